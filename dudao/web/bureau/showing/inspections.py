"""What the office looks at before it arranges an inspection and while it runs."""

from collections import Counter
from dataclasses import dataclass, replace

from django.db.models import Count

from dudao.areas.enums import INSPECTED_KINDS
from dudao.jobs.services import enqueue
from dudao.lib.posted import posted_number
from dudao.lib.statetable import NotAllowed
from dudao.visits import remembering
from dudao.visits.enums import DONE, OF_BODIES, PUBLISHED, InspectionKind, InspectionState, Trait, VisitState, has_trait
from dudao.visits.jobs import START
from dudao.visits.models import Inspection, Visit
from dudao.visits.parcel import packed
from dudao.visits.rule_keys import RULES
from dudao.visits.services import arranging
from dudao.visits.wanted import Wanted

from ..forms.inspections import InspectionForm, written
from ..forms.point_fields import MINUTES
from . import causes, like_before

MANY = 300  # visits; more are arranged beside the page, with a progress
SHOWN = 160  # units that may be ticked one by one
KIND_WORDS = {
    InspectionKind.ROUTINE: "挂牌督学每月到自己的学校，一次派全县或一个责任区",
    InspectionKind.COVERAGE: "一个责任区或全县，一所不漏",
    InspectionKind.SPECIAL: "看一件或几件事，至少三人，先书面通知",
    InspectionKind.COMPREHENSIVE: "全面看一所学校，至少三人，先书面通知",
    InspectionKind.JOINT: "和市场监管、公安等部门一起去",
    InspectionKind.CAMPAIGN: "盯住反复出问题的要点，到有问题、没改好的学校去查一遍、改一遍",
    InspectionKind.UNANNOUNCED: "不发通知、不打招呼，到校以前只有去的人知道",
    InspectionKind.VERIFICATION: "接到线索、预警，去看是不是真的",
    InspectionKind.FOLLOW_UP: "回到上次发现过问题的学校，看改好了没有",
    InspectionKind.RECEPTION: "上级来督导，本县的人陪着去、记下来",
    InspectionKind.DEPARTMENTS: "看科室、部门和乡镇街道自己的职责办得怎样",
}
OWN_WORDS = {  # what the lead of an area reads: he arranges for his own schools alone
    InspectionKind.ROUTINE: "挂牌督学每月到自己的学校，一次派本责任区的",
    InspectionKind.COVERAGE: "本责任区的学校，一所不漏",
}


@dataclass(frozen=True)
class PointRow:
    """A point that may be put on the list; ``ticked``: it is, or was last time; ``minutes``: as they are typed."""

    point: object
    ticked: bool
    guidance: str
    minutes: int | str = ""


def point_rows(scope, kind: str, today, posted=None, only: set | None = None, like=None) -> list[PointRow]:
    """The points in force; at first those of ``only``, or of ``like`` or the last inspection of the kind, are ticked,
    else all; none where guests look and somebody goes along to write down what they say."""
    points = remembering.points_in_force(scope.county_code, today)
    schools = kind not in OF_BODIES
    points = [point for point in points if bool(set(point.unit_kinds) & set(INSPECTED_KINDS)) == schools]
    if posted is not None:
        chosen = set(posted.getlist("point"))
        return [
            PointRow(
                one, str(one.pk) in chosen, posted.get(f"guide-{one.pk}", ""), posted.get(f"{MINUTES}{one.pk}", "")
            )
            for one in points
        ]  # fmt: skip
    newest = like or remembering.newest_of(scope.county_code, kind)
    last, minutes = remembering.lineages_of(newest), remembering.minutes_of(newest)
    whole = set() if kind == InspectionKind.RECEPTION else {one.lineage for one in points}
    ticked = only if only is not None else last or whole
    known = remembering.guidance_known(scope.county_code)
    return [
        PointRow(one, one.lineage in ticked, known.get(one.lineage, ""), minutes.get(one.lineage, "")) for one in points
    ]


def grouped(rows: list[PointRow]) -> list[dict]:
    """The rows under scheme and group, in the order of the documents."""
    found: dict[tuple, list[PointRow]] = {}
    for row in rows:
        found.setdefault((row.point.version_id, row.point.group), []).append(row)
    return [
        {"title": group or "要点", "scheme": rows[0].point.version.title, "rows": rows,
         "note": f"勾了 {sum(row.ticked for row in rows)}/{len(rows)} 条"}
        for (_, group), rows in found.items()
    ]  # fmt: skip


def asked(rows: list[PointRow]) -> list[tuple]:
    return [(row.point, row.guidance) for row in rows if row.ticked]


def form_for(request, kind: str, like: Inspection | None = None) -> InspectionForm:
    form = InspectionForm(
        request.POST or None, kind=kind, position=request.position, scope=request.scope, today=request.today
    )
    form.initial = form.usual() | started_from(request, form)
    if like is not None:
        form.initial |= like_before.first_values(form, request, like)
    return form


def started_from(request, form: InspectionForm) -> dict:
    """What the address brings along: an item of the year's plan, or what set a verification off."""
    known = causes.places(request.scope, request.GET) | causes.first_values(form, request)
    known |= causes.looking_back(form, request.GET)
    number = posted_number(request.GET.get("item", ""))
    if "plan_item" not in form.fields or number is None:
        return known
    item = form.fields["plan_item"].queryset.filter(pk=number).first()
    if item is None:
        return known
    return known | {
        "plan_item": item.pk, "title": item.title, "matters": item.matters, "until_on": item.until_on,
        "level": item.level, "from_on": max(item.from_on, request.today),
        "partners": list(item.partners.order_by("pk")),
    }  # fmt: skip


