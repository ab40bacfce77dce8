"""Once more to the same school in one round."""

from django import forms

from dudao.lib.statetable import NotAllowed
from dudao.visits.services.going_again import check_day
from dudao.web.ui.inputs import DayInput


class AgainForm(forms.Form):
    """``seen``: the month whose minutes were shown beside the button."""

    on = forms.DateField(label="哪天去", widget=DayInput, error_messages={"required": "请填哪天去。"})
    reason = forms.CharField(
        label="为什么再去", max_length=200, error_messages={"required": "请写一句为什么再去。"}
    )  # fmt: skip
    seen = forms.CharField(required=False, max_length=7, widget=forms.HiddenInput)

    def __init__(self, *args, inspection, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.inspection, self.today = inspection, today

    def clean_on(self):
        """What the day would mean is shown only where it can be."""
        try:
            check_day(self.inspection, self.cleaned_data["on"], self.today)
        except NotAllowed as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return self.cleaned_data["on"]

    def added(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("on", "reason")}
