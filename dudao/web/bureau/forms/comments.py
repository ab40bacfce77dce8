from django import forms

from dudao.schemes.services.comments import LONGEST


class CommentForm(forms.Form):
    """Words to one colleague about an entry."""

    prefix = "w"

    to = forms.ModelChoiceField(
        label="写给谁", queryset=None, empty_label="请选",
        error_messages={"required": "请选一位同事。", "invalid_choice": "请在名单里选一位同事。"},
    )  # fmt: skip
    text = forms.CharField(
        label="说什么", widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST,
        error_messages={"required": "请写上要说的话。", "max_length": f"最多写 {LONGEST} 个字，请删短一些。"},
    )  # fmt: skip

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues
