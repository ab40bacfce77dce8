from django import forms


class ReceiptForm(forms.Form):
    """Signing for the feedback; words are welcome and never asked for."""

    words = forms.CharField(label="想说的话", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class ObjectionForm(forms.Form):
    """What the head says against a receipt that was typed in from paper."""

    words = forms.CharField(label="哪里不对", required=False, widget=forms.Textarea(attrs={"rows": 3}))
