import re

from django import forms

from dudao.web.ui.inputs import DayInput

from ..trail_words import SUBJECTS


class TrailForm(forms.Form):
    what = forms.ChoiceField(
        label="什么事", choices=[("", "所有事"), *SUBJECTS.items()], required=False,
        widget=forms.Select(attrs={"aria-label": "什么事"}),
    )  # fmt: skip
    who = forms.CharField(label="何人", max_length=40, required=False)
    first = forms.DateField(label="从哪天", widget=DayInput(attrs={"aria-label": "从哪天"}), required=False)
    last = forms.DateField(label="到哪天", widget=DayInput(attrs={"aria-label": "到哪天"}), required=False)


class HeadForm(forms.Form):
    head = forms.CharField(
        label="以前印下来的链首",
        max_length=80,
        required=False,
        help_text="印在公文或备份单上的 64 位；空着就只查前后是否接得上",
    )

    def clean_head(self):
        head = re.sub(r"\s", "", self.cleaned_data["head"]).lower()
        if head and not re.fullmatch(r"[0-9a-f]{64}", head):
            raise forms.ValidationError("链首是 64 位的 0 到 9、a 到 f，请照纸上核对。")
        return head
