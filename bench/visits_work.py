"""Part of bench_visits.py: a province of schools, each with its inspector, and one month's round for all of them."""

import json
import sys
from datetime import date
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from dudao.accounts.enums import PositionKind  # noqa: E402
from dudao.accounts.models import Position, Posting, User  # noqa: E402
from dudao.areas.enums import Relation, UnitKind  # noqa: E402
from dudao.areas.models import Unit, UnitLink  # noqa: E402
from dudao.jobs.models import Job  # noqa: E402
from dudao.jobs.services import enqueue, run_next  # noqa: E402
from dudao.obligations.models import Obligation  # noqa: E402
from dudao.visits.jobs import START  # noqa: E402
from dudao.visits.models import Visit  # noqa: E402
from dudao.visits.parcel import packed  # noqa: E402
from dudao.visits.services import arranging  # noqa: E402
from dudao.visits.wanted import Wanted  # noqa: E402
from tests.factories.county import FOUNDED, County, make_county  # noqa: E402
from tests.factories.schemes import make_version_in_force, point  # noqa: E402

SCHOOLS, AREA, EACH, POINTS = 15_000, 150, 5, 61
SECONDS = 20


def say(name: str, value: float, unit: str, target: float | None = None, beside: float | None = None) -> None:
    print(json.dumps([f"{name} ({connection.vendor})", value, unit, target, beside]), flush=True)


def main() -> None:
    call_command("migrate", verbosity=0)
    county = make_county(schools=0, institutions=0)
    texts = [point(f"C{n}", f"第 {n} 条做到了没有。") for n in range(1, POINTS + 1)]
    version = make_version_in_force(county, indicators=texts)
    wanted = round_of(version, make_province(county))
    start = perf_counter()
    outlook = arranging.look_ahead(by=county.people["office"], county_code=county.county_code, wanted=wanted)
    assert not outlook.stops, outlook.stops
    say(f"monthly round, {SCHOOLS} schools, preview", perf_counter() - start, "s")
    taken, queries, stages = opened(county, wanted)
    assert Visit.objects.count() == Obligation.objects.filter(kind="visit").count() == SCHOOLS
    say(f"monthly round, {SCHOOLS} schools, opened", taken, "s", SECONDS, raw_insert())
    say(f"monthly round, {SCHOOLS} schools, queries", queries, "queries")
    say(f"monthly round, {SCHOOLS} schools, steps of progress told", stages, "steps")


def opened(county: County, wanted: Wanted) -> tuple[float, int, int]:
    """Seconds from the click to the end of the job; statements; how often the page heard how far it is."""
    office = county.people["office"]
    start = perf_counter()
    with CaptureQueriesContext(connection) as asked:
        job = enqueue(
            by=office, county_code=county.county_code, kind=START, params={"wanted": packed(wanted)}
        )  # fmt: skip
        run_next()
        taken, queries = perf_counter() - start, len(asked)
        told = sum("jobs_job" in one["sql"] and "UPDATE" in one["sql"] for one in asked)
    job = Job.objects.get(pk=job.pk)
    assert job.state == "done", job.message
    return taken, queries, told


def raw_insert() -> float:
    """As many bare visits as the round made, written and taken back."""
    made = Visit.objects.order_by("pk").first()
    fields = {name: getattr(made, name) for name in ("county_code", "inspection_id", "month", "due_on")}
    start = perf_counter()
    with transaction.atomic():
        rows = [Visit(unit_id=unit, nth=2, **fields) for unit in Visit.objects.values_list("unit", flat=True)]
        Visit.objects.bulk_create(rows, batch_size=500)
        transaction.set_rollback(True)
    return perf_counter() - start


def round_of(version, schools: list[Unit]) -> Wanted:
    today = timezone.localdate()
    points = [(one, "") for one in version.checkpoints.order_by("order")]
    return Wanted("routine", f"{today.month}月督导", today, date(today.year + 1, 1, 31), schools, points)


def make_province(county: County) -> list[Unit]:
    """Schools in areas of 150, an inspector for every five of them."""
    code = county.county_code
    schools = _bulk(
        Unit(county_code=code, kind=UnitKind.SCHOOL, code=f"Y{n:05d}", name=f"第 {n} 学校", stages=["primary"],
             opened_on=FOUNDED) for n in range(SCHOOLS)
    )  # fmt: skip
    areas = _bulk(
        Unit(county_code=code, kind=UnitKind.RESPONSIBILITY_AREA, code=f"YA{n:03d}", name=f"第 {n} 责任区")
        for n in range(SCHOOLS // AREA)
    )
    _bulk(
        UnitLink(lower=unit, upper=areas[n // AREA], relation=Relation.RESPONSIBILITY_AREA, from_on=FOUNDED)
        for n, unit in enumerate(schools)
    )
    people = _bulk(
        User(username=f"d{n:05d}", name=f"督学{n}", county_code=code, password="!") for n in range(SCHOOLS // EACH)
    )
    seats = _bulk(
        Position(user=user, unit=areas[n * EACH // AREA], kind=PositionKind.INSPECTOR, from_on=FOUNDED)
        for n, user in enumerate(people)
    )
    _bulk(Posting(position=seats[n // EACH], unit=unit, from_on=FOUNDED) for n, unit in enumerate(schools))
    return schools


def _bulk(rows) -> list:
    made = list(rows)
    return type(made[0]).objects.bulk_create(made, batch_size=1000)


if __name__ == "__main__":
    main()
