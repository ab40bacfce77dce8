from django import forms

from dudao.schemes import packs


class UploadForm(forms.Form):
    file = forms.FileField(
        label="方案", widget=forms.FileInput(attrs={"accept": ".docx,.txt"}),
        error_messages={"required": "请选方案文件（.docx 或 .txt）。", "empty": "这是一个空文件，请重新选择。"},
    )  # fmt: skip


class PackForm(forms.Form):
    name = forms.ChoiceField(label="方案包")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].choices = list(packs.titles().items())


class ForceForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    from_on = forms.DateField(
        label="从哪天起", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="从这一天起按这一版派任务、算限额。",
        error_messages={"required": "请写从哪天起。", "invalid": "日期请按 2026-09-01 的样子写。"},
    )  # fmt: skip


class RevisionForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
