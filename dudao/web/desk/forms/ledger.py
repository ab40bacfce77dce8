from django import forms

from dudao.ledger.access import TIP_READERS
from dudao.ledger.enums import Severity, SourceKind
from dudao.ledger.listing import SORTS, Wanted, areas_in, view_keys


class FilterForm(forms.Form):
    """What the address asks of the list; nonsense in an address narrows nothing."""

    view = forms.ChoiceField(choices=[(key, key) for key in view_keys()], required=False)
    q = forms.CharField(max_length=60, required=False)
    area = forms.ModelChoiceField(queryset=None, label="责任区", required=False, empty_label="全部责任区")
    source = forms.ChoiceField(choices=[("", "全部来源"), *SourceKind.choices], label="来源", required=False)
    severity = forms.ChoiceField(choices=[("", "不分轻重"), *Severity.choices], label="轻重", required=False)
    sort = forms.ChoiceField(
        choices=[(key, words.split("，")[0]) for key, (words, _) in SORTS.items()], label="排序", required=False
    )

    def __init__(self, *args, scope, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.tips = kind in TIP_READERS
        if not self.tips:
            self.fields["source"].choices = [
                pair for pair in self.fields["source"].choices if pair[0] != SourceKind.LEAD
            ]
        self.fields["area"].queryset = areas_in(scope)
        if not scope.whole_county:
            del self.fields["area"]
        self.full_clean()

    def wanted(self) -> Wanted:
        given = self.cleaned_data
        area = given.get("area")
        return Wanted(
            view=given.get("view") or "active", words=given.get("q") or "", area=area.pk if area else None,
            source=given.get("source") or "", severity=given.get("severity") or "", sort=given.get("sort") or "due",
            tips=self.tips,
        )  # fmt: skip
