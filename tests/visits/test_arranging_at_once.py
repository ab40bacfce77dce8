"""The office's two clerks in the same moment; on PostgreSQL only locks part them."""

import pytest

from dudao.visits.models import Inspection, Visit
from dudao.visits.services import arranging, ending, teams, visiting
from tests.at_once import at_once, overlapping
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import more_inspector, wish

pytestmark = pytest.mark.django_db(transaction=True)


def start(county, wanted, by):
    return lambda: arranging.start_inspection(by=county.people[by], county_code=county.county_code, wanted=wanted)


def test_two_clerks_arrange_one_month_once(county, version):
    wanted = wish(county, version)
    results = at_once(start(county, wanted, "office"), start(county, wanted, "office_head"))

    assert Inspection.objects.count() == Visit.objects.count() == 1
    assert sum("已经安排过" in str(result) for result in results) == 1


def test_who_takes_back_waits_for_who_begins(county, version):
    made = make_inspection(county, version)
    first, second = (make_visit(made, school, county.people["inspector"]) for school in county.schools[:2])
    begin = {"by": county.people["inspector"], "visit": first, "certificate_shown": True}
    _, done = overlapping(
        lambda: visiting.open_visit(**begin),
        lambda: ending.withdraw_inspection(by=county.people["office"], inspection=made, reason="改期"),
    )

    assert (done.begun, done.cancelled) == (1, 1)
    assert {row.pk: row.state for row in Visit.objects.order_by("pk")} == {first.pk: "opened", second.pk: "cancelled"}


def test_one_leaves_once(county, version):
    visit = make_visit(make_inspection(county, version), county.schools[0], county.people["inspector"])
    colleagues = [more_inspector(county, name) for name in ("lin2", "lin3")]

    def replace(colleague):
        return lambda: teams.replace_member(
            by=county.people["office"], visit=visit, user=county.people["inspector"], why="illness", instead=colleague
        )

    results = at_once(*(replace(colleague) for colleague in colleagues))
    assert sum("不在去青禾1小学的名单里" in str(result) for result in results) == 1
    assert visit.members.filter(left_at=None).count() == 1
