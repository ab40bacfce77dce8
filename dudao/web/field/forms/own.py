"""What an inspector writes for himself; each form is one line or one small page."""

from django import forms

from dudao.web.ui.inputs import DayInput


class StudyForm(forms.Form):
    material = forms.CharField(label="学了什么", required=False, max_length=200)
    read_on = forms.DateField(label="哪天", required=False, widget=DayInput)
    note = forms.CharField(label="记一笔", required=False, max_length=2000)


class MonthForm(forms.Form):
    """``?month=2026-11``; anything else is this month."""

    month = forms.DateField(required=False, input_formats=["%Y-%m"])
