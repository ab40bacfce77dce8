"""One visit is called off, or was begun by mistake: everything is as if it had not been, and on record."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.models import Inspection, Visit
from dudao.visits.services import arranging, visiting
from dudao.visits.services.calling_off import cancel_visit
from tests.factories.visiting import look, opened
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import more_inspector, wish
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E01")]


@layer
def visit(county, version):
    """Owed by the inspector's area, of two that were arranged."""
    started = arranging.start_inspection(
        by=county.people["office"], county_code=county.county_code,
        wanted=wish(county, version, units=county.schools[:1]),
    )  # fmt: skip
    make_visit(started, county.schools[1], county.people["inspector"])
    return started.visits.get(unit=county.schools[0])


def owed(visit) -> Obligation:
    return Obligation.objects.get(kind="visit", reference=str(visit.pk))


def told(user, kind: str) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(user=user, kind=kind).order_by("-pk").values_list("subject", "body"))


def test_one_is_called_off_and_the_others_go_on(county, visit):
    Inspection.objects.update(notice_on=timezone.localdate())
    cancel_visit(by=county.people["office"], visit=visit, reason="大雪停课")

    visit.refresh_from_db()
    assert (visit.state, visit.gone_reason, owed(visit).state) == ("cancelled", "大雪停课", "withdrawn")
    assert (visit.inspection.state, visit.inspection.visits.filter(state="planned").count()) == ("running", 1)
    title = visit.inspection.title
    assert told(county.people["inspector"], "visit")[0] == (f"不用去了：{title}", "青禾1小学。原因：大雪停课")
    assert told(county.people["head"], "visit_told")[0][0] == f"督导取消：{title}"
    assert AuditEntry.objects.get(act="visit.cancel").subject_ref == str(visit.pk)


def test_a_school_that_was_told_nothing_is_told_nothing(county, visit):
    cancel_visit(by=county.people["office"], visit=visit, reason="并到联合检查")
    assert told(county.people["head"], "visit_told") == []


@pytest.mark.parametrize(
    ("fields", "who", "reason", "sentence"),
    [
        ({}, "inspector", "停课", "这件事由教育督导室来办。"),
        ({}, "office", " ", "为什么取消还没写。"),
        ({"state": "opened", "opened_at": datetime(2026, 3, 2, 1, tzinfo=UTC)}, "office", "停课", "不能"),
    ],
)
def test_not_called_off(county, visit, fields, who, reason, sentence):
    Visit.objects.filter(pk=visit.pk).update(**fields)
    with pytest.raises(NotAllowed, match=sentence):
        cancel_visit(by=county.people[who], visit=visit, reason=reason)
    assert owed(visit).state == "open"


@pytest.mark.req("E02")
def test_a_hidden_one_is_called_off_by_whoever_arranged_it_and_tells_its_team_alone(county):
    hidden = make_visit(make_inspection(county, kind="unannounced", hidden=True), county.schools[0])
    hidden.members.create(user=county.people["inspector"], is_lead=True)
    with pytest.raises(NotAllowed, match="由安排的那个人来取消"):
        cancel_visit(by=county.people["office_head"], visit=hidden, reason="停课")
    cancel_visit(by=county.people["office"], visit=hidden, reason="停课")
    assert set(Notice.objects.values_list("user", "body")) == {(county.people["inspector"].pk, "原因：停课")}
    assert AuditEntry.objects.get(act="visit.cancel").actor == "system"


def test_begun_at_the_wrong_school_it_is_planned_again_and_owed_by_its_day(county, visit):
    inspector = county.people["inspector"]
    visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)
    assert owed(visit).due_on != visit.due_on
    back = visiting.take_back_opening(by=inspector, visit=visit)
    assert (back.state, back.opened_at, back.visited_on, back.steps) == ("planned", None, None, [])
    assert (owed(visit).state, owed(visit).due_on) == ("open", visit.due_on)
    assert AuditEntry.objects.filter(act="visit.take_back", actor=f"user:{inspector.pk}").exists()


@pytest.mark.req("E02")
def test_a_hidden_one_is_hidden_again_and_owed_anew_when_it_begins(county, version):
    hidden, inspector = opened(county, version, hidden=True), county.people["inspector"]
    for _ in range(2):
        visiting.take_back_opening(by=inspector, visit=hidden)
        assert not Obligation.objects.open().filter(kind="visit").exists()
        assert AuditEntry.objects.filter(act="visit.take_back").order_by("-pk").first().actor == "system"
        visiting.open_visit(by=inspector, visit=hidden, certificate_shown=True)
        assert Obligation.objects.open().filter(kind="visit", reference=str(hidden.pk)).count() == 1


def test_the_team_that_was_told_hears_that_nobody_came(county, version):
    other = more_inspector(county, "lin2", area=1)
    beside = make_visit(make_inspection(county, kind="joint"), county.schools[0], other)
    visiting.open_visit(by=other, visit=beside, certificate_shown=True)
    visiting.take_back_opening(by=county.people["inspector"], visit=opened(county, version))
    assert told(other, "visit")[0][0] == "另一组没有来：青禾1小学"


def test_what_was_begun_in_earnest_stays(county, version):
    inspector = county.people["inspector"]
    seen = look(county, opened(county, version))
    with pytest.raises(NotAllowed, match="已经记了东西"):
        visiting.take_back_opening(by=inspector, visit=seen)
    yesterday = opened(county, version, title="昨天")
    Visit.objects.filter(pk=yesterday.pk).update(opened_at=timezone.now() - timedelta(days=1))
    with pytest.raises(NotAllowed, match="只有当天点错的才能撤回"):
        visiting.take_back_opening(by=inspector, visit=yesterday)
    companion = more_inspector(county, "lin3")
    third = opened(county, version, title="同组")
    third.members.create(user=companion)
    with pytest.raises(NotAllowed, match="牵头"):
        visiting.take_back_opening(by=companion, visit=third)
