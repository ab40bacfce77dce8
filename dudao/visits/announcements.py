"""What a draw announces: among whom, how many, when, whom not and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from dudao.areas.enums import INSPECTED_KINDS
from dudao.areas.queries import county_name
from dudao.ledger.rules import check_names_nobody
from dudao.lib.draws.drawing import CannotDraw, draw
from dudao.lib.draws.record import FORM
from dudao.lib.statetable import NotAllowed
from dudao.schemes.models import SchemeVersion

from .enums import DRAWN_KINDS, InspectionKind
from .facts import Ground, gather
from .law import Rules
from .lawful import judge
from .models import PlanItem
from .pools import SPLITS, Pool, PoolWish
from .wanted import Wanted
from .weighing import stops_among

PERSON = "D"  # before a person's key, so that no id of a person reads like one of a school


@dataclass(frozen=True)
class DrawPlan:
    """What the office wants drawn. ``takes``: stratum → how many; ``team``: people for each unit; ``source``: which
    public number, of which later day."""

    title: str
    kind: str
    matters: str
    versions: tuple[SchemeVersion, ...]
    wish: PoolWish
    takes: Mapping[str, int]
    team: int
    source: str
    source_on: date
    plan_item: PlanItem | None = None
    off_plan_reason: str = ""


def least_team(county_code: str, kind: str, day: date) -> int:
    """How many the rules want in a team for this kind; 1 where they say nothing."""
    return max(1, Rules(county_code, day).number("team", kind))


def check_plan(county_code: str, plan: DrawPlan, today: date) -> None:
    """:raises NotAllowed: what cannot be announced, whatever the pool."""
    if plan.kind not in DRAWN_KINDS:
        raise NotAllowed("专项、综合督导要事先书面通知学校，不能用密封抽取；请选“四不两直”等不事先通知的种类。")
    if plan.source_on <= today:
        raise NotAllowed("公开数要在公布以后的日子产生，请把日子选在明天或以后。")
    if plan.wish.from_on < plan.source_on:
        raise NotAllowed("到校要在公开数产生以后，请把到校的日子改到那天或以后。")
    if plan.wish.until_on < plan.wish.from_on:
        raise NotAllowed("到校的日子写反了，请把止日改到起日或以后。")
    if not plan.versions:
        raise NotAllowed("请选按哪个方案督导，去的人才有清单。")
    _check_public(plan)


def _check_public(plan: DrawPlan) -> None:
    """Everybody reads the announcement, and it cannot be changed: no number that leads to a person stands in it."""
    try:
        check_names_nobody(plan.title, plan.matters, plan.off_plan_reason, *plan.wish.left_out.values())
    except NotAllowed:
        words = "抽取范围谁都看得到，名称、看哪些事、理由里有电话、身份证号或邮箱，请删去再公布。"
        raise NotAllowed(words) from None


def check_lawful(county_code: str, plan: DrawPlan, pool: Pool, today: date) -> None:
    """Whether the inspection that comes of it would keep the law, whoever is drawn.

    :raises NotAllowed: with the first thing that stops it.
    """
    barred = set(pool.barred)
    people = [(user.pk, user) for user in pool.people]
    teams = {
        unit.pk: list(islice((user for key, user in people if (unit.pk, key) not in barred), plan.team))
        for unit, _ in pool.schools
    }
    wanted = wanted_of(plan, [unit for unit, _ in pool.schools], teams)
    stops = stops_among(judge(gather(Ground(county_code, today), wanted)))
    if stops:
        raise NotAllowed(str(stops[0]))


def wanted_of(plan: DrawPlan, units: list, teams: dict) -> Wanted:
    """The inspection of a plan: hidden until the doors are opened."""
    return Wanted(
        kind=plan.kind, title=plan.title, from_on=plan.wish.from_on, until_on=plan.wish.until_on, units=units,
        points=points_of(plan.versions), teams=teams, matters=plan.matters, hidden=True, team_size=plan.team,
        plan_item=plan.plan_item, off_plan_reason=plan.off_plan_reason,
    )  # fmt: skip


def points_of(versions) -> list:
    """(point, guidance) of all that schools and institutions are asked by these versions."""
    asked = [point for version in versions for point in version.checkpoints.order_by("order")]
    return [(point, "") for point in asked if set(point.unit_kinds) & set(INSPECTED_KINDS)]


def announcement_of(county_code: str, plan: DrawPlan, pool: Pool, *, commitment: str, today: date) -> dict:
    """The announcement, in the words and ids that the public record keeps (see ``dudao.lib.draws``).

    A school stands under its code, a person under a number that says nothing. ``arrangement`` is what the inspection
    is started with on the day: announced too, so that nobody changes it in between.
    """
    codes = {unit.pk: unit.code for unit, _ in pool.schools}
    return {
        "form": FORM, "title": plan.title, "county": county_name(county_code),
        "kind": InspectionKind(plan.kind).label, "matters": plan.matters,
        "from_on": plan.wish.from_on.isoformat(), "until_on": plan.wish.until_on.isoformat(),
        "schemes": [version.title for version in plan.versions], "split": SPLITS[plan.wish.split],
        "commitment": commitment, "announced_on": today.isoformat(),
        "source": plan.source, "source_on": plan.source_on.isoformat(), "team": plan.team,
        "strata": [{"name": name, "of": size, "take": plan.takes.get(name, 0)} for name, size in pool.sizes.items()],
        "schools": [
            {"id": unit.code, "name": unit.name, "stratum": stratum, "unit": unit.pk} for unit, stratum in pool.schools
        ],
        "excluded": [{"id": unit.code, "name": unit.name, "reason": reason} for unit, reason in pool.excluded],
        "inspectors": [{"id": f"{PERSON}{user.pk}", "name": user.name} for user in pool.people],
        "recusals": [[codes[unit], f"{PERSON}{user}"] for unit, user in pool.barred],
        "arrangement": {
            "kind": str(plan.kind), "versions": [version.pk for version in plan.versions],
            "plan_item": plan.plan_item.pk if plan.plan_item else None, "off_plan_reason": plan.off_plan_reason,
        },
    }  # fmt: skip


def check_can_be_drawn(announcement: dict) -> None:
    """Whether anything could stand in the way on the day: whatever the seed is, it is the same.

    :raises NotAllowed: nothing to draw, more wanted than there are, or too few people beside those who must stay away.
    """
    if not any(stratum["take"] for stratum in announcement["strata"]):
        raise NotAllowed("一所也没有要抽，请写上每类抽几所。")
    try:
        draw(announcement, "0" * 64)
    except CannotDraw as refusal:
        raise NotAllowed(str(refusal)) from None
    barred: dict[str, int] = {}
    for school, _ in announcement["recusals"]:
        barred[school] = barred.get(school, 0) + 1
    if len(announcement["inspectors"]) - max(barred.values(), default=0) < announcement["team"]:
        raise NotAllowed(
            f"有学校去掉要回避的人以后，可派的不够 {announcement['team']} 人，请减少每组人数，或让那所学校不参加。"
        )
