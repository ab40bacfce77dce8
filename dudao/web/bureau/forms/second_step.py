from django import forms

from dudao.accounts.enums import PositionKind


class DemandForm(forms.Form):
    """One day for each kind of position; empty demands nothing."""

    def __init__(self, *args, days, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in PositionKind:
            self.fields[kind.value] = forms.DateField(
                label=kind.label,
                required=False,
                initial=days.get(kind.value),
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
                error_messages={"invalid": f"{kind.label}：请写日期，例如 2026-12-01；不要求就空着。"},
            )


class ResetForm(forms.Form):
    username = forms.CharField(
        label="丢了手机的人的账号",
        max_length=40,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
        error_messages={"required": "请写账号。"},
    )
