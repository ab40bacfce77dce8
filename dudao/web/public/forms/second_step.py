from django import forms


class SecondStepForm(forms.Form):
    code = forms.CharField(
        label="动态口令",
        max_length=40,
        help_text="手机上现在显示的六位数字；手机不在身边，写一个恢复码",
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "autofocus": True, "spellcheck": "false"}
        ),
        error_messages={"required": "请写动态口令。"},
    )
