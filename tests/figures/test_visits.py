"""Each figure against rows counted by hand, and nothing in it that its reader may not know."""

from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from dudao.figures import closing, visits
from dudao.figures.periods import chosen, periods_of
from dudao.ledger.models import Problem
from dudao.visits.models import SeenPoint, Visit
from dudao.visits.readers import reader_of
from tests.factories.county import make_county
from tests.factories.inspections import make_version
from tests.factories.visits import make_inspection, make_visit

pytestmark = [pytest.mark.django_db, pytest.mark.req("D10")]

TODAY = date(2026, 11, 25)
LOOKED = (("met", ""), ("na", ""), ("partly", "on_the_spot"), ("not_met", "notice"), ("not_met", "consultation"))
CHINA = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def county():
    made = make_county()
    made.version = make_version(made, points=3)
    made.points = list(made.version.checkpoints.order_by("order"))
    return made


@pytest.fixture
def november(county):
    return chosen(periods_of(county.county_code, TODAY), "2026-11")


def reader(county, kind: str = "office"):
    return reader_of(county.position(kind), TODAY)


def done(county, unit, on: date, *seen, methods=(), kind: str = "routine", **fields):
    """A closed visit; ``seen`` are (place of the point, value, outcome)."""
    moment = datetime(on.year, on.month, on.day, 10, tzinfo=CHINA)
    visit = make_visit(
        make_inspection(county, county.version, kind=kind, **fields), unit, county.people["inspector"],
        state="recorded", month=on.replace(day=1), visited_on=on, opened_at=moment, closed_record_at=moment,
        methods=list(methods),
    )  # fmt: skip
    for place, value, outcome in seen:
        SeenPoint.objects.create(
            visit=visit, checkpoint=county.points[place], value=value, outcome=outcome,
            days=7 if outcome == "notice" else None,
            section=county.sections[0] if outcome == "consultation" else None,
        )  # fmt: skip
    return visit


def test_visits_are_counted_by_kind_and_method(county, november):
    done(county, county.schools[0], date(2026, 11, 1), methods=["patrol", "talk"])
    done(county, county.schools[1], date(2026, 11, 30), methods=["patrol"])
    done(county, county.schools[1], date(2026, 11, 9), kind="special")
    done(county, county.schools[1], date(2026, 10, 31), methods=["patrol"])
    make_visit(make_inspection(county), county.schools[2], county.people["inspector"])  # planned only

    assert [(row.key, row.number, row.whole) for row in visits.by_kind(reader(county), november)] == [
        ("routine", 2, 3), ("special", 1, 3),
    ]  # fmt: skip
    methods = {row.key: (row.number, row.whole) for row in visits.by_method(reader(county), november)}
    assert methods == {
        "patrol": (2, 3), "lesson": (0, 3), "papers": (0, 3), "questionnaire": (0, 3), "talk": (1, 3),
        "meeting": (0, 3),
    }  # fmt: skip
    assert visits.visits_behind(reader(county), november, method="patrol").count() == 2
    assert visits.visits_behind(reader(county), november, kind="special").count() == 1


def test_findings_by_point_and_outcome_and_the_rows_behind_them(county, november):
    done(county, county.schools[0], date(2026, 11, 3), (0, "not_met", "notice"), (1, "met", ""), (2, "na", ""))
    done(county, county.schools[1], date(2026, 11, 4), (0, "partly", "on_the_spot"), (1, "not_met", "consultation"))
    done(county, county.schools[2], date(2026, 11, 5), (0, "met", ""), (1, "met", ""))

    found = visits.by_point(reader(county), november)
    assert [(row.code, row.looked, row.failed) for row in found] == [
        (county.points[0].code, 3, 2), (county.points[1].code, 3, 1),
    ]  # fmt: skip
    assert {key: number for key, number in found[0].outcomes.items() if number} == {"notice": 1, "on_the_spot": 1}
    assert [(row.key, row.number, row.whole) for row in visits.by_outcome(reader(county), november)] == [
        ("on_the_spot", 1, 3), ("notice", 1, 3), ("consultation", 1, 3),
    ]  # fmt: skip
    behind = visits.found_at(reader(county), november, lineage=found[0].lineage)
    assert [row.visit.unit for row in behind] == [county.schools[1], county.schools[0]]
    assert visits.found_at(reader(county), november, outcome="consultation").get().visit.unit == county.schools[1]


