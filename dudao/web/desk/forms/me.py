from django import forms


class ContactForm(forms.Form):
    """One's own telephone number and address; whether they are any is judged by the service."""

    phone = forms.CharField(
        label="手机", max_length=20, required=False, help_text="督导室催办用；别人的名单里中间几位遮住",
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        label="邮箱", required=False, help_text="填了，消息会同时发到邮箱；不填只在这里看",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, initial={"phone": user.phone, "email": user.email}, **kwargs)