def preview(by, scope, wanted: Wanted, ground, posted=None) -> dict:
    """The context of the page before the button: what happens, whom it costs what, what the rules say."""
    outlook = arranging.look_ahead(by=by, county_code=scope.county_code, wanted=wanted)
    facts, places = outlook.facts, outlook.facts.places
    troubled = {unit for finding in outlook.stops for unit in finding.units}
    going = Counter(user for team in facts.teams.values() for user in team)
    time_of = Counter[int]()
    for place in places:
        time_of.update(dict.fromkeys(facts.teams[place.pk], place.inspector_minutes))
    rows = [
        {"place": place, "team": [facts.goers[user] for user in facts.teams[place.pk]],
         "whole": place.owed + place.minutes, "stopped": place.pk in troubled,
         "chosen": (posted or {}).get(f"goes-{place.pk}", "")}
        for place in sorted(places, key=lambda place: place.pk not in troubled)
    ]  # fmt: skip
    return {
        "wanted": wanted, "kind_label": InspectionKind(wanted.kind).label, "outlook": outlook, "rows": rows[:SHOWN],
        "hidden_rows": len(rows) - SHOWN, "total": len(places), "points": len(wanted.points),
        "goers": [(facts.goers[user], count, time_of[user]) for user, count in going.most_common(SHOWN)],
        "inspector_minutes": max((place.inspector_minutes for place in places), default=0),
        "most": max((row["whole"] for row in rows), default=0), "minutes": _most(places),
        "ceiling": ground.rules.find("burden_minutes_a_month"),
        "limits": limits(ground.rules, wanted.kind),
        "people": people_of(ground),
        "may_tick": len(places) <= SHOWN, "troubled": len(troubled),
        "without": bool(posted and "without" in posted),
    }  # fmt: skip


def without_stopped(by, scope, wanted: Wanted) -> Wanted:
    """The same without the units that cannot be visited as they are."""
    stops = arranging.look_ahead(by=by, county_code=scope.county_code, wanted=wanted).stops
    troubled = {unit for finding in stops for unit in finding.units}
    return replace(wanted, units=[unit for unit in wanted.units if unit.pk not in troubled])


def people_of(ground) -> list[tuple[str, str]]:
    """Everybody who may go, as he is written in a field (陈宁 duxue), and where he comes from."""
    return sorted((written(seat.user), seat.unit.label) for seat in ground.seats.values())


def _most(places) -> int:
    return max((place.minutes for place in places), default=0)


def limits(rules, kind: str) -> list:
    """The rules that bear on a kind, with their papers."""
    found = []
    for key, words in (
        ("team", "每组至少 {}"), ("comprehensive_a_year", "一所学校一年最多 {}"),
        ("burden_minutes_a_month", "一所学校一个月最多 {}"), ("publish_days", "结束后 {}内公布结果"),
    ):  # fmt: skip
        rule = rules.find(key, kind)
        fits = key != "comprehensive_a_year" or kind == InspectionKind.COMPREHENSIVE
        if rule and rule.value and fits and (key != "publish_days" or kind in PUBLISHED):
            found.append((words.format(RULES[key].read(rule.value, rule.day_unit)), rule.source))
    return found


def send(by, scope, wanted: Wanted):
    """Arrange it at once, or beside the page where there are many: (inspection, job), one of them None.

    :raises NotAllowed: against the law, with the reason.
    """
    if wanted.hidden or len(wanted.units) <= MANY:
        return arranging.start_inspection(by=by, county_code=scope.county_code, wanted=wanted), None
    outlook = arranging.look_ahead(by=by, county_code=scope.county_code, wanted=wanted)
    if outlook.stops:
        raise NotAllowed(str(outlook.stops[0]))
    job = enqueue(by=by, county_code=scope.county_code, kind=START, params={"wanted": packed(wanted)})
    return None, job


def standing(reader, inspection: Inspection) -> dict:
    """How far it is: visits by state, as ``reader`` sees them, and what may be done now."""
    counted = dict(
        Visit.objects.visible_to(reader).filter(inspection=inspection).order_by().values_list("state")
        .annotate(Count("pk"))
    )  # fmt: skip
    gone = counted.get(VisitState.CANCELLED, 0)
    begun = sum(counted.get(state, 0) for state in (VisitState.OPENED, VisitState.RECORDED, VisitState.FED_BACK))
    runs = inspection.state == InspectionState.RUNNING
    return {
        "total": sum(counted.values()) - gone, "cancelled": gone, "begun": begun, "runs": runs,
        "done": sum(counted.get(state, 0) for state in DONE), "waiting": counted.get(VisitState.PLANNED, 0),
        "missed": counted.get(VisitState.MISSED, 0),
        "may_notice": runs and not inspection.hidden and not inspection.notice_on and not begun,
        "may_publish": inspection.state == InspectionState.ENDED and not inspection.published_on,
        "may_repeat": inspection.kind == InspectionKind.ROUTINE and inspection.state != InspectionState.WITHDRAWN,
    }  # fmt: skip


def shows_results(inspection: Inspection) -> bool:
    """Whether a page of what came of it is offered: once somebody was there; not of a month's visits, nor of what goes
    without a list."""
    if not has_trait(inspection.kind, Trait.RESULTS) or inspection.state == InspectionState.WITHDRAWN:
        return False
    return inspection.visits.filter(state__in=(VisitState.OPENED, *DONE)).exists()


def may_look_back(inspection: Inspection) -> bool:
    """Whether a 回头看 is offered: somebody was there, and it is no month's round, which comes again by itself."""
    again = inspection.kind in (InspectionKind.ROUTINE, InspectionKind.VERIFICATION)
    withdrawn = inspection.state == InspectionState.WITHDRAWN
    return not again and not withdrawn and inspection.visits.filter(state=VisitState.FED_BACK).exists()
