from django import forms


class PasswordForm(forms.Form):
    """``first``: the person came in with a one-time password and need not write it a second time."""

    old = forms.CharField(
        label="现在的密码",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="新密码",
        max_length=128,
        strip=False,
        help_text="至少 8 位，字母和数字都要有，不要用姓名、生日",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再写一遍新密码",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, first: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if first:
            del self.fields["old"]
        for field in self.fields.values():
            field.error_messages["required"] = f"请写{field.label}。"
        self.fields["again"].error_messages["required"] = "请再写一遍新密码。"

    def clean_again(self):
        if self.cleaned_data["again"] != self.cleaned_data.get("new"):
            raise forms.ValidationError("两遍密码不一样，请再写一遍。")
        return self.cleaned_data["again"]

    def facts(self) -> dict[str, str | None]:
        return {"old": self.cleaned_data.get("old"), "new": self.cleaned_data["new"]}
