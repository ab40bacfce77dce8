"""A round, its forms and its reports changed by two people in the same moment; on PostgreSQL only locks part them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.audit import services as audit
from dudao.inspections import services, workbooks
from dudao.inspections.enums import AssessmentState, RoundState
from dudao.inspections.intake import Intake
from dudao.inspections.models import Answer, Assessment, Handover, Round
from dudao.inspections.sheets import sheet_of
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation
from dudao.officialdocs.workbooks import write_form
from tests.at_once import at_once, overlapping
from tests.factories.county import appoint, make_user
from tests.factories.inspections import assessment_of, confirm, fill, make_round, make_version
from tests.factories.workbooks import filled

pytestmark = pytest.mark.django_db(transaction=True)
WITHDRAWN = "这一轮自查已经撤回，不用填了。"


def withdraw(county, sent):
    return lambda: services.withdraw_round(by=county.people["office"], round=sent)


def acts_of(county, form) -> dict:
    """What a school or the office may do to a form on which nobody has begun."""
    head, group = county.people["head"], "1"
    return {
        "save": lambda: fill(head, form),
        "repeat": lambda: services.repeat_group(by=head, assessment=form, group_code=group),
        "hand_over": lambda: services.hand_over(
            by=head, assessment=form, group_code=group, user=county.people["deputy"]
        ),
    }


@pytest.mark.parametrize("act", ["save", "repeat", "hand_over"])
def test_who_waits_for_a_withdrawal_is_refused(county, version, act):
    confirm(county, make_round(county, version, title="9月自查"))
    sent = make_round(county, version)
    form = assessment_of(sent, county.schools[0])
    _, refusal = overlapping(withdraw(county, sent), acts_of(county, form)[act])
    assert refusal == WITHDRAWN
    assert not Answer.objects.filter(assessment__round=sent).exists()
    assert not Handover.objects.exists()


def test_withdrawal_waits_for_who_is_saving(county, sent, form):
    _, refusal = overlapping(acts_of(county, form)["save"], withdraw(county, sent))
    assert refusal == "已有 1 个单位动手填了，这一轮不能撤回。"
    sent.refresh_from_db()
    assert sent.state == RoundState.SENT
    assert Obligation.objects.open().filter(kind=ObligationKind.SELF_CHECK).count() == 6


def test_form_as_a_file_is_not_taken_into_a_round_being_withdrawn(county, sent, form):
    content = filled(write_form(workbooks.form_of(sheet_of(form))))
    intake = Intake(by=county.people["office"], sent=sent)
    _, reports = overlapping(withdraw(county, sent), lambda: intake.take([("a.xlsx", content)]))
    assert [(row.outcome, row.message) for row in reports] == [("refused", WITHDRAWN)]
    assert not Assessment.objects.filter(state=AssessmentState.CONFIRMED).exists()


def test_a_form_that_is_handed_in_keeps_what_it_took_from_one_that_is_sent_back(county, version):
    beside = make_version(county, name="云岭县作业管理专项方案")
    for point, same in zip(beside.checkpoints.all(), version.checkpoints.all(), strict=False):
        point.lineage = same.lineage
        point.save()
    confirm(county, source := make_round(county, version))
    taker = assessment_of(make_round(county, beside, title="作业自查"), county.schools[0])
    asked = taker.answers.count()
    assert asked == beside.checkpoints.count()

    def hand_in():
        services.confirm(by=county.people["head"], position=county.position("head"), assessment=taker)

    def send_back():
        form = assessment_of(source, county.schools[0])
        services.reopen(
            by=county.people["office"], position=county.position("office"), assessment=form, reason="请核对"
        )

    overlapping(hand_in, send_back)
    taker.refresh_from_db()
    assert (taker.state, taker.answers.count()) == (AssessmentState.CONFIRMED, asked)


def test_two_last_schools_at_once_make_their_district_owe(county, version):
    """Neither sees the other's form before it is committed; the second must look once more."""
    first, second = county.schools[0], county.schools[2]
    sent = make_round(county, version, units=[first, second])
    user = make_user("second-head", "乙校负责人")
    who = {first: (county.people["head"], county.position("head")), second: (user, appoint(user, second, "head"))}
    for school, (by, _) in who.items():
        fill(by, assessment_of(sent, school))

    def hand_in(school):
        by, position = who[school]
        return lambda: services.confirm(by=by, position=position, assessment=assessment_of(sent, school))

    overlapping(hand_in(first), hand_in(second))
    owed = Obligation.objects.get(kind=ObligationKind.CONSOLIDATION)
    assert owed.debtor == county.districts[0]
    assert owed.debtor.kind == UnitKind.SCHOOL_DISTRICT


