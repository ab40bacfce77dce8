"""What may be answered at a point, and in which words: self-checks and visits ask alike (ADR 11)."""

from django.db import models

from .enums import Polarity


class Value(models.TextChoices):
    """Never yes and no; the point's polarity words the choice."""

    MET = "met", "符合"
    PARTLY = "partly", "部分符合"
    NOT_MET = "not_met", "不符合"
    NOT_APPLICABLE = "na", "不适用"


FAILED = (Value.PARTLY, Value.NOT_MET)
# Value → the words of the choice. "Met" always stands first and never reads 是 or 否.
WORDS = {
    Polarity.DUTY: {Value.MET: "做到了", Value.PARTLY: "部分做到", Value.NOT_MET: "没做到"},
    Polarity.GOOD_YES: {Value.MET: "有", Value.PARTLY: "有，不全", Value.NOT_MET: "没有"},
    Polarity.BAD_YES: {Value.MET: "没有", Value.PARTLY: "个别有", Value.NOT_MET: "有"},
}
VALUES = frozenset(Value.values)
NOT_APPLICABLE = "不适用"
# The same in plain letters, with "does not apply" last.
CHOICES = {
    polarity.value: {value.value: word for value, word in words.items()} | {Value.NOT_APPLICABLE.value: NOT_APPLICABLE}
    for polarity, words in WORDS.items()
}


def choices(polarity: str) -> dict[str, str]:
    """Value → words, with "does not apply" last."""
    return CHOICES[polarity]


def value_of(word: str, polarity: str) -> str | None:
    """The value that a chosen word means at a point of this polarity; None for a word that stands in no list."""
    spoken = word.replace(",", "，").replace(" ", "")
    return next((value for value, known in choices(polarity).items() if known == spoken), None)
