"""The departments that go along hear when and where; of a hidden inspection they hear nothing at all."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.audit.models import AuditEntry
from dudao.notices.models import Notice
from dudao.visits.services import announcing, ending
from dudao.visits.services.arranging import start_inspection
from dudao.visits.services.partners import with_people
from dudao.web.desk.doors import about
from tests.factories.county import appoint, make_user
from tests.factories.wishes import special_wish
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E03")]


@layer
def colleague(county):
    """Of the section that goes along; the other one has nothing to do with it."""
    user = make_user("xiezuo", "协作甲", county_code=county.county_code)
    appoint(user, county.sections[1], PositionKind.SECTION)
    return user


def arranged(county, version, **fields):
    wanted = special_wish(county, version, kind="joint", title="食堂检查", partners=(county.sections[1],), **fields)
    return start_inspection(by=county.people["office"], county_code=county.county_code, wanted=wanted)


def told(user) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(user=user, kind="along").order_by("pk").values_list("subject", "body"))


def test_departments_without_an_account_are_known(county, version, colleague):
    made = arranged(county, version)
    made.partners.add(county.sections[0])
    county.people["section"].positions.update(until_on=timezone.localdate())
    assert with_people(made, timezone.localdate()) == [(county.sections[0], False), (county.sections[1], True)]


def test_they_hear_where_and_when_and_that_it_is_off(county, version, colleague):
    made, office, school = arranged(county, version, matters="看食堂"), county.people["office"], county.schools[0].label
    [(subject, body)] = told(colleague)
    assert subject == "请一起去：食堂检查"
    assert f"{school}，{county.people['inspector'].name}牵头" in body
    assert "看食堂" in body
    assert "请不要告诉他们" in body
    assert about(Notice.objects.get(user=colleague)) == reverse("desk:along_one", args=[made.pk])
    assert told(county.people["section"]) == []

    announcing.plan_day(by=office, visit=made.visits.get(), on=timezone.localdate() + timedelta(days=3))
    ending.withdraw_inspection(by=office, inspection=made, reason="改期")
    assert [subject for subject, _ in told(colleague)[1:]] == [told(colleague)[1][0], "不用去了：食堂检查"]
    assert told(colleague)[1][0].endswith(f"一起去{school}")
    assert told(colleague)[2][1] == f"{school}。原因：改期"


def test_a_day_is_told_once_and_its_being_open_again_too(county, version, colleague):
    visit, office = arranged(county, version).visits.get(), county.people["office"]
    for on in [timezone.localdate() + timedelta(days=3)] * 2 + [None] * 2:
        announcing.plan_day(by=office, visit=visit, on=on)
    assert [subject.partition(county.schools[0].label)[2] for subject, _ in told(colleague)[1:]] == ["", "，要另定"]
    assert AuditEntry.objects.filter(act="visit.plan_day").count() == 2


@pytest.mark.req("E02")
def test_of_a_hidden_one_they_hear_nothing(county, version, colleague):
    made = arranged(county, version, hidden=True)
    ending.withdraw_inspection(by=county.people["office"], inspection=made, reason="改期")
    assert told(colleague) == []
