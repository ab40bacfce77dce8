"""Heads of schools and institutions, and the colleagues among whom a head divides the work."""

from datetime import date

from dudao.accounts import handover
from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position
from dudao.areas.enums import INSPECTED_KINDS, UnitKind
from dudao.areas.registers.book import UnitBook
from dudao.areas.registers.columns import Column, Line
from dudao.areas.registers.journal import Journal
from dudao.areas.registers.outcome import CHANGE, NEW, SAME, Outcome, Register, wrong
from dudao.lib.statetable import NotAllowed

from .people import EMAIL, NAME, PHONE, USERNAME, PersonBook, changes_of, make_person, personal_facts

UNIT = Column(
    "unit", "单位", "青禾小学", ("单位代码", "单位名称", "学校", "学校名称", "学校代码", "机构名称"), required=True
)
ROLE = Column("role", "岗位", "负责人", ("职务", "身份"), note="负责人或分工人员")
COLUMNS = (UNIT, NAME, ROLE, PHONE, EMAIL, USERNAME)
HEAD_WORDS = {"", "负责人", "校长", "园长", "书记", "举办者", "法人"}
DEPUTY_WORDS = {"分工人员", "副校长", "副园长", "主任", "教导主任", "政教主任", "总务主任", "联系人", "联络员"}


def plan_heads(county_code: str, lines: list[Line], on: date) -> list[Outcome]:
    units, people, seen = UnitBook(county_code, on), PersonBook(county_code, on), {}
    return [_outcome(line, units, people, seen) for line in lines]


def _outcome(line: Line, units: UnitBook, people: PersonBook, seen: dict) -> Outcome:
    title, errors = f"{line['unit']} {line['name']}", []

    def said(judge, *args, **kwargs):
        try:
            return judge(*args, **kwargs)
        except NotAllowed as refusal:
            errors.append(str(refusal))
            return None

    unit = said(units.find, line["unit"], INSPECTED_KINDS)
    facts = personal_facts(line, said)
    kind = said(_kind, line["role"], unit)
    if line.torn:
        errors.append("这一行有横着合并的单元格，请取消合并，每格单独填。")
    if errors:
        return wrong(line, title, errors)
    errors += _repeated(line, unit, kind, facts, seen)
    name, username, phone = facts["name"], facts["username"], facts["phone"]
    user = said(people.find, name=name, username=username, phone=phone, unit=unit)
    leaving = [] if kind == PositionKind.DEPUTY else people.positions_in(unit, kind)
    leaving = [position for position in leaving if user is None or position.user_id != user.pk]
    errors += [
        f"现任{position.user.name}从 {position.from_on} 起任职，不能从更早的日子换人。"
        for position in leaving
        if position.from_on >= people.on
    ]
    if errors:
        return wrong(line, title, errors)
    return _planned(line, title, unit, kind, user, leaving, facts, people)


def _kind(word: str, unit) -> str:
    if word in DEPUTY_WORDS:
        return PositionKind.DEPUTY
    if word not in HEAD_WORDS:
        raise NotAllowed(f"岗位“{word}”认不出来，请写负责人或分工人员。")
    return PositionKind.INSTITUTION_HEAD if unit and unit.kind == UnitKind.INSTITUTION else PositionKind.HEAD


def _repeated(line: Line, unit, kind: str, facts: dict, seen: dict) -> list[str]:
    key = (unit.pk, kind) if kind != PositionKind.DEPUTY else (unit.pk, kind, facts["name"])
    errors = []
    if seen.setdefault(key, line.number) != line.number:
        errors.append(f"和第 {seen[key]} 行重复：{unit.name}的{PositionKind(kind).label}只写一行。")
    if facts["username"] and seen.setdefault(("username", facts["username"]), line.number) != line.number:
        errors.append(f"账号“{facts['username']}”和第 {seen['username', facts['username']]} 行重复。")
    return errors


def _planned(line, title, unit, kind, user, leaving, facts, people: PersonBook) -> Outcome:
    changed, words = changes_of(user, facts) if user else ({}, [])
    holds = user and any(held.unit_id == unit.pk and held.kind == kind for held in people.held[user.pk])
    words += [f"接替{position.user.name}" for position in leaving]
    if holds and not words:
        return Outcome(line.number, title, SAME)
    if user and not holds:
        words.append(f"新任{PositionKind(kind).label}")

    def do(journal: Journal) -> None:
        person = user or make_person(journal, people, facts, unit.code)
        journal.change(person, **changed)
        for position in leaving:
            journal.change(position, until_on=people.on)
            handover.pass_on(journal, user=position.user, unit=unit, to=person)
        if not holds:
            journal.make(Position(user=person, unit=unit, kind=kind, from_on=people.on))

    return Outcome(line.number, title, CHANGE if user or leaving else NEW, words, do=do)


HEADS = Register("heads", "学校、机构负责人", COLUMNS, plan_heads)
