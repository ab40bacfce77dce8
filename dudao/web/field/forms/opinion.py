from django import forms

from dudao.visits.services.preliminary import LONGEST_REASON
from dudao.web.ui.inputs import DayInput


class PreliminaryForm(forms.Form):
    words = forms.CharField(label="初步意见", required=False, widget=forms.Textarea(attrs={"rows": 10}))


class TakeBackForm(forms.Form):
    reason = forms.CharField(label="为什么收回", required=False, max_length=LONGEST_REASON)


class IssueForm(forms.Form):
    """The opinion; whether a day is needed and the defence is answered is judged by the service."""

    considered = forms.CharField(label="申辩怎么看", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    text = forms.CharField(label="督导意见", required=False, widget=forms.Textarea(attrs={"rows": 12}))
    rectify_by = forms.DateField(label="整改到哪天", required=False, widget=DayInput)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
