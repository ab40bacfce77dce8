from django import forms


class OffListForm(forms.Form):
    """One thing that no point of the list asks for."""

    words = forms.CharField(
        label="什么问题", max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写一句是什么问题。", "max_length": "最多写 300 个字。"},
    )  # fmt: skip
    days = forms.IntegerField(
        label="几天内改好", min_value=1, max_value=365, initial=15,
        error_messages={
            "required": "请填几天内改好。", "invalid": "请填几天，写整数。", "min_value": "至少 1 天。",
            "max_value": "最多 365 天。",
        },
    )  # fmt: skip
