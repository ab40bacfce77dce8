import pytest
from django.test import Client
from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position, User
from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.audit.models import AuditEntry
from dudao.audit.queries import verify
from dudao.cli.demo import main
from dudao.demo import names
from dudao.demo.accounts import ACCOUNTS, PASSWORD
from dudao.demo.build import NoDemo, build
from dudao.demo.size import SMALL
from dudao.demo.timeline import ROUNDS
from dudao.inspections.enums import AssessmentState
from dudao.inspections.models import Assessment, Round
from dudao.ledger.enums import ProblemState
from dudao.ledger.models import Problem, Step
from dudao.notices.models import Notice
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.today(None)]


def test_chain_verifies_and_its_times_rise(county):
    verdict = verify(names.COUNTY_CODE)
    times = list(AuditEntry.objects.order_by("seq").values_list("at", flat=True))

    assert verdict.faults == []
    assert verdict.entries == len(times) > 100
    assert times == sorted(times)
    assert times[-1] <= timezone.now()


def test_nobody_closed_what_he_rectified(county):
    closed = Problem.objects.filter(state=ProblemState.CLOSED)
    reported = {
        (step.problem_id, step.by_id) for step in Step.objects.filter(act="submit", problem__in=closed.values("pk"))
    }

    assert reported
    assert [one.number for one in closed if (one.pk, one.closed_by_id) in reported] == []


def test_nobody_closed_at_a_place_where_he_works_or_is_tied(county):
    closed = Problem.objects.filter(state=ProblemState.CLOSED).select_related("closed_by")
    near = [
        problem.number
        for problem in closed
        if problem.closed_by.positions.filter(unit=problem.unit_id).exists()
        or problem.closed_by.ties.filter(unit=problem.unit_id).exists()
    ]

    assert closed
    assert near == []


@pytest.mark.parametrize("username", ACCOUNTS)
def test_demo_account_signs_in_and_sees_its_first_page(county, username):
    client = Client()

    client.post("/sign-in/", {"username": username, "password": PASSWORD})
    page = client.get("/", follow=True)

    assert page.status_code == 200
    assert page.wsgi_request.user.username == username


def test_there_is_one_account_a_position(county):
    held = [kind for (kind,) in Position.objects.filter(user__username__in=ACCOUNTS).values_list("kind")]

    assert sorted(held) == sorted(PositionKind.values)


def test_accounts_are_listed_with_their_password(county, capsys):
    assert main(["--accounts"]) == 0

    said = capsys.readouterr().out
    assert PASSWORD in said.splitlines()[0]
    assert [line.split()[0] for line in said.splitlines()[1:]] == list(ACCOUNTS)


def test_registers_are_as_large_as_asked(county):
    sizes = {
        UnitKind.SCHOOL: SMALL.schools, UnitKind.INSTITUTION: SMALL.institutions,
        UnitKind.RESPONSIBILITY_AREA: SMALL.areas, UnitKind.SCHOOL_DISTRICT: SMALL.districts,
    }  # fmt: skip

    assert {kind: Unit.objects.filter(kind=kind).count() for kind in sizes} == sizes
    assert Position.objects.filter(kind=PositionKind.INSPECTOR).count() == SMALL.inspectors
    heads = Position.objects.filter(kind__in=[PositionKind.HEAD, PositionKind.INSTITUTION_HEAD])
    assert heads.count() == SMALL.schools + SMALL.institutions
    posted = [position.postings.count() for position in Position.objects.filter(kind=PositionKind.INSPECTOR)]
    assert min(posted) >= 3
    assert max(posted) <= 5


def test_last_round_runs_and_the_others_are_over(county):
    *past, running = Round.objects.order_by("id")
    today = timezone.localdate()

    assert len(past) + 1 == ROUNDS
    assert all(sent.due_on < today for sent in past)
    assert running.opens_on < today <= running.due_on
    states = set(Assessment.objects.filter(round=running).values_list("state", flat=True))
    assert {AssessmentState.CONFIRMED, AssessmentState.IN_PROGRESS} <= states
    assert Assessment.objects.filter(round=running, unit=_star(county), state=AssessmentState.IN_PROGRESS).exists()


def _star(county):
    return county.accounts["xiaozhang"].unit


def test_month_end_reports_of_past_months_are_done(county):
    reports = Obligation.objects.filter(kind=ObligationKind.REPORT, debtor__kind=UnitKind.RESPONSIBILITY_AREA)
    past = reports.filter(due_on__lt=timezone.localdate()).exclude(period="")

    assert set(past.values_list("state", flat=True)) <= {ObligationState.DONE}
    assert reports.filter(state=ObligationState.OPEN).exists()


def test_problems_speak_in_their_own_words(county):
    titles = list(Problem.objects.values_list("title", flat=True))

    assert len(titles) > 10
    assert len(set(titles)) > len(titles) * 0.6
    assert [title for title in titles if "{" in title] == []


def test_people_can_sign_in_and_nobody_gets_mail(county):
    assert not User.objects.filter(must_change_password=True).exists()
    assert not User.objects.exclude(email="").exists()
    assert not Notice.objects.filter(mail_due=True).exists()
    assert Notice.objects.filter(read_at=None).exists()


def test_second_county_is_refused(county):
    before = AuditEntry.objects.count()

    with pytest.raises(NoDemo, match="只建在空的数据库里"):
        build(SMALL)

    assert AuditEntry.objects.count() == before


def test_command_says_why_it_cannot_and_ends_with_1(county, capsys):
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("数据库里已经有账号了")
