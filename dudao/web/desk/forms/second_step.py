from django import forms


def code_field(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=40,
        help_text=help_text,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
        error_messages={"required": "请写动态口令。"},
    )


class ConfirmForm(forms.Form):
    code = code_field("手机上现在的六位数字", "写对一次才算开启")


class StopForm(forms.Form):
    password = forms.CharField(
        label="现在的密码",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "请写密码。"},
    )
    code = code_field("动态口令", "六位数字，或一个恢复码")
