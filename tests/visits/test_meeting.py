"""Two teams at one school on one day: both are told, a hidden one that has not begun is not given away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.notices.models import Notice
from dudao.visits.meeting import teams_there
from dudao.visits.services import visiting
from tests.factories.visiting import opened
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import more_inspector
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E01")]


@layer
def stranger(county):
    """Of another area: no school of the first team's is in his reach."""
    user = more_inspector(county, "lin2", area=1)
    user.phone = "13800005678"
    user.save()
    return user


def told(user) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(user=user, kind="visit").order_by("pk").values_list("subject", "body"))


def second(county, stranger, **fields):
    given = {"kind": "unannounced", "title": "突击检查", "hidden": True} | fields
    return make_visit(make_inspection(county, **given), county.schools[0], stranger)


def test_both_teams_hear_of_one_another_at_once(county, version, stranger):
    first, later = opened(county, version), second(county, stranger)
    assert told(county.people["inspector"]) == []
    visiting.open_visit(by=stranger, visit=later, certificate_shown=True)

    assert told(county.people["inspector"]) == [
        (
            "同一天又来了一组：青禾1小学",
            "突击检查，督学lin2带队，电话 138****5678。商量着一起看，同样的话不让对方说两遍。",
        )
    ]
    [(subject, body)] = told(stranger)
    assert subject == "今天已有别的组在这里：青禾1小学"
    assert body.startswith(f"{first.inspection.title}，责任督学甲带队")
    assert [other.visit.pk for other in teams_there(later, timezone.localdate())] == [first.pk]


def test_nobody_is_told_of_himself(county, version, stranger):
    opened(county, version)
    later = second(county, stranger)
    later.members.create(user=county.people["inspector"])
    visiting.open_visit(by=stranger, visit=later, certificate_shown=True)
    assert teams_there(later, timezone.localdate()) == []
    assert told(county.people["inspector"]) == []


def test_a_hidden_team_that_has_not_begun_is_neither_told_nor_told_of(county, version, stranger):
    second(county, stranger)
    visit = opened(county, version)
    assert not Notice.objects.filter(kind="visit").exists()
    assert teams_there(visit, timezone.localdate()) == []


def test_a_paper_of_last_week_calls_nobody_together(county, version, stranger):
    opened(county, version)
    day = timezone.localdate() - timedelta(days=3)
    later = second(county, stranger, from_on=day)
    visiting.open_visit(by=stranger, visit=later, certificate_shown=True, on=day)
    assert not Notice.objects.filter(kind="visit").exists()


def test_once_the_first_team_has_told_the_school_it_is_not_called_back(county, version, stranger):
    visit = opened(county, version)
    type(visit).objects.filter(pk=visit.pk).update(
        state="fed_back", closed_record_at=timezone.now(), fed_back_at=timezone.now()
    )
    visiting.open_visit(by=stranger, visit=second(county, stranger), certificate_shown=True)
    assert not Notice.objects.filter(kind="visit").exists()
