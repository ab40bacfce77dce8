from django import forms

from dudao.schemes import packs
from dudao.web.ui.inputs import DayInput

from .scheme_entries import member_lines, members_of


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
        label="从哪天起", widget=DayInput(),
        help_text="从这一天起按这一版派任务、算限额；已经过了的日子，当天就起用。",
        error_messages={"required": "请写从哪天起。", "invalid": "日期请按 2026-09-01 的样子写。"},
    )  # fmt: skip


class RevisionForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)


class GroupMembersForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    members = forms.CharField(
        label="人员", widget=forms.Textarea(attrs={"rows": 10}),
        help_text="一行一人：职务｜姓名｜单位和职位，中间用竖线隔开。",
        error_messages={"required": "至少写一个人。"},
    )  # fmt: skip

    def __init__(self, *args, group: dict, revision: int, **kwargs):
        super().__init__(*args, initial={"revision": revision, "members": member_lines(group)}, **kwargs)

    def clean_members(self) -> list[dict]:
        return members_of(self.cleaned_data["members"])
