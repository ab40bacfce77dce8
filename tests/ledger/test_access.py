"""Every position × every act × every state: who may do what, spelled out a second time and by hand."""

import pytest
from django.db import transaction

from dudao.accounts.access import scope_of
from dudao.accounts.enums import PositionKind
from dudao.accounts.services import close_unit
from dudao.areas.models import Unit, UnitLink
from dudao.ledger import access
from dudao.ledger.enums import ProblemState
from dudao.ledger.models import Problem
from dudao.ledger.queries import area_of
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from tests.factories.county import appoint, make_county, tie
from tests.factories.ledger import do, make_problem, today

pytestmark = pytest.mark.django_db

UNIT, JUDGES = {"head", "deputy"}, {"office", "office_head", "area_lead", "inspector"}
OFFICE = {"office", "office_head"}
MAY = {
    "plan": UNIT,
    "submit": UNIT,
    "close": JUDGES,
    "send_back": JUDGES,
    "change_due": OFFICE,
    "note": UNIT | JUDGES,
    "void": OFFICE,
}
WHEN = {
    "plan": {"open", "rectifying", "returned"},
    "submit": {"open", "rectifying", "returned"},
    "close": {"submitted"},
    "send_back": {"submitted"},
    "change_due": {"open", "rectifying", "returned"},
    "note": {"open", "rectifying", "submitted", "returned"},
    "void": {"open", "rectifying", "submitted", "returned"},
}


class Undo(Exception):
    pass


def allowed(county, problem, act, position) -> bool:
    """Really do it, then take it back."""
    try:
        with transaction.atomic():
            do(county, problem, act, position=position)
            raise Undo
    except Undo:
        return True
    except NotAllowed:
        return False


@pytest.fixture(scope="module")
def expected():
    return {
        (kind.value, act, state.value): kind.value in MAY[act] and state.value in WHEN[act]
        for kind in PositionKind
        for act in MAY
        for state in ProblemState
    }


@pytest.mark.req("F02")
@pytest.mark.parametrize("state", list(ProblemState))
def test_every_position_and_act_in_this_state(expected, state):
    county = make_county()
    problem = make_problem(county, state=state)
    found = {
        (kind.value, act, state.value): allowed(county, problem, act, county.position(kind.value))
        for kind in PositionKind
        for act in MAY
    }
    assert found == {key: value for key, value in expected.items() if key[2] == state.value}


@pytest.mark.parametrize(
    "kind", ["area_lead", "inspector", "head", "deputy", "institution_head", "district", "section"]
)
def test_outside_their_units_nobody_below_the_office_may_anything(kind):
    county = make_county()
    problem = make_problem(county, unit=county.schools[3], state=ProblemState.SUBMITTED)
    assert not any(allowed(county, problem, act, county.position(kind)) for act in MAY)


def test_institution_head_rectifies_at_the_institution():
    county = make_county()
    problem = make_problem(county, unit=county.institutions[0])
    assert allowed(county, problem, "plan", county.position("institution_head"))


@pytest.mark.parametrize("kind", sorted(JUDGES))
def test_tied_person_does_not_judge(kind):
    county = make_county()
    problem = make_problem(county, state=ProblemState.SUBMITTED)
    tie(county.people[kind], county.schools[0])
    assert not allowed(county, problem, "close", county.position(kind))
    assert not allowed(county, problem, "send_back", county.position(kind))


@pytest.mark.parametrize("kind", sorted(JUDGES))
def test_colleague_does_not_judge(kind):
    county = make_county()
    problem = make_problem(county, state=ProblemState.SUBMITTED)
    appoint(county.people[kind], county.schools[0], "deputy")
    position = county.people[kind].positions.exclude(kind="deputy").get()
    assert not allowed(county, problem, "close", position)


def test_refusals_are_sentences_that_name_the_rule():
    standing = access.Standing("head", reaches=True, own_unit=True)
    with pytest.raises(NotAllowed, match="你在这个单位任职，须由单位以外的人复查销号。"):
        access.check_can_judge(standing)
    with pytest.raises(NotAllowed, match="只由督导室来做"):
        access.check_can_govern(standing)


def test_office_of_another_county_sees_and_does_nothing():
    county, other = make_county(), make_county(county_code="990102", prefix="邻")
    problem = make_problem(county, state=ProblemState.SUBMITTED)
    stranger = other.position("office")
    assert not any(allowed(county, problem, act, stranger) for act in MAY)
    assert not Problem.objects.visible_to(scope_of(stranger, today())).exists()


def test_tied_office_worker_moves_no_day():
    county = make_county()
    problem = make_problem(county)
    tie(county.people["office"], county.schools[0])
    with pytest.raises(NotAllowed, match="须由督导室另一人来做"):
        do(county, problem, "change_due", position=county.position("office"))


def test_tie_that_is_over_demands_nothing():
    county = make_county()
    problem = make_problem(county, state=ProblemState.SUBMITTED)
    over = tie(county.people["inspector"], county.schools[0])
    over.until_on = today()
    over.save()
    assert allowed(county, problem, "close", county.position("inspector"))


def merged(county, state=ProblemState.SUBMITTED):
    """A problem of a school of the second area that was merged today into one of the first."""
    gone, heir = county.schools[1], county.schools[0]
    problem = make_problem(county, unit=gone, state=state)
    close_unit(by=county.people["office"], unit=gone, successor=heir, on=today())
    return Problem.objects.select_related("unit").get(pk=problem.pk)


@pytest.mark.parametrize("kind", sorted(PositionKind.values))
def test_after_a_merger_those_of_the_successor_handle_what_was_left(kind):
    """Who rechecks at the successor rechecks here too; before the merger they reach nothing of it."""
    county = make_county()
    problem = merged(county)
    position = county.position(kind)
    assert allowed(county, problem, "close", position) == (kind in JUDGES)
    sees = Problem.objects.visible_to(scope_of(position, today())).exists()
    assert sees == (kind in JUDGES | UNIT | {"leader", "district"})


def test_after_a_merger_the_recheck_is_owed_where_the_successor_belongs():
    county = make_county()
    problem = merged(county, ProblemState.RECTIFYING)
    do(county, problem, "submit", position=county.position("head"))
    assert Obligation.objects.get(kind="recheck").debtor == county.areas[0]
    told = Notice.objects.filter(kind="problem", subject__startswith="青禾2初级中学报来").values_list("user", flat=True)
    assert set(told) == {county.people["area_lead"].pk, county.people["inspector"].pk}


def test_two_units_that_name_one_another_as_successor_have_an_end():
    county = make_county()
    one, two = county.schools[:2]
    Unit.objects.filter(pk=one.pk).update(successor=two)
    Unit.objects.filter(pk=two.pk).update(successor=one)
    UnitLink.objects.filter(lower__in=[one, two]).delete()
    assert area_of(Unit.objects.get(pk=one.pk), today()) is None


def test_after_a_merger_neither_the_rectifier_nor_a_tied_person_closes():
    county = make_county()
    problem = merged(county, ProblemState.RECTIFYING)
    problem = do(county, problem, "submit", position=county.position("head"))
    for user in (county.people["head"], county.people["inspector"]):
        lead = appoint(user, county.areas[0], "area_lead")
        if user == county.people["inspector"]:
            tie(user, county.schools[0])
        assert not allowed(county, problem, "close", lead)
    assert allowed(county, problem, "close", county.position("area_lead"))
