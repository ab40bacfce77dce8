"""The two sides of a comparison as items: the entries of a draft, the rows of a version that was put in force. Both
say the same things about themselves in the same words."""

from collections.abc import Iterable
from datetime import date

from dudao.areas.enums import SchoolStage
from dudao.lib.day_words import full_day_words

from .comparing import Kind
from .drafts import code_of, entries
from .enums import Cadence, DutyKind, Operator, Polarity
from .fields import KINDS
from .lineage import Item
from .models import Checkpoint, Duty, SchemeVersion, Threshold
from .planning import PlannedDuty, plan_of

OF_DUTY = {DutyKind.KEY_TASK: Kind.TASK, DutyKind.REPORTING: Kind.REPORT, DutyKind.DEPARTMENT_DUTY: Kind.DUTY}
Sides = dict[Kind, list[Item]]


def of_draft(version: SchemeVersion) -> Sides:
    """What a draft holds, each entry under its id."""
    draft = version.draft
    sides: Sides = {kind: [] for kind in Kind}
    for n, entry in enumerate(entries(draft, "indicators"), start=1):
        sides[Kind.POINT].append(_point(entry["id"], code_of(entry, n)[:20], entry))
    for duty in plan_of(version, date.min, []).duties:  # only its words are wanted, so no unit is looked for
        sides[OF_DUTY[duty.kind]].append(_duty(duty.entry_id, duty))
    for entry in entries(draft, "quantities"):
        amount = _amount(entry.get("op"), entry.get("value"), entry.get("unit"))
        sides[Kind.LIMIT].append(_limit(entry["id"], entry.get("what"), entry.get("applies_to"), amount))
    return sides


def of_version(version: SchemeVersion) -> Sides:
    """What a version that was put in force holds, each row under its lineage."""
    sides: Sides = {kind: [] for kind in Kind}
    for point in version.checkpoints.all():
        sides[Kind.POINT].append(_of_point(point))
    for duty in version.duties.all():
        sides[OF_DUTY[duty.kind]].append(_duty(str(duty.lineage), duty))
    for limit in version.thresholds.order_by("pk"):
        sides[Kind.LIMIT].append(_of_limit(limit))
    return sides


def merged(several: Iterable[Sides], *, without: Sides | None = None) -> Sides:
    """Several versions as one side, the first that holds a lineage speaking for it."""
    result: Sides = {kind: [] for kind in Kind}
    seen = {kind: {item.key for item in (without or {}).get(kind, [])} for kind in Kind}
    for sides in several:
        for kind in Kind:
            fresh = [item for item in sides[kind] if item.key not in seen[kind]]
            result[kind] += fresh
            seen[kind] |= {item.key for item in fresh}
    return result


def _of_point(point: Checkpoint) -> Item:
    facts = {"polarity": point.polarity, "unit_kinds": point.unit_kinds, "stages": point.stages, "point": point.text}
    return _point(str(point.lineage), point.code, facts)


def _point(key: str, code: str, entry: dict) -> Item:
    kinds = "、".join(KINDS.get(kind, kind) for kind in entry.get("unit_kinds") or [])
    stages = "、".join(SchoolStage(stage).label for stage in entry.get("stages") or [])
    known = entry.get("polarity") in Polarity.values
    facts = (("怎么判", Polarity(entry["polarity"]).label if known else ""), ("问谁", kinds), ("学段", stages))
    return Item(key, code, entry.get("point") or "", facts)


def _duty(key: str, duty: PlannedDuty | Duty) -> Item:
    often = Cadence(duty.cadence).label if duty.cadence and duty.cadence != Cadence.ONCE else ""
    due = full_day_words(duty.due_on) if duty.due_on else duty.due_words
    facts = (("由谁办", "、".join(duty.who)), ("期限", due), ("多久一次", often), ("报给谁", duty.to_whom))
    code = "、".join(duty.who) if duty.kind == DutyKind.DEPARTMENT_DUTY else duty.no[:20]
    return Item(key, code, duty.text, facts)


def _of_limit(limit: Threshold) -> Item:
    amount = _amount(limit.operator, limit.value, limit.unit)
    return _limit(str(limit.lineage), limit.what, limit.applies_to, amount)


def _limit(key: str, what: str | None, applies_to: str | None, amount: str) -> Item:
    whom = f"（{applies_to[:120]}）" if applies_to else ""
    return Item(key, "", f"{(what or '')[:120]}{whom}", (("限额", amount),))


def _amount(operator: str | None, value: object, unit: str | None) -> str:
    how = Operator(operator).label if operator in Operator.values else ""
    return f"{how} {str(value if value is not None else '')[:30]} {(unit or '')[:20]}".strip()
