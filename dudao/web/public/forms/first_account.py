from django import forms

from dudao.accounts.rules import check_username
from dudao.areas.rules import check_county_code
from dudao.lib.statetable import NotAllowed


def said(check):
    """A form's cleaner from a rule: its refusal becomes the field's error."""

    def clean(self, field):
        try:
            return check(self.cleaned_data[field])
        except NotAllowed as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    return clean


class FirstAccountForm(forms.Form):
    county_name = forms.CharField(label="县（区）全名", max_length=60, help_text="例如：云岭县")
    county_code = forms.CharField(
        label="县级行政区划代码",
        max_length=6,
        help_text="六位数字",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    bureau_name = forms.CharField(label="教育局全名", max_length=80, help_text="例如：云岭县教育局")
    name = forms.CharField(label="你的姓名", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    username = forms.CharField(
        label="账号",
        max_length=40,
        help_text="登录用，英文字母或数字，例如 zhang01",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label="密码",
        max_length=128,
        strip=False,
        help_text="至少 8 位，字母和数字都要有，不要用姓名、生日",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再写一遍密码",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = f"请写{field.label}。"
        self.fields["again"].error_messages["required"] = "请再写一遍密码。"

    def clean_county_code(self):
        return said(check_county_code)(self, "county_code")

    def clean_username(self):
        return said(check_username)(self, "username")

    def clean_again(self):
        if self.cleaned_data["again"] != self.cleaned_data.get("password"):
            raise forms.ValidationError("两遍密码不一样，请再写一遍。")
        return self.cleaned_data["again"]

    def facts(self) -> dict[str, str]:
        """What the service asks for."""
        return {name: value for name, value in self.cleaned_data.items() if name != "again"}
