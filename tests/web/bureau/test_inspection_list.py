"""The list of inspections: each view holds what its count says, and what is over can be ended from there."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.visits.models import Inspection, Visit
from dudao.visits.readers import reader_of
from dudao.web.bureau.showing.inspection_list import listed, rows_of
from tests.factories.county import make_county, sign_in
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01", "E04")]


@layer
def county():
    made = make_county()
    over = {"state": "ended", "ended_at": timezone.now()}
    running = make_inspection(made, title="十一月的")
    make_visit(running, made.schools[0], made.people["inspector"])
    checked = make_inspection(made, kind="verification", title="都去过的", cause_kind="lead", cause="1")
    make_visit(checked, made.schools[0], state="missed", gone_reason="撤销了")
    make_inspection(made, title="十月的", **over)
    make_inspection(made, kind="special", title="等公布的", publish_due_on=timezone.localdate(), **over)
    make_inspection(made, title="撤回的", state="withdrawn")
    make_inspection(made, kind="unannounced", title="不说的", hidden=True, started_by=made.people["office_head"])
    return made


def titles(client, view: str) -> set[str]:
    page = client.get(f"/bureau/inspections/?view={view}").content.decode()
    return {one for one in ("十一月的", "都去过的", "十月的", "等公布的", "撤回的", "不说的") if f">{one}<" in page}


def test_each_view_holds_its_own_and_says_how_many(client, county):
    sign_in(client, county.people["office"])
    wanted = {
        "running": {"十一月的", "都去过的"}, "unpublished": {"等公布的"}, "over": {"十月的", "等公布的", "撤回的"},
        "all": {"十一月的", "都去过的", "十月的", "等公布的", "撤回的"},
    }  # fmt: skip
    assert {view: titles(client, view) for view in wanted} == wanted
    assert titles(client, "nonsense") == wanted["running"]
    page = client.get("/bureau/inspections/").context["tabs"]
    assert [tab["count"] for tab in page] == [len(rows) for rows in wanted.values()]


def test_what_is_over_is_offered_to_be_ended_by_the_office_alone(client, county):
    ends = reverse("bureau:inspection_end", args=[county.people["office"].pk])
    pattern = re.compile(ends.replace(str(county.people["office"].pk), r"\d+"))
    for kind, offered in (("office", 1), ("leader", 0)):
        sign_in(client, county.people[kind])
        assert len(pattern.findall(client.get("/bureau/inspections/").content.decode())) == offered


@pytest.mark.req("E02")
def test_a_hidden_one_with_a_door_to_come_is_not_offered_to_be_ended(client, county):
    there = {"opened_at": timezone.now(), "state": "missed", "gone_reason": "学校停课"}
    hidden = Inspection.objects.get(hidden=True)
    make_visit(hidden, county.schools[0], **there)
    second = make_visit(hidden, county.schools[1], county.people["inspector"])
    office = reader_of(county.position("office"), timezone.localdate())

    def offered() -> bool:
        (row,) = rows_of(office, listed(office).filter(pk=hidden.pk), timezone.localdate())
        return row.may_end

    assert not offered()
    Visit.objects.filter(pk=second.pk).update(**there)
    assert offered()


def test_it_is_searched_by_title_school_and_kind_from_view_to_view(client, county):
    sign_in(client, county.people["office"])
    school = county.schools[0].name

    def shown(**asked) -> list[str]:
        page = client.get("/bureau/inspections/", asked)
        return [row.inspection.title for row in page.context["rows"]]

    assert shown(q="十一月") == ["十一月的"]
    assert shown(q=school) == ["都去过的", "十一月的"]
    assert shown(q=school, kind="routine") == ["十一月的"]
    assert shown(q=school, view="over") == []
    page = client.get("/bureau/inspections/", {"q": school, "kind": "nonsense"})
    assert [tab["count"] for tab in page.context["tabs"]] == [2, 2]
    assert "2 次督导在进行" in page.text
    assert "没有找到" in client.get("/bureau/inspections/", {"q": "没有这一所"}).text


@pytest.mark.req("E02")
def test_no_school_is_searched_of_which_the_reader_may_not_know(client, county):
    hidden = Inspection.objects.get(hidden=True)
    make_visit(hidden, county.schools[0], opened_at=timezone.now(), state="opened")
    make_visit(hidden, county.schools[1], county.people["inspector"])
    sign_in(client, county.people["office"])

    def found(unit) -> bool:
        page = client.get("/bureau/inspections/", {"q": unit.name, "view": "all"})
        return hidden in [row.inspection for row in page.context["rows"]]

    assert found(county.schools[0])
    assert not found(county.schools[1])
