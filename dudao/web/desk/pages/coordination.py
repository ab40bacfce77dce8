"""Calling the departments together: the office's table of a month or quarter, and each department's own page."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import path

from dudao.areas.enums import UnitKind
from dudao.areas.queries import visible_units
from dudao.calendars.queries import WorkCalendar
from dudao.obligations import periods
from dudao.obligations.coordination import duties_of, table_of, told_by
from dudao.schemes.enums import Cadence
from dudao.web import gate

from ..showing import coordination as showing
from ..showing.tasks import own_task

BODIES = (UnitKind.BUREAU, UnitKind.SUPERVISION_OFFICE, UnitKind.SECTION, UnitKind.DEPARTMENT, UnitKind.TOWN)


@gate.reads(gate.LEADERS)
def coordination(request, period: str = ""):
    """Every department with what it told in the period; this month unless the address names another."""
    if period and not periods.is_period(period):
        raise Http404
    today, period = request.today, period or periods.period_of(Cadence.MONTHLY, request.today)
    lines = table_of(request.scope, period, today)
    rows = [(line, showing.said(line, period, today)) for line in lines]
    return render(request, "desk/coordination.html", {
        "period": periods.words(period, today), "rows": rows, "total": len(rows), "tabs": showing.tabs(period, today),
        "beside": showing.beside(period, today), "said": sum(bool(line.told) for line in lines),
        "still": sum(bool(line.owed) for line in lines), "may_act": request.position.kind in gate.OFFICE,
        "text": showing.text_of(lines, period, today),
    })  # fmt: skip


@gate.reads(gate.LEADERS | gate.SECTIONS)
def department(request, pk: int):
    """What a department answers for, what it still has to tell and what it told."""
    unit = get_object_or_404(visible_units(request.scope).filter(kind__in=BODIES), pk=pk)
    return _shown(request, unit)


@gate.reads(gate.SECTIONS)
def own_duties(request):
    """The same of one's own department."""
    return _shown(request, request.position.unit)


def _shown(request, unit):
    rows, duties = list(told_by(unit, request.scope)), duties_of(unit, request.today)
    calendar = WorkCalendar(unit.county_code)
    return render(request, "desk/department.html", {
        "unit": unit, "own": unit == request.position.unit, "duties": duties,
        "schemes": len({duty.version_id for duty in duties}),
        "tasks": [own_task(row, request.today, calendar) for row in rows if row.done_at is None],
        "told": [(row, periods.words(row.period, request.today), showing.when(row, request.today))
                 for row in rows if row.done_at],
    })  # fmt: skip


urls = [
    path("coordination/", coordination, name="coordination_now"),
    path("coordination/<str:period>/", coordination, name="coordination"),
    path("duties/", own_duties, name="own_duties"),
    path("duties/<int:pk>/", department, name="department"),
]
