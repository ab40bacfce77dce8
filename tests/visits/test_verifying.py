"""A verification from a problem of the ledger to what the problem learns of it (E06)."""

import subprocess
import sys

import pytest

from dudao.ledger.models import Problem
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.problem_causes import verifications_of
from dudao.visits.readers import reader_of
from dudao.visits.services import arranging, visiting
from tests.factories.inspections import make_version
from tests.factories.ledger import make_problem
from tests.factories.visiting import FAULT, look, today
from tests.factories.wishes import wish
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E06")]


@layer
def version(county):
    return make_version(county)


def problem_at(county, version, state="submitted"):
    point = version.checkpoints.order_by("order").first()
    return make_problem(county, state=state, lineage=point.lineage, point_code=point.code, point_text=point.text)


def verified(county, version, problem, ways=(), *, points=True, **closing):
    """Arranged from the problem, carried out and told; the visit."""
    wanted = wish(county, version, kind="verification", cause_kind="problem", cause=problem.number)
    if not points:
        wanted = wish(county, version, kind="verification", cause_kind="problem", cause=problem.number, points=[])
    made = arranging.start_inspection(by=county.people["office"], county_code=county.county_code, wanted=wanted)
    visit, inspector = made.visits.get(), county.people["inspector"]
    visit = visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)
    if points:
        visit = look(county, visit, ways)
    visit = visiting.close_record(by=inspector, visit=visit, **closing)
    visiting.feed_back(by=inspector, visit=visit, words="看过了。")
    problem.refresh_from_db()
    return visit


def test_what_is_still_not_right_goes_back_to_the_unit(county, version):
    problem = problem_at(county, version)
    visit = verified(county, version, problem, ["notice"])

    assert (visit.conclusion, problem.state) == ("stands", "returned")
    step = problem.steps.get(act="send_back")
    assert (step.reason, step.facts["verification"]) == (FAULT, str(visit.pk))
    assert Obligation.objects.open().get(kind="rectify").reference == str(problem.pk)
    assert not Obligation.objects.open().filter(kind="recheck").exists()
    assert Problem.objects.count() == 1


def test_what_is_put_right_waits_for_the_second_pair_of_eyes(county, version):
    problem = problem_at(county, version)
    visit = verified(county, version, problem)

    assert (visit.conclusion, problem.state) == ("gone", "submitted")
    assert problem.steps.get(act="verified").facts["put_right"] is True
    told = Notice.objects.filter(subject__startswith="核查看到已经改好，可以复查销号")
    assert county.people["area_lead"].pk in told.values_list("user", flat=True)
    assert Obligation.objects.open().filter(kind="recheck").exists()


def test_without_a_point_the_conclusion_is_asked_once(county, version):
    problem = make_problem(county, state="rectifying")
    with pytest.raises(NotAllowed, match=r"^请选核查的结果：还没改好、已经改好、这次没看出来。$"):
        verified(county, version, problem, points=False)
    visit = county.schools[0].visits.get()
    inspector = county.people["inspector"]
    visiting.close_record(by=inspector, visit=visit, conclusion="stands", summary="公示栏还空着")
    visiting.feed_back(by=inspector, visit=visit, words="看过了。")
    visiting.feed_back(by=inspector, visit=visit, words="看过了。")
    problem.refresh_from_db()

    assert (problem.state, problem.steps.get(act="verified").reason) == ("rectifying", "公示栏还空着")


def test_a_wrong_number_or_another_school_starts_nothing(county, version):
    problem = problem_at(county, version)
    unknown = {"cause_kind": "problem", "cause": "2026-9999"}
    refused(county, wish(county, version, kind="verification", **unknown), "没有编号是“2026-9999”的问题，请核对编号。")
    both = {"cause_kind": "problem", "cause": problem.number, "units": county.schools[:2]}
    refused(county, wish(county, version, kind="verification", **both), "只涉及一个单位")


def refused(county, wanted, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        arranging.start_inspection(by=county.people["office"], county_code=county.county_code, wanted=wanted)


def test_a_hidden_verification_is_known_to_the_team_alone(county, version):
    problem = problem_at(county, version)
    wanted = wish(county, version, kind="verification", cause_kind="problem", cause=problem.number, hidden=True)
    arranging.start_inspection(by=county.people["office"], county_code=county.county_code, wanted=wanted)

    def known_to(name):
        return verifications_of(problem, reader_of(county.position(name), today())).count()

    assert [known_to(name) for name in ("inspector", "leader", "area_lead", "head")] == [1, 0, 0, 0]


@pytest.mark.once
def test_the_kinds_of_causes_are_known_to_every_process_also_where_no_page_is_loaded():
    asks = "import django; django.setup(); from dudao.visits.causes import kind_of; print(kind_of('problem').label)"
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "问题"
