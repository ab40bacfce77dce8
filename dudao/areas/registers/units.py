"""Registers of schools, training institutions and the bodies above them."""

from datetime import date

from dudao.areas.enums import Relation, SchoolStage, UnitKind
from dudao.areas.models import Unit, UnitLink, UnitName
from dudao.lib.statetable import NotAllowed

from . import cells
from .book import UPPER_KINDS, UnitBook
from .columns import Column, Line
from .journal import Journal
from .outcome import CHANGE, NEW, SAME, Outcome, Register, wrong

CODE = Column(
    "code", "代码", "X001", ("学校代码", "机构代码", "单位代码", "学校标识码", "统一社会信用代码"), required=True
)
NAME = Column("name", "名称", "青禾小学", ("学校名称", "机构名称", "单位名称", "全称"), required=True)
SHORT = Column("short_name", "简称", "青禾小学")
PUPILS = Column("pupils", "学生数", "860", ("在校生数", "学员数"))
ADDRESS = Column("address", "地址", "城关镇书院路 1 号", ("详细地址",))
AREA = Column(Relation.RESPONSIBILITY_AREA.value, "督导责任区", "第一督导责任区", ("责任区", "所属责任区"))
DISTRICT = Column(Relation.SCHOOL_DISTRICT.value, "学区", "城东学区", ("所属学区", "教育集团"))
TOWN = Column(Relation.TOWN.value, "乡镇街道", "城关镇", ("乡镇", "街道", "所在乡镇"))
SECTION = Column(Relation.MANAGED_BY.value, "主管科室", "职成教科", ("主管部门",))

SCHOOL_COLUMNS = (
    CODE, NAME, SHORT, Column("stages", "学段", "小学、初中", ("办学类型",), required=True),
    Column("is_private", "办学性质", "公办", ("公办民办", "性质")),
    Column("directly_managed", "局直属", "否", ("直属",)),
    PUPILS, ADDRESS, AREA, DISTRICT, TOWN,
)  # fmt: skip
INSTITUTION_COLUMNS = (
    CODE, NAME, SHORT, Column("category", "类别", "艺术类", ("培训类别",)), PUPILS, ADDRESS, SECTION, AREA, TOWN,
)  # fmt: skip
BODY_COLUMNS = (
    Column("kind", "种类", "督导责任区", ("单位种类",), required=True), CODE, NAME, SHORT,
)  # fmt: skip
BODY_KINDS = {
    kind.label: kind
    for kind in (
        UnitKind.RESPONSIBILITY_AREA, UnitKind.SCHOOL_DISTRICT, UnitKind.TOWN, UnitKind.SECTION, UnitKind.DEPARTMENT,
    )
} | {"责任区": UnitKind.RESPONSIBILITY_AREA, "乡镇": UnitKind.TOWN, "街道": UnitKind.TOWN}  # fmt: skip
CODE_SHAPE = "代码用字母、数字和横线，最多 32 个，中间不留空格。"


def plan_schools(county_code: str, lines: list[Line], on: date) -> list[Outcome]:
    return _plan(county_code, lines, on, SCHOOL_COLUMNS, lambda line: UnitKind.SCHOOL)


def plan_institutions(county_code: str, lines: list[Line], on: date) -> list[Outcome]:
    return _plan(county_code, lines, on, INSTITUTION_COLUMNS, lambda line: UnitKind.INSTITUTION)


def plan_bodies(county_code: str, lines: list[Line], on: date) -> list[Outcome]:
    return _plan(county_code, lines, on, BODY_COLUMNS, _body_kind)


def _body_kind(line: Line) -> str:
    if line["kind"] not in BODY_KINDS:
        raise NotAllowed(f"种类“{line['kind']}”认不出来，请写督导责任区、学区、乡镇街道、科室或部门。")
    return BODY_KINDS[line["kind"]]


def _plan(county_code, lines, on, columns, kind_of) -> list[Outcome]:
    book, seen = UnitBook(county_code, on), {}
    return [_outcome(line, book, seen, columns, kind_of) for line in lines]


def _outcome(line: Line, book: UnitBook, seen: dict, columns, kind_of) -> Outcome:
    title = f"{line['code']} {line['name']}".strip()
    errors: list[str] = []

    def said(judge, *args):
        try:
            return judge(*args)
        except NotAllowed as refusal:
            errors.append(str(refusal))
            return None

    if line.torn:
        return wrong(line, title, ["这一行有横着合并的单元格，请取消合并，每格单独填。"])
    kind = said(kind_of, line)
    errors += _identity_errors(line, book, seen, kind)
    facts = {column.key: said(_value, column.key, line[column.key]) for column in columns if column.key in _FACTS}
    present = {column.key for column in columns if column.key in line.cells}
    facts = {key: value for key, value in facts.items() if key in present}
    uppers = {
        relation: said(book.find, line[relation.value], kinds)
        for relation, kinds in UPPER_KINDS.items()
        if line[relation.value]
    }
    unit = book.by_code.get(line["code"])
    for relation in uppers:
        errors += _link_errors(book, unit, relation, uppers[relation])
    if errors:
        return wrong(line, title, errors)
    if unit is None:
        unit = Unit(county_code=book.county_code, kind=kind, code=line["code"], name=line["name"], **facts)
        return Outcome(line.number, title, NEW, do=lambda journal: _make(journal, unit, uppers, book.on))
    return _changed(line, title, book, unit, facts | {"name": line["name"]}, uppers)


