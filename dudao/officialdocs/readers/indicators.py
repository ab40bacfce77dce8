"""Checkpoints from checklists: tables with two or three levels, one table a group, and numbered lists."""

import re

from dudao.officialdocs.shapes import Indicator, Place

from .columns import BLANK_TO_FILL
from .outline import Section, build_outline
from .parts import Part
from .points import split_points, split_title
from .polarity import polarity_of, stages_of, unit_kinds_of
from .tables import Table

SKIPPED = BLANK_TO_FILL | {"serial", "due", "lead", "assist", "rule"}
LIST_TITLE = re.compile(
    r"(?:要点|指标|检查内容|督导内容|督查内容|检查标准|评估标准|观测点|检查清单|自查清单|督查清单|"
    r"负面清单|问题清单|排查清单|检查表|自查表|督导表|评估表)(?:（[^（）]*）)?$"
)

NEGATIVE = re.compile(r"负面清单|禁止|违规(?:行为|情形)|问题清单")
NOTHING: tuple[str | None, str] = (None, "")


def is_checklist(table: Table) -> bool:
    """A table whose rows are points to check, not tasks with a deadline and not an empty form."""
    if "due" in table.kinds or ({"phase", "task"} & set(table.kinds) and "lead" in table.kinds):
        return False
    if not {"group", "item", "point"} & set(table.kinds) and not _titled(table):
        return False
    content = _content_columns(table)
    filled = [
        row for row in table.rows if content and not table.cell(row, content[-1]).empty and not table.is_band(row)
    ]
    return bool(filled) and len(filled) * 2 >= len(table.rows)


def _titled(table: Table) -> bool:
    """The heading row is the group itself: `（一）作业情况 | 备注`."""
    first = table.columns[0] if table.columns else ""
    return table.kinds[:1] in ([None], ["result"]) and bool(split_title(first)[0]) and table.kinds[-1] in BLANK_TO_FILL


def _content_columns(table: Table) -> list[int]:
    columns = [
        number
        for number, kind in enumerate(table.kinds)
        if kind not in SKIPPED or (_titled(table) and table.columns[number] == table.columns[0])
    ]
    if not any(table.kinds[number] == "point" for number in columns) and "rule" in table.kinds and not _titled(table):
        columns.append(table.kinds.index("rule"))
    levels = [
        number
        for number in columns
        if table.kinds[number] in ("group", "item", "point", "rule", None) or table.kinds[number] == "task"
    ]
    return sorted(levels or columns)


def read_checklist(table: Table, part: Part) -> list[Indicator]:
    """Every point of a checklist table with the group and item it stands under."""
    content = _content_columns(table)
    levels, point_column = content[:-1][-2:], content[-1]
    banner = split_title(table.columns[0]) if _titled(table) else None
    held: dict[int, tuple[str | None, str]] = {}
    borrowed: set[int] = set()
    found: list[Indicator] = []
    for order, row in enumerate(table.rows):
        if table.is_band(row):
            banner, held = split_title(table.cell(row, 0).text), {}
            continue
        _hold(table, row, levels, held, borrowed)
        above = [banner] if banner else []
        above += [held[column] for column in levels if column in held]
        for indicator in _points(table, row, point_column, above):
            indicator.place = Place(table.block.index, f"{part.name} 第{order + 1}行", row)
            if borrowed:
                indicator.doubt(0.1, "左边的栏目是空的，沿用了上一行的归类")
            found.append(indicator)
    return found


def _hold(
    table: Table, row: int, levels: list[int], held: dict[int, tuple[str | None, str]], borrowed: set[int]
) -> None:
    """Take over the titles at the left; an empty square keeps the title above it."""
    borrowed.clear()
    for at, column in enumerate(levels):
        cell = table.cell(row, column)
        if not cell.empty:
            if held.get(column) != split_title(cell.text):
                for deeper in levels[at + 1 :]:
                    held.pop(deeper, None)
            held[column] = split_title(cell.text)
        elif column in held and at == len(levels) - 1:
            borrowed.add(column)


def _points(table: Table, row: int, column: int, above: list[tuple[str | None, str]]) -> list[Indicator]:
    cell = table.cell(row, column)
    if cell.empty or cell.row != row:
        return []
    serial = table.column_of("serial")
    number = table.cell(row, serial).text.strip(" .、") if serial is not None else ""
    group, item = [*above, NOTHING, NOTHING][:2]
    pieces = split_points(cell.text)
    made = []
    for code, text in pieces:
        if number and code and code.isdigit() and len(pieces) > 1:
            code = f"{number}.{code}"
        elif number and code is None:
            code = number
        indicator = make_indicator(group, item, code, text)
        if len(pieces) > 1:
            indicator.doubt(0.05, "同一格里有几条，按编号拆开")
        made.append(indicator)
    return made


def make_indicator(
    group: tuple[str | None, str], item: tuple[str | None, str], code: str | None, text: str
) -> Indicator:
    """One checkpoint with polarity, kinds of unit and stages told from its wording."""
    if code and code.replace(".", "").isdigit() and group[0] and not group[0].isascii():
        code = f"{group[0]}.{code}"
    polarity, doubt = polarity_of(text)
    made = Indicator(
        group_code=group[0],
        group=group[1] or None,
        item_code=item[0],
        item=item[1] or None,
        point_code=code,
        point=text,
        polarity=polarity,
        unit_kinds=unit_kinds_of(text, group[1]),
        stages=stages_of(text),
    )
    if doubt:
        made.doubt(0.3, doubt)
    if not text.rstrip().endswith(("。", "；", "？", "！", ".", ";", "?")) and re.search(
        r"(?:不超过|不少于|不低于|不得|以及|和|的|或)$", text
    ):
        made.doubt(0.4, "句子似乎没有写完")
    return made


def read_list(part: Part) -> list[Indicator]:
    """Points of an annex that is a numbered list instead of a table."""
    if not LIST_TITLE.search(part.title):
        return []
    root = build_outline([block for block in part.content() if block.kind == "paragraph"])
    found: list[Indicator] = []
    for section in root.walk():
        if section.block and not section.children and not section.paragraphs:
            found.extend(_leaf(section, part))
        elif section.block and section.paragraphs and not section.children:
            found.extend(_lines(section, part))
    if NEGATIVE.search(part.title):
        for entry in found:
            entry.polarity = "bad_yes" if entry.polarity == "duty" else entry.polarity
    return found if len(found) >= 3 else []


def _titles(section: Section | None) -> list[tuple[str | None, str]]:
    above: list[tuple[str | None, str]] = []
    while section is not None and section.block is not None:
        label = section.label
        above.insert(0, (re.sub(r"[（()）.．、\s]", "", label.text) if label else None, section.heading))
        section = section.parent
    return above


def _leaf(section: Section, part: Part) -> list[Indicator]:
    assert section.block
    assert section.label
    above = [*_titles(section.parent), NOTHING, NOTHING][:2]
    made = make_indicator(
        above[0],
        above[1],
        re.sub(r"[（()）.．、\s]", "", section.label.text),
        section.block.text[section.label.length :].strip(),
    )
    made.place = Place(section.block.index, f"{part.name} {section.label.text}")
    return [made]


def _lines(section: Section, part: Part) -> list[Indicator]:
    above = [*_titles(section), NOTHING, NOTHING][:2]
    found = []
    for number, block in enumerate(section.paragraphs, 1):
        code, text = split_title(block.text)
        made = make_indicator(above[0], above[1], code or str(number), text)
        made.place = Place(block.index, f"{part.name} {section.heading} 第{number}条")
        found.append(made)
    return found
