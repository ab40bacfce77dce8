"""How large a returned form may be; a filled one has some tens of kilobytes."""

from dudao.lib.archives import MEGABYTE, Limits

MAX_FILE = 5 * MEGABYTE
LIMITS = Limits(entries=400, total=16 * MEGABYTE, part=4 * MEGABYTE)
MAX_TEXT = 5000  # characters in one cell
