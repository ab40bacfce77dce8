"""What is typed for a sealed draw: among whom, how many, with which number; later the number itself."""

import re

from django import forms

from dudao.areas.enums import INSPECTED_KINDS, SchoolStage, UnitKind
from dudao.areas.models import Unit
from dudao.inspections.progress import versions_in_force
from dudao.lib.posted import posted_number
from dudao.visits.announcements import DrawPlan, least_team
from dudao.visits.enums import DRAWN_KINDS, InspectionKind, PlanState
from dudao.visits.models import PlanItem
from dudao.visits.pools import SPLITS, Pool, PoolWish, people_for_draw
from dudao.web.ui.inputs import ManyField

from .rounds import day_field
from .unit_lines import Register, plain

KINDS = [(kind.value, kind.label) for kind in INSPECTED_KINDS]
TAKE = "take:"  # before the name of a stratum, in the preview
LINE = re.compile(r"^\s*(?P<unit>[^、，,：:\s]+)\s*[、，,：:\s]\s*(?P<reason>.+?)\s*$")
ASKED_AGAIN = "两次录的不一样，请对着公布的原样再录。"


def number_field(label: str, least: int = 0, most: int = 100_000, **more) -> forms.IntegerField:
    words = f"{label}写成 {least} 到 {most} 的整数。"
    return forms.IntegerField(
        label=label, min_value=least, max_value=most,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value", "required"), words), **more,
    )  # fmt: skip


