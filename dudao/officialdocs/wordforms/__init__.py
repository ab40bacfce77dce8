"""The answer form as a Word document: written out to be ticked, and read back from whatever office suite saved it."""

from .old import read_old_form
from .reading import read_form
from .writing import write_form

__all__ = ["read_form", "read_old_form", "write_form"]
