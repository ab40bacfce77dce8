"""The posted points of a visit: shape and cleaning, no judgement."""

import re

from dudao.lib.posted import posted_number
from dudao.schemes.answers import FAILED

POINT = re.compile(r"p(\d{1,12})(?:-\w+)?")


def posted_seen(data) -> list[dict]:
    """The rows that save_seen takes, from fields named p12, p12-note (where it failed), p12-remark (where it did not,
    or was written before it failed), p12-outcome, p12-days, p12-severity and p12-section. A point of which nothing is
    posted is left out."""
    numbers = dict.fromkeys(int(found[1]) for name in data if (found := POINT.fullmatch(name)))
    return [_row(data, number) for number in numbers]


def _row(data, number: int) -> dict:
    value = data.get(f"p{number}", "")
    words = data.get(f"p{number}-remark", "")
    if value in FAILED:
        words = data.get(f"p{number}-note", "").strip() or words
    row = {"checkpoint": number, "note": words} | ({"value": value} if value else {})
    if value in FAILED:
        row["outcome"] = data.get(f"p{number}-outcome", "")
        row["days"] = posted_number(data.get(f"p{number}-days", ""))
        row["severity"] = data.get(f"p{number}-severity", "")
        row["section"] = posted_number(data.get(f"p{number}-section", ""))
    return row


def posted_revision(data) -> int | None:
    return posted_number(data.get("revision", ""))
