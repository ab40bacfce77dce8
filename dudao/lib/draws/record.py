"""The public record of a draw: made in two steps, replayed by anybody who holds the file."""

import re
from typing import Any

from dudao.lib.hashchain import canonical, sm3

from .drawing import Announcement, CannotDraw, draw, seed_of

FORM = "dudao-draw-1"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NEEDED = {
    "form": str, "title": str, "commitment": str, "announced_on": str, "source": str, "source_on": str, "team": int,
    "strata": list, "schools": list, "excluded": list, "inspectors": list, "recusals": list,
}  # fmt: skip
NOT_A_RECORD = "这不是抽查记录，或者缺了内容，请拿公布的那份文件来核对。"

Record = dict[str, Any]


class Refused(ValueError):
    """The record does not hold; the text is a Chinese sentence that says where."""


def commitment_of(secret: str) -> str:
    """What is announced of the secret."""
    return sm3(f"{FORM}\n{secret}".encode())


def announced_digest(announcement: Announcement) -> str:
    """What is printed and sent around before the day of the public value."""
    return sm3(canonical(announcement))


def sealed(announcement: Announcement, *, secret: str, value: str, entered_by: str, entered_on: str) -> Record:
    """The record after the public value is known.

    :raises Refused: the secret is not the announced one, or the value is of no later day.
    :raises CannotDraw: nothing can be drawn from it.
    """
    _check_shape(announcement)
    outcome: dict[str, Any] = {"secret": secret, "value": value, "entered_by": entered_by, "entered_on": entered_on}
    outcome["drawn"] = _replayed(announcement, outcome)
    record = {"announcement": announcement, "announced": announced_digest(announcement), "outcome": outcome}
    return record | {"digest": sm3(canonical(record))}


def verify(record: Record, announced: str = "") -> list[dict[str, Any]]:
    """Replay a record from itself alone; returns what was drawn, each with names.

    :param announced: the digest that was published before; with it a record that was made anew is found out, too.
    :raises Refused: with the first thing that does not hold.
    """
    try:
        announcement, outcome = record["announcement"], record["outcome"]
        _check_shape(announcement)
        whole = {key: record[key] for key in ("announcement", "announced", "outcome")}
        digests = record["announced"], record["digest"]
        drawn = outcome["drawn"]
        entered = [outcome[key] for key in ("secret", "value", "entered_by", "entered_on")]
    except (KeyError, TypeError):
        raise Refused(NOT_A_RECORD) from None
    if not all(isinstance(word, str) and word for word in entered):
        raise Refused(NOT_A_RECORD)
    if announced and announced.lower() != announced_digest(announcement):
        raise Refused("抽取范围和事先公布的摘要对不上：公布以后改过名单、数量或日期。")
    if digests[0] != announced_digest(announcement):
        raise Refused("抽取范围改动过：名单、数量、日期和记录里的摘要对不上。")
    if digests[1] != sm3(canonical(whole)):
        raise Refused("记录改动过：内容和末尾的摘要对不上。")
    try:
        replayed = _replayed(announcement, outcome)
    except CannotDraw as refusal:
        raise Refused(f"照记录重抽不出来：{refusal}") from None
    if replayed != drawn:
        raise Refused("照记录重抽，结果和记录里写的不一样。")
    return _named(announcement, replayed)


def _replayed(announcement: Announcement, outcome: dict[str, Any]) -> list[dict[str, Any]]:
    if commitment_of(outcome["secret"]) != announcement["commitment"]:
        raise Refused("密语和事先公布的承诺对不上：密语换过。")
    if not announcement["announced_on"] < announcement["source_on"] <= outcome["entered_on"]:
        raise Refused("日期不对：公开数值要在公布范围之后的日子产生，产生以后才能录入。")
    seed = seed_of(announced_digest(announcement), outcome["secret"], outcome["value"])
    return [
        {"school": found.school, "stratum": found.stratum, "team": list(found.team)}
        for found in draw(announcement, seed)
    ]


def _check_shape(announcement: Announcement) -> None:
    """:raises Refused: not an announcement of this form, or somebody stands in it twice."""
    right = isinstance(announcement, dict) and all(
        isinstance(announcement.get(key), kind) for key, kind in NEEDED.items()
    )
    if not right or announcement["form"] != FORM:
        raise Refused(NOT_A_RECORD)
    if not all(DAY.fullmatch(announcement[key]) for key in ("announced_on", "source_on")):
        raise Refused(NOT_A_RECORD)
    try:
        schools = [school["id"] for school in announcement["schools"] + announcement["excluded"]]
        people = [person["id"] for person in announcement["inspectors"]]
        strata = [(stratum["name"], int(stratum["take"])) for stratum in announcement["strata"]]
        pairs = [(school, person) for school, person in announcement["recusals"]]
    except (KeyError, TypeError, ValueError):
        raise Refused(NOT_A_RECORD) from None
    names = [name for name, _ in strata]
    for listed in (schools, people, names, pairs):
        if len(set(listed)) < len(listed):
            raise Refused("名单里有一个出现了两次，请去掉重复的再抽。")


def _named(announcement: Announcement, drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = {row["id"]: row.get("name", row["id"]) for row in announcement["schools"]}
    people = {row["id"]: row.get("name", row["id"]) for row in announcement["inspectors"]}
    return [
        {"stratum": row["stratum"], "school": names[row["school"]], "team": [people[one] for one in row["team"]]}
        for row in drawn
    ]