def test_a_report_waits_for_a_form_being_sent_back(county, version):
    """What the district sends up counts the forms that are in, not one that is on its way back."""
    sent = make_round(county, version, units=county.schools[:1])
    form = confirm(county, sent, ["not_met"])
    office, district = county.position("office"), county.position("district")
    _, paper = overlapping(
        lambda: services.reopen(by=office.user, position=office, assessment=form, reason="再看"),
        lambda: services.submit_consolidation(
            by=district.user, position=district, sent=sent, plan="两周改完", report="已部署"
        ),
    )
    assert paper.submitted_at.date() <= timezone.now().date()
    owed = Obligation.objects.get(kind=ObligationKind.CONSOLIDATION)
    assert owed.result == "问题 0 个，整改方案和情况报告已报"


def test_a_file_that_is_decided_on_reaches_the_trail_last(county, version):
    """Else it would hold the end of the trail, and wait for a district whose holder waits for the trail."""
    sent = make_round(county, version, units=county.schools[:1])
    form, office = assessment_of(sent, county.schools[0]), county.people["office"]
    content = filled(write_form(workbooks.form_of(sheet_of(form))))
    fill(county.people["head"], form, ["not_met"])
    [report] = Intake(by=office, sent=sent).take([("a.xlsx", content)])
    results = overlapping(
        lambda: list(Unit.objects.select_for_update(no_key=True).filter(pk=county.districts[0].pk)),
        lambda: services.decide_workbook(by=office, workbook=report.workbook, use=True).outcome,
        then=lambda: audit.record(county_code=county.county_code, by=office, act="test.act", subject=("test", "1")),
    )
    assert results == [[county.districts[0]], "taken"]


def test_two_files_of_one_school_decided_at_once_let_the_second_know(county, version):
    """Else each would hold its own file, and one of them the form too: neither would get what the other has."""
    sent = make_round(county, version, units=county.schools[:1])
    form, office = assessment_of(sent, county.schools[0]), county.people["office"]
    blank = write_form(workbooks.form_of(sheet_of(form)))
    files = [("a.xlsx", filled(blank)), ("b.xlsx", filled(blank, {1: {"word": "没有", "note": "缺"}}))]
    one, other = (report.workbook for report in Intake(by=office, sent=sent).take(files))
    results = at_once(
        lambda: services.decide_workbook(by=office, workbook=one, use=True).outcome,
        lambda: services.decide_workbook(by=county.people["office_head"], workbook=other, use=True).outcome,
    )
    assert sorted(results) == ["taken", "这一份已经定过了。"]


def test_a_form_handed_in_while_the_round_ends_is_not_on_record_as_missing(county, version):
    sent = make_round(county, version, units=county.schools[:1])
    form, head, office = assessment_of(sent, county.schools[0]), county.position("head"), county.position("office")
    fill(head.user, form)
    yesterday = timezone.localdate() - timedelta(days=1)
    Round.objects.filter(pk=sent.pk).update(opens_on=yesterday, due_on=yesterday)
    overlapping(
        lambda: services.confirm(by=head.user, position=head, assessment=form),
        lambda: services.end_round(by=office.user, position=office, round=sent),
    )
    form.refresh_from_db()
    assert (form.state, form.missed) == (AssessmentState.CONFIRMED, False)
    assert not Obligation.objects.open().filter(reference=str(sent.pk)).exists()
