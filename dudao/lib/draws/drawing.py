"""Who is drawn, as a function of the seed and of what was announced; nothing else goes in."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from dudao.lib.hashchain import sm3

Announcement = dict[str, Any]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Drawn:
    """A school and the team that goes there, both by id."""

    school: str
    stratum: str
    team: tuple[str, ...]


class CannotDraw(ValueError):
    """What was announced cannot be drawn from; the text is a Chinese sentence."""


def seed_of(announced: str, secret: str, value: str) -> str:
    """The seed: digest of the announcement, the secret, and the public value without blanks and in plain width."""
    plain = "".join(unicodedata.normalize("NFKC", value).split())
    return sm3(f"dudao-draw-1\n{announced}\n{secret}\n{plain}".encode())


def draw(announcement: Announcement, seed: str) -> list[Drawn]:
    """The schools of each stratum in the order in which they came up, each with its team.

    :raises CannotDraw: a stratum has fewer schools than wanted, or a school is left with too few people to send.
    """
    barred = {(str(school), str(person)) for school, person in announcement["recusals"]}
    cards = _Cards(seed, [person["id"] for person in announcement["inspectors"]])
    found = []
    for stratum in announcement["strata"]:
        for school in _schools(announcement, stratum, seed):
            team = cards.hand({person for at, person in barred if at == school}, announcement["team"])
            found.append(Drawn(school, stratum["name"], team))
    return found


def _schools(announcement: Announcement, stratum: dict[str, Any], seed: str) -> list[str]:
    pool = [school["id"] for school in announcement["schools"] if school["stratum"] == stratum["name"]]
    if len(pool) < stratum["take"]:
        raise CannotDraw(f"“{stratum['name']}”只有 {len(pool)} 所，抽不出 {stratum['take']} 所，请改少一些。")
    return sorted(pool, key=lambda school: _lot(seed, "school", school))[: stratum["take"]]


class _Cards:
    """People as a shuffled pack: nobody is sent twice before everybody was sent once; each round is shuffled anew."""

    def __init__(self, seed: str, people: list[str]):
        self._seed = seed
        self._places = {person: self._place(person, 0) for person in people}

    def _place(self, person: str, times_sent: int) -> tuple[int, str]:
        return times_sent, _lot(self._seed, f"round {times_sent}", person)

    def hand(self, barred: set[str], size: int) -> tuple[str, ...]:
        """The next ``size`` who may go; raises CannotDraw."""
        free = [person for person in self._places if person not in barred]
        if len(free) < size:
            raise CannotDraw(f"有一所学校去掉要回避的人，只剩 {len(free)} 人可派，不够 {size} 人，请多列几个人再抽。")
        sent = sorted(free, key=self._places.__getitem__)[:size]
        self._places |= {person: self._place(person, self._places[person][0] + 1) for person in sent}
        return tuple(sent)


def _lot(seed: str, kind: str, one: str) -> str:
    return sm3(f"{seed}\n{kind}\n{one}".encode())
