"""A wish as JSON and back, so that a large round may be arranged beside the pages."""

from datetime import date

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.schemes.models import Checkpoint

from .models import Inspection, PlanItem
from .wanted import Wanted

PLAIN = (
    "kind",
    "title",
    "matters",
    "level",
    "hidden",
    "team_size",
    "off_plan_reason",
    "from_whom",
    "cause_kind",
    "cause",
    "minutes",
    "inspector_minutes",
)
DAYS = ("from_on", "until_on", "notice_on")


def packed(wanted: Wanted) -> dict:
    """``wanted`` with keys in the place of rows."""
    days = {name: getattr(wanted, name) for name in DAYS}
    return {name: getattr(wanted, name) for name in PLAIN} | {
        "days": {name: day.isoformat() if day else "" for name, day in days.items()},
        "units": [unit.pk for unit in wanted.units],
        "points": [[point.pk, guidance] for point, guidance in wanted.points],
        "point_minutes": {str(point): minutes for point, minutes in wanted.point_minutes.items()},
        "teams": {str(unit): [user.pk for user in team] for unit, team in wanted.teams.items()},
        "planned_on": {str(unit): day.isoformat() for unit, day in wanted.planned_on.items()},
        "partners": [unit.pk for unit in wanted.partners],
        "area": wanted.area.pk if wanted.area else None,
        "plan_item": wanted.plan_item.pk if wanted.plan_item else None,
        "looks_back_at": wanted.looks_back_at.pk if wanted.looks_back_at else None,
    }


def unpacked(parcel: dict, county_code: str) -> Wanted:
    """The same from its JSON; rows of other counties are not found."""
    own = {"county_code": county_code}
    asked = {unit.pk: unit for unit in Unit.objects.filter(**own).order_by("pk")}
    points = Checkpoint.objects.filter(version__county_code=county_code).defer("place").in_bulk(
        [pk for pk, _ in parcel["points"]]
    )  # fmt: skip
    people = User.objects.filter(**own).in_bulk([pk for team in parcel["teams"].values() for pk in team])
    days = {name: date.fromisoformat(day) if day else None for name, day in parcel["days"].items()}
    return Wanted(
        **{name: parcel[name] for name in PLAIN if name in parcel}, **days,
        units=[asked[pk] for pk in parcel["units"] if pk in asked],
        points=[(points[pk], guidance) for pk, guidance in parcel["points"] if pk in points],
        teams={int(unit): [people[pk] for pk in team if pk in people] for unit, team in parcel["teams"].items()},
        point_minutes={int(point): minutes for point, minutes in parcel.get("point_minutes", {}).items()},
        planned_on={int(unit): date.fromisoformat(day) for unit, day in parcel["planned_on"].items()},
        partners=tuple(asked[pk] for pk in parcel["partners"] if pk in asked),
        plan_item=PlanItem.objects.select_related("plan").filter(pk=parcel["plan_item"], plan__county_code=county_code)
        .first(),
        area=asked.get(parcel.get("area")),
        looks_back_at=Inspection.objects.filter(pk=parcel["looks_back_at"], **own).first(),
    )  # fmt: skip