def test_an_area_counts_its_own_and_nobody_a_hidden_visit_that_is_not_open(county, november):
    done(county, county.schools[0], date(2026, 11, 3))
    done(county, county.schools[5], date(2026, 11, 3))
    make_visit(make_inspection(county, hidden=True), county.schools[0], county.people["inspector"])

    assert sum(row.number for row in visits.by_kind(reader(county), november)) == 2
    assert sum(row.number for row in visits.by_kind(reader(county, "area_lead"), november)) == 1


@pytest.mark.parametrize("seed", range(3))
def test_each_number_is_that_of_its_rows_for_whoever_reads(county, november, seed):
    dice = Random(seed)
    for _ in range(12):
        school, on = dice.choice(county.schools), date(2026, 11, dice.randint(1, 25))
        seen = [(place, *dice.choice(LOOKED)) for place in range(3)]
        made = done(
            county, school, on, *seen, kind=dice.choice(("routine", "special", "unannounced")),
            methods=dice.sample(("patrol", "lesson", "talk"), dice.randint(1, 3)), hidden=dice.random() < 0.3,
        )  # fmt: skip
        if made.inspection.hidden and dice.random() < 0.7:  # not begun: nobody but the team may know of it
            Visit.objects.filter(pk=made.pk).update(state="planned", opened_at=None, visited_on=None)
    for kind in ("office", "leader", "area_lead", "inspector"):
        one = reader(county, kind)
        known = set(Visit.objects.visible_to(one).values_list("pk", flat=True))
        for share in visits.by_kind(one, november):
            rows = visits.visits_behind(one, november, kind=share.key)
            assert (share.number, share.whole) == (len(rows), len(visits.visits_behind(one, november)))
            assert {row.pk for row in rows} <= known
        for share in visits.by_method(one, november):
            assert share.number == len(visits.visits_behind(one, november, method=share.key))
        for share in visits.by_outcome(one, november):
            rows = visits.found_at(one, november, outcome=share.key)
            assert (share.number, {row.visit_id for row in rows} <= known) == (len(rows), True)
        for point in visits.by_point(one, november):
            rows = visits.found_at(one, november, lineage=point.lineage)
            assert point.failed == len(rows) == sum(point.outcomes.values())
            assert point.looked == len(visits.looked_at(one, november, point.lineage))
            assert point.outcomes["notice"] == len(rows.filter(outcome="notice"))


def closed(county, found_on: date, days: int, number: int, source: str = "visit") -> None:
    at = datetime(found_on.year, found_on.month, found_on.day, 15, tzinfo=CHINA) + timedelta(days=days)
    Problem.objects.create(
        county_code=county.county_code, number=f"2026-{number:04d}", unit=county.schools[0], title="没有公示",
        source=source, state="closed", found_on=found_on, closed_at=at, closed_by=county.people["office"],
        submitted_by=county.people["head"], submitted_at=at, result="贴了",
    )  # fmt: skip


def test_time_to_close_is_the_median_of_what_visits_found(county, november):
    assert closing.closing(reader(county).scope, november).days is None
    for number, days in enumerate((2, 7, 8, 16), 1):
        closed(county, date(2026, 11, 1), days, number)
    closed(county, date(2026, 9, 1), 61, 5)
    closed(county, date(2026, 11, 1), 1, 6, source="self_check")
    closed(county, date(2026, 10, 1), 3, 7)  # closed in October

    told = closing.closing(reader(county).scope, november)
    assert (told.closed, told.days) == (5, 8)
    assert [(key, number) for key, _, number in told.spans] == [
        ("week", 2), ("fortnight", 1), ("month", 1), ("longer", 1),
    ]  # fmt: skip
    assert [row.number for row in closing.closed_within(reader(county).scope, november, "week")] == [
        "2026-0002", "2026-0001",
    ]  # fmt: skip


def test_periods_are_this_month_the_months_before_and_the_year(county):
    known = periods_of(county.county_code, TODAY)
    assert (known[0].key, known[11].key) == ("2026-11", "2025-12")
    assert (known[-1].from_on, known[-1].until_on) == (date(2026, 9, 1), date(2027, 8, 31))
    assert chosen(known, "nonsense") == known[0]
    assert periods_of(county.county_code, date(2027, 8, 31))[-1] == known[-1]
