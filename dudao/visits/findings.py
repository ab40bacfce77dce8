"""What is decided about one point that was looked at, on values alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from dudao.ledger.enums import Severity
from dudao.lib.statetable import NotAllowed
from dudao.schemes.answers import FAILED, VALUES, Value

from .enums import Outcome

LONGEST_NOTE = 500
LONGEST_DAYS = 365
SAID_HERE = (Severity.MINOR, Severity.SERIOUS)  # what is urgent is told at once, not noted at a point
# What is offered at a tap; any other whole number of days is taken as well.
DAYS_OFFERED = (3, 7, 15, 30)
WAYS_OUT = (Outcome.ON_THE_SPOT, Outcome.NOTICE, Outcome.CONSULTATION)


@dataclass(frozen=True)
class Seen:
    """One point as somebody looked at it, not yet judged. ``value`` "": not looked at; ``section``: a unit's key;
    ``severity`` "": nothing said, which is minor."""

    value: str = ""
    note: str = ""
    outcome: str = ""
    days: int | None = None
    section: int | None = None
    still: bool = False
    severity: str = ""

    @property
    def failed(self) -> bool:
        return self.value in FAILED

    def sealed(self) -> tuple:
        """What was said, without how it was entered."""
        return self.value, self.note, self.outcome, self.days, self.section, *([self.severity] if self.severity else [])

    def same_as(self, other: "Seen") -> bool:
        return self.sealed() == other.sealed()


def tidied(seen: Seen) -> Seen:
    """Only what belongs together: a point that is fine has no way out, days belong to a notice, a section to what it
    must settle. A way out that still wants its days or its section is kept: what was tapped does not vanish."""
    if not seen.failed:
        fine = Outcome.FINE if seen.value else ""
        return Seen(seen.value, seen.note, fine, None, None, seen.still and bool(seen.value))
    noticed = seen.outcome == Outcome.NOTICE
    return Seen(
        seen.value, seen.note, seen.outcome if seen.outcome in WAYS_OUT else "", seen.days if noticed else None,
        seen.section if seen.outcome == Outcome.CONSULTATION else None,
        severity=seen.severity if noticed and seen.severity != Severity.MINOR else "",
    )  # fmt: skip


def check_seen(seen: Seen, code: str) -> None:
    """What is never kept, complete or not; ``code`` names the point.

    :raises NotAllowed: a choice that is not offered, too many words or days.
    """
    if seen.value and seen.value not in VALUES:
        raise NotAllowed(f"第 {code} 条请从给出的几项里选一项。")
    if seen.outcome and seen.outcome not in Outcome.values:
        raise NotAllowed(f"第 {code} 条怎么处理，请从给出的几项里选一项。")
    if seen.severity and seen.severity not in SAID_HERE:
        raise NotAllowed(f"第 {code} 条是一般还是较重，请从给出的几项里选；有危险的请点“紧急上报”。")
    if len(seen.note) > LONGEST_NOTE:
        raise NotAllowed(f"第 {code} 条最多写 {LONGEST_NOTE} 个字，现在有 {len(seen.note)} 个，请写短些。")
    if seen.days is not None and not 1 <= seen.days <= LONGEST_DAYS:
        raise NotAllowed(f"第 {code} 条的整改天数要在 1 到 {LONGEST_DAYS} 之间。")


def missing(seen: Seen) -> str:
    """What is still to be said at a point, in words; "" when it is complete. Photos are never asked for."""
    if not seen.value:
        return "还没有看。"
    if seen.failed and not seen.note.strip():
        return "差在哪里，请写一句。"
    if seen.failed and not seen.outcome:
        return "怎么处理，请选一项。"
    if seen.outcome == Outcome.NOTICE and seen.days is None:
        return "限期整改，请选几天内改好。"
    if seen.outcome == Outcome.CONSULTATION and seen.section is None:
        return "需科室解决，请选哪个科室。"
    return ""


def may_repeat(previous: Seen | None) -> bool:
    """Whether "still as last time" may stand: what had failed is looked at again."""
    return previous is not None and previous.value in (Value.MET, Value.NOT_APPLICABLE)


def counted(rows: Iterable[Seen]) -> dict[str, int]:
    """How many points came out each way; every way is there, 0 where none did."""
    counts = dict.fromkeys(Outcome.values, 0)
    for seen in rows:
        if seen.outcome:
            counts[seen.outcome] += 1
    return counts
