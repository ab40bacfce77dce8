"""Part of bench_coverage.py: a year of monthly visits, for a county and for as many schools as a province has."""

import gzip
import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).parent.parent))

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import Count  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402
from measure import seconds  # noqa: E402

from dudao.accounts.models import Position, User  # noqa: E402
from dudao.areas.enums import Relation, UnitKind  # noqa: E402
from dudao.areas.models import Unit, UnitLink  # noqa: E402
from dudao.visits.models import Inspection, Visit, VisitMember  # noqa: E402
from dudao.visits.months import last_of, year_up_to  # noqa: E402
from tests.factories.county import FOUNDED, County, link, make_county, make_unit  # noqa: E402

COUNTY, PROVINCE, AREA = 160, 15_000, 150
LOOKS_AFTER = 5  # schools of one inspector
QUERIES, SECONDS, BYTES = 15, 0.5, 300 * 1024
PAGE = "/desk/coverage/"


def say(name: str, value: float, unit: str, target: float | None = None, beside: float | None = None) -> None:
    print(json.dumps([f"{name} ({connection.vendor})", value, unit, target, beside]), flush=True)


def main() -> None:
    call_command("migrate", verbosity=0)
    county = make_county(schools=COUNTY)
    add_year(county, county.schools)
    measure(county, f"coverage {COUNTY} x 12", lambda: visits_by_unit(county))
    grown = add_schools(county, PROVINCE - COUNTY)
    add_year(county, grown)
    measure(county, f"coverage by area, {PROVINCE} x 12", lambda: visits_by_unit(county))


def measure(county: County, name: str, raw) -> None:
    """The page as the office gets it; beside it, one grouped count of the same visits."""
    client = Client()
    client.force_login(county.people["office"])
    with override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False):
        client.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            page = client.get(PAGE)
        queries = len(asked)  # read at once: the next request empties the list
        assert page.status_code == 200, page.status_code
        taken, beside = seconds(lambda: client.get(PAGE)), seconds(raw)
    say(f"{name}, page", taken, "s", SECONDS, beside)
    say(f"{name}, queries", queries, "queries", QUERIES)
    say(f"{name}, gzip", len(gzip.compress(page.content)), "bytes", BYTES, len(page.content))


def visits_by_unit(county: County) -> int:
    rows = Visit.objects.filter(county_code=county.county_code).values_list("unit", "month").annotate(Count("pk"))
    return len(list(rows.order_by()))


def add_schools(county: County, number: int) -> list[Unit]:
    """More schools in new areas of 150; the first areas keep theirs."""
    made = Unit.objects.bulk_create(
        [
            Unit(county_code=county.county_code, kind=UnitKind.SCHOOL, code=f"Y{place:05d}", name=f"第 {place} 学校",
                 stages=["primary"], opened_on=FOUNDED)
            for place in range(number)
        ], batch_size=1000,
    )  # fmt: skip
    areas = [
        make_unit(UnitKind.RESPONSIBILITY_AREA, f"YA{place:03d}", f"第 {place} 责任区")
        for place in range(len(made) // AREA + 1)
    ]
    UnitLink.objects.bulk_create(
        [
            UnitLink(lower=unit, upper=areas[place // AREA], relation=Relation.RESPONSIBILITY_AREA, from_on=FOUNDED)
            for place, unit in enumerate(made)
        ], batch_size=1000,
    )  # fmt: skip
    link(areas[0], county.bureau, Relation.MANAGED_BY)
    return made


def add_year(county: County, schools: list[Unit]) -> None:
    """One visit a month at each school, fed back but for this month's; history to stand on, not what is measured."""
    today = timezone.localdate()
    people = inspectors(county, len(schools) // LOOKS_AFTER + 1)
    for month in year_up_to(today):
        inspection = Inspection.objects.create(
            county_code=county.county_code, kind="routine", title=f"{month:%Y年%m月}", from_on=month,
            until_on=last_of(month), started_by=county.people["office"],
        )  # fmt: skip
        is_over = month != today.replace(day=1)
        rows = [_visit(inspection, unit, month, is_over) for unit in schools]
        Visit.objects.bulk_create(rows, batch_size=2000)
        members = (
            VisitMember(visit=row, user=people[place // LOOKS_AFTER], is_lead=True) for place, row in enumerate(rows)
        )
        VisitMember.objects.bulk_create(members, batch_size=2000)


def inspectors(county: County, number: int) -> list[User]:
    """As many as look after the schools; every tenth has a certificate that ran out."""
    known, yesterday = User.objects.count(), timezone.localdate() - timedelta(days=1)
    people = User.objects.bulk_create(
        [
            User(username=f"i{known + place:05d}", name=f"督学{known + place}", county_code=county.county_code)
            for place in range(number)
        ], batch_size=1000,
    )  # fmt: skip
    Position.objects.bulk_create(
        [
            Position(user=user, unit=county.areas[0], kind="inspector", from_on=FOUNDED,
                     certificate_until=None if place % 10 else yesterday)
            for place, user in enumerate(people)
        ], batch_size=1000,
    )  # fmt: skip
    return people


def _visit(inspection: Inspection, unit: Unit, month: date, is_over: bool) -> Visit:
    facts = {"state": "planned"}
    if is_over:
        moment = datetime(month.year, month.month, 12, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
        facts = {
            "state": "fed_back", "visited_on": moment.date(), "opened_at": moment, "closed_record_at": moment,
            "fed_back_at": moment,
        }  # fmt: skip
    return Visit(
        county_code=unit.county_code, inspection=inspection, unit=unit, month=month, due_on=last_of(month), **facts
    )


if __name__ == "__main__":
    main()
