"""The page of one inspection: which of its visits are to come, what is looked at, who goes."""

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.accounts.models import User
from dudao.visits.models import VisitMember
from dudao.web.bureau.showing import visits_of_round
from tests.factories.county import sign_in, tie
from tests.factories.schemes import make_version_in_force
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


def test_who_may_not_go_stays_out_with_the_reason_and_namesakes_differ(office, county):
    visit = make_visit(make_inspection(county), county.schools[0], county.people["inspector"])
    near, far = more_inspector(county, "lin2"), more_inspector(county, "lin3", area=1)
    tied = more_inspector(county, "lin4")
    tie(tied, county.schools[0])
    User.objects.filter(pk__in=[near.pk, far.pk]).update(name="林同名")
    page = office.get(reverse("bureau:inspection_team", args=[visit.pk]))

    offered = dict(page.context["forms"]["replace"].fields["instead"].choices)
    assert offered[near.pk] == f"林同名（{county.areas[0].label}）"
    assert offered[far.pk] == f"林同名（{county.areas[1].label}）"
    assert tied.pk not in offered
    assert page.context["away"] == [(f"{tied.name}（{county.areas[0].label}）", "要回避，近亲属在该单位")]
    facts = {"replace": "1", "r-user": county.people["inspector"].pk, "r-why": "illness", "r-instead": tied.pk}
    assert "这个人现在不能去" in office.post(page.request["PATH_INFO"], facts).text

    near.positions.update(unit=county.areas[1])
    form = office.get(reverse("bureau:inspection_new", args=["special"])).context["form"]
    assert dict(form.fields["team"].choices)[near.pk] == f"林同名（{county.areas[1].label}，lin2）"


def test_the_lead_of_an_area_is_not_told_what_ties_his_people(client, county):
    own = make_inspection(county, level="area", area=county.areas[0])
    visit, tied = make_visit(own, county.schools[0], county.people["inspector"]), more_inspector(county, "lin4")
    tie(tied, county.schools[0])
    sign_in(client, county.people["area_lead"])
    page = client.get(reverse("bureau:inspection_team", args=[visit.pk]))
    assert page.context["away"] == [(f"{tied.name}（{county.areas[0].label}）", "要回避")]


def test_what_came_of_it_is_offered_once_somebody_was_there(office, county):
    made = make_inspection(county, kind="special")
    make_visit(made, county.schools[0], county.people["inspector"])
    results = reverse("bureau:inspection_results", args=[made.pk])
    assert results not in page_of(office, made).text
    make_visit(made, county.schools[1], state="opened", opened_at=timezone.now())
    assert results in page_of(office, made).text


def test_the_notice_on_paper_names_only_what_its_reader_sees(client, county):
    made = make_inspection(county, kind="special", title="作业专项督导")
    near, far = county.schools[0], county.schools[1]  # of the first and of the second area
    for school in (near, far):
        make_visit(made, school, county.people["inspector"])

    def sheets(kind: str, **asked) -> list[str]:
        sign_in(client, county.people[kind])
        page = client.get(reverse("bureau:inspection_notice_paper", args=[made.pk]), asked).text
        return page.split("<article")[1:]

    [joined] = sheets("office")
    assert near.name in joined
    assert far.name in joined
    assert f"联系人：{county.people['office'].name}" in joined
    assert [(near.name in sheet, far.name in sheet) for sheet in sheets("office", each="1")] == [
        (True, False), (False, True),
    ]  # fmt: skip
    [own] = sheets("area_lead")
    assert (near.name in own) != (far.name in own)


def test_the_list_stands_there_with_what_to_look_at_and_how_long(office, county):
    made = make_inspection(county, make_version_in_force(county))
    first, second = made.points.select_related("checkpoint").order_by("order")[:2]
    made.points.filter(pk=first.pk).update(guidance="问两位老师", minutes=7)
    page = page_of(office, made).text
    assert first.checkpoint.text in page
    assert '问两位老师　<span class="nowrap">看 7 分钟' in page
    assert f"看 {second.checkpoint.minutes:n} 分钟" in page
    made.points.update(guidance="先看食堂")
    type(made).objects.filter(pk=made.pk).update(hidden=True, started_by=county.people["office"])
    make_visit(made, county.schools[0], county.people["inspector"])
    assert "先看食堂" not in page_of(office, made).text
