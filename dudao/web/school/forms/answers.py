"""The posted points of a self-check: shape and cleaning, no judgement."""

import re
from datetime import date

from dudao.lib.posted import posted_number
from dudao.lib.statetable import NotAllowed

POINT = re.compile(r"p(\d{1,12})(?:-\w+)?")
WORDS = ("note", "measures", "owner_name")


def posted_answers(data) -> list[dict]:
    """The rows that services.save_answers takes, from fields named p12, p12-note, p12-measures, p12-owner_name,
    p12-due_on.

    :raises NotAllowed: a day that is none.
    """
    numbers = dict.fromkeys(int(found[1]) for name in data if (found := POINT.fullmatch(name)))
    return [_row(data, number) for number in numbers]


def _row(data, number: int) -> dict:
    row = {word: data.get(f"p{number}-{word}", "") for word in WORDS}
    return row | {
        "checkpoint": number, "value": data.get(f"p{number}", ""), "due_on": _day(data.get(f"p{number}-due_on", "")),
    }  # fmt: skip


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise NotAllowed("整改期限写成年-月-日，例如 2026-11-30。") from None


def posted_revision(data) -> int | None:
    return posted_number(data.get("revision", ""))
