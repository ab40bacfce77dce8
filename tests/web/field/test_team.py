"""Who goes on a hidden visit is changed by those who go; of any other one the office is asked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.calendars.queries import WorkCalendar
from dudao.notices.models import Notice
from dudao.visits.models import Visit
from tests.factories.county import make_county, sign_in, tie
from tests.factories.inspections import make_version
from tests.factories.visiting import planned, told
from tests.factories.visits import make_visit
from tests.factories.wishes import more_inspector

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01", "E02")]


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def hidden(county):
    return planned(county, make_version(county), kind="unannounced", hidden=True)


@pytest.fixture
def inspector(client, county):
    return sign_in(client, county.people["inspector"])


def page(visit) -> str:
    return reverse("field:visit_team", args=[visit.pk])


def test_who_falls_ill_sends_a_colleague_and_sees_it_no_more(inspector, county, hidden, client):
    colleague = more_inspector(county, "lin2", area=1)
    facts = {"replace": "1", "r-user": county.people["inspector"].pk, "r-why": "illness", "r-instead": colleague.pk}
    reply = inspector.post(page(hidden), facts)
    assert reply.url == reverse("field:home")
    assert inspector.get(reverse("field:visit", args=[hidden.pk])).status_code == 404
    assert hidden.unit.label in sign_in(client, colleague).get(reverse("field:visit", args=[hidden.pk])).text

    told = set(Notice.objects.values_list("user", flat=True))
    assert told == {colleague.pk, county.people["inspector"].pk}
    entry = AuditEntry.objects.get(act="visit.replace")
    assert (entry.actor, entry.subject_kind, set(entry.payload.body)) == ("system", "inspection", {"sealed"})


def test_only_who_may_really_go_is_offered_and_nobody_learns_why_not(inspector, county, hidden):
    tied, free = more_inspector(county, "lin2"), more_inspector(county, "lin3")
    late = more_inspector(county, "lin4", certificate_until=timezone.localdate() - timedelta(days=1))
    tie(tied, county.schools[0])
    shown = inspector.get(page(hidden)).text
    assert [user.name in shown for user in (tied, free, late)] == [False, True, False]
    facts = {"replace": "1", "r-user": county.people["inspector"].pk, "r-why": "recusal", "r-instead": tied.pk}
    refused = inspector.post(page(hidden), facts).text
    assert "这个人现在不能去，请从名单里另选一人。" in refused
    assert "近亲属" not in refused


def test_two_teams_of_one_lead_change_places(inspector, county, hidden):
    second = make_visit(hidden.inspection, county.schools[2], county.people["inspector"])
    for visit, name in ((hidden, "lin2"), (second, "lin3")):
        visit.members.create(user=more_inspector(county, name))
    one, other = (visit.members.get(is_lead=False).user for visit in (hidden, second))
    facts = {"swap": "1", "s-user": one.pk, "s-other": f"{second.pk}:{other.pk}"}
    assert "对调了：" in inspector.post(page(hidden), facts, follow=True).text
    assert second.members.filter(user=one, left_at=None).exists()


def test_of_a_visit_that_is_no_secret_the_office_is_asked_once(inspector, county):
    visit = planned(county, make_version(county))
    assert page(visit) in inspector.get(reverse("field:visit", args=[visit.pk])).text
    assert "为什么去不了还没写。" in inspector.post(page(visit), {"ask": "1"}).text
    for _ in range(2):
        reply = inspector.post(page(visit), {"ask": "1", "a-words": "住院"}, follow=True)
    assert "换好以前还算你去" in reply.text
    told = Notice.objects.filter(user=county.people["office"])
    assert [(row.subject, row.body) for row in told.order_by("pk")] == [
        ("请换人：责任督学甲去不了青禾1小学", f"{visit.inspection.title}。原因：住院")
    ]
    assert visit.members.get(left_at=None).user == county.people["inspector"]


def test_who_goes_says_on_which_day_and_hears_that_it_is_a_rest_day(inspector, county):
    visit, calendar = planned(county, make_version(county)), WorkCalendar(county.county_code)
    days = [timezone.localdate() + timedelta(days=number) for number in range(14)]
    for works in (True, False):
        day = next(day for day in days if calendar.is_workday(day) == works)
        said = inspector.post(page(visit), {"day": "1", "d-on": day.isoformat()}, follow=True).text
        assert Visit.objects.get().planned_on == day
        assert ("不是工作日" in said) is not works


@pytest.mark.req("E01", "A07")
def test_once_more_is_added_after_its_minutes_were_seen(inspector, county):
    visit = told(county, make_version(county))
    address = reverse("field:visit_again", args=[visit.pk])
    assert address in inspector.get(reverse("field:visit", args=[visit.pk])).text
    day = WorkCalendar(county.county_code).add(timezone.localdate(), 1, working=True)
    facts = {"on": day.isoformat(), "reason": "看改好没有"}
    assert "分钟，一共" in inspector.post(address, facts).text  # not seen yet
    for far in ("9999-12-31", "0001-01-01"):
        assert "请核对年份" in inspector.post(address, facts | {"on": far}).text
    late = (visit.inspection.until_on + timedelta(days=1)).isoformat()
    assert "请督导室另外安排" in inspector.post(address, facts | {"on": late}).text
    assert Visit.objects.count() == 1
    shown = inspector.post(address, facts | {"seen": f"{day:%Y-%m}"}, follow=True).text
    assert "第 2 次" in shown
    assert "为什么再去：看改好没有" in shown
    twice = inspector.post(address, facts | {"seen": f"{day:%Y-%m}"}, follow=True)
    assert "第 2 次" in twice.text
    assert not list(twice.context["messages"])
    assert Visit.objects.count() == 2
    assert "已经另排了一次" in inspector.get(address, follow=True).text
