"""What each position finds on its desk."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dudao.accounts.enums import PositionKind
from dudao.obligations import services
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from tests.factories.county import appoint
from tests.factories.ledger import make_problem, today

MOST_QUERIES = 20


def owe(county, debtor, kind=ObligationKind.KEY_TASK, **facts):
    facts = {"reference": uuid.uuid4().hex, "title": "印出时间表", "creditor": county.office} | facts
    return services.owe(by=county.people["office"], debtor=debtor, kind=kind, **facts)


def groups(response) -> dict[str, list[str]]:
    return {group.title: [task.what for task in group.tasks] for group in response.context["groups"]}


@pytest.mark.parametrize("kind", [kind.value for kind in PositionKind])
def test_every_position_has_a_desk(enter, kind):
    assert enter(kind).get("/desk/").status_code == 200


@pytest.mark.req("A08", "A11")
def test_things_stand_by_their_day(county, enter):
    section = county.sections[0]
    owe(county, section, title="过期的", due_on=today() - timedelta(days=3))
    owe(county, section, title="今天的", due_on=today())
    owe(county, section, title="快到的", due_on=today() + timedelta(days=5))
    owe(county, section, title="以后的", due_on=today() + timedelta(days=60))
    owe(county, section, title="没期限的", due_words="学期结束前")
    owe(county, county.sections[1], title="别的科室的", due_on=today())
    response = enter("section").get("/desk/")
    assert groups(response) == {
        "今天到期、已逾期": ["过期的", "今天的"], "七天内": ["快到的"], "以后": ["以后的", "没期限的"],
    }  # fmt: skip
    assert "今天要办 2 件" in response.content.decode()
    assert "期限：学期结束前" in response.content.decode()


def test_recheck_waits_on_the_desks_that_may_do_it(county, enter):
    make_problem(county, state="submitted", title="首校的")
    make_problem(county, unit=county.schools[2], state="submitted", title="另一校的")
    assert groups(enter("area_lead").get("/desk/")) == {"等我复查": ["首校的", "另一校的"]}
    assert groups(enter("inspector").get("/desk/")) == {"等我复查": ["首校的"]}
    assert groups(enter("head").get("/desk/")) == {}


def test_rectification_leads_the_school_to_the_problem(county, enter):
    problem = make_problem(county)
    response = enter("deputy").get("/desk/")
    assert groups(response) == {"以后": [problem.title]}
    assert reverse("desk:problem", args=[problem.pk]) in response.content.decode()


def test_office_sees_overdue_rectification_of_the_whole_county_once(county, enter):
    due = today() + timedelta(days=2)
    for school in county.schools[:2]:
        make_problem(county, unit=school, measures="补", owner_name="甲", due_on=due)
    client = enter("office")
    assert groups(client.get("/desk/")) == {}
    Obligation.objects.update(due_on=today() - timedelta(days=1))
    assert groups(client.get("/desk/")) == {"今天到期、已逾期": ["作业公示缺两周", "作业公示缺两周"]}


def test_many_who_owe_the_same_are_one_line(county, enter):
    for school in county.schools:
        owe(county, school, ObligationKind.SIGN_FOR, reference="version:1", title="签收通知")
    response = enter("office").get("/desk/")
    assert groups(response) == {"以后": ["签收通知"]}
    assert "还差 6 个单位" in response.content.decode()


@pytest.mark.req("A15")
def test_signing_for_takes_one_tap(county, enter):
    obligation = owe(county, county.schools[0], ObligationKind.SIGN_FOR)
    client = enter("head")
    assert client.get("/desk/").content.decode().count(reverse("desk:sign", args=[obligation.pk])) == 1
    response = client.post(reverse("desk:sign", args=[obligation.pk]), follow=True)
    assert "已签收" in response.content.decode()
    obligation.refresh_from_db()
    assert obligation.state == ObligationState.DONE


def test_urging_in_the_row_says_that_it_was_done(county, enter):
    obligation = owe(county, county.schools[0], due_on=today())
    client = enter("office")
    response = client.post(reverse("desk:urge", args=[obligation.pk]), {"channel": "message"}, follow=True)
    assert "已催办，" in response.content.decode()
    assert county.people["head"].notices.get().subject == "催办：印出时间表"


def test_queries_stay_few_and_the_same(county, enter):
    def measured(kind):
        client = enter(kind)
        client.get("/desk/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get("/desk/").status_code == 200
        return len(queries)

    def load(count):
        for n in range(count):
            make_problem(county, unit=county.schools[0], state="submitted" if n % 3 else "rectifying")
            owe(county, county.office, due_on=today())
            owe(county, county.schools[0], due_on=today())
            owe(county, county.areas[0], due_on=today())

    load(1)
    few = {kind: measured(kind) for kind in ("office", "area_lead", "inspector", "head")}
    load(15)
    assert {kind: measured(kind) for kind in few} == few
    assert max(few.values()) <= MOST_QUERIES


def test_switching_the_position_changes_the_desk(county, enter):
    second = appoint(county.people["area_lead"], county.sections[1], "section")
    owe(county, county.sections[1], title="科室的事")
    client = enter("area_lead")
    assert groups(client.get("/desk/")) == {}
    response = client.post("/desk/me/position/", {"position": second.pk}, follow=True)
    assert groups(response) == {"以后": ["科室的事"]}
    stranger = county.position("office")
    response = client.post("/desk/me/position/", {"position": stranger.pk}, follow=True)
    assert "你现在没有这个岗位" in response.content.decode()


def test_many_visits_of_one_round_fold_into_one_line(county, enter):
    for place, school in enumerate(county.schools[:5]):
        title = "11月经常性督导" if place < 4 else "专项督导"
        owe(county, county.areas[0], ObligationKind.VISIT, title=f"{school.label}：{title}", due_on=today())
    response = enter("office").get("/desk/")
    (group,) = response.context["groups"]
    assert [(line.what, len(line.folded)) for line in group.lines] == [
        ("11月经常性督导", 4), (f"{county.schools[4].label}：专项督导", 0),
    ]  # fmt: skip
    assert "看是哪 4 件" in response.text
    assert response.text.count(">催办<") == 5
    assert "今天要办 5 件" in response.text
