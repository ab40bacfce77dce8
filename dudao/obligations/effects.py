"""What is owed because a scheme was put in force: key tasks, reports, and a receipt from every addressee."""

from collections import Counter
from datetime import date

from django.utils import timezone

from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.lib.day_words import day_words
from dudao.schemes import effects
from dudao.schemes.enums import Asked, DutyKind
from dudao.schemes.models import Duty, SchemeVersion, reference_of
from dudao.schemes.planning import Plan, PlannedDuty, plan_of, units_of

from . import coordination, services, telling
from .enums import ObligationKind, ObligationState
from .models import Obligation

OWED_AS = {DutyKind.KEY_TASK: ObligationKind.KEY_TASK, DutyKind.REPORTING: ObligationKind.REPORT}
SIGN_MINUTES = 1
REPORT_MINUTES = 20  # until the office says better: a month-end sheet of a few rows


def sign_reference(version: SchemeVersion) -> str:
    return f"version:{version.pk}"


def preview(version: SchemeVersion) -> list[str]:
    """What will be owed, in sentences; nothing is written."""
    today = timezone.localdate()
    plan = plan_of(version, today)
    tasks = _tasks_said(plan, today, _owed_before(version, plan))
    return [*tasks, *_reports_said(plan, today), *_signing_said(plan), *_unmatched_said(plan)]


def _owed_before(version: SchemeVersion, plan: Plan) -> set[int]:
    """The order of the tasks that an earlier version has sent out, done or not: they are not sent again."""
    asked = {reference_of(version.scheme_id, duty): duty.order for duty in plan.of(DutyKind.KEY_TASK)}
    sent = Obligation.objects.filter(reference__in=asked).exclude(state=ObligationState.WITHDRAWN)
    return {asked[reference] for reference in sent.values_list("reference", flat=True)}


def _tasks_said(plan: Plan, today: date, before: set[int]) -> list[str]:
    tasks = [duty for duty in plan.of(DutyKind.KEY_TASK) if duty.units]
    new = [duty for duty in tasks if duty.order not in before]
    lines = []
    if new:
        units = {unit.pk for duty in new for unit in duty.units}
        lines.append(f"给{_bodies(new)}（{len(units)} 个单位）派 {len(new)} 件重点任务，各按自己的期限进工作台。")
    late = sum(1 for duty in new if duty.due_on and duty.due_on < today)
    if late:
        lines.append(f"其中 {late} 件的期限已经过了，派下去就是逾期；要改期限，先在“任务”里改。")
    if len(tasks) > len(new):
        lines.append(f"{len(tasks) - len(new)} 件重点任务以前派过，接着办，不重复派；办完的不用再办。")
    return lines


def _bodies(duties: list[PlannedDuty]) -> str:
    names = list(dict.fromkeys(_body(unit) for duty in duties for unit in duty.units))
    return "、".join(names[:4]) + ("等" if len(names) > 4 else "")


def _body(unit: Unit) -> str:
    many = {UnitKind.SCHOOL: "各学校", UnitKind.RESPONSIBILITY_AREA: "各责任区", UnitKind.SCHOOL_DISTRICT: "各学区",
            UnitKind.INSTITUTION: "各培训机构"}  # fmt: skip
    return many.get(unit.kind, unit.label)


def _reports_said(plan: Plan, today: date) -> list[str]:
    lines = []
    for duty in plan.of(DutyKind.REPORTING):
        rows, units = duty.dues(today), [unit for unit in duty.units if _is_asked(unit, duty.kind)]
        if duty.asked == Asked.REPORT and units:
            lines.append(f"请{_bodies([duty])}（{len(units)} 家）报送“{duty.text[:24]}”，{_times(rows, today)}。")
    listed = Counter(duty.asked for duty in plan.of(DutyKind.REPORTING))
    if listed[Asked.ROUND]:
        lines.append(f"{listed[Asked.ROUND]} 项报送随自查一并交，不另派。")
    if listed[Asked.NONE]:
        lines.append(f"{listed[Asked.NONE]} 项报送没有定时间，只列在方案页上。")
    return lines


