"""Once more to the same school in one round."""

from django import forms

from dudao.web.ui.inputs import DayInput


class AgainForm(forms.Form):
    """``seen``: the month whose minutes were shown beside the button."""

    on = forms.DateField(label="哪天去", widget=DayInput, error_messages={"required": "请填哪天去。"})
    reason = forms.CharField(
        label="为什么再去", max_length=200, error_messages={"required": "请写一句为什么再去。"}
    )  # fmt: skip
    seen = forms.CharField(required=False, max_length=7, widget=forms.HiddenInput)
