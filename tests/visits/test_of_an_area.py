"""An area's own inspection: arranged by the office or the area's lead, to its own schools; what becomes of an item."""

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.lib.statetable import NotAllowed
from dudao.visits.models import Inspection, PlanItem
from dudao.visits.parcel import packed, unpacked
from dudao.visits.services import arranging, ending, planning, teams
from tests.factories.county import sign_in
from tests.factories.ledger import make_problem
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import make_filed_plan, more_inspector, wish

pytestmark = [pytest.mark.django_db, pytest.mark.req("D11")]


def own(county, version, **fields):
    return wish(county, version, **{"level": "area", "area": county.areas[0], "title": "片区督导"} | fields)


def start(county, wanted, by="area_lead"):
    return arranging.start_inspection(by=county.people[by], county_code=county.county_code, wanted=wanted)


def test_the_lead_arranges_and_ends_those_of_his_own_area(county, version):
    started = start(county, own(county, version))
    assert (started.level, started.area) == ("area", county.areas[0])
    assert unpacked(packed(own(county, version)), county.county_code).area == county.areas[0]
    with pytest.raises(NotAllowed, match="片区督导也可以由责任区负责人来办"):
        ending.withdraw_inspection(by=county.people["inspector"], inspection=started, reason="改期")
    done = ending.withdraw_inspection(by=county.people["area_lead"], inspection=started, reason="改期")
    assert done.inspection.state == "withdrawn"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"area": None}, "这件事由教育督导室来办。"),
        ({"level": "county", "area": None}, "这件事由教育督导室来办。"),
        ({"hidden": True}, "不事先告知的督导由督导室安排"),
        ({"kind": "campaign"}, "排查整治由督导室按县级安排，片区不单独做"),
    ],
)
def test_nothing_else_is_the_leads(county, version, fields, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        start(county, own(county, version, **fields))
    assert not Inspection.objects.exists()


def test_schools_of_another_area_stop_it_whoever_arranges(county, version):
    other = next(school for school in county.schools if school not in county.schools[0::2])
    teams = {other.pk: [county.people["inspector"]]}
    for by, area in (("area_lead", county.areas[0]), ("office", county.areas[0])):
        with pytest.raises(NotAllowed, match=f"片区督导只去{area.label}的学校，请去掉{other.label}。"):
            start(county, own(county, version, units=[other], teams=teams, area=area), by)
    with pytest.raises(NotAllowed, match="这件事由教育督导室来办"):
        start(county, own(county, version, units=[other], teams=teams, area=county.areas[1]))


@pytest.mark.today("2026-11-24")
def test_the_lead_goes_from_his_page_to_the_inspection(client, county, version):
    sign_in(client, county.people["area_lead"])
    kinds = client.get(reverse("bureau:inspection_kinds")).text
    assert "全覆盖督导" in kinds
    assert "四不两直" not in kinds
    assert client.get(reverse("bureau:inspection_new", args=["unannounced"])).status_code == 404

    today = timezone.localdate()
    points = {"point": list(version.checkpoints.order_by("order").values_list("pk", flat=True))}
    facts = {"title": "片区到校", "from_on": today, "until_on": today, "names": county.schools[0].name, "send": "1"}
    reply = client.post(reverse("bureau:inspection_new", args=["routine"]), facts | points)
    made = Inspection.objects.get()
    assert (made.area, reply.url) == (county.areas[0], reverse("bureau:inspection", args=[made.pk]))
    page = client.get(reply.url).text
    assert "第一督导责任区的" in page or county.areas[0].label in page
    assert reverse("bureau:inspection_withdraw", args=[made.pk]) in page
    others = make_inspection(county)
    make_visit(others, county.schools[0], county.people["inspector"])
    assert client.get(reverse("bureau:inspection", args=[others.pk])).status_code == 200
    assert client.get(reverse("bureau:inspection_withdraw", args=[others.pk])).status_code == 404


def test_the_lead_sends_the_people_of_his_area_alone(client, county, version):
    school, stranger = county.schools[0], more_inspector(county, "lin2", area=1)
    neighbour = more_inspector(county, "lin3")
    refusal = f"督学lin2不是{county.areas[0].label}的人"
    sent = own(county, version, teams={school.pk: [stranger]})
    with pytest.raises(NotAllowed, match=refusal):
        start(county, sent)
    visit = start(county, own(county, version)).visits.get()
    change = {"visit": visit, "user": county.people["inspector"], "why": "illness"}
    with pytest.raises(NotAllowed, match=refusal):
        teams.replace_member(by=county.people["area_lead"], instead=stranger, **change)

    sign_in(client, county.people["area_lead"])
    page = client.get(reverse("bureau:inspection_team", args=[visit.pk]))
    offered = page.context["forms"]["replace"].fields["instead"].queryset
    assert neighbour in offered
    assert stranger not in offered
    teams.replace_member(by=county.people["office"], instead=stranger, **change)
    change["user"] = stranger
    teams.replace_member(by=county.people["area_lead"], instead=neighbour, **change)


def problem_in(county, unit, version, **fields):
    point = version.checkpoints.order_by("order").first()
    given = {"title": "公示栏两个月没换", "lineage": point.lineage, "point_code": point.code}
    return make_problem(county, unit=unit, **given | fields)


def asks_for(client, kind, problem):
    return client.get(reverse("bureau:inspection_new", args=[kind]), {"cause_kind": "problem", "cause": problem.number})


@pytest.mark.req("E06")
def test_the_lead_reads_nothing_of_a_problem_elsewhere(client, county, version):
    away = problem_in(county, county.schools[1], version)
    sign_in(client, county.people["area_lead"])
    for kind in ("routine", "verification"):
        page = asks_for(client, kind, away)
        assert away.title not in page.text
        assert county.schools[1].name not in page.text
        assert all(row.ticked for row in page.context["rows"])
    other = make_inspection(county, version)
    other.points.filter(order__gt=1).delete()
    make_visit(other, county.schools[1], county.people["inspector"])
    back = client.get(reverse("bureau:inspection_new", args=["special"]), {"looks_back_at": other.pk})
    assert all(row.ticked for row in back.context["rows"])

    today = timezone.localdate()
    facts = {"title": "核查", "from_on": today, "until_on": today, "names": county.schools[0].name, "send": "1"}
    facts |= {"cause_kind": "problem", "cause": away.number, "team_size": 1}
    page = client.post(reverse("bureau:inspection_new", args=["verification"]), facts)
    assert "没有编号是" in page.text
    assert not Inspection.objects.filter(kind="verification").exists()


@pytest.mark.req("E06")
def test_the_lead_arranges_a_verification_at_his_own_school(client, county, version):
    problem = problem_in(county, county.schools[0], version)
    sign_in(client, county.people["area_lead"])
    address = reverse("bureau:inspection_new", args=["verification"])
    assert address in client.get(reverse("desk:problem", args=[problem.pk])).text
    form = asks_for(client, "verification", problem).context["form"]
    assert problem.title in form["title"].value()
    assert "lead" not in dict(form.fields["cause_kind"].choices)

    today = timezone.localdate()
    facts = {"title": "核查", "from_on": today, "until_on": today, "names": county.schools[0].name, "send": "1",
             "cause_kind": "problem", "cause": problem.number, "team_size": 1}  # fmt: skip
    client.post(address, facts | {"point": [version.checkpoints.order_by("order").first().pk]})
    made = Inspection.objects.get(kind="verification")
    assert (made.level, made.area, made.cause) == ("area", county.areas[0], problem.number)
    sealed = own(county, version, kind="verification", cause_kind="lead", cause="X-1")
    with pytest.raises(NotAllowed, match="线索由督导室安排人核查"):
        start(county, sealed)


@pytest.mark.req("E01")
def test_the_plan_shows_what_was_arranged_from_each_item(client, county):
    item = make_filed_plan(county)
    made = make_inspection(county, kind="special", title="春季专项", plan_item=item)
    make_visit(made, county.schools[0], county.people["inspector"])
    secret = make_inspection(county, kind="special", title="暗访专项", hidden=True, plan_item=item, notice_on=None)
    make_visit(secret, county.schools[1], county.people["inspector"])
    office = county.people["office"]
    renewed = planning.draft_plan(by=office, county_code=county.county_code, year=item.plan.year)
    assert PlanItem.objects.get(plan=renewed).carries_on == item
    planning.file_plan(by=office, plan=renewed, on=timezone.localdate(), filed_with="云岭县人民政府")

    sign_in(client, county.people["office_head"])
    page = client.get(reverse("bureau:plan", args=[renewed.pk])).text
    assert "春季专项" in page
    assert "去了 0/1" in page
    assert "暗访专项" not in page
    sign_in(client, county.people["head"])
    page = client.get(reverse("bureau:plan", args=[renewed.pk])).text
    assert "作业专项督导" in page
    assert "春季专项" not in page
