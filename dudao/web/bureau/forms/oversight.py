"""The office's answers: to what inspectors brought, on a record, and how often something is to be done."""

from django import forms

from dudao.visits.enums import CountingPeriod, RecordVerdict, RemarkKind


class RemarkSearch(forms.Form):
    kind = forms.ChoiceField(choices=[("", "全部"), *RemarkKind.choices], required=False)
    waiting = forms.BooleanField(required=False)

    def wanted(self) -> dict:
        """The names that the query takes; nonsense in the address is no filter."""
        self.is_valid()
        return {"kind": self.cleaned_data.get("kind", ""), "waiting": self.cleaned_data.get("waiting", False)}


class AnswerForm(forms.Form):
    """``seen``: the answer that stood there when the page was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(label="怎么办的", required=False, widget=forms.Textarea(attrs={"rows": 4}))


class LotForm(forms.Form):
    """Month and lot stand in the address, so that the drawn list stays while it is looked through."""

    MOST = 100
    month = forms.DateField(label="哪个月的", required=False, input_formats=["%Y-%m"])
    size = forms.IntegerField(label="抽几份", required=False, min_value=1, max_value=MOST)
    lot = forms.SlugField(required=False, max_length=20)

    def chosen(self, name: str):
        """None for what was not given or makes no sense."""
        self.is_valid()
        return self.cleaned_data.get(name) or None


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(
        label="这份记录", choices=RecordVerdict.choices, widget=forms.RadioSelect, required=False
    )
    words = forms.CharField(label="说明", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class RuleForm(forms.Form):
    name = forms.CharField(label="做什么", required=False, max_length=120)
    at_least = forms.IntegerField(label="至少几次", min_value=0, error_messages={"required": "至少几次还没写。"})
    period = forms.ChoiceField(label="多长时间里", choices=CountingPeriod.choices)
    source = forms.CharField(label="依据", required=False, max_length=120)
