"""From an announcement and what was drawn back to units and people, as they are on the day."""

from datetime import date

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.schemes.models import SchemeVersion

from .announcements import PERSON, points_of
from .carried_items import newest_of
from .models import Draw, PlanItem
from .pools import people_for_draw, recusals
from .wanted import Wanted


def wanted_from(draw: Draw, drawn: list[dict], today: date) -> Wanted:
    """The inspection that a drawn draw starts. Who was closed meanwhile is left out; for whoever may no longer go
    somebody else of the list goes."""
    told = draw.announcement
    arranged = told["arrangement"]
    teams = _teams(draw, drawn, today)
    from_on = max(date.fromisoformat(told["from_on"]), today)
    return Wanted(
        kind=arranged["kind"], title=told["title"], from_on=from_on, until_on=date.fromisoformat(told["until_on"]),
        units=list(Unit.objects.filter(pk__in=teams).order_by("code")),
        points=points_of(_versions(arranged["versions"], today)), teams=teams, matters=told["matters"], hidden=True,
        team_size=told["team"], plan_item=newest_of(PlanItem.objects.filter(pk=arranged["plan_item"]).first()),
        off_plan_reason=arranged["off_plan_reason"],
    )  # fmt: skip


def _versions(keys: list[int], today: date) -> list[SchemeVersion]:
    """Those announced, each in the version that holds today."""
    told = SchemeVersion.objects.filter(pk__in=keys).order_by("pk")
    held = SchemeVersion.objects.in_force(today).order_by("pk")
    return [held.filter(scheme=version.scheme_id).first() or version for version in told]


def _teams(draw: Draw, drawn: list[dict], today: date) -> dict[int, list[User]]:
    """Key of a unit that is open → who goes there, the first leads."""
    told = draw.announcement
    units = {row["id"]: row["unit"] for row in told["schools"]}
    closed = set(Unit.objects.filter(pk__in=units.values(), closed_on__lte=today).values_list("pk", flat=True))
    able = _able(draw, today)
    barred = set(recusals(draw.county_code, list(able.values()), units.values(), today))
    sent: dict[str, int] = dict.fromkeys(able, 0)
    teams = {}
    for row in drawn:
        unit = units[row["school"]]
        if unit in closed:
            continue
        free = [person for person in able if (unit, able[person].pk) not in barred]
        team = [person for person in row["team"] if person in free]
        rest = sorted((person for person in free if person not in team), key=lambda person: sent[person])
        team += rest[: told["team"] - len(team)]
        sent |= {person: sent[person] + 1 for person in team}
        teams[unit] = [able[person] for person in team]
    return teams


def _able(draw: Draw, today: date) -> dict[str, User]:
    """Those of the announced people who may still go, under the id of the announcement."""
    until_on = date.fromisoformat(draw.announcement["until_on"])
    told = {row["id"] for row in draw.announcement["inspectors"]}
    people = {f"{PERSON}{user.pk}": user for user in people_for_draw(draw.county_code, today, until_on)}
    return {key: user for key, user in people.items() if key in told}


def changed_since(draw: Draw, today: date) -> list[str]:
    """What became different since it was announced, in sentences: of all that stand in the pool, so that nothing is
    said about who is drawn."""
    told = draw.announcement
    schools = {row["unit"]: row for row in told["schools"]}
    closed = Unit.objects.filter(pk__in=schools, closed_on__lte=today).order_by("code")
    able = _able(draw, today)
    pairs = recusals(draw.county_code, list(able.values()), schools, today)
    fresh = {(schools[unit]["id"], f"{PERSON}{user}") for unit, user in pairs} - {
        tuple(row) for row in told["recusals"]
    }
    names = {row["id"]: row["name"] for row in told["schools"] + told["inspectors"]}
    return [
        *(f"{unit.name}撤并了" for unit in closed),
        *(f"{row['name']}不能去了（离任或督学证到期）" for row in told["inspectors"] if row["id"] not in able),
        *(f"{names[person]}要回避{names[school]}" for school, person in sorted(fresh)),
    ]
