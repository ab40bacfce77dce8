"""Responsible inspectors with their certificates and the schools where they are posted (挂牌)."""

from datetime import date

from dudao.accounts import handover
from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position, Posting
from dudao.accounts.rules import posting_warning
from dudao.areas.enums import UnitKind
from dudao.areas.registers.book import UnitBook
from dudao.areas.registers.cells import day_of, words_of
from dudao.areas.registers.columns import Column, Line
from dudao.areas.registers.journal import Journal
from dudao.areas.registers.outcome import CHANGE, NEW, SAME, Outcome, Register, wrong
from dudao.lib.statetable import NotAllowed

from .people import EMAIL, NAME, PHONE, USERNAME, PersonBook, changes_of, make_person, personal_facts

AREA = Column("area", "督导责任区", "第一督导责任区", ("责任区", "所属责任区"), required=True)
CERTIFICATE = Column("certificate_no", "督学证号", "云督〔2026〕001", ("证号", "督学证编号"))
UNTIL = Column("certificate_until", "证件有效期至", "2029-08-31", ("有效期至", "有效期"))
SCHOOLS = Column("schools", "挂牌学校", "青禾小学、青禾二小", ("负责学校", "责任学校"), note="几所用顿号隔开")
COLUMNS = (NAME, AREA, CERTIFICATE, UNTIL, SCHOOLS, PHONE, EMAIL, USERNAME)


def plan_inspectors(county_code: str, lines: list[Line], on: date) -> list[Outcome]:
    units, people, seen = UnitBook(county_code, on), PersonBook(county_code, on), {}
    return [_outcome(line, units, people, seen) for line in lines]


def _outcome(line: Line, units: UnitBook, people: PersonBook, seen: dict) -> Outcome:
    title, errors = f"{line['name']} {line['area']}", []

    def said(judge, *args, **kwargs):
        try:
            return judge(*args, **kwargs)
        except NotAllowed as refusal:
            errors.append(str(refusal))
            return None

    if line.torn:
        return wrong(line, title, ["这一行有横着合并的单元格，请取消合并，每格单独填。"])
    area = said(units.find, line["area"], (UnitKind.RESPONSIBILITY_AREA,))
    facts = personal_facts(line, said)
    certificate = {
        "certificate_no": line["certificate_no"][:40],
        "certificate_until": said(day_of, line["certificate_until"], "证件有效期至"),
    }
    schools = [said(units.find, word, (UnitKind.SCHOOL,)) for word in words_of(line["schools"])]
    key = facts["username"] or (facts["name"], facts["phone"] or line["certificate_no"])
    if seen.setdefault(key, line.number) != line.number:
        errors.append(f"和第 {seen[key]} 行是同一个人，一人写一行，几所学校用顿号隔开。")
    if errors:
        return wrong(line, title, errors)
    name, username, phone = facts["name"], facts["username"], facts["phone"]
    user = said(people.find, name=name, username=username, phone=phone, unit=area) or _by_certificate(people, line)
    held = _held(people, user)
    if held and held.unit_id != area.pk and held.from_on >= people.on:
        errors.append(f"从 {held.from_on} 起才在{held.unit.name}，不能从更早的日子调整。")
    if errors:
        return wrong(line, title, errors)
    return _planned(line, title, area, user, held, facts, certificate, schools, people)


def _by_certificate(people: PersonBook, line: Line):
    number = line["certificate_no"]
    every = (position for held in people.held.values() for position in held)
    found = (position.user for position in every if number and position.certificate_no == number)
    return next((user for user in found if user.name == line["name"]), None)


def _held(people: PersonBook, user) -> Position | None:
    held = people.held[user.pk] if user else []
    return next((position for position in held if position.kind == PositionKind.INSPECTOR), None)


def _planned(line, title, area, user, held, facts, certificate, schools, people: PersonBook) -> Outcome:
    changed, words = changes_of(user, facts) if user else ({}, [])
    stays = held if held and held.unit_id == area.pk else None
    papers = {key: value for key, value in certificate.items() if value and (not stays or getattr(stays, key) != value)}
    had = {posting.unit_id: posting for posting in stays.postings.all() if posting.until_on is None} if stays else {}
    came = [school for school in schools if school.pk not in had]
    gone = [posting for unit_id, posting in had.items() if schools and unit_id not in {school.pk for school in schools}]
    if stays and papers:
        words.append("督学证有变动")
    if held and not stays:
        words.append(f"从{held.unit.name}调到{area.name}")
    if user and came:
        words.append(f"挂牌增加{'、'.join(school.label for school in came)}")
    words += [f"不再挂牌 {len(gone)} 所"] if gone else []
    warnings = posting_warning(facts["name"], len(schools)) if schools else []
    if stays and not words:
        return Outcome(line.number, title, SAME, warnings=warnings)

    def do(journal: Journal) -> None:
        person = user or make_person(journal, people, facts, f"{area.code}-d1")
        journal.change(person, **changed)
        position = stays
        if held and not stays:
            _end(journal, held, people.on)
            handover.pass_on(journal, user=person, unit=held.unit, to=None)
        if position is None:
            position = journal.make(
                Position(user=person, unit=area, kind=PositionKind.INSPECTOR, from_on=people.on, **papers)
            )
        else:
            journal.change(position, **papers)
        for posting in gone:
            journal.change(posting, until_on=max(people.on, posting.from_on))
        for school in came:
            journal.make(Posting(position=position, unit=school, from_on=people.on))

    return Outcome(line.number, title, CHANGE if user else NEW, words, warnings, do=do)


def _end(journal: Journal, position: Position, on: date) -> None:
    for posting in position.postings.all():
        if posting.until_on is None:
            journal.change(posting, until_on=max(on, posting.from_on))
    journal.change(position, until_on=on)


INSPECTORS = Register("inspectors", "责任督学", COLUMNS, plan_inspectors)
