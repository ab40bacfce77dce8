"""Two papers in one file: what each of them says of itself, so that the reviewer takes the one that holds."""

from dataclasses import dataclass, field
from datetime import date

from dudao.lib.day_words import full_day_words

LABELS = {"title": "标题", "doc_number": "文号", "issued_on": "印发日期", "deadline": "按哪一份报送"}


@dataclass(frozen=True)
class Choice:
    value: str
    paper: int
    place: str
    anchor: str
    on: bool
    shown: str


@dataclass
class Question:
    """One thing that the papers say differently, with what each says and where."""

    field: str
    label: str
    choices: list[Choice] = field(default_factory=list)


def questions(draft: dict) -> list[Question]:
    """What is to be chosen; empty where the file holds one paper."""
    found: dict[str, Question] = {}
    for one in draft.get("candidates") or []:
        if one["field"] in LABELS:
            held = found.setdefault(one["field"], Question(one["field"], LABELS[one["field"]]))
            place = one.get("place") or {}
            anchor = f"s{place['block']}" if "block" in place else ""
            words = place.get("words") or ""
            held.choices.append(Choice(one["value"], one["paper"], words, anchor, _is_on(draft, one), _shown(one)))
    return [question for question in found.values() if len(question.choices) > 1]


def _is_on(draft: dict, one: dict) -> bool:
    if one["field"] != "deadline":
        return draft.get(one["field"]) == one["value"]
    start, end = one["blocks"]
    placed = [(entry["place"]["block"], entry["dropped"]) for entry in draft["reporting"] if entry.get("place")]
    inside = [dropped for block, dropped in placed if start <= block < end]
    others = [dropped for block, dropped in placed if not start <= block < end]
    return bool(inside) and not any(inside) and all(others)


def _shown(one: dict) -> str:
    return full_day_words(date.fromisoformat(one["value"])) if one["field"] == "issued_on" else str(one["value"])
