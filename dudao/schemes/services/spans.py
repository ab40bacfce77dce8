"""Until when versions hold: an earlier one ends where the next begins, and goes on when that one is called off."""

from collections.abc import Iterable
from datetime import date, timedelta

from ..days import first_day_of
from ..drafts import find
from ..models import Scheme, SchemeVersion


def lock_schemes(keys: Iterable[int]) -> None:
    """Take the schemes' rows, by key: whoever puts in force or calls off waits for the other."""
    list(Scheme.objects.select_for_update().filter(pk__in=set(keys)).order_by("pk").values_list("pk"))


def end(versions: Iterable[SchemeVersion], on: date) -> None:
    """Let each end on ``on``, if it does not end before; one that would have begun later never begins."""
    for version in versions:
        if version.retired_on is None or version.retired_on > on:
            _retire(version, max(on, version.in_force_on))


def go_on_without(called_off: SchemeVersion, today: date) -> None:
    """Let those that the one called off was to replace hold as if it had never been decided; days that are gone stay
    as they were. Its state is changed already."""
    schemes = {called_off.scheme_id}
    if called_off.ends_followed and called_off.follows:
        schemes.add(called_off.follows.scheme_id)
    others = SchemeVersion.objects.filter(scheme__in=schemes).put_in_force().filter(retired_on__gt=today)
    for version in others.order_by("pk"):
        until = _ends(version)
        if until != version.retired_on:
            _retire(version, until)


def _ends(version: SchemeVersion) -> date | None:
    """The day on which the first of its followers begins."""
    known = SchemeVersion.objects.put_in_force().defer("draft")
    next_ones = known.filter(scheme=version.scheme_id, number__gt=version.number)
    carrying = known.filter(ends_followed=True, follows__scheme=version.scheme_id, follows__number__gte=version.number)
    carrying = carrying.exclude(scheme=version.scheme_id)
    followers = [*next_ones.order_by("pk"), *carrying.order_by("pk")]
    return min((max(other.in_force_on, version.in_force_on) for other in followers), default=None)


def _retire(version: SchemeVersion, on: date | None) -> None:
    version.retired_on = on
    version.save(update_fields=["retired_on"])
    _end_limits(version)


def _end_limits(version: SchemeVersion) -> None:
    """A limit holds until the day before its version ends, or until the day that the document names if that is
    earlier."""
    last = version.retired_on - timedelta(days=1) if version.retired_on else None
    for limit in version.thresholds.order_by("pk"):
        entry = find(version.draft, "quantities", limit.entry_id) or {}
        own = first_day_of(entry.get("until_on"))
        until = min((day for day in (own, last) if day), default=None)
        limit.until_on = own if until and until < limit.from_on else until
        limit.save(update_fields=["until_on"])
