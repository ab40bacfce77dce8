"""What each office has to do: lines `office：duty`, `office。duty`, and sentences on a group and its office."""

import re

from dudao.officialdocs.shapes import Group, Place, UnitDuty

from .blocks import Block
from .offices import is_office, subject_of
from .outline import Section, find_label, split_heading
from .parts import Part
from .tables import Table
from .text import sentences, split_outside

SECTION = re.compile(r"职责|分工|责任清单|任务清单及分工")
GROUP_SUBJECT = re.compile(
    r"^(?P<unit>[^，。：；]{0,30}?(?:领导小组办公室|领导小组|工作专班|专班|督查组|督导组|检查组|"
    r"核查组|工作组|小组办公室|办公室))(?:主要|具体|全面|统一|统筹|牵头)?(?:负责|是|承担|"
    r"的?(?:主要)?职责)"
)
OFFICE_SENTENCE = re.compile(r"(?:下设.{0,10}?办公室|(?:小组|专班)办公室设(?:在|于)).*(?:负责|承担|职责)")
WORK = re.compile(r"负责|职责|承担")


def read_duties(root: Section, part: Part, groups: list[Group]) -> list[UnitDuty]:
    """Duties under headings on duties, and of groups and their offices wherever they are founded."""
    found: list[UnitDuty] = []
    for section in root.walk():
        if (SECTION.search(part.title) and section.block is None) or (
            section.block and SECTION.search(section.heading)
        ):
            for block in section.blocks():
                if block.kind == "paragraph" and block is not section.block:
                    duty = _line(block, part)
                    for each in [duty] if duty else _sentences(block, part):
                        _add(found, each)
    if groups:
        for block in part.content():
            if block.kind == "paragraph":
                for duty in _of_groups(block, part):
                    _add(found, duty)
    return found


def _add(found: list[UnitDuty], duty: UnitDuty | None) -> None:
    """Each unit once for the same words."""
    if duty and not any(other.unit == duty.unit and other.text == duty.text for other in found):
        found.append(duty)


def _line(block: Block, part: Part) -> UnitDuty | None:
    label = find_label(block.text)
    text = block.text[label.length :].strip() if label else block.text.strip()
    unit, rest = split_heading(text)
    unit = unit.strip("“” ") if unit.count("“") != unit.count("”") else unit.strip()
    if not rest or len(rest) < 4 or len(unit) > 40 or not _names_units(unit):
        return None
    duty = UnitDuty(unit=unit, text=rest, place=Place(block.index, f"{part.name} 第{block.index + 1}段"))
    if not is_office(unit):
        duty.doubt(0.1, "单位名称的写法少见，请核对")
    return duty


def _sentences(block: Block, part: Part) -> list[UnitDuty]:
    """Sentences `office负责…` one after another in one paragraph."""
    label = find_label(block.text)
    found = []
    for sentence in sentences(block.text[label.length :] if label else block.text):
        for piece in split_outside(sentence, "；;") if sentence.count("负责") > 1 else [sentence]:
            unit = subject_of(piece)
            if unit and re.match(
                r"(?:主要|具体|统一|全面)?(?:负责|牵头|承担|统筹|依法|做好|组织)", piece.removeprefix("由")[len(unit) :]
            ):
                found.append(
                    UnitDuty(
                        unit=unit,
                        text=piece,
                        place=Place(block.index, f"{part.name} 第{block.index + 1}段"),
                        confidence=0.8,
                    )
                )
    return found


def _names_units(unit: str) -> bool:
    """An office, several, or a short name without any verb in it."""
    if is_office(unit):
        return True
    return (
        len(unit) <= 24
        and bool(
            re.search(
                r"(?:县委|党委|政府|街道|乡镇|机构|督学|校长|教师|学校|部门|编办|网信办|法院|团县委|"
                r"团区委|[局委办室科股部处])",
                unit,
            )
        )
        and not re.search(r"要|应|须|加强|开展|落实|强化|如下|做好", unit)
    )


def _of_groups(block: Block, part: Part) -> list[UnitDuty]:
    """Sentences that say what a group, or the office under it, is there for."""
    found = []
    for sentence in sentences(block.text):
        hit = GROUP_SUBJECT.match(sentence)
        if OFFICE_SENTENCE.search(sentence):
            owner = re.match(r".*?([^，。；、）]{0,24}?(?:领导小组|小组|专班))(?:下设|办公室)", sentence)
            unit = f"{owner[1] if owner else '领导小组'}办公室"
            text = re.sub(r"^.*?((?:牵头|具体|主要)?(?:负责|承担|职责))", r"\1", sentence)
        elif hit and WORK.search(sentence):
            unit, text = hit["unit"], sentence
        else:
            continue
        found.append(
            UnitDuty(
                unit=re.sub(r"^.*?下设", "", unit),
                text=text,
                place=Place(block.index, f"{part.name} 第{block.index + 1}段"),
                confidence=0.85,
            )
        )
    return found


def read_duty_table(table: Table, part: Part) -> list[UnitDuty]:
    """A table with a column of units and one of duties."""
    unit = table.column_of("unit", "lead")
    duty = next((number for number, text in enumerate(table.columns) if re.search(r"职责|分工", text)), None)
    if unit is None or duty is None or unit == duty:
        return []
    return [
        UnitDuty(
            unit=re.sub(r"\s", "", table.cell(row, unit).text),
            text=re.sub(r"\s*\n\s*", "", table.cell(row, duty).text),
            place=Place(table.block.index, f"{part.name} 第{order}行", row),
        )
        for order, row in enumerate(table.rows, 1)
        if not table.cell(row, unit).empty and not table.cell(row, duty).empty
    ]
