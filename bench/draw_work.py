"""Part of bench_draw.py: the pool read from the database, announced, and drawn with everything that hangs on it."""

import json
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent.parent))

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402
from measure import seconds  # noqa: E402

from dudao.areas.models import Unit, UnitLink  # noqa: E402
from dudao.visits.announcements import DrawPlan  # noqa: E402
from dudao.visits.pools import PoolWish, pool_of  # noqa: E402
from dudao.visits.services import drawing  # noqa: E402
from tests.factories.county import FOUNDED, County, appoint, make_county, make_unit, make_user, tie  # noqa: E402
from tests.factories.schemes import make_version_in_force  # noqa: E402

SCHOOLS, AREAS, PEOPLE, TAKEN = 15_000, 100, 400, 200


def say(name: str, value: float, unit: str, target: float | None = None, beside: float | None = None) -> None:
    print(json.dumps([f"{name} ({connection.vendor})", value, unit, target, beside]), flush=True)


def main() -> None:
    call_command("migrate", verbosity=0)
    county = make_county()
    version = make_version_in_force(county)
    add_ground(county)
    wish = wished()
    with CaptureQueriesContext(connection) as asked:
        pool = pool_of(county.county_code, wish)
    queries = len(asked)
    raw = seconds(lambda: list(Unit.objects.filter(county_code=county.county_code, kind="school").values_list("code")))
    say(f"pool of {SCHOOLS}", seconds(lambda: pool_of(county.county_code, wish), times=3), "s", 1.0, raw)
    say(f"pool of {SCHOOLS}, queries", queries, "queries", 15)
    draw_all(county, version, wish, pool)


def wished() -> PoolWish:
    today = timezone.localdate()
    return PoolWish(
        from_on=today, until_on=today + timedelta(days=9), kinds=("school",), rest_days=90, split="area",
    )  # fmt: skip


def draw_all(county: County, version, wish: PoolWish, pool) -> None:
    """Announce yesterday, draw today; each writes, so that every run takes a draw of its own."""
    yesterday = timezone.now() - timedelta(days=1)
    plan = DrawPlan(
        title="抽查", kind="unannounced", matters="", versions=(version,), wish=wish, takes=pool.takes(TAKEN), team=2,
        source="指数", source_on=timezone.localdate(), off_plan_reason="线索",
    )  # fmt: skip
    told = []

    def announce() -> None:
        with patch("django.utils.timezone.now", lambda: yesterday):
            again = replace(plan, title=f"抽查{len(told)}")  # the same one is not announced twice
            told.append(
                drawing.announce_draw(by=county.people["office"], county_code=county.county_code, plan=again)
            )  # fmt: skip

    say(f"announce {SCHOOLS}", seconds(announce, times=1), "s")
    enter = seconds(
        lambda: drawing.enter_value(by=county.people["office_head"], draw=told.pop(), value="3128.64"), times=1
    )  # fmt: skip
    say(f"enter the value, {TAKEN} visits of {SCHOOLS}", enter, "s")


def add_ground(county: County) -> None:
    """Schools in a hundred areas, people with certificates, some of them tied."""
    code = county.county_code
    areas = [make_unit("responsibility_area", f"YA{n:03d}", f"第{n}片区", county_code=code) for n in range(AREAS)]
    schools = Unit.objects.bulk_create(
        [Unit(county_code=code, kind="school", code=f"Y{n:05d}", name=f"第{n}学校", stages=["primary"],
              opened_on=FOUNDED) for n in range(SCHOOLS)], batch_size=1000,
    )  # fmt: skip
    UnitLink.objects.bulk_create(
        [UnitLink(lower=school, upper=areas[n % AREAS], relation="responsibility_area", from_on=FOUNDED)
         for n, school in enumerate(schools)], batch_size=1000,
    )  # fmt: skip
    with patch("django.contrib.auth.base_user.make_password", lambda raw: "!"):  # a hash costs a third of a second
        for n in range(PEOPLE):
            user = make_user(f"goer{n}", f"巡访{n}号", county_code=code)
            appoint(user, areas[n % AREAS], "inspector", certificate_no=f"云督{n}")
            tie(user, schools[n])


if __name__ == "__main__":
    main()
