"""Who sees a visit: nobody but the team before a hidden one is opened, the school only what it was told."""

from dataclasses import replace

import pytest
from django.utils import timezone

from dudao.lib.statetable import NotAllowed
from dudao.visits.models import Draw, Inspection, Visit
from dudao.visits.readers import reader_of
from dudao.visits.services import arranging
from tests.factories.county import make_county
from tests.factories.schemes import make_version_in_force
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import wish
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E02")]

OUTSIDE_THE_TEAM = ["office_head", "leader", "area_lead", "district", "head", "deputy"]


@layer
def county():
    return make_county()


def seen(county, kind: str) -> tuple[int, int]:
    """(inspections, visits) that the person in this position sees."""
    reader = reader_of(county.position(kind), timezone.localdate())
    return Inspection.objects.visible_to(reader).count(), Visit.objects.visible_to(reader).count()


def test_a_hidden_visit_is_seen_by_the_team_alone(county):
    make_visit(make_inspection(county, hidden=True), county.schools[0], county.people["inspector"])

    assert seen(county, "inspector") == (1, 1)
    assert {kind: seen(county, kind) for kind in OUTSIDE_THE_TEAM} == dict.fromkeys(OUTSIDE_THE_TEAM, (0, 0))


def test_who_arranged_a_hidden_visit_by_hand_still_sees_it_and_nobody_of_a_drawn_one(county):
    by_hand = make_inspection(county, hidden=True)
    make_visit(by_hand, county.schools[0], county.people["inspector"])
    assert seen(county, "office") == (1, 1)

    Draw.objects.create(
        county_code=county.county_code, title="抽查", state="drawn", announcement={}, digest="0" * 64,
        sealed_secret="-", source="彩票", source_on=timezone.localdate(), announced_on=timezone.localdate(),
        announced_by=county.people["office_head"], entered_by=county.people["office"], entered_at=timezone.now(),
        record_digest="0" * 64, inspection=by_hand,
    )  # fmt: skip
    assert seen(county, "office") == (0, 0)


def test_an_inspector_sees_a_visit_outside_his_own_schools_while_he_is_on_it(county):
    visit = make_visit(make_inspection(county, hidden=True), county.schools[5], county.people["inspector"])
    assert seen(county, "inspector") == (1, 1)

    visit.members.update(left_at=timezone.now(), left_why="illness")
    assert seen(county, "inspector") == (0, 0)


def test_once_opened_the_office_sees_it_and_the_school_still_not(county):
    visit = make_visit(make_inspection(county, hidden=True), county.schools[0], county.people["inspector"])
    visit.state, visit.opened_at = "opened", timezone.now()
    visit.save()

    assert seen(county, "leader") == (1, 1)
    assert seen(county, "head") == (0, 0)


def test_the_school_sees_what_was_announced_or_fed_back(county):
    announced = make_inspection(county, kind="special", notice_on=timezone.localdate())
    make_visit(announced, county.schools[0], county.people["inspector"])
    make_visit(announced, county.schools[1], county.people["inspector"])
    routine = make_visit(make_inspection(county), county.schools[0], county.people["inspector"])

    assert seen(county, "head") == (1, 1)
    routine.state, routine.opened_at, routine.closed_record_at = "fed_back", timezone.now(), timezone.now()
    routine.visited_on = timezone.localdate()
    routine.save()
    assert seen(county, "head") == (2, 2)


def test_a_hidden_one_sent_off_twice_is_one(county):
    """Nobody would see the second: a click twice sends one team."""
    version, office = make_version_in_force(county), county.people["office"]
    wanted = wish(county, version, kind="unannounced", hidden=True, off_plan_reason="线索", units=county.schools[:1])
    known = {"by": office, "county_code": county.county_code}
    arranging.start_inspection(**known, wanted=wanted)
    with pytest.raises(NotAllowed, match="刚才已经安排过同名的一次"):
        arranging.start_inspection(**known, wanted=wanted)
    arranging.start_inspection(**known, wanted=replace(wanted, title="另一次"))
    assert Visit.objects.count() == 2
