"""What is owed because a scheme was put in force: key tasks, reports, and a receipt from every addressee."""

from collections import Counter, defaultdict
from datetime import date

from django.utils import timezone

from dudao.areas.enums import INSPECTED_KINDS, UnitKind
from dudao.areas.models import Unit
from dudao.lib.day_words import day_words
from dudao.schemes import effects
from dudao.schemes.enums import Asked, DutyKind, Standing
from dudao.schemes.models import SchemeVersion
from dudao.schemes.planning import Plan, PlannedDuty, plan_of, units_of
from dudao.schemes.predecessors import ended_scheme

from . import burden, coordination, services, telling
from .adjusting import adjust, refresh
from .asked_rows import is_asked
from .enums import ObligationKind
from .following import Changes, changes_of
from .models import Obligation

SIGN_MINUTES = 1


def sign_reference(version: SchemeVersion) -> str:
    return f"version:{version.pk}"


def preview(version: SchemeVersion) -> list[str]:
    """What will be owed, in sentences; nothing is written."""
    today = timezone.localdate()
    units = units_of(version.county_code, today)
    plan = plan_of(version, today, units)
    changes = changes_of(version, today, units, plan)
    return [
        *_tasks_said(plan, today, changes), *_reports_said(plan, today, changes), *_changes_said(changes, today),
        *_signing_said(plan), *_unmatched_said(plan), *_burden_said(version.county_code, changes, today),
    ]  # fmt: skip


def _tasks_said(plan: Plan, today: date, changes: Changes) -> list[str]:
    new = [duty for duty in plan.of(DutyKind.KEY_TASK) if duty.units and duty.entry_id in changes.fresh_entries]
    lines = []
    if new:
        units = {row.debtor.pk for row in changes.fresh if row.kind == ObligationKind.KEY_TASK}
        lines.append(f"给{_bodies(new)}（{len(units)} 个单位）派 {len(new)} 件重点任务，各按自己的期限进工作台。")
    late = sum(1 for duty in new if duty.due_on and duty.due_on < today)
    if late:
        lines.append(f"其中 {late} 件的期限已经过了，派下去就是逾期；要改期限，先在“任务”里改。")
    return lines


def _changes_said(changes: Changes, today: date) -> list[str]:
    """What becomes of what was sent out before, counted one by one: one thing of one unit is one."""
    open_before = len(changes.kept) + len(changes.reworded)
    lines = []
    if open_before or changes.done:
        done = f"；办完的 {len(changes.done)} 项不再派" if changes.done else ""
        lines.append(f"以前派过、还没办完的 {open_before} 项接着办，不重复派{done}。")
    if changes.moved:
        row, to = changes.moved[0]
        before, after = (day_words(day, today) if day else "没有期限" for day in (row.due_on, to.due_on))
        units = len({held.debtor_id for held, _ in changes.moved})
        lines.append(f"{len(changes.moved)} 项还没办完的改期限，如“{to.title[:16]}”由{before}改到{after}，"
                     f"通知 {units} 个单位；办完的不动。")  # fmt: skip
    if changes.withdrawn:
        titles = list(dict.fromkeys(row.title for row in changes.withdrawn))
        names = "、".join(f"“{title[:16]}”" for title in titles[:3]) + ("等" if len(titles) > 3 else "")
        units = len({row.debtor_id for row in changes.withdrawn})
        lines.append(f"{len(changes.withdrawn)} 项还没办完的不再要，撤回（{names}），通知 {units} 个单位。")
    if changes.shared:
        lines.append(f"{changes.shared} 项和别的方案是同一件事，只办一次，期限按早的算。")
    return lines


def _bodies(duties: list[PlannedDuty]) -> str:
    names = list(dict.fromkeys(_body(unit) for duty in duties for unit in duty.units))
    return "、".join(names[:4]) + ("等" if len(names) > 4 else "")


def _body(unit: Unit) -> str:
    many = {UnitKind.SCHOOL: "各学校", UnitKind.RESPONSIBILITY_AREA: "各责任区", UnitKind.SCHOOL_DISTRICT: "各学区",
            UnitKind.INSTITUTION: "各培训机构"}  # fmt: skip
    return many.get(unit.kind, unit.label)


