"""A point that stands in two schemes in force: answered for one round it is not asked again in the other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.inspections import services
from dudao.inspections.models import Answer, Assessment
from dudao.inspections.sheets import sheet_of
from dudao.ledger.models import Occurrence, Problem
from dudao.schemes.models import SchemeVersion
from dudao.visits.models import LocalRule
from tests.factories.inspections import assessment_of, confirm, make_round, make_version, row
from tests.layers import layer


@layer
def beside(county, version) -> SchemeVersion:
    """Another scheme in force, whose first two points are those of ``version``."""
    other = make_version(county, name="云岭县作业管理专项方案")
    for point, same in zip(other.checkpoints.all()[:2], version.checkpoints.all(), strict=False):
        point.lineage = same.lineage
        point.save()
    return other


def given(form: Assessment) -> list[tuple]:
    rows = Answer.objects.filter(assessment=form).order_by("checkpoint__order")
    return list(rows.values_list("checkpoint__order", "value", "taken_from__round__title"))


@pytest.mark.req("A02")
def test_what_was_handed_in_stands_in_a_round_sent_later(county, version, beside):
    confirm(county, make_round(county, version), ["met", "na"])
    later = assessment_of(make_round(county, beside, title="作业自查"), county.schools[0])
    assert given(later) == [(0, "met", "10月自查"), (1, "na", "10月自查")]
    assert sheet_of(later).unanswered == 1
    assert [line.taken for line in sheet_of(later).lines] == ["10月自查", "10月自查", ""]
    other = assessment_of(later.round, county.schools[1])
    assert given(other) == []


def test_what_is_handed_in_stands_in_a_form_that_is_open(county, version, beside):
    first, second = make_round(county, version), make_round(county, beside, title="作业自查")
    form = assessment_of(second, county.schools[0])
    own = beside.checkpoints.first()
    services.save_answers(by=county.people["head"], assessment=form, answers=[row(own, "partly")])
    confirm(county, first)
    assert given(form) == [(0, "partly", None), (1, "met", "10月自查")]


def test_what_failed_in_both_is_one_problem(county, version, beside):
    first, second = make_round(county, version), make_round(county, beside, title="作业自查")
    confirm(county, first, ["not_met"])
    form = assessment_of(second, county.schools[0])
    last = beside.checkpoints.last()
    services.save_answers(by=county.people["head"], assessment=form, answers=[row(last)])
    services.confirm(by=county.people["head"], position=county.position("head"), assessment=form)
    problem = Problem.objects.get(unit=county.schools[0])
    assert Occurrence.objects.filter(problem=problem).count() == 2


def test_what_failed_is_asked_anew_once_its_problem_is_settled(county, version, beside):
    confirm(county, make_round(county, version), ["not_met"])
    Problem.objects.update(state="void")
    later = assessment_of(make_round(county, beside, title="作业自查"), county.schools[0])
    assert given(later) == [(1, "met", "10月自查")]


def test_said_again_it_is_what_was_said_here(county, version, beside):
    confirm(county, make_round(county, version))
    later = assessment_of(make_round(county, beside, title="作业自查"), county.schools[0])
    own = beside.checkpoints.first()
    services.save_answers(by=county.people["head"], assessment=later, answers=[row(own, "partly")])
    assert given(later) == [(0, "partly", None), (1, "met", "10月自查")]


def test_a_form_that_is_sent_back_no_longer_speaks_for_the_other(county, version, beside):
    done = confirm(county, make_round(county, version))
    later = assessment_of(make_round(county, beside, title="作业自查"), county.schools[0])
    services.reopen(
        by=county.people["office"], position=county.position("office"), assessment=done, reason="有两条填反了"
    )
    assert given(later) == []


def test_an_old_answer_and_one_of_a_scheme_that_ended_are_asked_again(county, version, beside):
    done = confirm(county, make_round(county, version))
    Assessment.objects.filter(pk=done.pk).update(confirmed_at=timezone.now() - timedelta(days=40))
    assert given(assessment_of(make_round(county, beside, title="一"), county.schools[0])) == []
    Assessment.objects.filter(pk=done.pk).update(confirmed_at=timezone.now())
    SchemeVersion.objects.filter(pk=version.pk).update(retired_on=timezone.localdate())
    assert given(assessment_of(make_round(county, beside, title="二"), county.schools[0])) == []


def test_a_scheme_that_carries_on_another_shows_what_was_answered_there(county, version, beside):
    before = make_round(county, version)
    confirm(county, before)
    SchemeVersion.objects.filter(pk=version.pk).update(retired_on=timezone.localdate())
    SchemeVersion.objects.filter(pk=beside.pk).update(follows=version, ends_followed=True)
    sent = make_round(county, SchemeVersion.objects.get(pk=beside.pk), title="作业自查")
    assert sent.previous == before
    lines = sheet_of(assessment_of(sent, county.schools[0])).lines
    assert [line.repeatable for line in lines] == [True, True, False]


@pytest.mark.parametrize(("days", "taken"), [(31, 0), (60, 1), (0, 0)])
def test_county_sets_for_how_long_an_answer_holds(county, version, beside, days, taken):
    first = confirm(county, make_round(county, version), ["met"])
    Assessment.objects.filter(pk=first.pk).update(confirmed_at=timezone.now() - timedelta(days=45))
    if days != 31:
        LocalRule.objects.create(
            county_code=county.county_code, key="shared_days", value=days, source="县里的规定",
            from_on=timezone.localdate(),
        )  # fmt: skip
    later = assessment_of(make_round(county, beside, title="作业自查"), county.schools[0])
    assert [value for place, value, _ in given(later) if place == 0] == ["met"] * taken