def _times(rows: list[tuple[str, date | None]], today: date) -> str:
    if not rows:
        return "该报的月份都过了，不派"
    due = rows[-1][1]
    if due is None:
        return "没有写期限"
    if len(rows) > 1:
        return f"每家 {len(rows)} 次，最后一次{day_words(due, today)}"
    return f"期限{day_words(due, today)}" + ("，已经过了" if due < today else "")


def _signing_said(plan: Plan) -> list[str]:
    count = len(plan.addressees.units)
    return [f"请 {count} 个主送单位签收。"] if count else []


def _unmatched_said(plan: Plan) -> list[str]:
    names = plan.unmatched
    if not names:
        return []
    return [f"名册里没有：{'、'.join(names[:8])}{'等' if len(names) > 8 else ''}。它们的任务先不派，登记后可补派。"]


def apply(*, by, version: SchemeVersion) -> None:
    """Write what is owed from the day on which the version holds; what an earlier version asked and this one does not
    ask any more is withdrawn, what is done stays done."""
    on = max(version.in_force_on, timezone.localdate())
    units = units_of(version.county_code, on)
    plan = plan_of(version, on, units)
    office = next((unit for unit in units if unit.kind == UnitKind.SUPERVISION_OFFICE), None)
    duties = {(duty.kind, duty.order): duty for duty in version.duties.select_related("version")}
    rows = []
    for planned in plan.duties:
        if planned.asked == Asked.REPORT and planned.kind in OWED_AS:
            rows += _owed(planned, duties[planned.kind, planned.order], office, version.in_force_on)
    _withdraw_missing(by, version, {row["reference"] for row in rows})
    services.owe_many(by=by, rows=rows)
    services.owe_many(by=by, rows=[_signing(version, unit, office) for unit in plan.addressees.units])


def _owed(planned: PlannedDuty, duty: Duty, office: Unit | None, on: date) -> list[dict]:
    kind = OWED_AS[planned.kind]
    minutes = REPORT_MINUTES if kind == ObligationKind.REPORT else 0
    return [
        {
            "debtor": unit, "kind": kind, "reference": duty.reference, "period": period, "title": _title(planned),
            "due_on": day, "due_words": planned.due_words, "minutes": minutes, "creditor": office,
        }
        for period, day in planned.dues(on)
        for unit in planned.units
        if _is_asked(unit, planned.kind)
    ]  # fmt: skip


def _is_asked(unit: Unit, kind: str) -> bool:
    """The office does not report to itself; its tasks are its own."""
    return unit.kind != UnitKind.SUPERVISION_OFFICE or kind == DutyKind.KEY_TASK


def _title(planned: PlannedDuty) -> str:
    return planned.text if planned.kind == DutyKind.KEY_TASK else f"报送{planned.text}"


def _signing(version: SchemeVersion, unit: Unit, office: Unit | None) -> dict:
    return {
        "debtor": unit, "kind": ObligationKind.SIGN_FOR, "reference": sign_reference(version),
        "title": f"签收《{version.title}》", "minutes": SIGN_MINUTES, "creditor": office,
    }  # fmt: skip


def _withdraw_missing(by, version: SchemeVersion, kept: set[str]) -> None:
    earlier = Duty.objects.filter(version__scheme=version.scheme_id).exclude(version=version).select_related("version")
    gone = {duty.reference for duty in earlier} - kept
    signed = {sign_reference(other) for other in version.scheme.versions.exclude(pk=version.pk)}
    still_open = Obligation.objects.filter(state=ObligationState.OPEN, reference__in=gone | signed)
    for kind, reference in still_open.values_list("kind", "reference").order_by("kind", "reference").distinct():
        services.withdraw(by=by, kind=kind, reference=reference)


effects.register("obligations", preview=preview, apply=apply)
effects.register("coordination", preview=coordination.preview, apply=coordination.apply)
effects.register("telling", preview=telling.preview, apply=telling.apply)
