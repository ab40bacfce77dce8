"""Build the small demo county on many days and say what each has: nothing of it may depend on the day it is made.

    python -m tests.demo.sweep                       the hard days of two years, and every twelfth day
    python -m tests.demo.sweep "2027-01-01 00:30"    these moments alone, in the time of China

Each county is built at a lent clock in a database of its own and thrown away. Ends with 1 when one could not be built
or lacks something that every county has.
"""

import os
import sys
from collections import Counter
from datetime import date, datetime, time, timedelta
from time import monotonic

os.environ["DJANGO_SETTINGS_MODULE"] = "dudao.settings.test"

import django

django.setup()  # before anything of the project is read

from django.db import transaction  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.utils import timezone  # noqa: E402

from dudao.demo.build import build  # noqa: E402
from dudao.demo.clock import borrowed_clock  # noqa: E402
from dudao.demo.size import SMALL  # noqa: E402
from tests.demo import inventory  # noqa: E402

FIRST, LAST, EVERY = date(2026, 11, 24), date(2028, 11, 24), 12
HOURS = (time(0, 20), time(7, 50), time(11, 10), time(16, 30), time(22, 40))
HARD = (
    "2027-02-05", "2027-02-06", "2027-02-13", "2027-02-25", "2027-02-26", "2027-05-03", "2027-07-08", "2027-07-09",
    "2027-10-07", "2028-01-25", "2028-01-29", "2028-02-26", "2028-02-28", "2028-02-29", "2028-10-08",
)  # fmt: skip


def moments() -> list[datetime]:
    """The ends and beginnings of all months, the hard days and every twelfth day, at changing hours."""
    days = {date.fromisoformat(day) for day in HARD}
    days |= {FIRST + timedelta(days=number) for number in range(0, (LAST - FIRST).days, EVERY)}
    firsts = {day.replace(day=1) for day in days}
    days |= firsts | {first - timedelta(days=1) for first in firsts}
    return [datetime.combine(day, HOURS[turn % len(HOURS)]) for turn, day in enumerate(sorted(days))]


def asked() -> list[datetime]:
    return [datetime.fromisoformat(words) for words in sys.argv[1:]] or moments()


def look(moment: datetime) -> tuple[dict[str, Counter], list[str]]:
    """What stands in the county of ``moment``, and what it lacks."""
    with transaction.atomic(), borrowed_clock(timezone.make_aware(moment)):
        try:
            build(SMALL)
            return inventory.of_county(), inventory.missing()
        finally:
            transaction.set_rollback(True)


def main() -> int:
    runner = DiscoverRunner(verbosity=0, interactive=False)
    before, bad = runner.setup_databases(), 0
    for moment in asked():
        begun = monotonic()
        try:
            found, missing = look(moment)
        except Exception as fault:
            found, missing = {}, [f"{type(fault).__name__}: {fault}"]
        bad += bool(missing)
        words = "; ".join(f"{name} {_counted(rows)}" for name, rows in found.items())
        lacks = f"  LACKS {', '.join(missing)}" if missing else ""
        print(f"{moment:%Y-%m-%d %H:%M} {monotonic() - begun:4.1f}s {words}{lacks}", flush=True)
    runner.teardown_databases(before)
    print(f"{bad} moments are not as they should be" if bad else "every county is whole")
    return 1 if bad else 0


def _counted(rows: Counter) -> str:
    return " ".join(f"{key}={number}" for key, number in sorted(rows.items()))


if __name__ == "__main__":
    sys.exit(main())
