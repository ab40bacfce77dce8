from django import forms

from dudao.calendars.models import DayKind
from dudao.web.ui.inputs import DayInput

REGULAR = ("", "照平常（去掉改动）")


class DaysForm(forms.Form):
    """What some days are; without ``last`` one day."""

    first = forms.DateField(label="从哪天", widget=DayInput(), error_messages={"required": "请选日期。"})
    last = forms.DateField(label="到哪天", widget=DayInput(), required=False, help_text="只改一天就空着")
    kind = forms.ChoiceField(label="这几天", choices=[*DayKind.choices, REGULAR], required=False, initial=DayKind.REST)
    name = forms.CharField(label="名称", max_length=40, required=False, help_text="例如：春节、寒假")

    def facts(self) -> dict:
        facts = dict(self.cleaned_data)
        return facts | {"last": facts["last"] or facts["first"], "kind": facts["kind"] or None}


class TermForm(forms.Form):
    school_year = forms.IntegerField(label="学年", help_text="开学那一年，例如 2026")
    name = forms.CharField(label="学期", max_length=20, initial="第一学期")
    starts_on = forms.DateField(label="开学", widget=DayInput())
    ends_on = forms.DateField(label="放假", widget=DayInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = f"请写{field.label}。"
