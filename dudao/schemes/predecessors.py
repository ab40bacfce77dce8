"""Which version a draft follows, and the two compared."""

from dataclasses import replace
from datetime import date

from . import sides
from .comparing import Comparison, Kind, Pair, pairs_of, state_of
from .enums import VersionState
from .models import SchemeVersion


def predecessor_of(version: SchemeVersion) -> SchemeVersion | None:
    """The version that a draft follows: the one that was chosen, else the newest of its own scheme that was put in
    force; of a version that was put in force, the one that it did follow. None for the first, and where the chosen one
    was called off: a person says what comes in its place."""
    if version.state != VersionState.DRAFT:
        return version.follows
    chosen = state_of(version.draft)["with"]
    if chosen is not None:
        return choices_for(version).filter(pk=chosen).first()
    return usual_predecessor(version)


def called_off_predecessor(version: SchemeVersion) -> SchemeVersion | None:
    """What the draft was to follow, where that has been called off since."""
    chosen = state_of(version.draft)["with"] if version.state == VersionState.DRAFT else None
    known = SchemeVersion.objects.filter(county_code=version.county_code, state=VersionState.CALLED_OFF)
    return known.filter(pk=chosen).defer("draft").first() if chosen is not None else None


def follow_refusal(version: SchemeVersion) -> str:
    """Why nobody can say yet what the draft follows, in one sentence; empty where it is clear."""
    lost = called_off_predecessor(version)
    return f"要接续的《{lost.title}》第 {lost.number} 版取消了，请重新选接续哪一份。" if lost else ""


def usual_predecessor(version: SchemeVersion) -> SchemeVersion | None:
    earlier = SchemeVersion.objects.filter(scheme=version.scheme_id, number__lt=version.number).put_in_force()
    return earlier.order_by("-number").first()


def choices_for(version: SchemeVersion):
    """Versions of the county's other schemes that a draft may carry on: put in force and not called off."""
    known = SchemeVersion.objects.filter(county_code=version.county_code).put_in_force()
    return known.exclude(scheme=version.scheme_id).defer("draft").order_by("-in_force_on", "-pk")


def comparison_of(version: SchemeVersion) -> Comparison:
    """A draft beside the version before it. What a still earlier version of that scheme held is known too, so that a
    point that comes back word for word comes back as itself."""
    before = predecessor_of(version)
    if before is None:
        return Comparison()
    new, old, state = sides.of_draft(version), sides.of_version(before), state_of(version.draft)
    past = SchemeVersion.objects.filter(scheme=before.scheme_id, number__lt=before.number).put_in_force()
    older = sides.merged((sides.of_version(one) for one in past.order_by("-number")), without=old)
    pairs = [pair for kind in Kind for pair in pairs_of(kind, new[kind], old[kind], state, older=older[kind])]
    goes_on = before.scheme_id != version.scheme_id and not state["retires"]
    return Comparison(_staying(pairs) if goes_on else pairs)


def _staying(pairs: list[Pair]) -> list[Pair]:
    """The other scheme is not ended: what the draft does not have is not gone."""
    return [pair if pair.new else replace(pair, stays=True) for pair in pairs]


def versions_beside(version: SchemeVersion, day: date) -> list[SchemeVersion]:
    """Versions of other schemes in force on ``day``, without one that ends because this one carries it on."""
    others = SchemeVersion.objects.filter(county_code=version.county_code).in_force(day)
    others = others.exclude(scheme=version.scheme_id).select_related("scheme").order_by("pk")
    ended = ended_scheme(version)
    return [other for other in others if other.scheme_id != ended]


def ended_scheme(version: SchemeVersion) -> int | None:
    """The other scheme that ends where this version begins, if the reviewer said so."""
    if version.state != VersionState.DRAFT:
        return version.follows.scheme_id if version.ends_followed and version.follows else None
    before = predecessor_of(version) if state_of(version.draft)["retires"] else None
    return before.scheme_id if before and before.scheme_id != version.scheme_id else None


def comparison_in_force(version: SchemeVersion) -> Comparison:
    """A version that was put in force beside the one that it followed, as it was decided then."""
    before = version.follows
    if before is None:
        return Comparison()
    new, old = sides.of_version(version), sides.of_version(before)
    pairs = []
    for kind in Kind:
        held = {item.key: item for item in old[kind]}
        pairs += [Pair(kind, item, held.pop(item.key, None), confirmed=True) for item in new[kind]]
        pairs += [Pair(kind, None, item, confirmed=True) for item in held.values()]
    goes_on = before.scheme_id != version.scheme_id and not version.ends_followed
    return Comparison(_staying(pairs) if goes_on else pairs)
