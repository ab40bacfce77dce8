"""The tables of a visit and of an opinion against what the services really do in every state."""

import pytest
from django.db import transaction

from dudao.lib.statetable import NotAllowed
from dudao.visits.enums import OpinionState, VisitState
from dudao.visits.models import Visit
from dudao.visits.services import calling_off, unopening, visiting
from dudao.visits.services.opening import ALREADY
from dudao.visits.workflow import OPINION, VISIT
from dudao.web.bureau.trail_words import ACTS
from tests.factories.visiting import closed, look, opened, planned, today, told


def test_every_state_has_an_owner_and_every_act_its_words_in_the_trail():
    assert set(VISIT.labels) == set(VISIT.owners) == {state.value for state in VisitState}
    assert set(OPINION.labels) == set(OPINION.owners) == {"", *(state.value for state in OpinionState)}
    events = {row.event for table in (VISIT, OPINION) for row in table.transitions if row.event}
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
    "take_back": lambda by, visit, county: unopening.take_back_opening(by=by, visit=visit),
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
