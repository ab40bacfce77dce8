"""The process that opens a file of pages, so that a bad one harms nobody.

`python -m …worker pdf|ofd|scan FILE [PAGES]` tells its progress and then the blocks, or the sentence of a
refusal, as JSON lines.
"""

import json
import logging
import sys
from collections.abc import Callable
from typing import Any

from ..blocks import Source
from ..errors import UnreadableDocument
from .carried import packed
from .flow import blocks_of
from .guessed import mend_headings


def main(arguments: list[str]) -> int:
    """Answer one request; the exit code is always 0, what went wrong stands in the answer."""
    logging.disable(logging.CRITICAL)
    kind, path, *rest = arguments
    pages = int(rest[0]) if rest else None
    try:
        _say({"source": packed(_source(kind, path, _tell, pages))})
    except UnreadableDocument as refusal:
        _say({"refused": refusal.sentence})
    except (MemoryError, RecursionError):
        _say({})
    return 0


def _source(kind: str, path: str, progress: Callable[[int, int], None], pages: int | None) -> Source:
    if kind == "pdf":
        from .pdf import sheets_of  # noqa: PLC0415  lazy: each kind loads its own libraries

        sheets = sheets_of(path, progress, pages)
    elif kind == "ofd":
        from .ofd import sheets_of  # noqa: PLC0415  lazy: each kind loads its own libraries

        sheets = sheets_of(path, progress, pages)
    else:
        from .scan import scanned_sheets  # noqa: PLC0415  lazy: each kind loads its own libraries

        sheets = scanned_sheets(path, progress, pages)
    source = blocks_of(sheets)
    if kind == "scan":
        mend_headings(source)
    source.pictures = [sheet.number for sheet in sheets if sheet.picture]
    return source


def _tell(done: int, total: int) -> None:
    _say({"progress": [done, total]})


def _say(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=True), flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
