"""What somebody wants arranged, in the small county: a month's round, with whatever differs."""

from datetime import date, timedelta

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Posting, User
from dudao.visits.enums import InspectionKind
from dudao.visits.models import PlanItem
from dudao.visits.services import planning
from dudao.visits.wanted import Wanted

from .county import FOUNDED, appoint, make_user


def wish(county, version, **fields) -> Wanted:
    """A monthly round to ``schools[0]``, whose inspector is posted; from today on for two weeks."""
    today = timezone.localdate()
    points = [(point, "") for point in version.checkpoints.order_by("order")]
    given = {
        "kind": InspectionKind.ROUTINE, "title": f"{today.month}月督导", "from_on": today,
        "until_on": today + timedelta(days=14), "units": county.schools[:1], "points": points,
    }  # fmt: skip
    return Wanted(**given | fields)


def special_wish(county, version, **fields) -> Wanted:
    """A special inspection of three people, off the list with a reason, without its written notice."""
    today = timezone.localdate()
    fields.setdefault("teams", {unit.pk: team_of_three(county) for unit in county.schools[:1]})
    given = {
        "kind": InspectionKind.SPECIAL, "title": "作业专项督导", "from_on": today + timedelta(days=1),
        "off_plan_reason": "接到上级通报",
        "team_size": 3,
    }  # fmt: skip
    return wish(county, version, **given | fields)


def team_of_three(county) -> list:
    """The inspector leads two colleagues."""
    made = User.objects.filter(username__in=("lin2", "lin3")).order_by("pk")
    return [county.people["inspector"], *(made or [more_inspector(county, name) for name in ("lin2", "lin3")])]


def more_inspector(county, username: str, *schools, area=0, **fields):
    """Another inspector of an area, posted to ``schools``."""
    user = make_user(username, f"督学{username}", county_code=county.county_code)
    position = appoint(user, county.areas[area], PositionKind.INSPECTOR, **fields)
    for school in schools:
        Posting.objects.create(position=position, unit=school, from_on=FOUNDED)
    return user


def make_item(county, plan, **fields) -> PlanItem:
    """A special inspection of the whole year, on a draft."""
    given = {
        "title": "作业专项督导", "kind": "special", "level": "county", "from_on": date(plan.year, 1, 1),
        "until_on": date(plan.year, 12, 31), "matters": "作业公示", "manner": "随机听课", "objects_words": "全县初中",
    }  # fmt: skip
    return planning.save_item(by=county.people["office"], plan=plan, **given | fields)


def make_filed_plan(county, **fields) -> PlanItem:
    """The one item of this year's plan, filed today."""
    office, today = county.people["office"], timezone.localdate()
    plan = planning.draft_plan(by=office, county_code=county.county_code, year=today.year)
    item = make_item(county, plan, **fields)
    planning.file_plan(by=office, plan=plan, on=today, filed_with="云岭县人民政府")
    return item
