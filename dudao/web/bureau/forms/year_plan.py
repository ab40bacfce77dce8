"""The year's plan, item by item."""

from django import forms

from dudao.areas.models import Unit
from dudao.visits.enums import InspectionKind, Level
from dudao.visits.lawful import BODIES
from dudao.visits.models import PlanItem
from dudao.web.ui.inputs import ManyField

from .rounds import day_field

# What is done every month or when something comes up stands on no plan.
ON_A_PLAN = [
    InspectionKind.SPECIAL, InspectionKind.COMPREHENSIVE, InspectionKind.COVERAGE, InspectionKind.JOINT,
    InspectionKind.UNANNOUNCED, InspectionKind.DEPARTMENTS, InspectionKind.RECEPTION, InspectionKind.ROUTINE,
    InspectionKind.CAMPAIGN,
]  # fmt: skip


class NewPlanForm(forms.Form):
    year = forms.IntegerField(label="年度", error_messages={"required": "请填年度。", "invalid": "年度写四位数字。"})
    title = forms.CharField(label="名称", max_length=120, required=False, help_text="不写就叫“某年教育督导计划”")


class ItemForm(forms.Form):
    """One inspection of the year."""

    title = forms.CharField(label="督导名称", max_length=120, error_messages={"required": "请写这一项督导叫什么。"})
    kind = forms.ChoiceField(label="种类", choices=[(kind.value, kind.label) for kind in ON_A_PLAN])
    level = forms.ChoiceField(label="层级", choices=Level.choices, initial=Level.COUNTY)
    from_on = day_field("从哪天")
    until_on = day_field("到哪天")
    matters = forms.CharField(label="内容", required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    manner = forms.CharField(label="方式", required=False, max_length=120)
    objects_words = forms.CharField(label="对象和范围", required=False, max_length=200)
    partners = ManyField(label="联合单位", queryset=None, required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, scope, today, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = Unit.objects.visible_to(scope).open_on(today).filter(kind__in=BODIES)
        self.fields["partners"].queryset = bodies.order_by("kind", "code")

    @staticmethod
    def of(item: PlanItem) -> dict:
        names = ("title", "kind", "level", "from_on", "until_on", "matters", "manner", "objects_words")
        return {name: getattr(item, name) for name in names} | {"partners": item.partners.order_by("pk")}


class FileForm(forms.Form):
    on = day_field("备案日期")
    filed_with = forms.CharField(
        label="向哪个机关备案", max_length=80, error_messages={"required": "请写向哪个机关备案。"}
    )
