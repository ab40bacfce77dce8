"""The life of a problem, from the first sighting to closure by a second person."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from dudao.audit.models import AuditEntry
from dudao.audit.queries import verify
from dudao.files.models import FileUse
from dudao.ledger import services
from dudao.ledger.enums import ProblemState, SourceKind
from dudao.ledger.models import Occurrence, Problem, Step
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from tests.factories.county import appoint, make_county, tie
from tests.factories.ledger import do, head_of, make_problem, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


def owed(problem):
    rows = Obligation.objects.filter(reference=str(problem.pk)).order_by("id")
    return [(row.kind, row.debtor.name, row.state) for row in rows]


@pytest.mark.req("F01", "F02", "F04")
def test_problem_runs_from_sighting_to_closure(county):
    school, area = county.schools[0], county.areas[0]
    problem = make_problem(county)
    assert owed(problem) == [("rectify", school.name, "open")]
    problem = do(county, problem, "plan")
    assert (problem.state, problem.owner_name) == (ProblemState.RECTIFYING, "周砚")
    assert Obligation.objects.get().due_on == problem.due_on
    problem = do(county, problem, "submit", attachments=[("公示.txt", b"photo", "text/plain")])
    assert owed(problem) == [("rectify", school.name, "done"), ("recheck", area.name, "open")]
    problem = do(county, problem, "close")
    assert (problem.state, problem.closed_by) == (ProblemState.CLOSED, county.people["office"])
    assert owed(problem) == [("rectify", school.name, "done"), ("recheck", area.name, "done")]
    assert list(problem.steps.values_list("act", flat=True)) == ["open", "plan", "submit", "close"]
    assert FileUse.objects.get().reference == str(problem.steps.get(act="submit").pk)
    assert verify(county.county_code).holds


def test_sending_back_makes_the_unit_owe_again(county):
    problem = make_problem(county, state=ProblemState.RETURNED)
    assert owed(problem) == [
        ("rectify", county.schools[0].name, "done"),
        ("recheck", county.areas[0].name, "done"),
        ("rectify", county.schools[0].name, "open"),
    ]
    problem = do(county, do(county, problem, "submit"), "close")
    assert not Obligation.objects.open().exists()


def test_voiding_takes_every_obligation_back(county):
    problem = make_problem(county, state=ProblemState.VOID)
    assert owed(problem) == [("rectify", county.schools[0].name, "withdrawn")]


def test_recheck_is_owed_by_the_office_where_there_is_no_area(county):
    county.schools[0].upper_links.all().delete()
    problem = make_problem(county, state=ProblemState.SUBMITTED)
    assert owed(problem)[-1] == ("recheck", county.office.name, "open")


# ── who ──────────────────────────────────────────────────────────────────
@pytest.mark.req("F02")
def test_rectifier_cannot_close_in_another_position(county):
    """An inspector who also serves at the school reports, leaves, and still may not close."""
    problem = make_problem(county, state=ProblemState.RECTIFYING)
    inspector = county.people["inspector"]
    deputy = appoint(inspector, county.schools[0], "deputy")
    problem = do(county, problem, "submit", position=deputy)
    deputy.delete()
    with pytest.raises(NotAllowed, match="这个问题的整改你报过"):
        do(county, problem, "close", position=county.position("inspector"))


def test_rectifier_of_an_earlier_submission_cannot_close(county):
    problem = make_problem(county, state=ProblemState.RECTIFYING)
    office = county.people["office"]
    deputy = appoint(office, county.schools[0], "deputy")
    problem = do(county, problem, "submit", position=deputy)
    deputy.delete()
    problem = do(county, problem, "send_back", position=county.position("office_head"))
    problem = do(county, problem, "submit")
    with pytest.raises(NotAllowed, match="这个问题的整改你报过"):
        do(county, problem, "close", position=county.position("office"))
    assert do(county, problem, "close", position=county.position("office_head")).state == ProblemState.CLOSED


@pytest.mark.req("F02")
def test_database_itself_refuses_closure_by_the_rectifier(county):
    problem = make_problem(county, state=ProblemState.SUBMITTED)
    with pytest.raises(IntegrityError, match="closer_is_not_rectifier"), transaction.atomic():
        Problem.objects.filter(pk=problem.pk).update(
            state="closed", closed_by=problem.submitted_by, closed_at=problem.submitted_at
        )


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"state": "closed"}, "closed_has_facts"),
        ({"state": "submitted", "submitted_by": None}, "submitted_has_person"),
        ({"state": "closed", "result": ""}, "closed_has_facts"),
    ],
)
def test_database_refuses_states_without_their_facts(county, change, name):
    problem = make_problem(county, state=ProblemState.SUBMITTED)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Problem.objects.filter(pk=problem.pk).update(**change)


def test_database_refuses_sending_back_without_reason(county):
    problem = make_problem(county)
    with pytest.raises(IntegrityError, match="sending_back_has_reason"), transaction.atomic():
        Step.objects.create(problem=problem, act="send_back", to_state="returned")


def test_steps_are_written_once(county):
    step = make_problem(county).steps.get()
    step.reason = "改口"
    with pytest.raises(TypeError):
        step.save()
    with pytest.raises(TypeError):
        Step.objects.all().delete()


# ── words and days ───────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("state", "act", "facts", "reason"),
    [
        (ProblemState.OPEN, "plan", {"measures": "  "}, "整改措施还没写。"),
        (ProblemState.OPEN, "plan", {"owner_name": ""}, "责任人还没写。"),
        (ProblemState.OPEN, "plan", {"due_on": date(2020, 1, 1)}, "期限要在今天"),
        (ProblemState.RECTIFYING, "submit", {"result": " "}, "整改结果还没写。"),
        (ProblemState.SUBMITTED, "close", {"result": ""}, "复查结论还没写。"),
        (ProblemState.SUBMITTED, "send_back", {"reason": ""}, "退回的理由还没写。"),
        (ProblemState.OPEN, "change_due", {"reason": ""}, "改期限的理由还没写。"),
        (ProblemState.OPEN, "change_due", {"due_on": None}, "期限还没填"),
        (ProblemState.OPEN, "note", {"words": ""}, "要记的话还没写。"),
        (ProblemState.OPEN, "void", {"reason": ""}, "撤销的理由还没写。"),
    ],
)
def test_act_without_its_words_changes_nothing(county, state, act, facts, reason):
    problem = make_problem(county, state=state)
    entries = AuditEntry.objects.count()
    with pytest.raises(NotAllowed, match=reason):
        do(county, problem, act, **facts)
    fresh = Problem.objects.get(pk=problem.pk)
    assert (fresh.state, fresh.revision, AuditEntry.objects.count()) == (state, problem.revision, entries)


def test_unit_sets_the_day_once_and_the_office_moves_it(county):
    problem = make_problem(county, state=ProblemState.RECTIFYING)
    later = problem.due_on + timedelta(days=30)
    with pytest.raises(NotAllowed, match="要改请督导室来改"):
        do(county, problem, "plan", due_on=later)
    problem = do(county, problem, "change_due", due_on=later)
    assert Obligation.objects.open().get().due_on == later
    assert problem.steps.last().facts["due_on"] == later.isoformat()
    with pytest.raises(NotAllowed, match="没有改动"):
        do(county, problem, "change_due", due_on=later)


def test_remark_stands_on_the_problem(county):
    problem = do(county, make_problem(county), "note", words="十二月复看", as_remark=True)
    assert (problem.remark, problem.state) == ("十二月复看", ProblemState.OPEN)


def test_second_of_two_people_is_told_to_look_again(county):
    problem = make_problem(county, state=ProblemState.SUBMITTED)
    do(county, problem, "send_back")
    with pytest.raises(NotAllowed, match="他人已先处理，请刷新后再看。"):
        services.close_problem(
            by=county.people["office_head"], position=county.position("office_head"), problem=problem,
            revision=problem.revision, result="看过了",
        )  # fmt: skip


def test_unknown_act_is_refused(county):
    problem = make_problem(county)
    with pytest.raises(NotAllowed):
        services.act(
            by=county.people["office"], position=county.position("office"), problem=problem, act="burn", revision=0
        )


# ── sightings ────────────────────────────────────────────────────────────
@pytest.mark.req("F01")
def test_same_sighting_twice_is_one_problem(county):
    reference = uuid.uuid4().hex
    first = make_problem(county, reference=reference)
    assert make_problem(county, reference=reference) == first
    assert (Problem.objects.count(), Occurrence.objects.count()) == (1, 1)


def test_second_sighting_of_an_open_point_is_an_occurrence(county):
    lineage = uuid.uuid4()
    first = make_problem(county, lineage=lineage)
    again = make_problem(county, lineage=lineage, source=SourceKind.VISIT, note="又看到一次")
    assert again == first
    assert list(first.occurrences.values_list("kind", flat=True)) == ["office", "visit"]
    assert list(first.steps.values_list("act", flat=True)) == ["open", "seen_again"]


@pytest.mark.req("F02")
def test_sighting_after_closure_is_a_rebound(county):
    lineage = uuid.uuid4()
    closed = make_problem(county, lineage=lineage, state=ProblemState.CLOSED)
    again = make_problem(county, lineage=lineage)
    assert (again.previous, again.state) == (closed, ProblemState.OPEN)
    assert make_problem(county, lineage=lineage) == again


def test_sighting_after_a_mistake_is_no_rebound(county):
    lineage = uuid.uuid4()
    make_problem(county, lineage=lineage, state=ProblemState.VOID)
    assert make_problem(county, lineage=lineage).previous is None


def test_measures_that_came_along_are_not_asked_again(county):
    due = today() + timedelta(days=9)
    problem = make_problem(county, measures="补齐", owner_name="周砚", due_on=due)
    assert (problem.state, problem.due_on) == (ProblemState.RECTIFYING, due)


def test_sighting_in_the_future_is_refused(county):
    with pytest.raises(NotAllowed, match="发现的日子不能在今天"):
        make_problem(county, seen_on=today() + timedelta(days=1))


def test_numbers_run_on_within_a_year(county):
    numbers = [make_problem(county).number for _ in range(3)]
    year = today().year
    assert numbers == [f"{year}-0001", f"{year}-0002", f"{year}-0003"]


# ── notices ──────────────────────────────────────────────────────────────
def test_submission_tells_area_lead_and_posted_inspector(county):
    problem = make_problem(county, state=ProblemState.RECTIFYING)
    Notice.objects.all().delete()
    do(county, problem, "submit")
    told = set(Notice.objects.values_list("user__username", flat=True))
    assert told == {"area_lead", "inspector"}


def test_self_check_does_not_tell_the_school_what_it_said_itself(county):
    make_problem(county, source=SourceKind.SELF_CHECK, by=county.people["head"])
    assert not Notice.objects.exists()


def test_registered_problem_tells_head_and_deputy(county):
    make_problem(county)
    assert set(Notice.objects.values_list("user__username", flat=True)) == {"head", "deputy"}


# ── by hand ──────────────────────────────────────────────────────────────
def register(county, position, unit):
    return services.register_problem(
        by=position.user, position=position, unit=unit, title="课后服务没有安排", source=SourceKind.OFFICE,
        reference=uuid.uuid4().hex, seen_on=today(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "school", "allowed"),
    [
        ("office", 0, True), ("office_head", 1, True), ("area_lead", 0, True), ("area_lead", 1, False),
        ("inspector", 0, True), ("inspector", 2, False), ("leader", 0, False), ("head", 0, False),
        ("section", 0, False), ("district", 0, False), ("system_admin", 0, False),
    ],
)  # fmt: skip
def test_who_registers_by_hand(county, kind, school, allowed):
    position = county.position(kind)
    if allowed:
        assert register(county, position, county.schools[school]).created_by == county.people[kind]
    else:
        with pytest.raises(NotAllowed):
            register(county, position, county.schools[school])


def test_tied_person_does_not_register(county):
    tie(county.people["inspector"], county.schools[0])
    with pytest.raises(NotAllowed, match="回避"):
        register(county, county.position("inspector"), county.schools[0])


def test_position_of_somebody_else_is_refused(county):
    problem = make_problem(county)
    with pytest.raises(NotAllowed, match="你现在没有这个岗位"):
        services.add_note(
            by=county.people["head"], position=county.position("office"), problem=problem, revision=0, words="借用"
        )


def test_ended_position_is_refused(county):
    position = county.position("office")
    position.until_on = today()
    position.save()
    with pytest.raises(NotAllowed, match="你现在没有这个岗位"):
        do(county, make_problem(county), "note", position=position)


@pytest.mark.parametrize(
    ("act", "state", "table", "times"),
    [
        ("submit", ProblemState.RECTIFYING, "areas_unitlink", 1),
        ("close", ProblemState.SUBMITTED, "obligations_obligation", 0),
        ("send_back", ProblemState.SUBMITTED, "obligations_obligation", 1),
        ("change_due", ProblemState.OPEN, "obligations_obligation", 0),
        ("void", ProblemState.OPEN, "obligations_obligation", 0),
    ],
)
def test_an_act_asks_nothing_twice(act, state, table, times):
    """The area once; what is owed only where a row may stand already, never for the county that the problem names."""
    county = make_county()
    problem, office = make_problem(county, state=state), county.position("office")
    position = head_of(problem.unit) if act == "submit" else office
    with CaptureQueriesContext(connection) as queries:
        do(county, problem, act, position=position)
    asked = [row["sql"] for row in queries if row["sql"].startswith("SELECT") and f'FROM "{table}"' in row["sql"]]
    assert len(asked) == times, asked
