"""The table of the departments, the page of one, and the text for the group."""

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.areas.models import Unit
from dudao.obligations import services
from dudao.obligations.models import Obligation
from dudao.obligations.periods import after, before, period_of, words
from dudao.schemes.models import SchemeVersion
from tests.factories.county import appoint, make_user, sign_in
from tests.factories.departments import add_departments
from tests.factories.schemes import make_version_in_force
from tests.layers import layer

DUTIES = [
    {"unit": "县财政局", "text": "保障课后服务经费。", "cadence": "monthly"},
    {"unit": "县公安局", "text": "查办涉机构的案件。", "cadence": "monthly"},
    {"unit": "县信访局", "text": "接访。", "cadence": ""},
]


@layer
def departments(county):
    add_departments(county)
    make_version_in_force(county, title="云岭县“双减”部门职责", duties=DUTIES)
    return {unit.name.removeprefix("云岭"): unit for unit in Unit.objects.filter(kind="department")}


def month() -> str:
    return period_of("monthly", timezone.localdate())


def owed(unit) -> Obligation:
    return Obligation.objects.get(kind="progress", debtor=unit)


def page(client, name: str, *args) -> str:
    response = client.get(reverse(f"desk:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.req("G04", "B04")
def test_the_office_sees_who_told_and_copies_one_text(county, departments, enter):
    services.finish(
        by=county.people["office"], position=county.position("office"), obligation=owed(departments["县财政局"]),
        result="本期经费已经拨付。",
    )  # fmt: skip
    response = enter("office").get(reverse("desk:coordination_now"))
    rows = [(line.unit.name, [said for said, _ in told], len(line.owed)) for line, told in response.context["rows"]]
    assert rows == [("云岭县财政局", ["本期经费已经拨付。（督导室代记）"], 0), ("云岭县公安局", [], 1)]
    name = words(month(), timezone.localdate())
    assert response.context["text"].splitlines()[:2] == [
        f"【“双减”{name}调度】2 个单位，1 个报了进展。", "1. 云岭县财政局：本期经费已经拨付。（督导室代记）",
    ]  # fmt: skip
    assert "还没报的：云岭县公安局。" in response.context["text"]
    assert response.content.decode().count("data-dudao-copy=") == 1


def test_the_office_writes_down_for_a_department_and_is_back_in_the_table(county, departments, enter):
    row = owed(departments["县公安局"])
    client = enter("office")
    assert "查办涉机构的案件。" in page(client, "obligation", row.pk)
    response = client.post(reverse("desk:obligation", args=[row.pk]), {"result": "电话问过：查处一起。"})
    assert response.url == reverse("desk:coordination", args=[month()])
    assert "电话问过：查处一起。" in page(client, "coordination_now")


def test_urging_from_the_table_leads_back_to_it(departments, enter):
    row = owed(departments["县公安局"])
    response = enter("office").post(reverse("desk:urge", args=[row.pk]), {"channel": "message"})
    assert response.url == reverse("desk:coordination", args=[month()])
    assert row.urgings.count() == 1


def test_a_department_reads_its_duties_tells_and_sees_what_it_told(departments, client):
    person = make_user("caizheng", "财政甲")
    appoint(person, departments["县财政局"], "section")
    sign_in(client, person)
    assert "职责" in page(client, "workbench")
    shown = page(client, "own_duties")
    assert "保障课后服务经费。" in shown
    assert "要报的进展" in shown
    row = owed(departments["县财政局"])
    client.post(reverse("desk:obligation", args=[row.pk]), {"result": "经费到位。"})
    shown = page(client, "own_duties")
    assert "经费到位。" in shown
    assert "要报的进展" not in shown
    assert client.get(reverse("desk:department", args=[departments["县公安局"].pk])).status_code == 404
    assert client.get(reverse("desk:coordination_now")).status_code == 403


def test_a_town_may_have_somebody_who_tells(departments, client):
    town = Unit.objects.filter(kind="town").first()
    person = make_user("zhen", "镇里甲")
    appoint(person, town, "section")
    assert "生效的方案里没有写到" in page(sign_in(client, person), "own_duties")


def test_the_leader_looks_and_does_nothing(departments, enter):
    shown = page(enter("leader"), "coordination_now")
    assert "云岭县公安局" in shown
    assert "代记" not in shown


def test_a_quarter_and_the_month_before_are_one_step_away(departments, enter):
    client, today = enter("office"), timezone.localdate()
    quarter = period_of("quarterly", today)
    links = page(client, "coordination", month())
    assert reverse("desk:coordination", args=[quarter]) in links
    assert reverse("desk:coordination", args=[before(month())]) in links
    assert reverse("desk:coordination", args=[after(month())]) not in links
    assert words(quarter, today) in page(client, "coordination", quarter)


@pytest.mark.parametrize("period", ["2026-13", "2026Q5", "november"])
def test_what_is_no_period_is_not_there(departments, enter, period):
    assert enter("office").get(f"/desk/coordination/{period}/").status_code == 404


def test_without_such_duties_the_page_says_what_to_do(county, enter):
    assert "名册里有这个部门才派得到" in page(enter("office"), "coordination_now")


def test_the_table_takes_as_many_queries_for_two_departments_as_for_twenty(
    county, departments, enter, django_assert_max_num_queries
):
    client, duties = enter("office"), [DUTIES[0] | {"unit": unit.name} for unit in departments.values()]
    make_version_in_force(county, title="云岭县“双减”成员单位职责", duties=duties)
    with django_assert_max_num_queries(16):
        assert page(client, "coordination_now").count("代记</a>") == 20


def test_the_scheme_leads_to_the_table(county, departments, enter):
    version = SchemeVersion.objects.get(title="云岭县“双减”部门职责")
    shown = enter("office").get(reverse("bureau:scheme", args=[version.pk])).content.decode()
    assert reverse("desk:coordination_now") in shown
