from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.files.models import FileUse
from dudao.inspections import services
from dudao.inspections.consolidating import digest_of, gathered
from dudao.inspections.jobs import overdue_reports
from dudao.inspections.models import Consolidation, Round
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from tests.factories.county import appoint, make_user
from tests.factories.inspections import assessment_of, fill
from tests.layers import layer


@layer
def heads(county):
    """A head for every school: unit id → (user, position)."""
    held = {county.schools[0].pk: (county.people["head"], county.position("head"))}
    for school in county.schools[1:]:
        user = make_user(f"head{school.pk}", f"{school.name}负责人")
        held[school.pk] = (user, appoint(user, school, "head"))
    return held


def hand_in(sent, school, heads, values=()):
    user, position = heads[school.pk]
    form = assessment_of(sent, school)
    fill(user, form, values)
    return services.confirm(by=user, position=position, assessment=form)


def owed(county, unit):
    return Obligation.objects.filter(kind=ObligationKind.CONSOLIDATION, debtor=unit)


@pytest.mark.req("C02", "C03", "C04")
def test_district_reports_once_all_its_schools_are_in(county, sent, heads):
    district, schools = county.districts[0], county.schools[::2]
    for school in schools[:2]:
        hand_in(sent, school, heads, ["not_met"])
    assert not owed(county, district).exists()
    hand_in(sent, schools[2], heads)
    assert owed(county, district).get().creditor == county.office

    by, position = county.people["district"], county.position("district")
    found = gathered(sent, district, timezone.localdate()).found
    assert [row.answer.assessment.unit for row in found] == schools[:2]
    assert all(row.problem.title == "第 1.1 条差一点" for row in found)
    paper = services.submit_consolidation(by=by, position=position, sent=sent, plan="两周改完", report="已部署")
    assert paper.submitted_by == by
    assert owed(county, district).get().state == ObligationState.DONE
    assert Notice.objects.filter(user=county.people["office"], kind="consolidation").count() == 1


def test_directly_managed_school_reports_itself_and_is_not_waited_for(county, sent, heads):
    own = county.schools[0]
    own.directly_managed = True
    own.save()
    for school in county.schools[2::2]:
        hand_in(sent, school, heads)
    assert owed(county, county.districts[0]).exists()
    hand_in(sent, own, heads, ["partly"])
    assert owed(county, own).exists()
    services.submit_consolidation(
        by=county.people["head"], position=county.position("head"), sent=sent, plan="马上改", report="正在改"
    )
    assert owed(county, own).get().result == "问题 1 个，整改方案和情况报告已报"


@pytest.mark.parametrize(
    ("plan", "report", "refusal"),
    [("", "写了", "有 1 个问题，整改安排还没写"), ("写了", "", "情况报告还没写")],
)
def test_report_without_words_is_not_sent_and_keeps_nothing(county, sent, heads, plan, report, refusal):
    for school in county.schools[::2]:
        hand_in(sent, school, heads, ["partly"] if school == county.schools[0] else ())
    with pytest.raises(NotAllowed, match=refusal):
        services.submit_consolidation(
            by=county.people["district"], position=county.position("district"), sent=sent, plan=plan, report=report
        )
    assert not sent.consolidations.exists()


def test_report_is_kept_as_typed_then_sent_once(county, sent, heads):
    for school in county.schools[::2]:
        hand_in(sent, school, heads)
    who = {"by": county.people["district"], "position": county.position("district"), "sent": sent}
    services.save_consolidation(**who, plan="", report="写了一半")
    services.attach_file(**who, name="报告.docx", content=b"words")
    services.submit_consolidation(**who, plan="", report="写完了")
    with pytest.raises(NotAllowed, match="已经报上去了"):
        services.save_consolidation(**who, plan="", report="改一改")
    assert sent.consolidations.get().report == "写完了"


@pytest.mark.parametrize("kind", ["office", "head", "deputy", "area_lead"])
def test_nobody_else_writes_the_report_of_a_district(county, sent, heads, kind):
    for school in county.schools[::2]:
        hand_in(sent, school, heads)
    with pytest.raises(NotAllowed):
        services.save_consolidation(
            by=county.people[kind], position=county.position(kind), sent=sent, plan="", report="写"
        )
    assert not sent.consolidations.exists()


def test_after_the_day_a_district_reports_with_what_came_in(county, sent, heads):
    hand_in(sent, county.schools[0], heads)
    Round.objects.filter(pk=sent.pk).update(
        opens_on=timezone.localdate() - timedelta(days=9), due_on=timezone.localdate() - timedelta(days=1)
    )
    assert overdue_reports() == "到期的轮次，1 个学区该上报了"
    assert owed(county, county.districts[0]).exists()
    assert not owed(county, county.districts[1]).exists()
    assert overdue_reports() == "到期的轮次，0 个学区该上报了"


def test_what_was_sent_upward_was_sent_by_somebody(county, sent):
    with pytest.raises(IntegrityError, match="submitted_by_somebody"), transaction.atomic():
        Consolidation.objects.create(round=sent, unit=county.districts[0], submitted_at=timezone.now())


def sent_up(county, sent, heads):
    """The report of the first district, all of its schools in, one point failed and one file attached."""
    for school in county.schools[::2]:
        hand_in(sent, school, heads, ["partly"] if school == county.schools[0] else ())
    who = {"by": county.people["district"], "position": county.position("district"), "sent": sent}
    services.attach_file(**who, name="报告.docx", content=b"words")
    return services.submit_consolidation(**who, plan="两周改完", report="已部署")


def digest_now(county, paper) -> str:
    forms = gathered(paper.round, paper.unit, timezone.localdate()).forms
    files = FileUse.objects.filter(kind=services.REPORT_FILES, reference=str(paper.pk))
    return digest_of(paper, forms, list(files.values_list("stored", flat=True)))


def test_the_trail_holds_the_digest_of_what_was_sent_up(county, sent, heads):
    paper = sent_up(county, sent, heads)
    entry = AuditEntry.objects.select_related("payload").get(act="consolidation.submit")
    said = entry.payload.body
    assert (said["digest"], len(said["digest"])) == (paper.payload_hash, 64)
    assert (said["problems"], said["forms"], said["files"]) == (1, 3, 1)
    assert digest_now(county, paper) == paper.payload_hash

    office = county.position("office")
    form = assessment_of(sent, county.schools[0])
    services.reopen(by=office.user, position=office, assessment=form, reason="再看")
    assert digest_now(county, paper) != paper.payload_hash


def test_a_report_that_was_sent_is_written_no_more(county, sent, heads):
    paper = sent_up(county, sent, heads)
    paper.report = "改一改"
    with pytest.raises(TypeError, match="written no more"):
        paper.save()
    assert sent.consolidations.get().report == "已部署"


def test_a_position_that_has_ended_reports_nothing(county, sent, heads):
    for school in county.schools[::2]:
        hand_in(sent, school, heads)
    position = county.position("district")
    position.until_on = timezone.localdate()
    position.save()
    with pytest.raises(NotAllowed, match=r"^汇总要由本学区或本校的人上报。$"):
        services.save_consolidation(by=county.people["district"], position=position, sent=sent, plan="", report="写")
    assert not sent.consolidations.exists()
