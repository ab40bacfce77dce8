from django import forms

from dudao.web.ui.inputs import DayInput


class UploadForm(forms.Form):
    file = forms.FileField(
        label="名册文件",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv,.et"}),
        error_messages={"required": "请先选一个文件。", "empty": "这是空文件，请重新选择。"},
    )
    on = forms.DateField(label="从哪天起算", widget=DayInput(), error_messages={"required": "请选日期。"})
