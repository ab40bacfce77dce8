"""The answer form as an Excel workbook: written out, and read back from whatever office suite saved it."""

from .reading import read_form
from .shapes import AnswerForm, FormId, FormPoint, RefusedWorkbook, ReturnedForm, ReturnedRow
from .writing import write_form

__all__ = [
    "AnswerForm",
    "FormId",
    "FormPoint",
    "RefusedWorkbook",
    "ReturnedForm",
    "ReturnedRow",
    "read_form",
    "write_form",
]