class DrawForm(forms.Form):
    """The whole plan. ``pool`` is read once it is valid; how many of which stratum is typed in the preview."""

    title = forms.CharField(label="名称", max_length=120, error_messages={"required": "请给这次抽查起个名字。"})
    kind = forms.ChoiceField(
        label="哪一种督导", choices=[(kind.value, kind.label) for kind in DRAWN_KINDS],
        help_text="专项、综合督导要事先书面通知，不在这里抽。",
    )  # fmt: skip
    versions = ManyField(
        label="按哪个方案的要点", queryset=None, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选按哪个方案督导，去的人才有清单。"},
    )  # fmt: skip
    matters = forms.CharField(
        label="看哪些事", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    from_on = day_field("哪天起到校")
    until_on = day_field("哪天前到完")
    kinds = forms.MultipleChoiceField(
        label="从哪些单位里抽", choices=KINDS, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选学校或校外培训机构，至少一样。"},
    )  # fmt: skip
    stages = forms.MultipleChoiceField(
        label="只要这些学段", choices=SchoolStage.choices, widget=forms.CheckboxSelectMultiple, required=False,
        help_text="都不选就是全部学段。",
    )  # fmt: skip
    area = forms.ModelChoiceField(label="只在这个责任区", queryset=None, required=False, empty_label="全县")
    least_pupils = number_field("学生数不少于", required=False)
    most_pupils = number_field("学生数不多于", required=False)
    rest_days = number_field(
        "多少天内督导过的不抽", most=730, required=False, help_text="每月的经常性督导不算；空着就都抽。"
    )
    left_out = forms.CharField(
        label="这次不参加的", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一行一个：名称或代码，逗号，原因。例如“X003，校舍维修停课”。原因会公布。",
    )  # fmt: skip
    split = forms.ChoiceField(label="怎么分类", choices=list(SPLITS.items()), required=False)
    total = number_field("一共抽几所", least=1, most=5000)
    team = number_field("每所去几人", least=1, most=10)
    stay = ManyField(
        label="这次不去的督学", queryset=None, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="不勾就是督学证有效的都在名单里。要回避的关系按名册自动避开。",
    )  # fmt: skip
    source = forms.CharField(
        label="用哪个公开数", max_length=120,
        help_text="谁也定不了、大家都查得到的数，例如“福彩双色球第 2026135 期红球”。",
        error_messages={"required": "请写用哪个公开数，写到哪一期。"},
    )  # fmt: skip
    source_on = day_field("这个数哪天出来", help_text="要在公布以后。那天起由另一位同事录入。")
    plan_item = forms.ModelChoiceField(
        label="年度计划里的哪一项", queryset=None, required=False, empty_label="不在计划里"
    )
    off_plan_reason = forms.CharField(label="不在计划里的，写明理由", max_length=200, required=False)

    def __init__(self, *args, scope, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.county_code, self.today = scope.county_code, today
        held = self.fields["versions"].queryset = versions_in_force(scope, today)
        self.fields["versions"].initial = held[:1] if len(held) == 1 else []
        areas = Unit.objects.visible_to(scope).open_on(today)
        self.fields["area"].queryset = areas.filter(kind=UnitKind.RESPONSIBILITY_AREA)
        self.fields["stay"].queryset = people_for_draw(scope.county_code, today, today)
        self.fields["stay"].label_from_instance = lambda user: user.name
        items = PlanItem.objects.filter(plan__county_code=scope.county_code, plan__state=PlanState.FILED)
        self.fields["plan_item"].queryset = items.filter(kind__in=DRAWN_KINDS, until_on__gte=today)

    @staticmethod
    def usual(scope, today) -> dict:
        """What stands in the empty form."""
        return {
            "title": f"{today.month}月不打招呼抽查", "kind": InspectionKind.UNANNOUNCED,
            "kinds": [UnitKind.SCHOOL], "rest_days": 90, "total": 5,
            "team": max(2, least_team(scope.county_code, InspectionKind.UNANNOUNCED, today)),
        }  # fmt: skip

    def of_item(self, number: str) -> dict:
        """What an item of the year's plan fills in; nothing where it is none that may be chosen."""
        key = posted_number(number)
        item = self.fields["plan_item"].queryset.filter(pk=key).first() if key is not None else None
        if item is None:
            return {}
        return {
            "plan_item": item.pk, "title": item.title, "matters": item.matters, "kind": item.kind,
            "until_on": item.until_on,
        }  # fmt: skip

    def clean_left_out(self) -> dict[int, str]:
        """Id of a unit → why; a line that names none or says nothing is refused with the line."""
        found: dict[int, str] = {}
        lines = [line for line in self.cleaned_data["left_out"].splitlines() if line.strip()]
        if not lines:
            return found
        rows = Unit.objects.filter(county_code=self.county_code, kind__in=INSPECTED_KINDS).order_by("pk")
        register = Register(rows)
        for line in lines:
            parts = LINE.match(line)
            if not parts:
                raise forms.ValidationError(f"“{line.strip()[:30]}”这一行请写成“名称或代码，原因”。")
            found[register.one(parts["unit"]).pk] = parts["reason"][:120]
        return found

    def clean(self) -> dict:
        data = super().clean()
        least, most = data.get("least_pupils"), data.get("most_pupils")
        if least is not None and most is not None and least > most:
            self.add_error("most_pupils", "学生数写反了：不多于的要比不少于的大。")
        return data

    def wish(self) -> PoolWish:
        data = self.cleaned_data
        return PoolWish(
            from_on=data["from_on"], until_on=data["until_on"], kinds=tuple(data["kinds"]),
            stages=tuple(data["stages"]), area=data["area"], pupils=(data["least_pupils"], data["most_pupils"]),
            rest_days=data["rest_days"] or 0, split=data["split"], left_out=data["left_out"],
            stay=frozenset(user.pk for user in data["stay"]),
        )  # fmt: skip

    def plan(self, takes: dict[str, int]) -> DrawPlan:
        names = ("title", "kind", "matters", "team", "source", "source_on", "plan_item", "off_plan_reason")
        data = self.cleaned_data
        return DrawPlan(
            versions=tuple(data["versions"]), wish=self.wish(), takes=takes, **{name: data[name] for name in names}
        )

    def takes(self, pool: Pool) -> dict[str, int]:
        """Those typed in the preview where they fit the strata, else the whole number by size."""
        typed = {name.removeprefix(TAKE): value for name, value in self.data.items() if name.startswith(TAKE)}
        if typed.keys() == pool.sizes.keys() and all(value.isdecimal() for value in typed.values()):
            return {name: min(int(value[:6]), 100_000) for name, value in typed.items()}
        return pool.takes(self.cleaned_data["total"])


class ValueForm(forms.Form):
    """The public value, typed twice: it counts once and for all."""

    value = forms.CharField(label="公开数", max_length=120, error_messages={"required": "请写公开数，照公布的原样写。"})
    again = forms.CharField(label="再录一遍", max_length=120, error_messages={"required": "请再录一遍。"})

    def clean(self):
        typed = super().clean()
        first, second = (plain(typed.get(name, "")) for name in ("value", "again"))
        if first and second and first != second:
            self.add_error("again", ASKED_AGAIN)
        return typed


class VoidForm(forms.Form):
    reason = forms.CharField(
        label="为什么作废", max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="会一直公布着。", error_messages={"required": "作废要写明原因，会一直公布着。"},
    )  # fmt: skip
