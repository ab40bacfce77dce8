"""What is owed when a version follows another, or when two schemes ask the same: carried on, moved, withdrawn, once."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.notices.models import Notice
from dudao.obligations import effects
from dudao.obligations.models import Obligation
from dudao.obligations.queries import schemes_behind
from dudao.obligations.services import settle
from dudao.schemes import services
from dudao.schemes.twins import twins_of
from tests.factories.county import appoint, make_county, make_user
from tests.factories.schemes import FROM_ON, make_draft, make_version_in_force, reading, reviewed
from tests.layers import layer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@layer
def county():
    return make_county()


@layer
def first(county):
    return make_version_in_force(county)


def tasks(**changes) -> list[dict]:
    """The tasks of the example, with other fields for the first one."""
    one, two = reading()["tasks"]
    return [one | changes, two]


def force(county, version):
    return services.put_in_force(
        by=county.people["office"], version=version, revision=version.revision, from_on=FROM_ON + DAY
    )


def owed(title: str) -> list[tuple]:
    rows = Obligation.objects.filter(kind="key_task", title=title).order_by("debtor_id")
    return list(rows.values_list("debtor__name", "state", "due_on"))


@pytest.mark.req("A02")
def test_a_moved_day_moves_what_is_open_with_trail_and_word_and_leaves_what_is_done(county, first):
    before = Obligation.objects.filter(kind="key_task", title="印出时间表和任务书。")
    settle(by=county.people["office"], kind="key_task", reference=before[0].reference, debtor=county.sections[1])
    Notice.objects.all().delete()
    draft = reviewed(county, make_draft(county, tasks=tasks(due="2026-12")))
    said = effects.preview(draft)
    assert any("1 项还没办完的改期限" in line and "通知 1 个单位" in line for line in said)
    assert any("办完的 1 项不再派" in line for line in said)
    force(county, draft)
    still, done = owed("印出时间表和任务书。")
    assert (done[1], still[1]) == ("done", "open")
    assert (done[2], still[2]) == (date(2026, 10, 31), date(2026, 12, 31))
    assert AuditEntry.objects.filter(act="obligation.reschedule").count() == 1
    assert Notice.objects.filter(subject__startswith="期限改了").exists()


def test_what_is_gone_is_withdrawn_and_the_debtor_is_told(county, first):
    draft = reviewed(county, make_draft(county, tasks=reading()["tasks"][1:]))
    assert any("2 项还没办完的不再要，撤回" in line for line in effects.preview(draft))
    force(county, draft)
    assert [row[1] for row in owed("印出时间表和任务书。")] == ["withdrawn", "withdrawn"]
    assert Notice.objects.filter(subject__startswith="这些事不用办了").exists()


@pytest.mark.today("2027-01-15")
def test_months_overdue_stay_owed_when_the_version_after_still_asks_though_all_are_gone_by(county, first):
    late = Obligation.objects.filter(kind="report", state="open")
    before = late.count()
    draft = reviewed(county, make_draft(county, tasks=reading()["tasks"]))
    assert not any("撤回" in line for line in effects.preview(draft))
    services.put_in_force(
        by=county.people["office"], version=draft, revision=draft.revision, from_on=timezone.localdate()
    )
    assert late.count() == before == 6


def test_two_schemes_that_ask_the_same_are_owed_once_by_the_earlier_day(county, first):
    other = make_draft(
        county, title="云岭县机构底数专项方案", indicators=[], reporting=[], quantities=[],
        tasks=[reading()["tasks"][1] | {"due": "2026-10"}],
    )  # fmt: skip
    today = timezone.localdate()
    (twin,) = twins_of(other, today)
    other = services.say_same_thing(
        by=county.people["office"], version=other, revision=other.revision, key=twin.new.key, same=True, today=today
    )
    assert any("同一件事，只办一次" in line for line in effects.preview(other))
    other = force(county, other)
    assert owed("摸清培训机构底数。") == [("职成教科", "open", date(2026, 10, 31))]
    row = Obligation.objects.get(kind="key_task", title="摸清培训机构底数。")
    assert schemes_behind(row, today) == [first, other]


def test_not_said_to_be_the_same_both_are_owed(county, first):
    other = make_draft(
        county, title="云岭县机构底数专项方案", indicators=[], reporting=[], tasks=reading()["tasks"][1:]
    )
    force(county, reviewed(county, other))
    assert len(owed("摸清培训机构底数。")) == 2


def test_what_was_withdrawn_and_comes_back_is_owed_again_by_the_day_of_now(county, first):
    title = "印出时间表和任务书。"
    rows = Obligation.objects.filter(title=title).order_by("pk")
    keys = list(rows.values_list("pk", flat=True))
    force(county, reviewed(county, make_draft(county, tasks=reading()["tasks"][1:])))
    back = reviewed(county, make_draft(county, tasks=tasks(due="2026-12")))
    services.put_in_force(
        by=county.people["office"], version=back, revision=back.revision, from_on=FROM_ON + 2 * DAY
    )  # fmt: skip
    assert list(rows.values_list("pk", flat=True)) == keys
    assert {(row.state, row.due_on) for row in rows.all()} == {("open", date(2026, 12, 31))}


def test_units_of_which_the_same_is_said_are_told_in_one_go(county, first):
    """However many they are: a county has hundreds of schools."""
    appoint(make_user("second-section", "乙科员"), county.sections[1], "section")
    draft = reviewed(county, make_draft(county, tasks=tasks(due="2026-12")))
    with CaptureQueriesContext(connection) as captured:
        force(county, draft)
    told = Notice.objects.filter(subject__startswith="期限改了").order_by("pk").values_list("user_id", "body")
    assert len({user for user, _ in told}) == len(told) == 2
    written = [one["sql"] for one in captured if one["sql"].startswith('INSERT INTO "notices_notice"')]
    assert sum("期限改了" in sql for sql in written) == 1
