"""What each office has to do: lines `office：duty`, `office。duty`, and sentences on a group and its office."""

import re
from itertools import pairwise

from dudao.officialdocs.shapes import Group, Place, UnitDuty

from .blocks import Block
from .division import duty_of, run_of_offices, side_by_side, teams
from .members import ROLE_NAME
from .offices import is_office, subject_of
from .outline import Section, find_label, split_heading
from .parts import Part
from .tables import Table
from .text import sentences, split_outside

SECTION = re.compile(r"职责|分工|责任清单|任务清单及分工|明确责任|责任(?:落实|划分)|部门责任")
GROUP_SUBJECT = re.compile(
    r"^(?P<unit>[^，。：；]{0,30}?(?:领导小组办公室|领导小组|工作专班|专班|督查组|督导组|检查组|"
    r"核查组|工作组|小组办公室|联席会议|委员会|指挥部|会议办公室|办公室))(?:主要|具体|全面|统一|统筹|牵头)?(?:负责|是|承担|"
    r"的?(?:主要)?职责)"
)
BODIES = r"(?:领导小组|小组|专班|联席会议|指挥部|委员会)"
OFFICE_SENTENCE = re.compile(
    rf"(?:^办公室设(?:在|于)|下设.{{0,10}}?办公室|{BODIES}办公室设(?:在|于)).*(?:负责|承担|职责)"
)
# `组织督导，由督导股负责。`: the office after its work
AFTER = re.compile(
    r"^(?P<text>.{4,}?)[，,]?由(?P<unit>[一-龥、（）“”]{2,40}?)(?:具体|牵头|统一)?(?:负责|承担|落实|实施|办理)(?:落实|实施|办理)?[。；]?$"
)
OF_DUTIES = re.compile(r"^(?P<unit>[^，。；：]{2,30}?)(?:的)?(?:主要|具体|工作)?(?:职责|任务)(?:是|为|有|包括)")
OF_UNIT = re.compile(r"(?:的)?(?:主要|工作|具体|基本)?(?:职责|任务|分工|责任)(?:分工|任务|清单|是|为)?$")
STATED = re.compile(r"^(?:主要|工作|具体|基本)?(?:职责|任务|分工)(?:分工|任务)?[:：]\s*(?P<text>.{4,})$")
DASHED = re.compile(
    r"^(?P<unit>[一-龥“”（）()、]{2,30}?)(?:\s*(?:[—–－-]{1,2}|→)\s*|\s+(?=负责|牵头|承担|做好|组织|统筹|指导|协助))"
    r"(?P<text>[一-龥].{3,})$"
)
MUST = r"要|应当?|须|必须|需"
# `专班办公室主任由某某兼任，承担日常调度。`: what follows is said of the office
HEAD_OF_OFFICE = re.compile(
    r"^(?P<unit>[^，。；：]{0,20}?办公室)主任由[^，。；]{2,30}，(?P<text>(?:办公室)?(?:具体|主要)?(?:承担|负责|牵头)[^。]{4,}[。]?)$"
)
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
    for duty in [*_headed(root, part, groups), *side_by_side(part), *teams(part), *run_of_offices(part)]:
        if not any(other.unit == duty.unit and other.place == duty.place for other in found):
            _add(found, duty)
    return found


def _headed(root: Section, part: Part, groups: list[Group]) -> list[UnitDuty]:
    """A heading that is the name of an office or group, its duties in the lines below: `2.教研室。` `职责：…`"""
    names = {group.name for group in groups}
    found = []
    for section in root.walk():
        if section.block is None or section.rest or section.children:
            continue
        about_duties = any(SECTION.search(heading) for heading in section.path()[:-1])
        stated = [(block, hit) for block in section.paragraphs if (hit := STATED.match(block.text))]
        if stated and (section.heading in names or is_office(section.heading)):
            found += [duty_of(section.heading, hit["text"], block, part) for block, hit in stated]
        elif SECTION.search(section.heading):
            found += _under_names(section, part)
        elif about_duties and is_office(section.heading) and section.paragraphs:
            text = "".join(block.text for block in section.paragraphs)
            found.append(duty_of(section.heading, text, section.paragraphs[0], part))
    return found


def _under_names(section: Section, part: Part) -> list[UnitDuty]:
    """Lines that are nothing but the name of an office, each with its duties in the lines below it."""
    lines = [block for block in section.paragraphs if block.kind == "paragraph"]
    at = [number for number, block in enumerate(lines) if is_office(block.text.strip("：: "))]
    if len(at) < 2:
        return []
    below = {n: "".join(block.text for block in lines[n + 1 : end]) for n, end in pairwise([*at, len(lines)])}
    return [
        duty_of(lines[number].text.strip("：: "), text, lines[number], part)
        for number, text in below.items()
        if re.search(r"[，。；]", text)
    ]


def _add(found: list[UnitDuty], duty: UnitDuty | None) -> None:
    """Each unit once for the same words."""
    if duty and not any(other.unit == duty.unit and other.text == duty.text for other in found):
        found.append(duty)


def _line(block: Block, part: Part) -> UnitDuty | None:
    label = find_label(block.text)
    text = block.text[label.length :].strip() if label else block.text.strip()
    dashed = DASHED.match(text)
    unit, rest = (dashed["unit"], dashed["text"]) if dashed else split_heading(text)
    unit = unit.strip("“” ") if unit.count("“") != unit.count("”") else unit.strip()
    unit = OF_UNIT.sub("", unit) if is_office(OF_UNIT.sub("", unit)) else unit
    if (
        not rest
        or len(rest) < 4
        or len(unit) > 40
        or not _names_units(unit)
        or re.search(rf"(?:{ROLE_NAME}|联系人|联络人|电话|邮箱|地址)$", unit)
    ):
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
        charged = OF_DUTIES.match(sentence)
        if charged and is_office(charged["unit"]):
            found.append(duty_of(charged["unit"], sentence, block, part))
            continue
        after = AFTER.match(sentence)
        if after and is_office(after["unit"]):
            found.append(duty_of(after["unit"], after["text"], block, part))
            continue
        for piece in _charges(sentence):
            unit = subject_of(piece)
            if unit and re.match(
                rf"(?:{MUST})?(?:主要|具体|统一|全面)?(?:负责|牵头|配合|协助|承担|统筹|依法|做好|组织|指导|加强|落实|制定|开展|会同|督促|监管|审核|的?(?:主要|具体|工作)?职责)",
                piece.removeprefix("由")[len(unit) :],
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


def _charges(sentence: str) -> list[str]:
    """`甲牵头…；乙负责…` one by one where at least two of the parts name who does it, else the sentence whole."""
    pieces = split_outside(sentence, "；;")
    return pieces if sum(subject_of(piece) is not None for piece in pieces) > 1 else [sentence]


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
        led = HEAD_OF_OFFICE.match(sentence)
        if led:
            place = Place(block.index, f"{part.name} 第{block.index + 1}段")
            found.append(UnitDuty(unit=led["unit"], text=led["text"], place=place, confidence=0.85))
            continue
        if OFFICE_SENTENCE.search(sentence):
            owner = re.match(rf".*?([^，。；、）]{{0,24}}?{BODIES})(?:下设|办公室)", sentence)
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
