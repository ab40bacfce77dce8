"""Measures visits in the database that the environment names; one line of JSON a figure. Run by bench_visit_saved.py.

Saved at once as a device hands it in: 61 answers, the record closed, its notices in the ledger, what sections owe, the
school told, the trail written. A school of 150 that was visited every month of three years before.
"""

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from measure import seconds  # noqa: E402
from year_ground import make_ground  # noqa: E402

from dudao.visits.models import SeenPoint, Visit  # noqa: E402
from dudao.visits.services import visiting  # noqa: E402
from tests.factories.county import sign_in  # noqa: E402
from tests.factories.visits import make_inspection, make_visit  # noqa: E402

TARGET, MONTHS, TIMES = 0.15, 36, 7
FOUND = ("notice",) * 4 + ("consultation",) + ("on_the_spot",) * 2


def tell(name: str, value: float, unit: str, target: float | None, beside: float | None = None) -> None:
    print(json.dumps([f"{name} ({connection.vendor})", value, unit, target, beside], ensure_ascii=False), flush=True)


def rows_of(county, points: list[int]) -> list[dict]:
    """Seven points that failed, one in each way or more, the rest fine."""
    found = [
        {"checkpoint": point, "value": "not_met", "note": f"第 {place} 处不对", "outcome": way, "days": 7,
         "section": county.sections[0]}
        for place, (point, way) in enumerate(zip(points, FOUND, strict=False))
    ]  # fmt: skip
    return found + [{"checkpoint": point, "value": "met"} for point in points[len(FOUND) :]]


def history(county, version, points: list[int]) -> None:
    """Closed visits of the months before, written as rows: what later visits look back at."""
    now, today = timezone.now(), timezone.localdate()
    for month in range(MONTHS):
        inspection = make_inspection(county, version, title=f"往月第 {month} 轮")
        visits = [
            Visit(county_code=county.county_code, inspection=inspection, unit=unit, state="recorded", opened_at=now,
                  closed_record_at=now, visited_on=today, month=today.replace(day=1), due_on=today)
            for unit in county.schools[:10]
        ]  # fmt: skip
        Visit.objects.bulk_create(visits)
        SeenPoint.objects.bulk_create(
            (SeenPoint(visit=visit, checkpoint_id=point, value="met", outcome="fine")
             for visit in visits for point in points), batch_size=2000,
        )  # fmt: skip


def saved_whole(county, version, rows: list[dict], unit) -> float:
    """Wall seconds of everything after the visit was opened, committed."""
    inspector = county.people["inspector"]
    visit = make_visit(make_inspection(county, version), unit, inspector)
    visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)
    start = time.perf_counter()
    with transaction.atomic():
        visiting.save_seen(by=inspector, visit=visit, rows=rows)
        visiting.close_record(by=inspector, visit=visit, methods=["patrol"], minutes=90)
        visiting.feed_back(by=inspector, visit=visit, words="七天后来看。")
    return time.perf_counter() - start


def bare(visit, points: list[int]) -> None:
    SeenPoint.objects.filter(visit=visit).delete()
    SeenPoint.objects.bulk_create(SeenPoint(visit=visit, checkpoint_id=point, value="met") for point in points)


def main() -> None:
    call_command("migrate", verbosity=0)
    county, version = make_ground()
    points = list(version.checkpoints.order_by("order").values_list("pk", flat=True))
    history(county, version, points)
    rows, inspector = rows_of(county, points), county.people["inspector"]
    taken = sorted(saved_whole(county, version, rows, unit) for unit in county.schools[: TIMES + 1])
    one = make_visit(make_inspection(county, version), county.schools[20], inspector)
    one = visiting.open_visit(by=inspector, visit=one, certificate_shown=True)
    raw = seconds(lambda: bare(one, points))
    tell("a visit of 61 answers saved with all that hangs on it", taken[TIMES // 2], "s", TARGET, raw)
    values = iter(["met", "na"] * 20)

    def tap():
        visiting.save_seen(by=inspector, visit=one, rows=[{"checkpoint": points[0], "value": next(values)}])

    tell("one tap saved", seconds(tap), "s", None)
    client = sign_in(Client(SERVER_NAME="127.0.0.1"), inspector)
    page = reverse("field:visit", args=[one.pk])
    tell("the page of a visit with 61 points", seconds(lambda: client.get(page)), "s", None)


main()
