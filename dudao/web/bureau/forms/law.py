"""A number of the rules as the county sets it."""

from django import forms

from dudao.obligations.enums import DayUnit
from dudao.visits.enums import InspectionKind
from dudao.visits.rule_keys import RULES

from .rounds import day_field


class RuleForm(forms.Form):
    kind = forms.ChoiceField(label="哪种督导", required=False)
    value = forms.IntegerField(
        label="改成多少", min_value=0, max_value=10_000,
        error_messages={"required": "请填数。", "invalid": "请填整数。", "min_value": "请填 0 或更大的整数。",
                        "max_value": "数太大了，请核对。"},
    )  # fmt: skip
    day_unit = forms.ChoiceField(label="按什么日算", choices=DayUnit.choices, required=False)
    from_on = day_field("从哪天起用")
    source = forms.CharField(
        label="依据", max_length=120, error_messages={"required": "请写依据哪份文件。"},
        help_text="文件名和文号；督导室自己定的，写“督导室决定”和日期",
    )  # fmt: skip

    def __init__(self, *args, key: str, **kwargs):
        super().__init__(*args, **kwargs)
        rule = RULES[key]
        self.fields["kind"].choices = [("", "各种都一样"), *((kind, InspectionKind(kind).label) for kind in rule.kinds)]
        if not rule.kinds:
            del self.fields["kind"]
        if not rule.counts_days:
            del self.fields["day_unit"]
