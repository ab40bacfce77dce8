"""Check-up and rectification of weak spots: from what is known to what came of it (E05)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from dudao.ledger.models import Problem
from dudao.obligations.models import Obligation
from dudao.visits import weak_spots
from dudao.visits.campaign_results import by_area, results_of
from dudao.visits.models import Inspection
from dudao.visits.readers import reader_of
from dudao.visits.services import visiting
from tests.factories.inspections import make_version
from tests.factories.ledger import do, make_problem
from tests.factories.visiting import look, row, today, told
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import team_of_three
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E05")]


@layer
def version(county):
    return make_version(county)


def known(county, point, *, unit=None, ago=30, state="open"):
    """A problem at a point that was found ``ago`` days back."""
    on = today() - timedelta(days=ago)
    return make_problem(
        county, unit=unit, lineage=point.lineage, point_code=point.code, point_text=point.text, seen_on=on, state=state
    )


def test_what_is_known_proposes_points_and_places(office, county, version):
    first, second, _ = version.checkpoints.order_by("order")
    known(county, first)
    known(county, second, unit=county.schools[1])
    known(county, first, unit=county.schools[2], ago=300, state="closed")
    weak = reverse("bureau:inspection_weak")
    assert "1 个单位出过问题，1 个没销号" in office.get(weak).text

    proposed = office.get(weak, {"point": first.pk})
    assert [unit.name for area in proposed.context["areas"] for unit, _ in area["places"]] == ["青禾1小学"]
    assert f"{first.code} 没销号" in proposed.text
    new = reverse("bureau:inspection_new", args=["campaign"])
    blank = office.get(new, {"point": first.pk, "at": [county.schools[0].pk, county.schools[3].pk]})
    assert blank.context["form"]["names"].value().split("\n") == ["青禾1小学", county.schools[3].name]
    assert [row.point for row in blank.context["rows"] if row.ticked] == [first]


def test_it_is_weighed_as_a_special_inspection(office, county, version):
    point = version.checkpoints.order_by("order").first()
    new = reverse("bureau:inspection_new", args=["campaign"])
    posted = {
        "title": "作业排查整治", "from_on": today() + timedelta(days=1), "until_on": today() + timedelta(days=9),
        "names": "青禾1小学", "team_size": 1, "point": point.pk, "send": "1",
    }  # fmt: skip
    refused = office.post(new, posted).text
    assert "排查整治每组至少 3 人" in refused
    assert "这次督导不在年度计划里。要做请写明理由" in refused
    team = [user.pk for user in team_of_three(county)]
    office.post(new, posted | {"team": team, "team_size": 3, "off_plan_reason": "上级部署"})
    assert Inspection.objects.get().points.get().checkpoint == point


def test_its_results_count_what_their_lists_hold(office, county, version):
    first, second, third = version.checkpoints.order_by("order")
    stays, gone = known(county, first), known(county, second)
    known(county, third, unit=county.schools[1])  # a school that it does not go to
    inspector = county.people["inspector"]
    campaign = make_inspection(county, version, kind="campaign", notice_on=today() - timedelta(days=1))
    visit = make_visit(campaign, county.schools[0], inspector)
    visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)
    look(county, visit, ["notice", "fine", "notice"])
    visiting.close_record(by=inspector, visit=visit)
    visiting.feed_back(by=inspector, visit=visit, words="看过了。")
    for act in ("plan", "submit", "close"):
        gone = do(county, Problem.objects.get(pk=gone.pk), act)

    found = results_of(campaign, reader_of(county.position("leader"), today()))
    assert (found.before, found.clean, found.again, found.put_right) == ([stays, gone], [gone], [stays], [gone])
    anew = Problem.objects.get(lineage=third.lineage, unit=county.schools[0])
    assert (found.anew, set(found.still_open)) == ([anew], {stays, anew})
    area = by_area(found, today())[0]
    assert (area.been, area.wanted, area.before, area.anew, area.put_right, area.still_open) == (1, 1, 2, 1, 1, 2)

    at = [campaign.pk]
    page = office.get(reverse("bureau:inspection_results", args=at))
    assert all(words in page.text for words in ("3 个问题", "改好 1 个", "还有 2 个没改好"))
    clean = office.get(reverse("bureau:inspection_results", args=at), {"what": "clean"})
    assert list(clean.context["page"]) == [gone]
    assert office.get(reverse("bureau:inspection_results", args=at), {"what": "visits"}).status_code == 404
    assert "截至" in office.get(reverse("bureau:inspection_results_paper", args=at)).text


def test_the_last_visit_decides_and_a_unit_counts_once(county, version):
    first, second, _ = version.checkpoints.order_by("order")
    better, unasked = known(county, first), known(county, second)
    inspector = county.people["inspector"]
    campaign = make_inspection(county, version, kind="campaign", notice_on=today() - timedelta(days=1))
    make_visit(campaign, county.schools[0], inspector, state="missed", gone_reason="放假")
    for nth, way in ((2, "notice"), (3, "fine")):
        visit = make_visit(campaign, county.schools[0], inspector, nth=nth)
        visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)
        look(county, visit, [way])
        visiting.save_seen(by=inspector, visit=visit, rows=[row(county, second) | {"value": "na"}])
        visiting.close_record(by=inspector, visit=visit)
        visiting.feed_back(by=inspector, visit=visit, words="看过了。")

    found = results_of(campaign, reader_of(county.position("leader"), today()))
    assert (found.before, found.clean, found.again) == ([better, unasked], [better], [])
    area = by_area(found, today())[0]
    assert (len(found.been), len(found.units), area.been, area.wanted) == (1, 1, 1, 1)


def test_what_a_section_is_asked_for_stands_until_it_answers(office, county, version):
    asked = told(county, version, ["consultation"])
    point = version.checkpoints.order_by("order").first()
    reader = reader_of(county.position("office"), today())
    assert [fault.stands for fault in weak_spots.faults(reader, today())] == [True]
    page = office.get(reverse("bureau:inspection_weak"), {"point": point.pk}).text
    assert "请科室解决，还没答复" in page
    Obligation.objects.filter(kind="consultation", reference=f"{asked.pk}:{point.pk}").update(state="withdrawn")
    assert [fault.stands for fault in weak_spots.faults(reader, today())] == [False]
