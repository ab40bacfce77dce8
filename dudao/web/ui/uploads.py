"""Files that come along: one, or several at once, kept small enough to be read in one go."""

from django import forms

from dudao.files.rules import check_attached
from dudao.files.services import MAX_BYTES
from dudao.lib.statetable import NotAllowed

from .inputs import MultipleFileInput

MOST_FILES = 9
MOST_BYTES = 20 * 1024 * 1024


class FilesField(forms.FileField):
    """Cleans to a list of (name, bytes, media type); empty is allowed, evidence is never demanded."""

    widget = MultipleFileInput

    def __init__(self, **kwargs):
        super().__init__(required=False, allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None):
        chosen = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if len(chosen) > MOST_FILES:
            raise forms.ValidationError(f"一次最多传 {MOST_FILES} 个文件，多的请分几次传或打成一个压缩包。")
        if sum(file.size for file in chosen) > MOST_BYTES:
            raise forms.ValidationError("这些文件合起来超过 20 MB，请压缩图片或分几次传。")
        return [_taken(file) for file in chosen]


class AttachedField(forms.FileField):
    """One file; of one that is too large the service says so, unread."""

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if file and file.size <= MAX_BYTES:
            _check(file.name, file.read())
            file.seek(0)
        return file


def _taken(file) -> tuple[str, bytes, str]:
    content = file.read()
    _check(file.name, content)
    return file.name, content, file.content_type or "application/octet-stream"


def _check(name: str, content: bytes) -> None:
    try:
        check_attached(name, content)
    except NotAllowed as refusal:
        raise forms.ValidationError(str(refusal)) from None
