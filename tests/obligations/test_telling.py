"""A scheme that comes into force is told: one message a person concerned."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.notices.models import Notice
from dudao.obligations import telling
from dudao.schemes import effects, services
from tests.factories.county import appoint, make_county, make_unit, make_user
from tests.factories.schemes import make_draft, make_version_in_force, point
from tests.layers import layer

pytestmark = pytest.mark.django_db
ONLY_SCHOOLS = {
    "indicators": [point("C1", "作业公示。"), point("C2", "课后服务。"), point("C3", "五项管理。")],
    "tasks": [], "reporting": [], "duties": [],
}  # fmt: skip


@layer
def county():
    return make_county()


def told(version) -> Counter:
    return Counter(Notice.objects.filter(kind="scheme", reference=version.pk).values_list("user__username", flat=True))


def test_everybody_concerned_is_told_once_however_much_concerns_them(county):
    version = make_version_in_force(county, addressees=["各学区", "各学校", "机关各科室"])

    people = {county.people[kind].username for kind in ("head", "section", "area_lead", "inspector", "district",
                                                        "institution_head", "leader")}  # fmt: skip
    assert people <= set(told(version))
    assert set(told(version).values()) == {1}
    assert not {county.people[kind].username for kind in ("deputy", "system_admin")} & set(told(version))


def test_who_is_not_concerned_is_not_told(county):
    version = make_version_in_force(county, **ONLY_SCHOOLS)
    assert {notice.user.positions.get().kind for notice in Notice.objects.filter(reference=version.pk)} == {"head"}


def test_a_school_of_another_stage_is_not_told(county):
    school = county.schools[0]
    school.stages = ["junior"]
    school.save()
    points = [point("C1", "一年级不布置书面作业。", stages=["primary"])]
    version = make_version_in_force(county, **ONLY_SCHOOLS | {"indicators": points})
    assert county.people["head"].username not in told(version)


def test_whoever_put_it_in_force_is_not_told(county):
    tasks = [{"no": 1, "text": "印发任务书。", "due": "2026-12", "departments": ["督导室"]}]
    version = make_version_in_force(county, tasks=tasks)
    names = set(told(version))
    assert county.people["office"].username in names
    assert county.people["office_head"].username not in names


def test_nobody_is_told_twice_when_it_is_dispatched_again(county):
    version = make_version_in_force(county)
    before = told(version)
    services.dispatch_again(by=county.people["office_head"], version=version)
    assert told(version) == before


def new_school(county, opened_on):
    """A school of its own with a head, entered into the register by now."""
    school = make_unit("school", "N001", "新桥小学", stages=["primary"])
    school.opened_on = opened_on
    school.save()
    appoint(make_user("n_head", "周新"), school, "head")


def test_a_version_from_before_there_were_messages_is_no_news_when_it_is_dispatched_again(county):
    """Months late nobody is told that it takes effect, but for a school that was not there then."""
    version = make_version_in_force(county)
    Notice.objects.all().delete()
    then = timezone.now() - timedelta(days=100)
    type(version).objects.filter(pk=version.pk).update(took_effect_at=then)
    new_school(county, timezone.localdate() - timedelta(days=3))
    for _ in range(2):
        services.dispatch_again(by=county.people["office_head"], version=version)
    assert told(version) == {"n_head": 1}
    version.refresh_from_db()
    assert version.took_effect_at == then


def test_only_a_unit_that_was_not_found_before_hears_of_it_when_it_is_dispatched_again(county):
    version = make_version_in_force(county)
    before = told(version)
    new_school(county, timezone.localdate() - timedelta(days=700))
    appoint(make_user("heir", "吴二"), county.schools[0], "head")
    services.dispatch_again(by=county.people["office"], version=version)
    assert told(version) - before == {"n_head": 1}


def test_people_hear_of_it_on_its_day(county):
    day = timezone.localdate() + timedelta(days=3)
    version = make_version_in_force(county, from_on=day)
    assert not told(version)
    services.take_effect_due(today=day)
    assert told(version)[county.people["head"].username] == 1


def test_the_next_version_is_a_message_of_its_own(county):
    first = make_version_in_force(county)
    draft = services.revise(by=county.people["office"], version=first)
    second = services.put_in_force(
        by=county.people["office_head"], version=draft, revision=0, from_on=timezone.localdate()
    )
    assert told(second) == told(first)
    assert "这是第 2 版，代替以前的。" in Notice.objects.filter(reference=second.pk).first().body


def test_the_preview_says_how_many_units_will_be_told(county):
    version = make_draft(county, **ONLY_SCHOOLS)
    assert telling.preview(version) == [f"通知 {len(county.schools)} 个有关单位，每人一条消息。"]
    assert effects.preview(version)[-1] == telling.preview(version)[0]
    assert not Notice.objects.exists()
