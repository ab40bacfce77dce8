from django import forms

from dudao.web.ui.uploads import FilesField


class DefenceForm(forms.Form):
    """The unit's statement in defence; files are welcome and never asked for."""

    words = forms.CharField(label="不同意哪里，为什么", required=False, widget=forms.Textarea(attrs={"rows": 8}))
    files = FilesField(label="材料")
