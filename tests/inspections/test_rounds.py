from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.inspections import services
from dudao.inspections.enums import RoundState
from dudao.inspections.models import Assessment, Round
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.enums import ObligationState
from dudao.obligations.models import Obligation
from dudao.schemes.models import Checkpoint
from tests.clock import on_its_day
from tests.factories.county import make_county
from tests.factories.inspections import assessment_of, confirm, fill, make_point, make_round, make_version


def test_sent_round_asks_each_unit_once_and_tells_its_head(county, sent):
    assert Assessment.objects.filter(round=sent).count() == 6
    owed = Obligation.objects.filter(reference=str(sent.pk))
    assert set(owed.values_list("kind", "minutes", "creditor", "due_on")) == {
        ("self_check", 2, county.office.pk, sent.due_on)
    }
    notice = Notice.objects.get(user=county.people["head"])
    assert (notice.subject, notice.kind, notice.reference) == ("新的自查：10月自查", "round", str(sent.pk))
    assert AuditEntry.objects.filter(act="round.send", subject_ref=str(sent.pk)).count() == 1


def test_minutes_follow_what_applies_to_the_unit(county, version):
    Checkpoint.objects.bulk_create([make_point(version, n, ["institution"]) for n in range(3, 8)])
    sent = make_round(county, version, units=[county.schools[0], county.institutions[0]])
    owed = Obligation.objects.filter(reference=str(sent.pk))
    assert dict(owed.values_list("debtor", "minutes")) == {county.schools[0].pk: 2, county.institutions[0].pk: 4}
    assert sent.minutes == 4


def test_second_round_follows_the_last_one_that_was_not_withdrawn(county, version, sent):
    services.withdraw_round(by=county.people["office"], round=make_round(county, version, title="错发"))
    assert make_round(county, version, title="11月自查").previous == sent


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"units": []}, "还没有选单位，请至少选一个。"),
        ({"title": "  "}, "请给这一轮自查起个名字。"),
        ({"due_on": timedelta(days=-3)}, "期限要在开始那天或以后。"),
        ({"due_on": date(9999, 12, 31)}, "期限写成了 9999 年，太远了，请核对年份。"),
    ],
)
def test_round_is_refused_with_what_to_do(county, version, change, refusal):
    today = timezone.localdate()
    facts = {"title": "自查", "opens_on": today, "due_on": today, "units": county.schools}
    with pytest.raises(NotAllowed, match=f"^{refusal}$"):
        services.send_round(by=county.people["office"], version=version, **facts | on_its_day(change))
    assert not Round.objects.exists()


def test_a_second_click_sends_nothing_twice(county, version):
    sent = make_round(county, version, title="11月自查")
    with pytest.raises(NotAllowed, match="“11月自查”已经派发过了；真要再派一轮，请换个名称。"):
        make_round(county, version, title=" 11月自查 ")
    assert list(Round.objects.all()) == [sent]
    services.withdraw_round(by=county.people["office"], round=sent)
    make_round(county, version, title="11月自查")


def test_round_asks_only_schools_and_institutions(county, version):
    with pytest.raises(NotAllowed, match="自查只能派给本县的学校和校外培训机构"):
        make_round(county, version, units=[county.sections[0]])


def test_unit_to_which_no_point_applies_is_named(county):
    version = make_version(county, kinds=["institution"])
    with pytest.raises(NotAllowed, match="没有一条要点适用于青禾1小学，"):
        make_round(county, version, units=county.schools[:1])


def test_draft_is_not_sent(county, version):
    version.retired_on = timezone.localdate()
    version.save()
    with pytest.raises(NotAllowed, match="还没有生效或已停用"):
        make_round(county, version)


@pytest.mark.parametrize("kind", ["leader", "area_lead", "inspector", "district", "head", "section", "system_admin"])
def test_only_the_office_sends_and_withdraws(county, version, sent, kind):
    today = timezone.localdate()
    with pytest.raises(NotAllowed, match="只有督导室能办这件事"):
        services.send_round(
            by=county.people[kind], version=version, title="自查", opens_on=today, due_on=today, units=county.schools
        )
    with pytest.raises(NotAllowed, match="只有督导室能办这件事"):
        services.withdraw_round(by=county.people[kind], round=sent)


def test_office_of_another_county_sends_nothing_here(county, version):
    other = make_county(county_code="990102", prefix="邻")
    today = timezone.localdate()
    with pytest.raises(NotAllowed, match="只有督导室能办这件事"):
        services.send_round(
            by=other.people["office"], version=version, title="自查", opens_on=today, due_on=today, units=county.schools
        )


def test_withdrawn_round_is_owed_by_nobody_and_takes_no_answers(county, sent, form):
    services.withdraw_round(by=county.people["office"], round=sent)
    sent.refresh_from_db()
    assert sent.state == RoundState.WITHDRAWN
    assert set(Obligation.objects.values_list("state", flat=True)) == {ObligationState.WITHDRAWN}
    assert Notice.objects.filter(user=county.people["head"], subject="已撤回：10月自查").exists()
    with pytest.raises(NotAllowed, match="这一轮自查已经撤回"):
        fill(county.people["head"], form)
    with pytest.raises(NotAllowed, match="这一轮已撤回，不能再撤"):
        services.withdraw_round(by=county.people["office"], round=sent)


def test_round_that_somebody_answered_is_not_withdrawn(county, sent):
    confirm(county, sent)
    with pytest.raises(NotAllowed, match=r"^已有 1 个单位动手填了，这一轮不能撤回。$"):
        services.withdraw_round(by=county.people["office"], round=sent)
    assert Obligation.objects.open().count() == 5
    assert assessment_of(sent, county.schools[0]).answers.count() == 3


def test_sending_costs_as_many_queries_for_many_units(county, version):
    make_round(county, version, units=county.schools[:1])
    few, many = (
        counted(lambda n=n: make_round(county, version, title=f"{n}所", units=county.schools[:n])) for n in (1, 6)
    )
    assert few == many <= 30


def counted(act) -> int:
    with CaptureQueriesContext(connection) as queries:
        act()
    return len(queries)
