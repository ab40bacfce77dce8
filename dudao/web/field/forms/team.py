"""What somebody tells the office who cannot go."""

from django import forms


class AskForm(forms.Form):
    words = forms.CharField(label="为什么去不了", required=False, max_length=200)
