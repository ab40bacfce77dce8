"""What is known is looked at before a check-up is arranged: from which time, which points, where."""

from datetime import timedelta

from django import forms

from dudao.areas.enums import INSPECTED_KINDS, UnitKind
from dudao.areas.models import Unit
from dudao.web.ui.inputs import DayInput, ManyField

USUALLY = timedelta(days=183)


class WeakSpotsForm(forms.Form):
    since = forms.DateField(label="从哪天以来的问题", widget=DayInput(), required=False)
    kind = forms.MultipleChoiceField(
        label="学校还是机构", choices=[(kind.value, kind.label) for kind in INSPECTED_KINDS], required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    area = ManyField(
        label="哪些责任区", queryset=None, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="不选就是全县",
    )  # fmt: skip

    def __init__(self, given, *, scope, today):
        """``given``: the address's; a day that is not there stands in the form as it usually is."""
        self.usual = today - USUALLY
        known = given.copy()
        known.setdefault("since", self.usual.isoformat())
        super().__init__(known)
        areas = Unit.objects.visible_to(scope).filter(kind=UnitKind.RESPONSIBILITY_AREA).open_on(today)
        self.fields["area"].queryset = areas.order_by("code")

    def chosen(self) -> dict:
        """``since``, ``kinds`` and ``areas``; what is left empty or makes no sense is what it usually is."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {
            "since": data.get("since") or self.usual, "kinds": data.get("kind") or [],
            "areas": [unit.pk for unit in data.get("area") or ()],
        }  # fmt: skip
