from django import forms

from dudao.officialdocs.readers.guard import MAX_FILE
from dudao.schemes import packs
from dudao.web.ui.inputs import DayInput

from .scheme_entries import member_lines, members_of

ACCEPTED = ".docx,.doc,.wps,.rtf,.odt,.pdf,.ofd,.txt,.html,.htm,.jpg,.jpeg,.png,.tif,.tiff,.bmp"


class UploadForm(forms.Form):
    """A file, or text pasted from a web page; one of the two."""

    file = forms.FileField(
        label="方案", required=False, widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"empty": "这是一个空文件，请重新选择。"},
    )  # fmt: skip
    pasted = forms.CharField(
        label="或者把网页上的正文贴在这里", required=False, max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"max_length": "贴进来的文字太长，请存成文件再传。"},
    )  # fmt: skip

    def clean(self):
        if not self.errors and not self.cleaned_data["file"] and not self.cleaned_data["pasted"].strip():
            self.add_error("file", "请选方案文件，或者把正文贴进来。")
        return self.cleaned_data

    def document(self) -> tuple[str, bytes]:
        """Name and content of what came; the file goes before the text."""
        file = self.cleaned_data["file"]
        if file:
            return file.name, file.read(MAX_FILE + 1)
        return "粘贴的文字.txt", self.cleaned_data["pasted"].encode()


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
