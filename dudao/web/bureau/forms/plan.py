"""What the office writes about a cited document, and about a word."""

from django import forms

from dudao.schemes.enums import ReferenceKind
from dudao.schemes.fields import words as cleaned

LARGEST_COPY = 20 * 1024 * 1024


class ReferenceSearch(forms.Form):
    """What the address asks of the register; nonsense narrows nothing."""

    q = forms.CharField(max_length=60, required=False)
    kind = forms.ChoiceField(choices=[("", "全部种类"), *ReferenceKind.choices], label="种类", required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.full_clean()

    def wanted(self) -> tuple[str, str]:
        return self.cleaned_data.get("q") or "", self.cleaned_data.get("kind") or ""


class ReferenceForm(forms.Form):
    title = forms.CharField(
        label="文件名", max_length=300, error_messages={"required": "文件名不能空着，请照原文件写。"}
    )
    doc_number = forms.CharField(label="文号", max_length=60, required=False, help_text="没有文号就空着。")
    kind = forms.ChoiceField(label="种类", choices=ReferenceKind.choices)
    url = forms.URLField(
        label="网址", max_length=300, required=False, assume_scheme="https",
        help_text="在哪个网站能看到，例如上级公布的页面。没有就空着。",
        error_messages={"invalid": "网址请从 https:// 写起。"},
    )  # fmt: skip
    copy = forms.FileField(
        label="本局留存的文件", required=False, help_text="传一份，大家点开就能下载；再传就换掉原来的。",
        error_messages={"empty": "这是一个空文件，请重新选择。"},
    )  # fmt: skip

    def clean_copy(self):
        copy = self.cleaned_data["copy"]
        if copy and copy.size > LARGEST_COPY:
            raise forms.ValidationError("文件超过 20 MB，请压缩后再传。")
        return copy

    def facts(self) -> dict:
        copy = self.cleaned_data["copy"]
        return self.cleaned_data | {"copy": (copy.name, copy.read()) if copy else None}


class TermForm(forms.Form):
    word = forms.CharField(label="名词", max_length=30, error_messages={"required": "请写名词。"})
    explanation = forms.CharField(
        label="解释", max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="一两句话，写给第一次看到这个词的校长。", error_messages={"required": "请写解释。"},
    )  # fmt: skip

    def clean_word(self) -> str:
        return cleaned(30, empty=False, what="名词")(self.cleaned_data["word"].strip('“”" '))
