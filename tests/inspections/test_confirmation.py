from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.audit.queries import verify
from dudao.inspections import services
from dudao.inspections.enums import AssessmentState
from dudao.ledger.enums import ProblemState
from dudao.ledger.models import Occurrence, Problem
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from tests.factories.county import appoint
from tests.factories.inspections import assessment_of, confirm, fill, make_round, row


def confirm_as(county, kind, form):
    return services.confirm(by=county.people[kind], position=county.position(kind), assessment=form)


@pytest.mark.req("C01", "C02", "C03")
def test_failed_points_stand_in_the_ledger_with_what_was_said(county, points, form):
    due = timezone.localdate() + timedelta(days=20)
    fill(county.people["head"], form)
    rows = [row(points[0], "not_met", note="没有统筹", measures="年级组每天统筹", owner_name="林老师", due_on=due)]
    services.save_answers(by=county.people["head"], assessment=form, answers=rows)
    confirm_as(county, "head", form)
    problem = Problem.objects.get()
    assert (problem.title, problem.point_code, problem.lineage) == ("没有统筹", "1.1", points[0].lineage)
    assert (problem.measures, problem.owner_name, problem.due_on) == ("年级组每天统筹", "林老师", due)
    assert problem.state == ProblemState.RECTIFYING
    assert Obligation.objects.open().filter(kind=ObligationKind.RECTIFY, debtor=form.unit).count() == 1


def test_confirming_seals_the_answers_and_settles_what_was_owed(county, form, sent):
    done = confirm(county, sent)
    assert (done.state, done.confirmed_by) == (AssessmentState.CONFIRMED, county.people["head"])
    assert len(done.payload_hash) == 64
    owed = Obligation.objects.get(kind=ObligationKind.SELF_CHECK, debtor=form.unit)
    assert (owed.state, owed.result) == (ObligationState.DONE, "3 条，0 条要整改")
    assert AuditEntry.objects.filter(act="assessment.confirm", subject_ref=str(form.pk)).count() == 1
    assert verify(county.county_code).holds
    with pytest.raises(NotAllowed, match="这张自查表已经交了；要改，请督导室先退回。"):
        fill(county.people["head"], form, ["partly"])


def test_confirming_twice_changes_nothing(county, form, sent):
    first = confirm(county, sent, ["partly"])
    again = confirm_as(county, "head", form)
    assert again.confirmed_at == first.confirmed_at
    assert (Problem.objects.count(), Occurrence.objects.count()) == (1, 1)


def test_open_points_are_named_and_nothing_is_sealed(county, points, form):
    services.save_answers(
        by=county.people["head"], assessment=form, answers=[row(points[0]), row(points[1], "partly", note="")]
    )
    with pytest.raises(services.Incomplete, match="还有 2 条没填好") as refused:
        confirm_as(county, "head", form)
    assert refused.value.faults == {
        points[1].pk: {"note": "差在哪里，请写一句话。"}, points[2].pk: {"value": "这一条还没有选。"},
    }  # fmt: skip
    form.refresh_from_db()
    assert form.state == AssessmentState.IN_PROGRESS
    assert not Problem.objects.exists()


@pytest.mark.parametrize("kind", ["deputy", "office", "institution_head", "district", "area_lead", "leader"])
def test_only_the_head_of_the_unit_confirms(county, form, kind):
    fill(county.people["head"], form)
    with pytest.raises(NotAllowed, match="自查要由本单位负责人确认提交"):
        confirm_as(county, kind, form)


def test_position_of_somebody_else_does_not_confirm(county, form):
    fill(county.people["head"], form)
    with pytest.raises(NotAllowed, match="自查要由本单位负责人确认提交"):
        services.confirm(by=county.people["deputy"], position=county.position("head"), assessment=form)


def test_position_that_has_ended_does_not_confirm(county, form):
    fill(county.people["head"], form)
    position = county.position("head")
    position.until_on = timezone.localdate()
    position.save()
    with pytest.raises(NotAllowed, match="自查要由本单位负责人确认提交"):
        services.confirm(by=county.people["head"], position=position, assessment=form)


@pytest.mark.req("C05")
def test_institution_confirms_its_own(county, version):
    sent = make_round(county, version, units=county.institutions)
    form = assessment_of(sent, county.institutions[0])
    fill(county.people["institution_head"], form, ["not_met"])
    confirm_as(county, "institution_head", form)
    assert Problem.objects.get().unit == county.institutions[0]


def test_point_that_fails_again_is_seen_again_and_not_opened_twice(county, version, sent):
    confirm(county, sent, ["partly"])
    confirm(county, make_round(county, version, title="11月自查"), ["not_met"])
    assert (Problem.objects.count(), Occurrence.objects.count()) == (1, 2)


def test_known_and_new_problems_go_in_together(county, version, sent):
    confirm(county, sent, ["partly"])
    confirm(county, make_round(county, version, title="11月自查"), ["not_met", "not_met", "partly"])
    assert (Problem.objects.count(), Occurrence.objects.count()) == (3, 4)
    assert len(set(Problem.objects.values_list("number", flat=True))) == 3


def test_sent_back_form_is_owed_again_and_keeps_its_answers(county, form, sent):
    confirm(county, sent, ["partly"])
    back = services.reopen(
        by=county.people["office"], position=county.position("office"), assessment=form, reason=" 与实地不一样 "
    )
    assert (back.state, back.return_reason, back.times_returned) == ("in_progress", "与实地不一样", 1)
    assert back.answers.count() == 3
    owed = Obligation.objects.open().get(kind=ObligationKind.SELF_CHECK, debtor=form.unit)
    assert owed.title == "10月自查（退回再填）"
    assert Notice.objects.filter(user=county.people["head"], body="与实地不一样").count() == 1

    confirm(county, sent, ["met"])
    owed.refresh_from_db()
    assert owed.state == ObligationState.DONE
    assert Problem.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "reason", "refusal"),
    [
        ("head", "改一下", "只有督导室能办这件事"),
        ("leader", "改一下", "只有督导室能办这件事"),
        ("office", "  ", "退回要写明原因"),
    ],
)
def test_sending_back_is_refused(county, form, sent, kind, reason, refusal):
    confirm(county, sent)
    with pytest.raises(NotAllowed, match=refusal):
        services.reopen(by=county.people[kind], position=county.position(kind), assessment=form, reason=reason)


@pytest.mark.parametrize(
    ("kind", "refusal"), [("head", "你现在没有这个岗位，请刷新后再试。"), ("district", "只有督导室能办这件事。")]
)
def test_office_sends_back_in_its_own_position_only(county, form, sent, kind, refusal):
    """Another position that the same person holds, or one of somebody else, does not carry it."""
    confirm(county, sent)
    office = county.people["office"]
    position = appoint(office, county.districts[0], kind) if kind == "district" else county.position(kind)
    with pytest.raises(NotAllowed, match=f"^{refusal}$"):
        services.reopen(by=office, position=position, assessment=form, reason="改一下")


def test_form_that_was_not_handed_in_is_not_sent_back(county, form):
    with pytest.raises(NotAllowed, match="还没有交，不用退回"):
        services.reopen(by=county.people["office"], position=county.position("office"), assessment=form, reason="改")
