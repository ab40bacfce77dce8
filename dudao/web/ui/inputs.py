"""Controls that forms of every audience use."""

from django import forms


class DayInput(forms.DateInput):
    """The browser's own calendar; it understands days only in this order, whatever the language."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class MultipleFileInput(forms.FileInput):
    """Several files in one control."""

    allow_multiple_selected = True
