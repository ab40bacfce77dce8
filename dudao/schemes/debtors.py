"""Whom the document means by 基础教育科, 各督导责任区 or 各学校: its words matched to the register of units."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit

# "各…" and the like name every unit of a kind; the longest word that fits decides.
COLLECTIVE = (
    (("督导责任区", "责任区", "责任督学", "片区督导"), UnitKind.RESPONSIBILITY_AREA),
    (("学区", "教育集团", "中心校片区"), UnitKind.SCHOOL_DISTRICT),
    (("培训机构", "机构"), UnitKind.INSTITUTION),
    (("中小学校", "中小学", "学校", "幼儿园"), UnitKind.SCHOOL),
    (("各科室", "各股室", "职能科室", "机关科室"), UnitKind.SECTION),
    (("各部门",), UnitKind.DEPARTMENT),
    (("各乡镇", "各镇街", "乡镇街道", "各街道"), UnitKind.TOWN),
)  # fmt: skip
OFFICE_WORDS = ("督导室", "督导办", "督导办公室")
SPLIT = re.compile(r"[、,，;；/\n]|和(?=[各县区市局])|及(?=[各县区市局])")
PREFIX = re.compile(r"^(?:由|各|本)?(?:[\u4e00-\u9fa5]{0,4}[县区市])?(?:教育(?:和体育)?局|教委|教科局|政府)?(?:机关)?")
INNER = re.compile(r"[（(].*?[)）]")


@dataclass
class Matched:
    """Units found for some words, and the words for which the register has none."""

    units: list[Unit] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)


def match(who: str | Iterable[str], units: list[Unit], bodies: dict[str, dict] | None = None) -> Matched:
    """``who`` is one text or several names; each name is matched by itself, a unit stands once.

    ``bodies`` says of a document's name what it is elsewhere: {name: {"kind": UnitKind, "as": [other names]}}.
    """
    bodies = bodies or {}
    found = Matched()
    for name in _names([who] if isinstance(who, str) else who, bodies):
        hits = _of_body(name, bodies[name], units) if name in bodies else _of_name(name, units)
        if not hits:
            found.unmatched.append(name)
        found.units += [unit for unit in hits if unit not in found.units]
    return found


def _names(texts: Iterable[str], bodies: dict[str, dict]) -> Iterator[str]:
    """One by one; a text that is itself a body's name is not taken apart."""
    for text in texts:
        if text in bodies:
            yield text
        else:
            yield from filter(None, (part.strip() for part in SPLIT.split(INNER.sub("", text))))


def _of_body(name: str, body: dict, units: list[Unit]) -> list[Unit]:
    """By its own name, else by the first of the other names that a unit of the kind bears."""
    ground = [unit for unit in units if unit.kind == body["kind"]]
    for word in (name, *body["as"]):
        hits = _of_name(word, ground) or [unit for unit in ground if unit.name.endswith(word)]
        if hits:
            return hits
    return []


def _of_name(name: str, units: list[Unit]) -> list[Unit]:
    exact = [unit for unit in units if name in (unit.name, unit.short_name)]
    if exact:
        return exact
    bare = PREFIX.sub("", name) or name
    exact = [unit for unit in units if bare and bare in (unit.name, unit.short_name)]
    if exact:
        return exact
    if name.endswith(OFFICE_WORDS):
        return [unit for unit in units if unit.kind == UnitKind.SUPERVISION_OFFICE]
    if "直属" in name:
        return [unit for unit in units if unit.kind == UnitKind.SCHOOL and unit.directly_managed]
    for words, kind in COLLECTIVE:
        if name.endswith(words):
            return [unit for unit in units if unit.kind == kind]
    return [unit for unit in units if len(bare) >= 3 and (unit.name.endswith(bare) or bare.endswith(unit.name))]
