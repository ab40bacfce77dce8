"""Which version holds on which day, and what its day sets off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.jobs.services import run_ticks
from dudao.ledger.queries import points_in_force
from dudao.lib.statetable import NotAllowed
from dudao.obligations.models import Obligation
from dudao.schemes import queries, services
from dudao.schemes.models import SchemeVersion
from tests.factories.county import make_county
from tests.factories.faults import writes_fail
from tests.factories.schemes import FROM_ON, make_draft, make_version_in_force, reviewed

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def first(county):
    return make_version_in_force(county)


def follow(county, version, from_on, *ops):
    """The next version, changed by ``ops``, to hold from ``from_on``."""
    office = county.people["office"]
    draft = services.revise(by=office, version=version)
    if ops:
        draft = services.save_edit(by=office, version=draft, revision=0, ops=list(ops))
    draft = reviewed(county, draft)
    return services.put_in_force(by=office, version=draft, revision=draft.revision, from_on=from_on)


def holding(day) -> list[int]:
    return list(SchemeVersion.objects.in_force(day).values_list("number", flat=True))


def standings(day) -> list[str]:
    return [version.standing_on(day) for version in SchemeVersion.objects.order_by("number")]


def drop_task(number: int) -> dict:
    return {"op": "drop", "list": "tasks", "id": f"t{number}"}


def open_tasks() -> set[str]:
    return set(Obligation.objects.open().filter(kind="key_task").values_list("title", flat=True))


def test_a_task_that_was_taken_out_and_put_back_is_owed_again(county, first):
    """The next version says that it is sent out, so it must be: it was withdrawn with the version between."""
    today, all_of_them = timezone.localdate(), open_tasks()
    second = follow(county, first, today, drop_task(2))
    assert len(open_tasks()) == len(all_of_them) - 1
    follow(county, second, today, {"op": "restore", "list": "tasks", "id": "t2"})
    assert open_tasks() == all_of_them


def test_the_old_version_holds_until_the_day_of_the_new_one(county, first):
    today = timezone.localdate()
    second = follow(county, first, today + WEEK)

    eve = today + WEEK - timedelta(days=1)
    assert [holding(day) for day in (today, eve, today + WEEK)] == [[1], [1], [2]]
    assert [standings(day) for day in (eve, today + WEEK)] == [["in_force", "coming"], ["retired", "in_force"]]
    for day, version in ((eve, first), (today + WEEK, second)):
        assert {point.version_id for point in points_in_force(county.county_code, day)} == {version.pk}


def test_nothing_of_a_coming_version_is_owed_before_its_day(county, first):
    today = timezone.localdate()
    follow(county, first, today + WEEK, drop_task(2))
    both = {"印出时间表和任务书。", "摸清培训机构底数。"}

    run_ticks()
    assert services.take_effect_due(today=today + WEEK - timedelta(days=1)) == 0
    assert open_tasks() == both

    assert services.take_effect_due(today=today + WEEK) == 1
    assert open_tasks() == {"印出时间表和任务书。"}
    assert AuditEntry.objects.get(act="scheme.take_effect").actor == "system"
    assert services.take_effect_due(today=today + WEEK) == 0


def test_a_coming_version_asks_the_units_of_its_day(county, first):
    day = timezone.localdate() + WEEK
    task = {"op": "correct", "list": "tasks", "id": "t1", "fields": {"departments": ["财务科"]}}
    second = follow(county, first, day, task)
    assert not second.duties.get(kind="key_task", order=1).units.exists()
    section = county.sections[0]
    section.name = "财务科"
    section.save()

    services.take_effect_due(today=day)
    assert list(second.duties.get(kind="key_task", order=1).units.all()) == [section]
    assert section.owed.open().filter(kind="key_task").exists()


def test_one_version_that_fails_keeps_no_other_waiting(county, caplog):
    day = timezone.localdate() + WEEK
    first, _ = (make_version_in_force(county, title=title, from_on=day) for title in ("头一个方案", "第二个方案"))
    with writes_fail("schemes_schemeversion", str(first.pk)):
        assert services.take_effect_due(today=day) == 1
    assert list(SchemeVersion.objects.filter(took_effect_at=None)) == [first]
    assert "failed for" in caplog.text
    assert services.take_effect_due(today=day) == 1


def test_a_day_that_is_gone_means_at_once(county, first):
    today = timezone.localdate()
    second = follow(county, first, today - WEEK, drop_task(2))
    assert (holding(today), second.took_effect_at is not None) == ([2], True)
    assert open_tasks() == {"印出时间表和任务书。"}


def test_a_new_version_does_not_unmake_the_days_of_the_old_one(county, first):
    with pytest.raises(NotAllowed, match="第 1 版从2025年9月1日起已经生效，新版要晚于这一天，拿不准就选今天。"):
        follow(county, first, FROM_ON)
    assert holding(timezone.localdate()) == [1]


@pytest.mark.parametrize("days", [0, -2])
def test_a_coming_version_is_replaced_by_one_of_the_same_day_or_earlier(county, first, days):
    today = timezone.localdate()
    second = follow(county, first, today + WEEK)
    third = follow(county, second, today + WEEK + timedelta(days=days))

    assert [holding(day) for day in (today, third.in_force_on, today + WEEK)] == [[1], [3], [3]]
    assert standings(today) == ["in_force", "retired", "coming"]
    assert services.take_effect_due(today=today + WEEK) == 1
    third.refresh_from_db()
    assert third.took_effect_at is not None


def test_todays_version_is_mended_today(county):
    today = timezone.localdate()
    first = make_version_in_force(county, from_on=today)
    follow(county, first, today, drop_task(2))
    assert (holding(today), standings(today)) == ([2], ["retired", "in_force"])
    assert open_tasks() == {"印出时间表和任务书。"}


def test_the_next_draft_is_made_of_the_version_to_come(county, first):
    second = follow(county, first, timezone.localdate() + WEEK)
    with pytest.raises(NotAllowed, match="起生效，请打开那一版，从它出新一稿"):
        services.revise(by=county.people["office"], version=first)
    assert services.revise(by=county.people["office"], version=second).number == 3


def test_a_coming_version_is_not_dispatched(county):
    coming = make_version_in_force(county, from_on=timezone.localdate() + WEEK)
    with pytest.raises(NotAllowed, match="只有生效的版本能补派"):
        services.dispatch_again(by=county.people["office"], version=coming)
    assert not Obligation.objects.exists()


def test_what_holds_and_what_comes_is_known_beside_a_draft(county, first):
    today = timezone.localdate()
    second = follow(county, first, today + WEEK)
    draft = services.revise(by=county.people["office"], version=second)
    assert queries.other_in_force(draft, today) == first
    assert queries.others_coming(draft, today) == [second]
    assert queries.others_coming(make_draft(county, title="别的方案"), today) == []
