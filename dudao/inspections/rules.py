"""What is decided about points and answers, on values alone."""

from dataclasses import dataclass
from datetime import date

from dudao.ledger.rules import FARTHEST
from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed
from dudao.schemes.answers import FAILED, VALUES, Value

NAMED_BY = 12
# Field → its name on the page and in the Excel form, and how many characters it takes.
LIMITS = {"note": ("差在哪里", 500), "measures": ("怎么改", 500), "owner_name": ("谁来改", 40)}


@dataclass(frozen=True)
class Filled:
    """One point as somebody filled it in, not yet judged. ``value`` is "" where nothing was chosen."""

    value: str = ""
    note: str = ""
    measures: str = ""
    owner_name: str = ""
    due_on: date | None = None
    unchanged: bool = False

    @property
    def failed(self) -> bool:
        return self.value in FAILED

    def sealed(self) -> tuple:
        """What was said, without how it was entered: equal tuples are the same answer."""
        return self.value, self.note, self.measures, self.owner_name, self.due_on

    def same_as(self, other: "Filled") -> bool:
        return self.sealed() == other.sealed()


def missing(filled: Filled, *, today: date) -> dict[str, str]:
    """Field → what is still to be said, in words; empty when the answer is complete.

    A failed point needs words. Measure, person and day may follow later in the ledger, evidence is never asked for.
    """
    if not filled.value:
        return {"value": "这一条还没有选。"}
    if filled.value not in VALUES:
        return {"value": "请从给出的几项里选一项。"}
    faults = {}
    if filled.failed and not filled.note.strip():
        faults["note"] = "差在哪里，请写一句话。"
    faults |= too_long(filled)
    if filled.failed and not filled.unchanged and filled.due_on and filled.due_on < today:
        faults["due_on"] = f"整改期限要在今天（{day_words(today, today)}）或以后。"
    elif filled.failed and filled.due_on and filled.due_on - today > FARTHEST:
        faults["due_on"] = f"整改期限写成了 {filled.due_on.year} 年，请核对年份。"
    return faults


def too_long(filled: Filled) -> dict[str, str]:
    """Field → what is to be shortened, in words; empty where everything fits."""
    rows = ((field, name, limit, len(getattr(filled, field))) for field, (name, limit) in LIMITS.items())
    return {
        field: f"“{name}”最多写 {limit} 个字，现在有 {length} 个，请写短些。"
        for field, name, limit, length in rows
        if length > limit
    }


def check_lengths(filled: Filled, code: str, text: str) -> None:
    """Judged whenever an answer is kept, complete or not; ``code`` and ``text`` name the point.

    :raises NotAllowed: words that are too long.
    """
    named = f"第 {code} 条（{text if len(text) <= NAMED_BY else text[:NAMED_BY] + '…'}）"
    for sentence in too_long(filled).values():
        raise NotAllowed(f"{named}的{sentence}")


def faults_of(filled: dict, *, today: date) -> dict:
    """The same for many: key → field → what is still to be said, only where something is."""
    return {key: faults for key, row in filled.items() if (faults := missing(row, today=today))}


def may_repeat(previous: Filled | None) -> bool:
    """Whether "unchanged" may stand for an earlier answer: what had failed is looked at again."""
    return previous is not None and previous.value in (Value.MET, Value.NOT_APPLICABLE)


def still_holds(value: str, is_open: bool) -> bool:
    """Whether an answer given for another scheme stands here too; ``is_open``: its problem is not settled yet."""
    return value in (Value.MET, Value.NOT_APPLICABLE) or is_open


def check_can_end(*, missing: int, questions: int, due_on: date, today: date) -> None:
    """A round ends when all are in, or once its day is over.

    :raises NotAllowed: returned files to be decided on, or units missing while they still have time.
    """
    if questions:
        raise NotAllowed(f"还有 {questions} 份收回的表要你定，定了再结束。")
    if missing and today <= due_on:
        raise NotAllowed(f"还有 {missing} 个单位没交，期限（{day_words(due_on, today)}）还没过；过了期限再结束。")


def check_report(plan: str, report: str, *, failed: int) -> None:
    """What a district sends upward must say something.

    :raises NotAllowed: no report, or problems without a plan.
    """
    if not report.strip():
        raise NotAllowed("情况报告还没写，写几句落实情况再报。")
    if failed and not plan.strip():
        raise NotAllowed(f"有 {failed} 个问题，整改安排还没写，写几句再报。")
