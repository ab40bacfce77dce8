from django import forms

from dudao.web.ui.inputs import DayInput
from dudao.web.ui.uploads import FilesField


class FinishForm(forms.Form):
    result = forms.CharField(
        label="做了什么，结果怎样",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "写一句做了什么、结果怎样。"},
    )
    attachments = FilesField(label="附件")


class PaperForm(forms.Form):
    on = forms.DateField(
        label="哪天收到",
        widget=DayInput(),
        error_messages={"required": "请选收到的日子。", "invalid": "请选一个日子。"},
    )
