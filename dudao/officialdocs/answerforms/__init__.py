"""The answer form, whatever program it is filled in with: its shapes, its limits, and the one door back."""

from .shapes import AnswerForm, FormId, FormPoint, RefusedForm, ReturnedForm, ReturnedRow

__all__ = ["AnswerForm", "FormId", "FormPoint", "RefusedForm", "ReturnedForm", "ReturnedRow"]
