"""Two schemes in force ask the same in quite other words: nobody proposes it, the reviewer joins them by hand."""

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.obligations.models import Obligation
from dudao.schemes import services
from dudao.schemes.models import Duty
from tests.factories.county import sign_in
from tests.factories.schemes import make_draft, make_version_in_force, point
from tests.layers import layer
from tests.web.bureau.reviewing import said

pytestmark = [pytest.mark.django_db, pytest.mark.req("A02")]
TASKS = [{"no": 1, "text": "把全县的办班点数清楚。", "due": "2026-12", "departments": ["职成教科"]}]
POINTS = [point("C1", "家长投诉三天内答复。")]


@layer
def first(county):
    return make_version_in_force(county)


@layer
def other(county, first):
    return make_draft(
        county, title="云岭县机构底数专项方案", indicators=POINTS, tasks=TASKS, reporting=[], duties=[], quantities=[]
    )


@layer
def counted(first) -> Duty:
    return first.duties.get(text="摸清培训机构底数。")


def tap(client, version, act: str, **data):
    version.refresh_from_db()
    url = reverse("bureau:scheme_compare", args=[version.pk])
    return client.post(url, {"act": act, "revision": version.revision} | data, follow=True)


def test_what_is_joined_by_hand_is_owed_once(office, county, first, other, counted):
    page = office.get(reverse("bureau:scheme_compare", args=[other.pk]))
    assert page.context["twins"] == []
    assert [title for title, _ in page.context["joinable"]["new"]] == ["要点", "任务"]
    offered = dict(page.context["joinable"]["others"])
    assert str(counted.lineage) in [key for key, _ in offered[f"任务，《{first.title}》"]]

    (line,) = tap(office, other, "join", key="t1", other=str(counted.lineage)).context["twins"]
    assert (line.twin.new.key, line.twin.other.key, line.twin.same) == ("t1", str(counted.lineage), True)
    other.refresh_from_db()
    services.put_in_force(
        by=county.people["office"], version=other, revision=other.revision, from_on=timezone.localdate()
    )
    assert other.duties.get().lineage == counted.lineage
    assert Obligation.objects.filter(kind="key_task", debtor__name="职成教科", reference=counted.reference).count() == 1


def test_a_wrong_join_is_taken_apart_again(office, other, counted):
    tap(office, other, "join", key="t1", other=str(counted.lineage))
    assert tap(office, other, "no_twin", key="t1").context["twins"] == []
    assert said(tap(office, other, "twin", key="t1")) == ["这一对已经不在了，请刷新后再看。"]


@pytest.mark.parametrize(
    ("key", "lineage", "sentence"),
    [
        ("c1", None, "这一稿的要点只能和别的方案的要点接，请重选。"),
        ("t9", None, "请两边各选一条：这一稿里接不上前一版的，和别的方案里在办的。"),
        ("t1", "nonsense", "请两边各选一条：这一稿里接不上前一版的，和别的方案里在办的。"),
    ],
)
def test_what_cannot_be_joined_is_refused(office, other, counted, key, lineage, sentence):
    assert said(tap(office, other, "join", key=key, other=lineage or str(counted.lineage))) == [sentence]
    other.refresh_from_db()
    assert other.revision == 0


def test_only_the_office_joins(client, county, other, counted):
    sign_in(client, county.people["section"])
    assert tap(client, other, "join", key="t1", other=str(counted.lineage)).status_code == 403
