"""Teams under a group, each told in one line: `综合组。组长某某，成员由各股派员组成`, `综合组：某某（组长）、某某`."""

import re

from dudao.officialdocs.shapes import Group, Member, Place

from .blocks import Block
from .members import PERSON, ROLE_NAME, held_roles, members_of
from .outline import find_label
from .parts import Part
from .text import drop_brackets, split_outside

NAME = r"(?P<name>[一-龥“”]{1,14}?(?<!教研)(?<!备课)(?<!年级)(?:组|专班|分队|小队|工作队))"
TEAM = re.compile(rf"^{NAME}(?:[。：:]\s*|\s+|(?=[（(]\s*组?长|[（(]\s*牵头|由|组长)|[（(](?=组\s*长))(?P<rest>.+)$")
LEADING = r"(?:牵头|负责|分管|带队|联系|包抓)(?:领导|人|负责人|同志)?|负责人|负责同志"
SAID = re.compile(rf"^(?P<role>{ROLE_NAME}|{LEADING})(?:由|为|是)?\s*[:：]?\s*(?P<names>[一-龥].{{1,60}})$")
IN_CHARGE = re.compile(r"^由(?P<names>[^，。；]{2,30}?)(?:同志)?(?:牵头|负责|带队|担任组长)$")
HELD = re.compile(rf"^(?P<name>[一-龥]{{2,4}})[（(](?P<role>{ROLE_NAME})[)）]$")
SENT = re.compile(
    r"(?:等)?(?:单位|部门|科室|股室)?(?:派员|派出|抽调|有关人员|相关人员|业务骨干|人员)(?:组成|参加)?$|(?:组成|参加)$"
)
WORK = re.compile(r"^(?:主要|具体)?(?:负责|职责|任务)|^由.*(?:组成)?$")


def read_teams(block: Block, part: Part) -> list[Group]:
    """The teams that a paragraph tells with their leaders: one in its line, or several parted by semicolons."""
    label = find_label(block.text)
    text = block.text[label.length if label else 0 :].strip()
    place = Place(block.index, f"{part.name} 第{block.index + 1}段")
    row = [_team(piece, place) for piece in split_outside(text, "。；")]
    several = [team for team in row if team]
    if len(several) > 1:
        return several
    whole = _team(text, place)
    return [whole] if whole else []


def _team(text: str, place: Place) -> Group | None:
    found = TEAM.match(text)
    if not found or text.startswith(("各", "成立", "组建", "设立", "每")):
        return None
    told = re.split(r"。", found["rest"])[0].strip("（()） ")
    members = _members(told)
    if not any(_leads(member) and PERSON.match(member.name) for member in members):
        return None
    return Group(name=found["name"], members=members, place=place)


def _leads(member: Member) -> bool:
    return member.kind != "unit" and not re.search(r"^(?:成员|组员|队员|联络员)$", member.role)


def _members(told: str) -> list[Member]:
    """Members of the clauses; what the team has to do ends the list."""
    found: list[Member] = []
    for clause in split_outside(told.replace("（兼）", ""), "，；。"):
        if WORK.match(clause) and not re.search(rf"(?<!责)任(?!务)|为{ROLE_NAME}|牵头$|负责$|带队$", clause):
            break
        found += _of_clause(clause.rstrip("）)") if clause.count("（") < clause.count("）") else clause)
    return found


def _of_clause(clause: str) -> list[Member]:
    held = [HELD.match(name) for name in split_outside(clause, "、 ")]
    if any(held):
        names = split_outside(clause, "、 ")
        return [
            Member(role=hit["role"], name=hit["name"]) if hit else Member(role="成员", name=name)
            for name, hit in zip(names, held, strict=True)
            if hit or PERSON.match(name)
        ]
    charge = IN_CHARGE.match(clause)
    if charge:
        return members_of("组长", charge["names"])
    said = SAID.match(clause)
    if said and not said["names"].startswith(("要", "应", "须", "由校长", "负责", "带头")):
        role = said["role"] if re.fullmatch(ROLE_NAME, said["role"]) else "组长"
        sent = SENT.sub("", re.sub(r"^(?:由|从|为)", "", said["names"]))
        return members_of(re.sub(r"\s", "", role), drop_brackets(sent))
    return held_roles(clause)
