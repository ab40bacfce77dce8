import uuid

from django import forms

from dudao.areas.enums import INSPECTED_KINDS
from dudao.ledger.enums import Severity, SourceKind
from dudao.ledger.queries import points_in_force, units_to_register

from .problem import day_field, words_field


class PointChoice(forms.ModelChoiceField):
    def label_from_instance(self, point):
        words = point.text if len(point.text) <= 40 else f"{point.text[:39]}…"
        return f"{point.code} {words}"


class RegisterForm(forms.Form):
    """What was seen at one unit. ``token`` is made once a page, so that a second click registers nothing twice."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    unit = forms.ModelChoiceField(
        queryset=None, label="单位", empty_label="请选单位",
        error_messages={"required": "单位还没选。", "invalid_choice": "这个单位不在你负责的范围内。"},
    )  # fmt: skip
    point = PointChoice(queryset=None, label="对应的督查要点", required=False, empty_label="不对应哪一条")
    title = forms.CharField(label="问题", max_length=300, error_messages={"required": "问题还没写。"})
    note = words_field("具体情况", required=False)
    seen_on = day_field("哪天看到的")
    severity = forms.ChoiceField(choices=Severity.choices, label="轻重", widget=forms.RadioSelect)
    due_on = day_field("整改期限", required=False)
    source = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in (SourceKind.OFFICE, SourceKind.LEAD)], label="从哪里知道的",
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip

    def __init__(self, *args, scope, today, of_office, **kwargs):
        usual = {"token": uuid.uuid4(), "seen_on": today, "severity": Severity.MINOR, "source": SourceKind.OFFICE}
        super().__init__(*args, initial=usual, **kwargs)
        self.usual_source = SourceKind.OFFICE if of_office else SourceKind.VISIT
        if not of_office:
            del self.fields["source"]
        self.fields["unit"].queryset = units_to_register(scope, today, INSPECTED_KINDS)
        self.fields["point"].queryset = points_in_force(scope.county_code, today)

    def facts(self) -> dict:
        """The names that the service takes."""
        given = dict(self.cleaned_data)
        point, token = given.pop("point"), given.pop("token")
        about = {"lineage": point.lineage, "point_code": point.code, "point_text": point.text} if point else {}
        source = given.get("source") or self.usual_source
        return given | about | {"reference": token.hex, "source": source}
