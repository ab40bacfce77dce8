from django import forms


class HandoverForm(forms.Form):
    """One group and who has it; nobody chosen means the head himself."""

    group = forms.CharField(max_length=20)
    user = forms.ModelChoiceField(queryset=None, required=False, empty_label="我自己填")

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = colleagues