_FACTS = ("short_name", "stages", "is_private", "directly_managed", "category", "pupils", "address")


def _value(key: str, text: str):
    if key == "stages":
        return cells.stages_of(text)
    if key == "is_private":
        return cells.is_private(text)
    if key == "directly_managed":
        return cells.yes_or_no(text, "局直属")
    if key == "pupils":
        return cells.whole_number(text, "学生数")
    longest = Unit._meta.get_field(key).max_length
    if len(text) > longest:
        raise NotAllowed(f"“{text[:10]}…”太长，最多 {longest} 个字。")
    return text


def _identity_errors(line: Line, book: UnitBook, seen: dict, kind) -> list[str]:
    code, name, errors = line["code"], line["name"], []
    if not code:
        errors.append("没有代码。")
    elif not all(char.isascii() and (char.isalnum() or char in "-_") for char in code) or len(code) > 32:
        errors.append(CODE_SHAPE)
    if not name or len(name) > 80:
        errors.append("没有名称。" if not name else "名称太长，最多 80 个字。")
    for what, word in (("代码", code), ("名称", name)):
        if word and seen.setdefault((what, word), line.number) != line.number:
            errors.append(f"{what}“{word}”和第 {seen[what, word]} 行重复。")
    unit = book.by_code.get(code)
    if unit and kind and unit.kind != kind:
        errors.append(f"代码“{code}”已经是{unit.get_kind_display()}“{unit.name}”的，请换一个。")
    if unit and unit.closed_on:
        errors.append(f"“{unit.name}”已在 {unit.closed_on} 撤销，不能再导入；要恢复请在单位页办理。")
    if unit is None and any(other.kind == kind for other in book.named(name)):
        errors.append(
            f"名册里已有“{name}”，代码是 {book.named(name)[0].code}；同一所请用原代码，改代码请先在单位页改。"
        )
    if kind == UnitKind.SCHOOL and not line["stages"]:
        errors.append("没有学段，请写幼儿园、小学、初中、高中。")
    return errors


def _link_errors(book: UnitBook, unit: Unit | None, relation: str, upper: Unit | None) -> list[str]:
    link = book.link(unit, relation)
    if link and upper and link.upper_id != upper.pk and link.from_on >= book.on:
        return [f"{Relation(relation).label}从 {link.from_on} 起才是“{link.upper.name}”，不能从更早的日子改。"]
    return []


def _make(journal: Journal, unit: Unit, uppers: dict, on: date) -> None:
    journal.make(unit)
    for relation, upper in uppers.items():
        journal.make(UnitLink(lower=unit, upper=upper, relation=relation, from_on=on))


def _changed(line: Line, title: str, book: UnitBook, unit: Unit, facts: dict, uppers: dict) -> Outcome:
    words = [
        f"{Unit._meta.get_field(key).verbose_name}：{_shown(key, getattr(unit, key))} → {_shown(key, value)}"
        for key, value in facts.items()
        if getattr(unit, key) != value
    ]
    moves = {}
    for relation, upper in uppers.items():
        link = book.link(unit, relation)
        if link is None or link.upper_id != upper.pk:
            moves[relation] = upper
            words.append(f"{Relation(relation).label}：{link.upper.name if link else '无'} → {upper.name}")
    if not words:
        return Outcome(line.number, title, SAME)

    def do(journal: Journal) -> None:
        if facts["name"] != unit.name:
            journal.make(UnitName(unit=unit, name=unit.name, until_on=book.on))
        journal.change(unit, **facts)
        for relation, upper in moves.items():
            link = book.link(unit, relation)
            if link:
                journal.change(link, until_on=book.on)
            journal.make(UnitLink(lower=unit, upper=upper, relation=relation, from_on=book.on))

    return Outcome(line.number, title, CHANGE, words, do=do)


def _shown(key: str, value) -> str:
    if key == "stages":
        return "、".join(SchoolStage(stage).label for stage in value) or "无"
    if isinstance(value, bool):
        return "是" if value else "否"
    return "无" if value in (None, "") else str(value)


SCHOOLS = Register("schools", "学校", SCHOOL_COLUMNS, plan_schools)
INSTITUTIONS = Register("institutions", "校外培训机构", INSTITUTION_COLUMNS, plan_institutions)
BODIES = Register("bodies", "责任区、学区、乡镇、科室", BODY_COLUMNS, plan_bodies)
