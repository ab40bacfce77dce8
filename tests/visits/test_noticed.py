"""Nobody goes on a special inspection before the written notice; a monthly visit needs none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.visits.law import Rules
from dudao.visits.models import Inspection, LocalRule
from dudao.visits.noticed import check_noticed
from dudao.visits.services import announcing, visiting
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E01")]


@layer
def visit(county, version):
    made = make_inspection(county, version, kind="special")
    return make_visit(made, county.schools[0], county.people["inspector"])


def begin(county, visit):
    return visiting.open_visit(by=county.people["inspector"], visit=visit, certificate_shown=True)


def test_a_special_visit_waits_for_the_notice(county, visit):
    Inspection.objects.filter(pk=visit.inspection_id).update(notice_on=None)
    with pytest.raises(NotAllowed) as caught:
        begin(county, visit)
    assert str(caught.value) == "专项督导要先书面通知学校才能到校，请督导室先发通知。（《教育督导条例》第十七条）"
    visit.refresh_from_db()
    assert visit.state == "planned"


def test_not_on_the_day_of_the_notice_but_on_the_next(county, visit):
    Inspection.objects.filter(pk=visit.inspection_id).update(notice_on=timezone.localdate())
    with pytest.raises(NotAllowed, match="书面通知当天才发，专项督导从第二天起才能到校。"):
        begin(county, visit)
    Inspection.objects.filter(pk=visit.inspection_id).update(notice_on=timezone.localdate() - timedelta(days=1))
    assert begin(county, visit).state == "opened"


def test_a_monthly_visit_needs_none_unless_the_county_says_so(county):
    routine = make_inspection(county)
    check_noticed(routine, timezone.localdate())
    LocalRule.objects.create(
        county_code=county.county_code, key="written_notice", kind="routine", value=1, source="云岭县办法",
        from_on=timezone.localdate(),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="（云岭县办法）"):
        check_noticed(routine, timezone.localdate())


def test_a_corrected_day_counts_from_now_on_and_whoever_would_go_too_early_hears_it(county, visit):
    inspection, today = visit.inspection, timezone.localdate()
    Inspection.objects.filter(pk=inspection.pk).update(notice_on=today - timedelta(days=1))
    announcing.plan_day(by=county.people["office"], visit=visit, on=today)
    for _ in range(2):  # sent twice it is one
        announcing.correct_notice_day(by=county.people["office"], inspection=inspection, on=today, reason="看错了回执")
    inspection.refresh_from_db()
    assert inspection.notice_corrected.count("看错了回执") == 1
    assert AuditEntry.objects.filter(act="inspection.correct_notice").count() == 1
    with pytest.raises(NotAllowed, match="从第二天起才能到校"):
        check_noticed(inspection, today)
    told = Notice.objects.filter(user=county.people["inspector"], subject__contains="日子要改")
    source = Rules(county.county_code, today).find("written_notice", "special").source
    assert [one.body for one in told.order_by("pk")] == [f"书面通知当天才发，专项督导从第二天起才能到校。（{source}）"]


@pytest.mark.parametrize(
    ("days", "reason", "refusal"),
    [
        (0, "看错了", "就督导过了.*更正“总的情况”"), (2, "看错了", "一样"), (-1, "看错了", "不能在今天之后"),
        (900, "看错了", "早太多"), (3, " ", "为什么更正还没写"),
    ],
)  # fmt: skip
def test_a_day_is_not_corrected_to_what_cannot_be(county, visit, days, reason, refusal):
    today, inspection = timezone.localdate(), visit.inspection
    Inspection.objects.filter(pk=inspection.pk).update(notice_on=today - timedelta(days=2))
    visiting.open_visit(by=county.people["inspector"], visit=visit, certificate_shown=True)
    on = today - timedelta(days=days)
    with pytest.raises(NotAllowed, match=refusal):
        announcing.correct_notice_day(by=county.people["office"], inspection=inspection, on=on, reason=reason)
    inspection.refresh_from_db()
    assert (inspection.notice_on, inspection.notice_corrected) == (today - timedelta(days=2), "")
