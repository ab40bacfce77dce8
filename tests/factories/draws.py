"""Sealed draws, reached the way the office reaches them; announced some days ago, so that today is a later day."""

from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position
from dudao.visits.announcements import DrawPlan
from dudao.visits.enums import InspectionKind
from dudao.visits.models import Draw
from dudao.visits.pools import PoolWish
from dudao.visits.services import drawing
from tests.factories.county import appoint, make_user

SOURCE = "福利彩票双色球当期红球"


@contextmanager
def days_ago(days: int):
    """The clock of that many days ago; a negative number is a day to come."""
    then = timezone.now() - timedelta(days=days)
    with patch("django.utils.timezone.now", lambda: then):
        yield


def make_inspectors(county, count: int = 4) -> list:
    """Inspectors who look after no school; they and the county's own two hold a certificate."""
    Position.objects.filter(user__in=[county.people["inspector"], county.people["area_lead"]]).update(
        certificate_no="云督0"
    )
    found = [make_user(f"goer{n}", f"巡访{n}号", county_code=county.county_code) for n in range(count)]
    for n, user in enumerate(found):
        appoint(user, county.areas[n % 2], PositionKind.INSPECTOR, certificate_no=f"云督{n + 1}")
    return found


def make_plan(version, *, wish: dict | None = None, **fields) -> DrawPlan:
    """Two of all schools, two people each, drawn today, visited in the next ten days."""
    today = timezone.localdate()
    days = {"from_on": today, "until_on": today + timedelta(days=10), "kinds": ("school",)}
    given = {
        "title": "云岭县不打招呼抽查", "kind": InspectionKind.UNANNOUNCED, "matters": "作业和课后服务",
        "versions": (version,), "wish": PoolWish(**days | (wish or {})), "takes": {"全部": 2}, "team": 2,
        "source": SOURCE, "source_on": today, "off_plan_reason": "家长反映集中",
    }  # fmt: skip
    return DrawPlan(**given | fields)


def announce(county, version, *, ago: int = 1, **fields) -> Draw:
    """A draw that the office announced ``ago`` days ago; its public value is of today."""
    plan = make_plan(version, **fields)
    with days_ago(ago):
        return drawing.announce_draw(by=county.people["office"], county_code=county.county_code, plan=plan)


def drawn(county, version, value: str = "03 08 17 21 26 30", **fields) -> Draw:
    """The head of the office entered the public value: its inspection is there, hidden."""
    told = announce(county, version, **fields)
    return drawing.enter_value(by=county.people["office_head"], draw=told, value=value)
