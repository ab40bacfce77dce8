"""Who may be sent instead of somebody, as far as whoever asks may know."""

from datetime import date

from dudao.accounts.models import User

from .enums import InspectionState, VisitState
from .facts import INSPECTING, Ground
from .models import Draw, Visit, VisitMember
from .readers import Reader

OFFERED = 300  # colleagues to swap with


# Also while the unit is not told yet: whoever wrote the record may be gone before he told it.
CHANGEABLE = (VisitState.PLANNED, VisitState.OPENED, VisitState.RECORDED)


def may_change_people(visit: Visit) -> bool:
    return visit.inspection.state == InspectionState.RUNNING and visit.state in CHANGEABLE


def goers(visit: Visit):
    """Those who go now."""
    return User.objects.filter(visits__visit=visit, visits__left_at=None).order_by("pk")


def all_others(visit: Visit, day: date, *, area=None):
    """Everybody in the county, or of an ``area``, who holds a position to go in and is not of the team; whoever chooses
    is told why one may not go."""
    seats = Ground(visit.county_code, day).seats
    people = User.objects.filter(pk__in=[key for key, seat in seats.items() if area is None or seat.unit_id == area.pk])
    return people.exclude(pk__in=goers(visit).values("pk")).order_by("name", "pk")


def kept_away(ground: Ground, visit: Visit, people) -> list[tuple[User, str]]:
    """Those of ``people`` who may not go there, each with why: for the office, which keeps both in its registers."""
    users = list(people)
    ties = ground.ties(ground.day, {user.pk for user in users})
    found = []
    for user in users:
        if visit.unit_id in ties.get(user.pk, {}):
            found.append((user, f"要回避，{ties[user.pk][visit.unit_id]}"))
        elif not _certified(ground, user.pk, _first_day(ground, visit)):
            found.append((user, "督学证到期了"))
    return found


def fitting_others(visit: Visit, day: date):
    """Of those, who may really go: colleagues choose among them and learn of nobody why he stays away. What was drawn
    by lot is gone to by somebody of the announced list."""
    ground = Ground(visit.county_code, day)
    keys = set(all_others(visit, day).values_list("pk", flat=True))
    draw = Draw.objects.filter(inspection=visit.inspection_id).only("announcement").first()
    if draw is not None:
        keys &= {int(row["id"][1:]) for row in draw.announcement["inspectors"]}
    ties = ground.ties(day, keys)
    free = [key for key in keys if visit.unit_id not in ties.get(key, {}) and _certified(ground, key, day)]
    return User.objects.filter(pk__in=free).order_by("name", "pk")


def _certified(ground: Ground, key: int, day: date) -> bool:
    seat = ground.seats[key]
    until = seat.certificate_until if seat.kind in INSPECTING else None  # the office needs none to go along
    return until is None or until >= day


def _first_day(ground: Ground, visit: Visit) -> date:
    """The first on which somebody may still go there: a certificate must hold on that day."""
    return max(ground.day, visit.inspection.from_on)


def pairs_to_swap(visit: Visit, reader: Reader, *, own: bool = False) -> list[tuple[Visit, User]]:
    """(visit, user) of others who could change places with somebody of ``visit``: both hidden or both not, for a swap
    says that there is something to swap. ``own``: only of visits to which the reader goes as well."""
    rows = Visit.objects.visible_to(reader).filter(
        inspection__state=InspectionState.RUNNING, state=VisitState.PLANNED, inspection__hidden=visit.inspection.hidden
    ).exclude(pk=visit.pk)  # fmt: skip
    if own:
        going = VisitMember.objects.of(reader.user_id).values("visit")
        rows = rows.filter(pk__in=going)
    members = VisitMember.objects.current().filter(visit__in=rows.values("pk"))
    members = members.exclude(user__in=goers(visit).values("pk"))
    members = members.select_related("visit__unit", "visit__inspection", "user")
    return [(member.visit, member.user) for member in members.order_by("visit__unit__code", "pk")[:OFFERED]]


def without_refused(ground: Ground, visit: Visit, pairs: list[tuple[Visit, User]]) -> list[tuple[Visit, User]]:
    """Those of ``pairs`` that would not be refused whoever of the team changes places: the colleague may go to the unit
    of ``visit``, and somebody of the team to his."""
    team = list(goers(visit))
    barred = {user.pk for user, _ in kept_away(ground, visit, {user for _, user in pairs})}
    ties = ground.ties(ground.day, {user.pk for user in team})
    busy = set(
        VisitMember.objects.current().filter(user__in=team, visit__in=[other.pk for other, _ in pairs])
        .order_by("pk").values_list("visit", "user")
    )  # fmt: skip

    def may_go(user: User, other: Visit) -> bool:
        free = other.unit_id not in ties.get(user.pk, {}) and (other.pk, user.pk) not in busy
        return free and user.pk in ground.seats and _certified(ground, user.pk, _first_day(ground, other))

    return [
        (other, colleague) for other, colleague in pairs
        if colleague.pk in ground.seats and colleague.pk not in barred and any(may_go(user, other) for user in team)
    ]  # fmt: skip


def waiting_of(user, reader: Reader):
    """The visits to which ``user`` is still to go, as far as the reader may know of them; a hidden one is passed on by
    itself and is not among them."""
    going = VisitMember.objects.of(user).values("visit")
    rows = Visit.objects.visible_to(reader).filter(pk__in=going, state=VisitState.PLANNED, inspection__hidden=False)
    rows = rows.filter(inspection__state=InspectionState.RUNNING).select_related("unit", "inspection")
    return rows.order_by("due_on", "unit__code", "pk")


def may_stand_in(county_code: str, user, day: date):
    """Everybody of the county who holds a position to go in, but for ``user``."""
    people = User.objects.filter(pk__in=Ground(county_code, day).seats)
    return people.exclude(pk=user.pk).order_by("name", "pk")
