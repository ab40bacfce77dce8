"""The page of one inspection: which of its visits are to come, what is looked at, who goes."""

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.visits.models import VisitMember
from dudao.web.bureau.showing import visits_of_round
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import more_inspector

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01")]


def page_of(office, inspection, **asked):
    return office.get(reverse("bureau:inspection", args=[inspection.pk]), asked)


def test_the_visits_still_to_come_are_found_by_school_and_by_who_goes(office, county, monkeypatch):
    monkeypatch.setattr(visits_of_round, "FEW", 2)
    made, other = make_inspection(county), more_inspector(county, "lin2")
    first, second, third = county.schools[:3]
    make_visit(made, first, county.people["inspector"])
    left = make_visit(made, second, other)
    VisitMember.objects.filter(visit=left).update(left_at=timezone.now(), left_why="illness")
    make_visit(made, third, other, state="missed", gone_reason="停课")

    def shown(**asked) -> list:
        return [visit.unit for visit, _, _ in page_of(office, made, **asked).context["visits"]]

    assert shown(view="nonsense") == [first, second, third]
    assert shown(view="waiting") == [first, second]
    assert shown(view="waiting", q=second.name) == [second]
    assert shown(q=other.name) == [third]
    tabs = page_of(office, made, q=third.name, view="off").context["tabs"]
    assert [(tab["label"], tab["count"]) for tab in tabs] == [("全部", 1), ("没去成", 1)]
    assert "没有找到" in page_of(office, made, view="been").text
