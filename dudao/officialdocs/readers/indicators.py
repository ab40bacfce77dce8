"""Checkpoints from tables: titles at the left, in bands or between the points, and the points themselves."""

import re
from dataclasses import dataclass, field

from dudao.officialdocs.shapes import Indicator, Place

from .audience import stages_of, unit_kinds_of
from .outline import find_label
from .parts import Part
from .points import ASKED, numbering_of, split_points, split_title
from .polarity import polarity_of
from .roles import is_titled, point_column, text_columns
from .tables import Table

Title = tuple[str | None, str]
NEGATIVE = re.compile(r"负面(?:清单|行为|表现|情形)|禁止|违规(?:行为|情形|表现|问题)|失范|严禁|问题清单|不良行为")
NOTHING: Title = (None, "")
CHINESE_SERIAL = re.compile(r"[一二三四五六七八九十]+[、.]?|[（(][一二三四五六七八九十]+[)）]")
SHORT_TITLE = 24
NO_ROW = re.compile(r"^(?:[小合总]\s*计|总\s*分|得\s*分|……|…)$")


@dataclass(slots=True)
class Standing:
    """Titles that hold at a row: those of bands by depth, those of the columns at the left, one between the points."""

    bands: list[tuple[int, Title]] = field(default_factory=list)
    held: dict[int, Title] = field(default_factory=dict)
    between: Title | None = None
    borrowed: bool = False

    def enter_band(self, text: str) -> None:
        label = find_label(text)
        depth = label.depth if label else -1
        self.bands = [(other, title) for other, title in self.bands if other < depth]
        self.bands.append((depth, split_title(text)))
        self.held, self.between = {}, None

    def above(self, levels: list[int]) -> list[Title]:
        found = [title for _, title in self.bands] + [self.held[column] for column in levels if column in self.held]
        found += [self.between] if self.between else []
        return found if len(found) < 3 else [found[0], found[-1]]


def read_checklist(table: Table, part: Part, before: Standing | None = None) -> tuple[list[Indicator], Standing]:
    """Every point of a checklist with the group and item it stands under; `before` is where a cut table stopped."""
    column = point_column(table)
    standing = before if before and table.follows else Standing()
    if column is None:
        return [], standing
    if is_titled(table):
        standing.bands = [(-1, split_title(table.columns[0]))]
    levels = [number for number in text_columns(table) if number < column][-2:]
    titles = _titles_between(table, column)
    found: list[Indicator] = []
    for order, row in enumerate(table.rows):
        band = _band(table, row, column)
        if band:
            standing.enter_band(band)
            continue
        _hold(table, row, levels, standing)
        if row in titles:
            standing.between = split_title(table.cell(row, column).text)
            continue
        for indicator in _points(table, row, column, standing.above(levels)):
            indicator.place = Place(table.block.index, f"{part.name} 第{order + 1}行", row)
            if standing.borrowed:
                indicator.lower(0.1)
            found.append(indicator)
    if NEGATIVE.search(part.title + table.columns[column]):
        forbid(found)
    return found, standing


def forbid(found: list[Indicator]) -> None:
    """In a list of the forbidden a plain statement names what must not be."""
    for entry in found:
        entry.polarity = "bad_yes" if entry.polarity == "duty" else entry.polarity


def _band(table: Table, row: int, column: int) -> str | None:
    """The title in a row that is one cell, or whose only text stands before empty squares; None for other rows."""
    cells = [cell for cell in table.block.grid.distinct(row) if not cell.empty] if table.block.grid else []
    if table.is_band(row) and cells:
        return cells[0].text
    texts = [cell.text.strip() for cell in cells if table.kinds[cell.column] != "score"]
    if not texts or any(cell.row != row for cell in cells):
        return None
    if len(texts) == 2 and CHINESE_SERIAL.fullmatch(texts[0]) and _is_title(texts[1]):
        return texts[0] + ("" if texts[0].endswith(("、", ".", "）", ")")) else "、") + texts[1]
    alone = len(texts) == 1 and table.cell(row, column).empty and len(texts[0]) <= SHORT_TITLE * 2
    return texts[0] if alone else None


def _titles_between(table: Table, column: int) -> set[int]:
    """Rows of the column of points that hold a title: another kind of number, short, and points follow."""
    rows = [row for row in table.rows if table.cell(row, column).row == row and not table.cell(row, column).empty]
    rows = [row for row in rows if not table.is_band(row)]
    styles = {row: numbering_of(table.cell(row, column).text) for row in rows}
    if len(rows) < 2 or len(set(styles.values())) != 2:
        return set()
    if "plain" in styles.values() and not _are_headings(table, column, rows, styles):
        return set()
    titles = {row for row in rows if styles[row] == styles[rows[0]]}
    short = all(_is_title(table.cell(row, column).text) for row in titles)
    return titles if short and len(titles) < len(rows) and rows[-1] not in titles else set()


def _are_headings(table: Table, column: int, rows: list[int], styles: dict[int, str]) -> bool:
    """`一、作业` and nothing beside it, between points without any number."""
    titles = [row for row in rows if styles[row] != "plain"]
    bare = all(
        sum(not cell.empty for cell in table.block.grid.distinct(row)) == 1 for row in titles if table.block.grid
    )
    return bare and rows[0] in titles and all(styles[row] in ("big", "bracket") for row in titles)


def _is_title(text: str) -> bool:
    return len(text) <= SHORT_TITLE and not re.search(r"[。；？！，]", text) and not ASKED.search(text)


def _hold(table: Table, row: int, levels: list[int], standing: Standing) -> None:
    """Take over the titles at the left; an empty square keeps the title above it."""
    standing.borrowed = False
    for at, column in enumerate(levels):
        cell = table.cell(row, column)
        if not cell.empty:
            if standing.held.get(column) != split_title(cell.text):
                standing.between = None
                for deeper in levels[at + 1 :]:
                    standing.held.pop(deeper, None)
            standing.held[column] = split_title(cell.text)
        elif column in standing.held and at == len(levels) - 1:
            standing.borrowed = True


def _points(table: Table, row: int, column: int, above: list[Title]) -> list[Indicator]:
    cell = table.cell(row, column)
    if cell.empty or cell.row != row or NO_ROW.match(cell.text.strip()):
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
            indicator.lower(0.05)
        made.append(indicator)
    return made


def make_indicator(group: Title, item: Title, code: str | None, text: str) -> Indicator:
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
