"""Calling the departments together (调度): each tells once a month or quarter how its duties stand, however many it
has and in however many schemes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.areas.scope import Scope
from dudao.audit import services as audit
from dudao.lib.one_by_one import one_by_one
from dudao.schemes.enums import Cadence, DutyKind
from dudao.schemes.models import Duty, SchemeVersion
from dudao.schemes.planning import plan_of

from . import periods, services
from .enums import ObligationKind, ObligationState
from .models import Obligation
from .queries import visible_obligations

CALLED = (Cadence.MONTHLY, Cadence.QUARTERLY)
MINUTES = 3
LEAD = timedelta(days=7)  # a scheme that begins later in the month asks from the next one on


# ── what is owed ─────────────────────────────────────────────────────────
@transaction.atomic
def owe_progress(*, by, county_code: str, today: date) -> int:
    """What the departments of a county must tell in the period that holds ``today``; who has no such duty any more
    need not. Safe to run twice. Returns how many are new."""
    duties = _called_in(county_code, today)
    cadences = _cadences(duties, today)
    office = Unit.objects.filter(county_code=county_code, kind=UnitKind.SUPERVISION_OFFICE).open_on(today).first()
    rows = [_row(unit, cadence, office, today) for unit, cadence in cadences.items() if unit != office]
    with audit.at_the_end():
        _withdraw_others(by, county_code, {unit.pk for duty in duties for unit in duty.units.all()})
        _withdraw_quarter(by, [row["debtor"] for row in rows if not periods.is_quarter(row["period"])], today)
        return services.owe_many(by=by, rows=rows)


def owe_everywhere(*, today: date) -> int:
    """The same in every county that has such duties."""
    codes = SchemeVersion.objects.in_force(today).filter(duties__kind=DutyKind.DEPARTMENT_DUTY)
    codes = codes.filter(duties__cadence__in=CALLED).order_by().values_list("county_code", flat=True).distinct()
    return sum(one_by_one(codes, lambda code: owe_progress(by=None, county_code=code, today=today)))


def _called_in(county_code: str, today: date) -> list[Duty]:
    versions = SchemeVersion.objects.filter(county_code=county_code).in_force(today)
    rows = Duty.objects.filter(version__in=versions, kind=DutyKind.DEPARTMENT_DUTY, cadence__in=CALLED)
    return list(rows.select_related("version").prefetch_related("units").order_by("version_id", "order"))


def _asks(duty: Duty, day: date) -> bool:
    """Whether the duty asks in its period that holds ``day``, or is too young for it."""
    return periods.span(periods.period_of(duty.cadence, day))[1] - duty.version.in_force_on >= LEAD


def _cadences(duties: Iterable[Duty], today: date) -> dict[Unit, str]:
    """How often each department is asked: every month if one of its duties says so, be it from the next one on. Left
    out: who is asked nothing in the period of ``today``."""
    often: dict[Unit, str] = {}
    asking: dict[Unit, set[str]] = {}
    for duty in duties:
        for unit in duty.units.all():
            monthly = Cadence.MONTHLY in (duty.cadence, often.get(unit))
            often[unit] = Cadence.MONTHLY if monthly else Cadence.QUARTERLY
            asking.setdefault(unit, set()).update({duty.cadence} if _asks(duty, today) else ())
    return {unit: cadence for unit, cadence in often.items() if cadence in asking[unit]}


def _row(unit: Unit, cadence: str, office: Unit | None, today: date) -> dict:
    period = periods.period_of(cadence, today)
    # The period is the reference too: all who owe the same stand on one page, and that page is the period's.
    return {
        "debtor": unit, "kind": ObligationKind.PROGRESS, "reference": period, "period": period, "creditor": office,
        "title": f"报{periods.words(period, today)}职责进展", "due_on": periods.span(period)[1], "minutes": MINUTES,
    }  # fmt: skip


def _withdraw_others(by, county_code: str, asked: set[int]) -> None:
    still = Obligation.objects.open().filter(county_code=county_code, kind=ObligationKind.PROGRESS)
    for row in still.exclude(debtor__in=asked).select_related("debtor").order_by("pk"):
        services.withdraw(by=by, kind=row.kind, reference=row.reference, debtor=row.debtor)


def _withdraw_quarter(by, monthly: list[Unit], today: date) -> None:
    """Who tells month by month from now on is not asked for the same quarter once more."""
    quarter = periods.period_of(Cadence.QUARTERLY, today)
    still = Obligation.objects.open().filter(kind=ObligationKind.PROGRESS, period=quarter, debtor__in=monthly)
    for row in still.select_related("debtor").order_by("pk"):
        services.withdraw(by=by, kind=row.kind, reference=row.reference, debtor=row.debtor)


def preview(version: SchemeVersion) -> list[str]:
    """What putting the scheme in force will ask of the departments."""
    today = timezone.localdate()
    called = [duty for duty in plan_of(version, today).of(DutyKind.DEPARTMENT_DUTY) if duty.cadence in CALLED]
    lines = []
    for cadence in CALLED:
        units = {unit.pk for duty in called if duty.cadence == cadence for unit in duty.units}
        if units:
            lines.append(
                f"请 {len(units)} 个单位{Cadence(cadence).label}报一次职责进展，写一两句话，已经在报的不重复。"
            )
    return lines


def apply(*, by, version: SchemeVersion) -> None:
    owe_progress(by=by, county_code=version.county_code, today=timezone.localdate())


# ── what pages show ──────────────────────────────────────────────────────
def duties_of(unit: Unit, today: date) -> list[Duty]:
    """What the schemes in force on ``today`` lay upon a unit, scheme by scheme."""
    versions = SchemeVersion.objects.filter(county_code=unit.county_code).in_force(today)
    rows = Duty.objects.filter(version__in=versions, kind=DutyKind.DEPARTMENT_DUTY, units=unit)
    return list(rows.select_related("version").order_by("version_id", "order"))


def told_by(unit: Unit, scope: Scope):
    """What the unit told and still has to tell, the latest period first."""
    rows = visible_obligations(scope).filter(debtor=unit, kind=ObligationKind.PROGRESS)
    return rows.exclude(state=ObligationState.WITHDRAWN).select_related("done_by").order_by("-due_on", "-pk")


@dataclass
class Line:
    """One department in a period: what it answers for, what it told, and what it still owes."""

    unit: Unit
    duties: list[Duty] = field(default_factory=list)
    told: list[Obligation] = field(default_factory=list)
    owed: list[Obligation] = field(default_factory=list)


def table_of(scope: Scope, period: str, today: date) -> list[Line]:
    """Every department that had such a duty when the period ended (or has it today) or was asked in it, in the order
    of the documents; a quarter holds what was told in its months. Four queries, whatever their number."""
    lines: dict[int, Line] = {}
    day = min(today, periods.span(period)[1])
    for duty in _called_in(scope.county_code, day):
        for unit in duty.units.all() if _asks(duty, day) else ():
            lines.setdefault(unit.pk, Line(unit)).duties.append(duty)
    asked = visible_obligations(scope).filter(kind=ObligationKind.PROGRESS, period__in=periods.within(period))
    asked = asked.exclude(state=ObligationState.WITHDRAWN).select_related("debtor", "done_by")
    for row in asked.order_by("due_on", "debtor__code", "pk"):
        line = lines.setdefault(row.debtor_id, Line(row.debtor))
        (line.owed if row.done_at is None else line.told).append(row)
    return list(lines.values())
