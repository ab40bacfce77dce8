"""Measures the year in the database that the environment names; one line of JSON a figure. Run by bench_year.py."""

import json
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402
from measure import seconds  # noqa: E402
from server import serving  # noqa: E402
from year_ground import ROUNDS, add_years, answer_all, make_ground, open_round  # noqa: E402

from dudao.inspections.models import Answer, Assessment  # noqa: E402
from dudao.inspections.services import save_answers  # noqa: E402
from dudao.ledger.services import open_problem  # noqa: E402
from dudao.obligations.models import Obligation  # noqa: E402
from tests.factories.county import sign_in  # noqa: E402

DATABASE = connection.vendor


def tell(name: str, value: float, unit: str, target: float | None, beside: float | None = None) -> None:
    print(json.dumps([f"{name} ({DATABASE})", value, unit, target, beside], ensure_ascii=False), flush=True)


class Undone(Exception):
    """Thrown to take back what was only measured."""


def timed_and_undone(work) -> float:
    """Wall seconds of ``work`` with its commit left out, so that it can be repeated on the same rows."""
    taken = 0.0
    try:
        with transaction.atomic():
            start = time.perf_counter()
            work()
            taken = time.perf_counter() - start
            raise Undone
    except Undone:
        return taken


def median_undone(work, times: int = 5) -> float:
    return sorted(timed_and_undone(work) for _ in range(times))[times // 2]


def raw_rows(assessment, points) -> None:
    Answer.objects.filter(assessment=assessment).delete()
    Answer.objects.bulk_create(Answer(assessment=assessment, checkpoint_id=point, value="met") for point in points)


def bare_round(county, round_) -> None:
    """The same rows without anything of ours around them: 150 assessments and 150 obligations."""
    round_.assessments.all().delete()
    Assessment.objects.bulk_create(
        Assessment(county_code=county.county_code, round=round_, unit=unit) for unit in county.schools
    )
    Obligation.objects.bulk_create(
        Obligation(county_code=county.county_code, debtor=unit, kind="self_check", reference="bare", title=round_.title)
        for unit in county.schools
    )


def measure_saving(county, round_, label: str) -> None:
    """A unit's answers saved through the service, committed each time, beside the same rows as one bare bulk insert."""
    assessment = round_.assessments.select_related("unit", "round").get(unit=county.schools[0])
    head = county.people["head"]
    points = list(round_.version.checkpoints.values_list("pk", flat=True))
    turns = iter(["met", "na"] * 20)

    def save():
        value = next(turns)
        save_answers(
            by=head, assessment=assessment, answers=[{"checkpoint": point, "value": value} for point in points]
        )

    taken = seconds(save)
    tell(f"a unit's 61 answers saved, {label}", taken, "s", 0.1, seconds(lambda: raw_rows(assessment, points)))
    Answer.objects.filter(assessment=assessment).delete()


def measure_pages(county) -> None:
    """Queries of the list and the workbench with 3 and with 300 problems, then answer times through the server."""
    client = sign_in(Client(SERVER_NAME="127.0.0.1"), county.people["office"])
    counts = {}
    for wanted in (3, 300):
        fill_ledger(county, wanted)
        for name, address in (("list of 50", "/desk/ledger/"), ("workbench", "/desk/")):
            client.get(address)
            with CaptureQueriesContext(connection) as seen:
                assert client.get(address).status_code == 200, address
            counts[name, wanted] = len(seen)
    for name in ("list of 50", "workbench"):
        tell(f"queries of the {name}, 300 rows", counts[name, 300], "queries", 20, counts[name, 3])
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    with serving(dict(os.environ)) as server:
        bare = server.p50("/static/ui/favicon.svg")
        empty = server.p50("/privacy/")
        tell("empty page p50", empty, "ms", 10, bare)
        tell("list of 50 p50", server.p50("/desk/ledger/", Cookie=cookie), "ms", 60, empty)
        tell("workbench p50", server.p50("/desk/", Cookie=cookie), "ms", 60, empty)
        tell("all processes of the server (PSS)", server.memory(), "MB", 300)


def fill_ledger(county, wanted: int) -> None:
    from dudao.ledger.models import Problem

    for number in range(Problem.objects.count(), wanted):
        open_problem(
            by=county.people["office"], unit=county.schools[number % len(county.schools)], title=f"第 {number} 个问题",
            source="office", reference=f"bench-{number}", seen_on=timezone.localdate(),
        )  # fmt: skip


def main() -> None:
    call_command("migrate", verbosity=0)
    county, version = make_ground()
    first = open_round(county, version, 0)
    bare = median_undone(lambda: bare_round(county, first))
    tell("open a round for 150", median_undone(lambda: open_round(county, version, ROUNDS + 1)), "s", 0.5, bare)
    rounds = [open_round(county, version, number + 1) for number in range(ROUNDS)]
    answers = sum(answer_all(round_) for round_ in rounds[:-1]) + 150 * 61
    tell("answers of the year", answers, "answers", None)
    measure_saving(county, rounds[-1], "after a year")
    add_years(county, version, 10)
    connection.cursor().execute("ANALYZE")
    measure_saving(county, rounds[-1], "after ten more years")
    measure_pages(county)


main()
