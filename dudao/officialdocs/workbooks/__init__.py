"""The answer form as an Excel workbook: written out, and read back from whatever office suite saved it."""

from .reading import read_form
from .writing import write_form

__all__ = ["read_form", "write_form"]
