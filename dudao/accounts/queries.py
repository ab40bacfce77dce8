from datetime import date

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from .enums import GRANTED_BY_OFFICE, OFFICE_KINDS, PositionKind
from .models import Position, Posting, RecoveryCode, SecondStep, SecondStepDemand, Tie, User
from .sealing import unseal

KEEPERS = OFFICE_KINDS | {PositionKind.SECURITY_ADMIN}


def nobody_yet() -> bool:
    """Whether the installation is empty, so that the first account may be offered."""
    return not User.objects.exists()


def people_for(position: Position):
    """The accounts that a position may look through: the office and the security administrator those of the county.

    The office does not meet the administrators' and the bureau's accounts in its list, nor they the schools'.
    """
    if position is None or position.kind not in KEEPERS:
        return User.objects.none()
    people = User.objects.filter(county_code=position.unit.county_code)
    bureau = Position.objects.exclude(kind__in=GRANTED_BY_OFFICE).values("user")
    if position.kind == PositionKind.SECURITY_ADMIN:
        return people.filter(Q(pk__in=bureau) | Q(positions=None))
    return people.exclude(pk__in=bureau) | people.filter(positions__kind__in=GRANTED_BY_OFFICE)


def search_people(position: Position, *, query: str = "", kind: str = "", slips: str = "", day: date):
    """People by a piece of name, account or unit, by kind of position, by whether they ever signed in."""
    rows = people_for(position)
    if kind:
        rows = rows.filter(pk__in=Position.objects.on(day).filter(kind=kind).values("user"))
    if slips == "never":
        rows = rows.filter(last_login=None)
    for word in query.split():
        held = Position.objects.on(day).filter(Q(unit__name__icontains=word) | Q(unit__code__icontains=word))
        rows = rows.filter(Q(name__icontains=word) | Q(username__icontains=word) | Q(pk__in=held.values("user")))
    current = Position.objects.on(day).select_related("unit")
    return rows.distinct().order_by("pk").prefetch_related(Prefetch("positions", current, to_attr="held"))


def positions_of_unit(unit) -> list[Position]:
    """Everybody who ever held a position in the unit, the present ones first."""
    rows = Position.objects.filter(unit=unit).select_related("user").order_by("until_on", "-from_on")
    return sorted(rows, key=lambda position: (position.until_on is not None, position.kind))


def postings_at(unit):
    """Inspectors that are or were posted at a school."""
    return unit.postings.select_related("position__user").order_by("-from_on")


def ties_to(unit):
    return Tie.objects.filter(unit=unit).select_related("user")


def positions_with_postings(user) -> list[Position]:
    return list(user.positions.select_related("unit").prefetch_related("postings__unit").order_by("-from_on"))


def positions_for(keeper: Position):
    """Positions of the people whom ``keeper`` may look through."""
    return Position.objects.filter(user__in=people_for(keeper)).select_related("user", "unit")


def postings_for(keeper: Position):
    return Posting.objects.filter(position__in=positions_for(keeper)).select_related("position__user", "unit")


def ties_for(keeper: Position):
    return Tie.objects.filter(user__in=people_for(keeper)).select_related("user", "unit")


def colleagues_of(position: Position, day: date):
    """Others who hold a position in the same unit on ``day``: who may take over open work."""
    held = Position.objects.on(day).filter(unit=position.unit).exclude(user=position.user)
    return User.objects.filter(pk__in=held.values("user"), is_active=True)


def names_of_actors(actors, county_code: str) -> dict[str, str]:
    """ "user:12" -> "林一（lin01）" for the opaque ids of the trail; who is gone is left out."""
    ids = {actor: int(actor.partition(":")[2]) for actor in actors if actor.startswith("user:")}
    users = {user.pk: user for user in User.objects.filter(pk__in=ids.values(), county_code=county_code)}
    return {actor: f"{users[pk].name}（{users[pk].username}）" for actor, pk in ids.items() if pk in users}


def actor_named(word: str, county_code: str) -> str:
    """The opaque id of the person with this account or name; a word that names nobody gives an id that nobody has."""
    user = User.objects.filter(Q(username=word.lower()) | Q(name=word), county_code=county_code).first()
    return f"user:{user.pk}" if user else "nobody"


def locked_now(county_code: str):
    """Accounts of the county that wait after wrong passwords, and from where; unknown accounts are nobody's."""
    since = timezone.now() - get_cool_off()
    tried = AccessAttempt.objects.filter(
        attempt_time__gte=since, failures_since_start__gte=settings.AXES_FAILURE_LIMIT
    )  # fmt: skip
    users = User.objects.filter(county_code=county_code)
    return tried.filter(username__in=users.values("username")).order_by("-attempt_time")


def account_counts(county_code: str) -> dict[str, int]:
    """How many accounts there are, how many were stopped, how many never signed in."""
    never = Q(last_login=None, is_active=True)
    return User.objects.filter(county_code=county_code).aggregate(
        total=Count("pk"), stopped=Count("pk", filter=Q(is_active=False)), never=Count("pk", filter=never)
    )


def has_second_step(user) -> bool:
    """Whether signing in asks for a code after the password."""
    return SecondStep.objects.filter(user=user).exclude(confirmed_at=None).exists()


def demands_second_step(user, day: date) -> bool:
    """Whether one of the positions held on ``day`` may only be used with it."""
    kinds = SecondStepDemand.objects.filter(county_code=user.county_code, from_on__lte=day).values("kind")
    return user.positions.on(day).filter(kind__in=kinds).exists()


def key_to_confirm(user) -> str | None:
    """The key that was begun and not confirmed yet."""
    row = SecondStep.objects.filter(user=user, confirmed_at=None).first()
    return unseal(row.sealed_key) if row else None


def recovery_codes_left(user) -> int:
    return RecoveryCode.objects.filter(user=user, used_at=None).count()


def second_step_demands(county_code: str) -> dict[str, date]:
    """Kind of position → the day from which it is demanded."""
    return dict(SecondStepDemand.objects.filter(county_code=county_code).values_list("kind", "from_on"))


def holders_of(county_code: str, kinds, day: date):
    """The people who hold a position of one of ``kinds`` in the county on ``day``."""
    held = Position.objects.on(day).filter(kind__in=kinds, unit__county_code=county_code)
    return User.objects.filter(pk__in=held.values("user"), is_active=True)


def person_called(username: str, county_code: str) -> User | None:
    return User.objects.filter(username=username.strip().lower(), county_code=county_code).first()
