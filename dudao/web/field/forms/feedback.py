"""What the school is told, and the days that stand on a paper; whether they can be is judged by the services."""

from datetime import date

from django import forms

from dudao.web.ui.inputs import DayInput


class FeedbackForm(forms.Form):
    words = forms.CharField(label="反馈的话", required=False, widget=forms.Textarea(attrs={"rows": 8}))


class PaperFeedbackForm(FeedbackForm):
    """``on``: when the school got the paper; ``late_until``: for what is over before it is typed in."""

    on = forms.DateField(
        label="哪天收到反馈",
        widget=DayInput,
        error_messages={"required": "哪天收到反馈还没填。"},
    )
    late_until = forms.DateField(label="过了期的，改到哪天", required=False, widget=DayInput)

    def told_on(self, usual: date) -> date:
        """The day that was typed, else the usual one."""
        typed = self.cleaned_data.get("on") if self.is_bound and hasattr(self, "cleaned_data") else None
        return typed or usual


class ToldDayForm(forms.Form):
    on = forms.DateField(label="哪天收到反馈", widget=DayInput, error_messages={"required": "哪天收到反馈还没填。"})
    why = forms.CharField(
        label="为什么改", max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写一句为什么改，对方会看到。"},
    )  # fmt: skip


class ReceiptForm(forms.Form):
    on = forms.DateField(label="纸上哪天签的", widget=DayInput, error_messages={"required": "纸上哪天签的还没填。"})