def _reports_said(plan: Plan, today: date, changes: Changes) -> list[str]:
    lines = []
    for duty in plan.of(DutyKind.REPORTING):
        units = [unit for unit in duty.units if is_asked(unit, duty.kind)]
        if duty.asked == Asked.REPORT and units and not _goes_on(duty, changes):
            rows = duty.dues(today)
            lines.append(f"请{_bodies([duty])}（{len(units)} 家）报送“{duty.text[:24]}”，{_times(rows, today)}。")
    listed = Counter(duty.asked for duty in plan.of(DutyKind.REPORTING))
    if listed[Asked.ROUND]:
        lines.append(f"{listed[Asked.ROUND]} 项报送随自查一并交，不另派。")
    if listed[Asked.NONE]:
        lines.append(f"{listed[Asked.NONE]} 项报送没有定时间，只列在方案页上。")
    return lines


def _goes_on(duty: PlannedDuty, changes: Changes) -> bool:
    """All of it is owed already, or was."""
    asked = any(row.entry == duty.entry_id for row in changes.rows.values())
    return asked and duty.entry_id not in changes.fresh_entries


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


def _burden_said(county_code: str, changes: Changes, today: date) -> list[str]:
    """Months in which a school would be asked more than the office's ceiling, the first three of them. A scheme of a
    higher level may not be refused for it: whoever puts it in force is told, and may move the days."""
    ceiling = burden.ceiling_of(county_code, today)
    months: dict[date, Counter] = defaultdict(Counter)
    for row in changes.fresh if ceiling else ():
        if row.due_on and row.due_on >= today and row.debtor.kind in INSPECTED_KINDS:
            months[row.due_on.replace(day=1)][row.debtor] += row.minutes
    lines = []
    for month in sorted(months):
        over = burden.over_of(ceiling, county_code, month, months[month].items())
        if over:
            lines.append(burden.over_words(over, ceiling, month, instead="可以先在“报送”里减少次数或改期限。"))
    return lines[:3]


def apply(*, by, version: SchemeVersion) -> None:
    """Write what is owed from the day on which the version holds. What goes on from an earlier version moves to the
    new day and words, what is not asked any more is withdrawn, what is done stays done. Sent out again, it only adds:
    what is owed already stays as it is."""
    on = max(version.in_force_on, timezone.localdate())
    units = units_of(version.county_code, on)
    plan = plan_of(version, on, units)
    office = next((unit for unit in units if unit.kind == UnitKind.SUPERVISION_OFFICE), None)
    changes = changes_of(version, on, units, plan)
    first_time = version.took_effect_at is None
    if first_time:
        adjust(by=by, changes=changes, title=version.title)
        _withdraw_receipts(by, version, on)
    services.owe_many(by=by, rows=[row.owed() for row in changes.fresh])
    refresh(changes.again)
    services.owe_many(by=by, rows=[_signing(version, unit, office) for unit in plan.addressees.units])


def _signing(version: SchemeVersion, unit: Unit, office: Unit | None) -> dict:
    return {
        "debtor": unit, "kind": ObligationKind.SIGN_FOR, "reference": sign_reference(version),
        "title": f"签收《{version.title}》", "minutes": SIGN_MINUTES, "creditor": office,
    }  # fmt: skip


def _withdraw_receipts(by, version: SchemeVersion, on: date) -> None:
    """Nobody need sign any more for what this version takes the place of."""
    schemes = {version.scheme_id, ended_scheme(version)} - {None}
    others = SchemeVersion.objects.filter(scheme__in=schemes).exclude(pk=version.pk).put_in_force()
    known = others.defer("draft").order_by("pk")
    over = {sign_reference(other) for other in known if other.standing_on(on) == Standing.RETIRED}
    rows = Obligation.objects.open().filter(kind=ObligationKind.SIGN_FOR, reference__in=over).order_by("reference")
    for reference in rows.values_list("reference", flat=True).distinct():
        services.withdraw(by=by, kind=ObligationKind.SIGN_FOR, reference=reference)


effects.register("obligations", preview=preview, apply=apply)
effects.register("coordination", preview=coordination.preview, apply=coordination.apply)
effects.register("telling", preview=telling.preview, apply=telling.apply)
