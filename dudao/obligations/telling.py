"""Who learns that a scheme has come into force: one message a person, however many points and tasks concern them."""

from django.utils import timezone

from dudao.accounts.enums import ADMIN_KINDS, PositionKind
from dudao.accounts.models import Position
from dudao.areas.models import Unit
from dudao.lib.day_words import full_day_words
from dudao.notices.queries import told_about
from dudao.notices.services import notify
from dudao.schemes.asking import applies
from dudao.schemes.drafts import entries
from dudao.schemes.models import SchemeVersion
from dudao.schemes.planning import plan_of, units_of

from .queries import members_of

KIND = "scheme"
# A deputy hears of it from the head, who hands groups of points over; the three administrators see no business.
TOLD = frozenset(PositionKind) - ADMIN_KINDS - {PositionKind.DEPUTY}


def preview(version: SchemeVersion) -> list[str]:
    """How many units will be told; nothing is written."""
    count = len(_concerned(version, units_of(version.county_code, timezone.localdate())))
    return [f"通知 {count} 个有关单位，每人一条消息。"] if count else []


def apply(*, by, version: SchemeVersion) -> None:
    """Tell everybody in the units concerned who has not been told of this version yet, but whoever did it. Sent out
    again, it is news only to units that were not there or not found before."""
    on = max(version.in_force_on, timezone.localdate())
    units = _still_to_tell(version, _concerned(version, units_of(version.county_code, on)))
    people = members_of([unit.pk for unit in units], on, TOLD).exclude(pk__in=told_about(KIND, version.pk))
    notify(
        users=people.exclude(pk=by.pk) if by else people, county_code=version.county_code, kind=KIND,
        subject=f"方案生效：《{version.title[:100]}》", body=_words(version), reference=version.pk,
    )  # fmt: skip


def _still_to_tell(version: SchemeVersion, units: list[Unit]) -> list[Unit]:
    if version.took_effect_at is None:
        return units
    told = told_about(KIND, version.pk)
    if not told.filter(created_at__lte=version.took_effect_at).exists():
        # From before there were such messages; that it took effect months ago is no news to those who were there.
        begun = timezone.localdate(version.took_effect_at)
        return [unit for unit in units if unit.opened_on and unit.opened_on > begun]
    heard = set(Position.objects.filter(user__in=told).values_list("unit_id", flat=True))
    return [unit for unit in units if unit.pk not in heard]


def _words(version: SchemeVersion) -> str:
    edition = f"这是第 {version.number} 版，代替以前的。" if version.number > 1 else ""
    return f"{full_day_words(version.in_force_on)}起执行。{edition}要你单位办的事会出现在工作台，这条消息不用回。"


def _concerned(version: SchemeVersion, units: list[Unit]) -> list[Unit]:
    """The units that the scheme names or of which it asks a point, each once."""
    plan = plan_of(version, timezone.localdate(), units)
    named = {unit.pk for duty in plan.duties for unit in duty.units} | {unit.pk for unit in plan.addressees.units}
    points = [
        (point.get("unit_kinds") or [], point.get("stages") or []) for point in entries(version.draft, "indicators")
    ]
    return [unit for unit in units if unit.pk in named or _asked(unit, points)]


def _asked(unit: Unit, points: list[tuple]) -> bool:
    return any(applies(kinds, stages, unit_kind=unit.kind, unit_stages=unit.stages) for kinds, stages in points)
