"""What the office wants arranged: which kind, when, whom it reaches, who goes, what is looked at."""

from django import forms

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import User
from dudao.areas.enums import INSPECTED_KINDS, Relation, UnitKind
from dudao.areas.models import Unit, UnitLink
from dudao.lib.statetable import NotAllowed
from dudao.visits import causes
from dudao.visits.enums import (
    OF_AN_AREA,
    OF_BODIES,
    InspectionKind,
    InspectionState,
    Level,
    PlanState,
    Trait,
    has_trait,
)
from dudao.visits.facts import Ground
from dudao.visits.lawful import BODIES
from dudao.visits.looking_back import units_to_look_back_at
from dudao.visits.models import Inspection, PlanItem
from dudao.visits.months import days_left, first_of, last_of, next_month
from dudao.visits.readers import reader_of
from dudao.visits.wanted import Wanted
from dudao.web.goers import Names
from dudao.web.ui.inputs import ManyField

from .point_fields import check_minutes, minutes_typed
from .rounds import day_field
from .unit_lines import Register


def causes_offered(*, sealed: bool = True) -> list[tuple[str, str]]:
    return [("", "请选"), *causes.choices(sealed=sealed)]


# Which fields a kind asks for besides those of all.
ALSO = {
    InspectionKind.JOINT: ("partners",),
    InspectionKind.VERIFICATION: ("cause_kind", "cause"),
    InspectionKind.FOLLOW_UP: ("looks_back_at",),
    InspectionKind.RECEPTION: ("from_whom",),
    InspectionKind.DEPARTMENTS: ("looks_back_at",),
}
EXTRA = {name for names in ALSO.values() for name in names}


def written(user) -> str:
    """How a person is written where he is typed: the account tells apart who has one name."""
    return f"{user.name} {user.username}"


def minutes_field(label: str) -> forms.IntegerField:
    """Empty where they follow from the points."""
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=960, help_text="不写就按要点算",
        error_messages={"invalid": "请填几分钟，写整数。", "min_value": "分钟不能是负数。",
                        "max_value": "最多 960 分钟。"},
    )  # fmt: skip


