"""A second visit in one round: a record of its own, the school's minutes counted, the month covered once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dudao.accounts.models import Position
from dudao.calendars.queries import WorkCalendar
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.coverage import matrix, schools_of
from dudao.visits.models import Inspection, LocalRule, Visit
from dudao.visits.readers import reader_of
from dudao.visits.services import visiting
from dudao.visits.services.going_again import go_again, look_again
from tests.clock import on_its_day
from tests.factories.county import make_user, tie
from tests.factories.visiting import planned, told

pytestmark = [pytest.mark.django_db, pytest.mark.req("E01")]


def soon():
    """The next working day: on a rest day the rules stop it."""
    return WorkCalendar("990101").add(timezone.localdate(), 1, working=True)


def again(county, visit, **fields) -> Visit:
    given = {"by": county.people["inspector"], "visit": visit, "on": soon(), "reason": "看改好没有"}
    return go_again(**given | fields)


def done(county, version, **fields) -> Visit:
    visit = told(county, version, **fields)
    Visit.objects.filter(pk=visit.pk).update(asks_minutes=40)
    return Visit.objects.get(pk=visit.pk)


def test_the_lead_comes_once_more_with_a_record_of_its_own(county, version):
    first = done(county, version)
    second = again(county, first)

    assert (second.nth, second.state, second.planned_on, second.due_on) == (
        2, "planned", soon(), first.inspection.until_on,
    )  # fmt: skip
    assert list(second.members.values_list("user", "is_lead")) == [(county.people["inspector"].pk, True)]
    owed = Obligation.objects.get(kind="visit", reference=str(second.pk))
    assert (owed.person, owed.title[-7:]) == (county.people["inspector"], "（第 2 次）")
    visiting.open_visit(by=county.people["inspector"], visit=second, certificate_shown=True)
    assert not Visit.objects.get(nth=2).seen.exists()
    assert first.seen.exists()


@pytest.mark.today("2026-11-24")
def test_its_minutes_are_shown_and_count(county, version):
    first = done(county, version)
    outlook = look_again(by=county.people["inspector"], visit=first, on=soon())
    assert (outlook.place.minutes, outlook.whole - outlook.place.owed) == (40, 40)
    again(county, first)
    after = look_again(by=county.people["inspector"], visit=first, on=soon())
    assert after.place.owed == outlook.place.owed + 40

    LocalRule.objects.create(
        county_code=county.county_code, key="burden_minutes_a_month", value=50, source="本县", from_on=first.month
    )
    third = Visit.objects.get(nth=2)
    Visit.objects.filter(pk=third.pk).update(state="missed", gone_reason="大雪")
    with pytest.raises(NotAllowed, match="50"):
        again(county, third)


def test_the_month_is_covered_once(county, version):
    first = done(county, version)
    second = again(county, first, on=soon())
    reader = reader_of(Position.objects.get(user=county.people["office"]), timezone.localdate())

    def covered():
        return matrix(reader, schools_of(reader, timezone.localdate()), today=timezone.localdate()).done

    assert covered() == 1
    Visit.objects.filter(pk=second.pk).update(
        state="fed_back", opened_at=timezone.now(), closed_record_at=timezone.now(), visited_on=timezone.localdate()
    )
    assert covered() == 1


def test_the_school_that_had_the_notice_hears_of_it(county, version):
    first = done(county, version)
    assert not Notice.objects.filter(subject__startswith="还会再来").exists()
    Inspection.objects.update(notice_on=timezone.localdate())
    again(county, first, by=county.people["office"])
    heard = Notice.objects.get(user=county.people["head"], subject__startswith="还会再来一次：")
    assert "约占你单位 40 分钟。原因：看改好没有。" in heard.body
    assert Notice.objects.filter(user=county.people["inspector"], subject__startswith="再去一次：").exists()


@pytest.mark.parametrize(
    ("state", "fields", "sentence"),
    [
        ("planned", {}, "这一次还没办完"),
        ("missed", {"reason": ""}, "为什么再去还没写。"),
        ("missed", {"on": timedelta(days=-1)}, "请定在今天以后"),
        ("missed", {"on": timedelta(days=40)}, "这一轮到"),
        ("missed", {"on": date.max}, "这一轮到"),
        ("missed", {"on": date.min}, "请定在今天以后"),
    ],
)
def test_refused_with_what_to_do(county, version, state, fields, sentence):
    visit = planned(county, version)
    Visit.objects.filter(pk=visit.pk).update(state=state, gone_reason="大雪" if state == "missed" else "")
    with pytest.raises(NotAllowed, match=sentence):
        again(county, visit, **on_its_day(fields))


def test_neither_a_stranger_nor_somebody_tied_meanwhile_nor_twice(county, version):
    first = done(county, version)
    with pytest.raises(NotAllowed, match="由安排的人或牵头的人来定"):
        again(county, first, by=make_user("nobody1", "别人"))
    tied = tie(county.people["inspector"], county.schools[0])
    with pytest.raises(NotAllowed, match="要回避"):
        again(county, first)
    tied.delete()
    second = again(county, first)
    assert again(county, first) == second
    with pytest.raises(NotAllowed, match="已经另排了一次"):
        again(county, first, reason="再看一眼")
    yesterday = timezone.localdate() - timedelta(days=1)
    Inspection.objects.update(from_on=yesterday, until_on=yesterday)
    Visit.objects.filter(pk=second.pk).update(state="missed", gone_reason="大雪")
    with pytest.raises(NotAllowed, match="为止，已经过了"):
        again(county, second)


def test_what_was_missed_is_made_up_for_in_one_place(county, version):
    missed = visiting.miss_visit(by=county.people["inspector"], visit=planned(county, version), reason="大雪")
    again(county, missed)
    with pytest.raises(NotAllowed, match="请从那一次开始"):
        visiting.open_visit(by=county.people["inspector"], visit=missed, certificate_shown=True)


@pytest.mark.req("E02")
def test_of_a_hidden_one_that_never_began_nobody_hears(county):
    hidden = planned(county, None, kind="unannounced", hidden=True)
    visiting.miss_visit(by=county.people["inspector"], visit=hidden, reason="大雪")
    with pytest.raises(NotAllowed, match="由安排的人或牵头的人来定"):
        again(county, hidden, by=county.people["office_head"])
    assert again(county, hidden).nth == 2
    assert not Obligation.objects.filter(kind="visit").exists()
    assert not Notice.objects.filter(kind="visit").exists()
