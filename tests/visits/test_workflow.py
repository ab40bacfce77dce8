"""The tables of plan, draw, inspection, visit and opinion against what the services really do in every state."""

import pytest
from django.db import transaction

from dudao.lib.statetable import NotAllowed
from dudao.visits.enums import DrawState, InspectionState, OpinionState, PlanState, VisitState
from dudao.visits.models import Inspection, Visit
from dudao.visits.services import announcing, calling_off, drawing, ending, planning, visiting
from dudao.visits.services.opening import ALREADY
from dudao.visits.workflow import DRAW, INSPECTION, OPINION, VISIT, YEAR_PLAN
from dudao.web.bureau.trail_words import ACTS
from tests.factories.draws import announce, make_inspectors
from tests.factories.visiting import closed, look, opened, planned, today, told
from tests.factories.visits import make_inspection
from tests.factories.wishes import make_item


def test_every_state_has_an_owner_and_every_act_its_words_in_the_trail():
    assert set(VISIT.labels) == set(VISIT.owners) == {state.value for state in VisitState}
    assert set(OPINION.labels) == set(OPINION.owners) == {"", *(state.value for state in OpinionState)}
    for table, states in ((YEAR_PLAN, PlanState), (DRAW, DrawState), (INSPECTION, InspectionState)):
        assert set(table.labels) == set(table.owners) == set(states.values)
    tables = (YEAR_PLAN, DRAW, INSPECTION, VISIT, OPINION)
    events = {row.event for table in tables for row in table.transitions if row.event}
    assert events <= set(ACTS)


def _closed(by, visit, county):
    if visit.state == VisitState.OPENED:
        look(county, visit)
    return visiting.close_record(by=by, visit=visit, summary="再写一遍")


# Act → how the inspector, the office or the head does it.
DONE_BY = {
    "open": lambda by, visit, county: visiting.open_visit(by=by, visit=visit, certificate_shown=True),
    "miss": lambda by, visit, county: visiting.miss_visit(by=by, visit=visit, reason="下雪"),
    "cancel": lambda by, visit, county: calling_off.cancel_visit(
        by=county.people["office"], visit=visit, reason="停课"
    ),
    "take_back": lambda by, visit, county: visiting.take_back_opening(by=by, visit=visit),
    "record": lambda by, visit, county: visiting.save_manner(by=by, visit=visit, methods=["lesson"], steps=[]),
    "press_urgent": lambda by, visit, county: visiting.press_urgent(by=by, visit=visit, words="围墙要倒"),
    "close_record": _closed,
    "feed_back": lambda by, visit, county: visiting.feed_back(by=by, visit=visit, words="另一句话。"),
    "receive": lambda by, visit, county: visiting.receive(
        by=county.people["head"], position=county.position("head"), visit=visit
    ),
    "receive_on_paper": lambda by, visit, county: visiting.receive_on_paper(by=by, visit=visit, on=today()),
    "amend": lambda by, visit, county: visiting.amend(
        by=by, visit=visit, what="summary", after="食堂也看了", why="漏写"
    ),
}  # fmt: skip


def in_state(state: str, county, version) -> Visit:
    """A visit that the services brought there."""
    made = {VisitState.OPENED: opened, VisitState.RECORDED: closed, VisitState.FED_BACK: told}.get(state, planned)
    visit = made(county, version)
    if state in (VisitState.MISSED, VisitState.CANCELLED):
        DONE_BY["miss" if state == VisitState.MISSED else "cancel"](county.people["inspector"], visit, county)
    visit.refresh_from_db()
    return visit


def tried(act: str, visit: Visit, county) -> str | None:
    """The state after the act, None where it is refused; nothing of it stays."""
    with transaction.atomic():
        try:
            DONE_BY[act](county.people["inspector"], Visit.objects.get(pk=visit.pk), county)
            return Visit.objects.get(pk=visit.pk).state
        except NotAllowed:
            return None
        finally:
            transaction.set_rollback(True)


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("state", VisitState.values)
def test_services_do_in_each_state_what_the_table_says_and_nothing_else(county, version, state):
    visit = in_state(state, county, version)
    assert visit.state == state
    wanted = {row.act: row.target_from(state) if state in row.sources else None for row in VISIT.transitions}
    if state in ALREADY:
        wanted["open"] = state  # opened again, also by a colleague, it stays as it is

    assert {act: tried(act, visit, county) for act in DONE_BY} == wanted


# Table → the act that leads into each state, and how the office does each act; what a plan replaces is in test_plan.
OFFICES = {
    "plan": (
        YEAR_PLAN, {"draft": "", "filed": "file"},
        {
            "edit": lambda by, plan: make_item(by, plan),
            "drop": lambda by, plan: planning.drop_plan(by=by.people["office"], plan=plan),
            "file": lambda by, plan: planning.file_plan(
                by=by.people["office"], plan=plan, on=today(), filed_with="云岭县人民政府"
            ),
            "tell": lambda by, plan: planning.tell_schools(by=by.people["office"], plan=plan),
        },
    ),
    "draw": (
        DRAW, {"announced": "", "drawn": "enter_value", "void": "void"},
        {
            "enter_value": lambda by, draw: drawing.enter_value(
                by=by.people["office_head"], draw=draw, value="03 08 17"
            ),
            "void": lambda by, draw: drawing.void_draw(by=by.people["office"], draw=draw, reason="改期"),
        },
    ),
    "inspection": (
        INSPECTION, {"running": "", "ended": "end", "withdrawn": "withdraw"},
        {
            "change": lambda by, row: ending.check_runs(Inspection.objects.get(pk=row.pk)),
            "notice": lambda by, row: announcing.give_written_notice(by=by.people["office"], inspection=row),
            "withdraw": lambda by, row: ending.withdraw_inspection(
                by=by.people["office"], inspection=row, reason="改期"
            ),
            "end": lambda by, row: ending.end_inspection(by=by.people["office"], inspection=row),
            "publish": lambda by, row: ending.publish(
                by=by.people["office"], inspection=row, on=today(), where="县政府网站"
            ),
        },
    ),
}  # fmt: skip


def begun(kind: str, county, version):
    """A plan of one item, an announced draw of two schools, an inspection without a visit."""
    if kind == "plan":
        plan = planning.draft_plan(by=county.people["office"], county_code=county.county_code, year=today().year)
        make_item(county, plan)
        return plan
    if kind == "draw":
        make_inspectors(county)
        return announce(county, version)
    return make_inspection(county, version)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "state"), [(kind, state) for kind, (_, ways, _) in OFFICES.items() for state in ways]
)  # fmt: skip
def test_office_does_in_each_state_what_the_table_says_and_nothing_else(county, version, kind, state):
    table, ways, acts = OFFICES[kind]
    row = begun(kind, county, version)
    if ways[state]:
        acts[ways[state]](county, row)
    found = {}
    for act, do in acts.items():
        with transaction.atomic():
            try:
                do(county, type(row).objects.get(pk=row.pk))
                found[act] = getattr(type(row).objects.filter(pk=row.pk).first(), "state", state)
            except NotAllowed:
                found[act] = None
            transaction.set_rollback(True)

    wanted = {act: table.act(act).target_from(state) if table.allows(act, state) else None for act in acts}
    assert found == wanted
