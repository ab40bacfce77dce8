"""What sets a verification off: kinds of matter, known by a kind and a reference alone (E06).

Whatever has such a matter registers its kind: what it is called, how it is found by its number, what the three
conclusions are called, and who learns what was found. An app above this floor registers its own and is never imported.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from dudao.areas.scope import Scope
from dudao.lib.statetable import NotAllowed

from .checklist import points_of
from .enums import Conclusion, InspectionKind
from .findings import Seen
from .known import seen_in, seen_of
from .models import Visit


@dataclass(frozen=True)
class Cause:
    """One matter as it may be told to whoever goes. ``unit``: the key of the only place that it concerns; ``lineage``:
    its point; ``key``: its own, by which the pages find it."""

    title: str
    unit: int | None = None
    lineage: object = None
    key: object = None
    lines: tuple[str, ...] = ()


def _is_true(rows: Iterable[Seen]) -> bool:
    return any(seen.failed for seen in rows)


@dataclass(frozen=True)
class CauseKind:
    """``sealed``: nothing but the label is shown, to nobody. ``find(scope, reference)``: None where there is no such
    thing or the reader of that scope may not see it. ``stands(seen)``: what the looked-at points say of it.
    ``learn(by=, visit=, words=)``: called once, when the unit is told what was found."""

    key: str
    label: str
    sealed: bool = False
    find: Callable[[Scope, str], Cause | None] | None = None
    stands: Callable[[Iterable[Seen]], bool] = _is_true
    learn: Callable[..., None] | None = None
    conclusions: dict[str, str] = field(default_factory=lambda: dict(Conclusion.choices))


_KINDS: dict[str, CauseKind] = {}


def register(kind: CauseKind) -> None:
    _KINDS[kind.key] = kind


register(CauseKind("lead", "线索", sealed=True))
register(CauseKind("alert", "预警"))
register(CauseKind("other", "其他"))


def kind_of(key: str) -> CauseKind:
    """The kind; of one that was never registered, "其他"."""
    return _KINDS.get(key) or _KINDS["other"]


def choices(*, sealed: bool = True) -> list[tuple[str, str]]:
    """What may be chosen in a form, "其他" last; without the sealed kinds where ``sealed`` is False."""
    rows = [(row.key, row.label) for row in _KINDS.values() if sealed or not row.sealed]
    return sorted(rows, key=lambda row: row[0] == "other")


def find(scope: Scope, key: str, reference: str) -> Cause | None:
    """The matter, where its kind can be looked up and whoever reads with ``scope`` may see it."""
    look_up = kind_of(key).find
    return look_up(scope, reference.strip()) if look_up and reference.strip() else None


def known_to_all(county_code: str) -> Scope:
    """The scope in which a matter is looked up for those who go to it, and by the rules."""
    return Scope(county_code, whole_county=True)


def check_known(scope: Scope, key: str, reference: str) -> Cause | None:
    """The matter, where its kind can be looked up.

    :raises NotAllowed: there is no such thing in ``scope``.
    """
    kind = kind_of(key)
    if not kind.find or not reference.strip():
        return None
    cause = find(scope, key, reference)
    if cause is None:
        raise NotAllowed(f"没有编号是“{reference.strip()}”的{kind.label}，请核对编号。")
    return cause


def check(county_code: str, key: str, reference: str, units: Iterable[int], *, area=None) -> None:
    """``area``: whose own verification it is; that of a sealed matter is the office's.

    :raises NotAllowed: there is no such thing, or it is the matter of another place.
    """
    if area is not None and reference.strip() and kind_of(key).sealed:
        raise NotAllowed(f"{kind_of(key).label}由督导室安排人核查。")
    cause = check_known(known_to_all(county_code), key, reference)
    if cause is not None and cause.unit is not None and set(units) != {cause.unit}:
        raise NotAllowed(f"这个{kind_of(key).label}只涉及一个单位，核查就去那里，请去掉别的单位。")


def of(visit: Visit) -> Cause | None:
    """What the visit is to verify, where it can be looked up."""
    row = visit.inspection
    return find(known_to_all(row.county_code), row.cause_kind, row.cause) if row.cause else None


def settled_by_answers(visit: Visit, points: dict, seen: dict[int, Seen]) -> str:
    """The conclusion that the matter's own point gives, where it is on the list and was looked at; else ""."""
    cause = of(visit)
    own = [
        seen[number] for number, point in points.items() if number in seen and cause and point.lineage == cause.lineage
    ]
    return _weighed(visit, own)


def suggested(visit: Visit, seen: dict[int, Seen]) -> str:
    """What all answers together say of the matter; "" where nothing was looked at."""
    return _weighed(visit, seen.values())


def _weighed(visit: Visit, rows: Iterable[Seen]) -> str:
    looked = [one for one in rows if one.value]
    if not looked:
        return ""
    return (Conclusion.STANDS if kind_of(visit.inspection.cause_kind).stands(looked) else Conclusion.GONE).value


def concluded(visit: Visit, points: dict, seen: dict[int, Seen], given: str) -> str:
    """The conclusion of a verification: that of its own point, else what was chosen, else what the answers say; ""
    where nothing says anything.

    :raises NotAllowed: a choice that is not offered.
    """
    if given and given not in Conclusion.values:
        raise NotAllowed("核查的结果，请从给出的几项里选一项。")
    return settled_by_answers(visit, points, seen) or given or suggested(visit, seen)


def check_concluded(visit: Visit) -> None:
    """:raises NotAllowed: a verification that says nothing of its matter."""
    if visit.inspection.kind == InspectionKind.VERIFICATION and not visit.conclusion:
        words = "、".join(kind_of(visit.inspection.cause_kind).conclusions.values())
        raise NotAllowed(f"请选核查的结果：{words}。")


@dataclass(frozen=True)
class Asked:
    """What is asked when a record is closed: ``choices`` as (value, words), none where nothing is asked."""

    choices: list[tuple[str, str]]
    suggested: str = ""


def conclusions_asked(visit: Visit) -> Asked:
    """Of a verification whose answers do not settle it; what was looked at suggests a choice."""
    if visit.inspection.kind != InspectionKind.VERIFICATION:
        return Asked([])
    points = points_of(visit)
    seen = {number: seen_of(row) for number, row in seen_in(visit).items() if number in points}
    if settled_by_answers(visit, points, seen):
        return Asked([])
    words = kind_of(visit.inspection.cause_kind).conclusions
    return Asked(list(words.items()), visit.conclusion or suggested(visit, seen))


def in_words(visit: Visit) -> str:
    """The conclusion in the words of its kind."""
    return kind_of(visit.inspection.cause_kind).conclusions.get(visit.conclusion, "")


def tell(by, visit: Visit) -> None:
    """Whoever keeps the matter learns what was found."""
    learn = kind_of(visit.inspection.cause_kind).learn
    if visit.conclusion and learn:
        learn(by=by, visit=visit, words=_words_on(visit))


def _words_on(visit: Visit) -> str:
    """What was written at the matter's own point, else of the whole visit."""
    cause = of(visit)
    notes = visit.seen.filter(checkpoint__lineage=cause.lineage).order_by("pk") if cause and cause.lineage else []
    return next((row.note for row in notes if row.note), visit.summary)
