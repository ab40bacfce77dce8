from django import forms


class FilledForm(forms.Form):
    """One filled form, Excel or Word."""

    file = forms.FileField(
        label="填好的表", widget=forms.FileInput(attrs={"accept": ".xlsx,.docx,.doc,.wps,.rtf"}),
        error_messages={"required": "先选填好的表。", "empty": "这是一个空文件，请重新存一遍再传。"},
    )  # fmt: skip