class InspectionForm(forms.Form):
    """One form for all kinds; what a kind does not ask for is not there. ``units`` are ticked in the preview."""

    title = forms.CharField(label="名称", max_length=120, error_messages={"required": "请给这次督导起个名字。"})
    level = forms.ChoiceField(
        label="哪一级的", choices=[(Level.COUNTY, "县级"), (Level.AREA, "片区（一个责任区的）")], initial=Level.COUNTY,
        required=False, help_text="片区的只去一个责任区的学校，责任区负责人也能撤回、结束",
    )  # fmt: skip
    from_on = day_field("从哪天")
    until_on = day_field("到哪天")
    matters = forms.CharField(
        label="看哪些事", required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="写进通知，可以不写",
    )  # fmt: skip
    partners = ManyField(label="和哪些部门一起去", queryset=None, required=False, widget=forms.CheckboxSelectMultiple)
    from_whom = forms.CharField(label="上级是哪个单位", max_length=80, required=False)
    cause_kind = forms.ChoiceField(label="由什么引起", choices=causes_offered, required=False)
    cause = forms.CharField(label="编号", max_length=64, required=False, help_text="线索、预警或问题的编号")
    looks_back_at = forms.ModelChoiceField(
        label="回头看哪次督导", queryset=None, required=False, empty_label="请选",
        help_text="去那次发现过问题的单位，没改好的、已销号的都去",
    )  # fmt: skip
    reach = forms.MultipleChoiceField(
        label="去哪些单位", choices=[(kind.value, kind.label) for kind in INSPECTED_KINDS], required=False,
        widget=forms.CheckboxSelectMultiple, help_text="全部都去才勾；只去几个的，写在下面",
    )  # fmt: skip
    upper = forms.ModelChoiceField(label="只去其中", queryset=None, required=False, empty_label="全县")
    names = forms.CharField(
        label="只去这几个", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写名称、简称或代码，一行一个，或用顿号隔开；不写就是上面选的全部",
    )  # fmt: skip
    team = ManyField(
        label="谁去", queryset=None, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="不选就由挂牌督学去；选了，这几个人一起去每个单位",
    )  # fmt: skip
    lead = forms.ModelChoiceField(label="谁牵头", queryset=None, required=False, empty_label="名单里的第一个")
    team_size = forms.IntegerField(
        label="每组几人", min_value=1, max_value=30, initial=1,
        error_messages={"invalid": "请填几个人，写整数。", "min_value": "每组至少 1 人。", "max_value": "最多 30 人。"},
    )  # fmt: skip
    minutes = minutes_field("占每个单位几分钟")
    inspector_minutes = minutes_field("督学到一个单位几分钟")
    plan_item = forms.ModelChoiceField(
        label="年度计划里的哪一项", queryset=None, required=False, empty_label="不在计划里"
    )
    off_plan_reason = forms.CharField(label="计划外的理由", max_length=200, required=False)
    hidden = forms.BooleanField(label="不事先告知：没去以前，只有去的人看得到", required=False)
    notice = forms.BooleanField(label="安排好后就发书面通知", required=False)
    units = ManyField(queryset=None, required=False)

    def __init__(self, *args, kind, position, scope, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind, self.scope, self.today = kind, scope, today
        self.ground = Ground(scope.county_code, today)
        self.area = position.unit if position.kind == PositionKind.AREA_LEAD else None
        if self.area:  # the lead of an area sends his own people
            seats = self.ground.seats.items()
            self.ground.seats = {key: seat for key, seat in seats if seat.unit_id == self.area.pk}
        self._drop(position)
        known = Unit.objects.visible_to(scope).open_on(today).order_by("kind", "code")
        of_county = User.objects.filter(pk__in=self.ground.seats).order_by("pk")
        choices = {
            "partners": known.filter(kind__in=BODIES), "upper": known.filter(kind=UnitKind.RESPONSIBILITY_AREA),
            "units": known, "team": of_county, "lead": of_county,
            "looks_back_at": self._past(reader_of(position, today)),
            "plan_item": PlanItem.objects.filter(
                plan__county_code=scope.county_code, plan__state=PlanState.FILED, kind=kind, until_on__gte=today,
                **({"level": Level.AREA} if self.area else {}),
            ).select_related("plan"),
        }  # fmt: skip
        for name, rows in choices.items():
            if name in self.fields:
                self.fields[name].queryset = rows
        for name in {"team", "lead"} & set(self.fields):
            Names(self.ground.seats).put_on(self.fields[name], [seat.user for seat in self.ground.seats.values()])
        self.fields["units"].error_messages["invalid_choice"] = "选的单位里有一个现在不在名册里，请重新看一遍。"

    def _past(self, reader):
        """What may be looked back at: of departments where departments are visited again, else of schools."""
        rows = Inspection.objects.visible_to(reader).exclude(state=InspectionState.WITHDRAWN)
        bodies = {"kind__in": OF_BODIES}
        return rows.filter(**bodies) if self.kind in OF_BODIES else rows.exclude(**bodies)

    def _drop(self, position) -> None:
        unasked = EXTRA - set(ALSO.get(self.kind, ()))
        if not has_trait(self.kind, Trait.ON_PLAN):
            unasked |= {"plan_item", "off_plan_reason"}
        if self.kind in OF_BODIES:
            unasked.add("upper")
            self.fields["reach"].choices = [(kind.value, kind.label) for kind in BODIES]
            self.fields["team"].help_text = "这几个人一起去每个单位"  # no inspector is posted at a section
        if self.kind not in OF_AN_AREA or self.area:
            unasked.add("level")
        if self.area:
            unasked |= {"upper", "hidden"}
            self.fields["cause_kind"].choices = causes_offered(sealed=False)
        if self.kind == InspectionKind.FOLLOW_UP:
            unasked |= {"reach", "upper", "names"}
        if self.kind == InspectionKind.ROUTINE:
            unasked |= {"team", "lead", "team_size", "hidden", "notice"}
        for name in unasked & set(self.fields):
            del self.fields[name]

    def usual(self) -> dict:
        """What stands in the empty form: the rest of this month, or the next where no working day of it is left; the
        team that the law asks."""
        kind, today = self.kind, self.ground.day
        first = today if days_left(self.ground.county_code, today) else next_month(first_of(today))
        name = "督导" if kind == InspectionKind.ROUTINE else InspectionKind(kind).label
        return {
            "title": f"{first.month}月{name}", "from_on": first, "until_on": last_of(first_of(first)),
            "reach": [UnitKind.SCHOOL] if has_trait(kind, Trait.EVERYWHERE) else [],
            "team_size": max(1, self.ground.rules.number("team", kind)), "hidden": kind == InspectionKind.UNANNOUNCED,
        }  # fmt: skip

    def clean_upper(self):
        upper = self.cleaned_data["upper"]
        if self.cleaned_data.get("level") == Level.AREA and upper is None:
            raise forms.ValidationError("片区督导请选是哪个责任区。")
        return upper

    def clean(self):
        """Who is typed beside a unit must be somebody who may go."""
        known = {written(seat.user) for seat in self.ground.seats.values()}
        typed = {self.data[name].strip() for name in self.data if name.startswith("goes-")} - {""}
        if typed - known:
            raise forms.ValidationError(f"可派的人里没有“{min(typed - known)}”，请从列表里选。")
        check_minutes(self.data)
        data = super().clean()
        if "names" in self.fields and "names" in data and not self._says_where(data):
            self.add_error("names", "请写去哪几个单位；全部都去的，请在上面勾上。")
        return data

    def _says_where(self, data: dict) -> bool:
        """Nothing ticked and nothing written means nowhere, not everywhere."""
        return any(data.get(name) for name in ("names", "reach", "upper", "looks_back_at", "units"))

    def clean_cause(self):
        """A number that can be looked up must be there."""
        number, kind = self.cleaned_data["cause"].strip(), self.cleaned_data.get("cause_kind") or ""
        try:
            causes.check_known(self.scope, kind, number)
        except NotAllowed as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return number

    def clean_names(self):
        """The units that are named, in that order."""
        self.named = Register(self._known()).named(self.cleaned_data["names"])
        return self.cleaned_data["names"]

    def _known(self):
        kinds = BODIES if self.kind in OF_BODIES else INSPECTED_KINDS
        rows = Unit.objects.visible_to(self.scope)
        # Closed ones are found as well, so that it can be said that they are closed.
        return rows.filter(kind__in=kinds).order_by("kind", "code")

    def matching(self) -> list:
        """The units that are meant: by what they are looked back at for, by name, or by kind and area."""
        data = self.cleaned_data
        past = data.get("looks_back_at")
        if self.kind == InspectionKind.FOLLOW_UP:
            return units_to_look_back_at(past, self.today) if past else []
        if getattr(self, "named", None):
            return self.named
        if past:
            return units_to_look_back_at(past, self.today)
        rows = self._known().filter(closed_on=None)
        if data.get("upper"):
            links = UnitLink.objects.on(self.today).filter(upper=data["upper"], relation=Relation.RESPONSIBILITY_AREA)
            rows = rows.filter(pk__in=links.values("lower"))
        return list(rows.filter(kind__in=data["reach"]) if data.get("reach") else rows)

    def wanted(self, points: list) -> Wanted:
        """The wish as it stands, of the units that are ticked or else of all that match."""
        data, units = self.cleaned_data, list(self.cleaned_data["units"].order_by("kind", "code")) or self.matching()
        same = ("title", "from_on", "until_on", "matters", "from_whom", "cause_kind", "cause", "looks_back_at",
                "plan_item", "off_plan_reason")  # fmt: skip
        return Wanted(
            kind=self.kind, units=units, points=points, teams=self._teams(units),
            level=self._level(), area=self._area(),
            hidden=bool(data.get("hidden")), team_size=data.get("team_size") or 1,
            point_minutes=minutes_typed(self.data, (point for point, _ in points)),
            minutes=data["minutes"], inspector_minutes=data["inspector_minutes"],
            partners=tuple(data.get("partners") or ()), notice_on=self.today if data.get("notice") else None,
            **{name: data[name] for name in same if name in data and data[name] not in (None, "")},
        )  # fmt: skip

    def _level(self) -> str:
        if self.kind == InspectionKind.RECEPTION:
            return Level.HIGHER
        return Level.AREA if self.area else self.cleaned_data.get("level") or Level.COUNTY

    def _area(self):
        own = self.cleaned_data.get("upper") if self._level() == Level.AREA else None
        return self.area or own

    def _teams(self, units: list) -> dict[int, list]:
        """Named people for every unit; then whoever is named in the preview beside a single unit."""
        team = list(self.cleaned_data.get("team") or ())
        lead = self.cleaned_data.get("lead")
        if lead:
            team = [lead, *(user for user in team if user.pk != lead.pk)]
        teams = {unit.pk: team for unit in units} if team else {}
        people = {written(seat.user): seat.user for seat in self.ground.seats.values()}
        for unit in units:
            chosen = people.get(self.data.get(f"goes-{unit.pk}", "").strip())
            if chosen:
                others = [user for user in teams.get(unit.pk, ()) if user.pk != chosen.pk]
                teams[unit.pk] = [chosen, *others[: max(0, len(team) - 1)]]
        return teams


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="为什么撤回", max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写一句为什么撤回，去的人和学校会看到。"},
    )  # fmt: skip


class NoticeForm(forms.Form):
    on = day_field("哪天送到的")


class NoticeDayForm(NoticeForm):
    reason = forms.CharField(
        label="为什么更正", max_length=200, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写一句为什么更正，学校会看到。"},
    )  # fmt: skip


class PublishForm(forms.Form):
    on = day_field("公布日期")
    where = forms.CharField(
        label="公布在哪里", max_length=120, error_messages={"required": "请写公布在哪里，例如县政府网站。"}
    )
