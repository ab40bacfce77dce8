"""Tasks with a deadline and the offices that answer for them: from tables, and from lines that name both."""

import re

from dudao.officialdocs.shapes import Place, Task

from .blocks import Block
from .dates import Era, read_due
from .offices import is_office
from .outline import without_label
from .parts import Part
from .roles import SHARE_ASKED, asked_share, is_filled, usual_length
from .tables import Table
from .text import names_listed, sentences

LEAD = r"(?:牵头|责任|负责|主责|承办|实施|配合|协助)(?:科室|单位|部门|股室|处室|主体)"
PERSONS = r"(?:责任|牵头|分管|联系|包抓)(?:领导|人)"
TIMES = r"(?:完成|办结|整改|推进)?(?:时[限间]|期限)(?:要求|节点|进度)?|时间(?:要求|节点)|截止(?:时间|日期)"
# （4月底前，基教股）, （基教股；4月底前）
BRACKETED = re.compile(
    r"[（(](?:(?P<due>[^（）()，；、]*?\d{1,2}月[^（）()，；、]{0,6}?)[，；]\s*(?P<names>[^（）()，；]{2,60})|"
    r"(?P<first>[^（）()，；]{2,60})[，；]\s*(?P<last>[^（）()，；、]*?\d{1,2}月[^（）()，；、]{0,6}?))[)）]。?$"
)
DATE_FIRST = re.compile(
    r"^(?P<due>(?:20\d{2}年)?\d{1,2}月(?:\d{1,2}日|底|初|[上中下]旬)?(?:以?前|之前|底前)?)(?:完成)?[，：]\s*(?=[一-龥])"
)
TRAILER = re.compile(
    rf"[（(\[【〔]?\s*(?P<key>{LEAD}|{PERSONS}|{TIMES})\s*[:：]\s*(?P<value>[^：:]*?)(?=[；;。)）\]】〕]|{LEAD}|{PERSONS}|{TIMES}|$)"
)
MARK_LINE = re.compile(rf"^[（(\[【〔]?\s*(?:{LEAD}|{PERSONS}|{TIMES})\s*[:：]")
BAND_LEAD = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾\d]+[、.．）)]\s*)?(?:(?:牵头|主责|责任)(?:单位|部门|科室|股室)[:：]\s*(?P<named>.{2,40}?)|"
    r"(?P<leads>[^，。；：:]{2,30}?)牵头(?:负责|落实|推进)?(?:的?(?:任务|工作|事项))?)(?:[（(](?:会同|联合|配合[:：]?)?(?P<more>[^（）()]*)[)）])?$"
)  # a line over the whole width that names who leads the tasks below it
SHORTEST = 5
SEVERAL_LEAD = "写着几个牵头单位，请核对谁牵头"
AS_WHAT = re.compile(r"(?:等)?(?:[（(]?(?:牵头|配合|负责|主办|协办|主责)[)）]?)$")
NOBODY = re.compile(r"[—–\-－─/／\\\s]+|无|暂无")
LEADING = re.compile(
    r"[（(〔\[](?P<names>[^（）()〔〕]{2,60}?)(?:牵头|负责)(?:[，,；;、]?(?P<more>[^（）()〔〕]{2,80}?)(?:配合|"
    r"参与|按职责分工负责|协助))?(?:[，,；;]\s*(?P<due>[^（）()〔〕]{2,24}?)(?:完成|办结|落实)?)?[)）〕\]]"
)


def is_task_table(table: Table) -> bool:
    """Rows with work to do and a deadline or an office that answers for it; points to check are none."""
    kinds = set(table.kinds)
    if "phase" in kinds or not is_filled(table, "due", "lead"):
        return False
    if not {"task", "point", "item", "result"} & kinds and not {"lead", "due"} <= kinds:
        return False
    column = _text_column(table)
    if column is None or asked_share(table, column) >= SHARE_ASKED:
        return False
    return table.kinds[column] != "point" or is_filled(table, "due")


def _text_column(table: Table) -> int | None:
    """The column with the work itself: the longest of the first kind that is filled; measures before problems."""
    for kinds in (("task",), ("result",), ("point", "standard"), ("item",), (None,), ("group",)):
        columns = [number for number, found in enumerate(table.kinds) if found in kinds and table.own(number)]
        measures = [
            number
            for number in columns
            if re.search(r"措施|举措|任务|要求|事项|对策|办法|打算|整改(?:内容|目标)", table.columns[number])
        ]
        if kinds == ("result",) and not measures:
            continue
        if columns:
            return max(measures or columns, key=lambda column: usual_length(table, column))
    return None


def read_task_table(table: Table, part: Part, era: Era) -> list[Task]:
    """One task a row; offices of all responsible columns together, in the order of the row."""
    column = _text_column(table)
    if column is None:
        return []
    due_column, serial = table.column_of("due"), table.column_of("serial")
    offices = [number for number, kind in enumerate(table.kinds) if kind in ("lead", "assist")]
    offices = offices or [
        number for number, kind in enumerate(table.kinds) if kind == "person" and _holds_offices(table, number)
    ]
    found = []
    above: list[str] = []
    for order, row in enumerate(table.rows, 1):
        cell = table.cell(row, column)
        if table.is_band(row):
            above = _led_by(cell.text)
        if cell.empty or cell.row != row or table.is_band(row):
            continue
        due_text = table.cell(row, due_column).text.strip() if due_column is not None else ""
        departments = above + [name for number in offices for name in departments_of(table.cell(row, number).text)]
        lead = above[0] if above else _lead(table, row, offices)
        number = table.cell(row, serial).text.strip(" .、") if serial is not None else ""
        task = Task(
            no=int(number) if number.isdigit() else number or order,
            text=_joined(cell.text),
            due=read_due(due_text, era),
            departments=list(dict.fromkeys(departments)),
            due_text=due_text or None,
            lead=lead,
            place=Place(table.block.index, f"{part.name} 第{order}行", row),
        )
        _doubts(task)
        if len(above) > 1:
            task.doubt(0.25, SEVERAL_LEAD)
        found.append(task)
    return found


def _led_by(band: str) -> list[str]:
    """`牵头单位：教育局` or `（一）教育局牵头（4项）` over the rows that it leads; every other band ends it."""
    hit = BAND_LEAD.match(re.sub(r"\s", "", band))
    names = departments_of(hit["named"] or hit["leads"]) if hit else []
    names += [name for name in departments_of(hit["more"] or "") if is_office(name)] if hit else []
    return names if names and all(map(is_office, names)) else []


def _holds_offices(table: Table, column: int) -> bool:
    """A column headed 负责人 that names offices all the same."""
    names = [name for cell in table.own(column) for name in departments_of(cell.text)]
    return bool(names) and sum(map(is_office, names)) * 2 > len(names)


def _lead(table: Table, row: int, offices: list[int]) -> str | None:
    """The office under 牵头, the one marked so in its cell, or the only one."""
    for column in offices:
        names = departments_of(table.cell(row, column).text)
        marked = re.search(
            r"(?:牵头(?:科室|单位|部门)?|主责)\s*[:：]\s*([^\s、，,；;\n]+)", table.cell(row, column).text
        )
        after = re.search(r"([^\s、，,；;\n（(]+)[（(]牵头[)）]", table.cell(row, column).text)
        if marked or after:
            return (marked or after)[1]  # type: ignore[index]
        if names and ("牵头" in table.columns[column] or (len(names) == 1 and table.kinds[column] == "lead")):
            return names[0]
    return None


def _joined(text: str) -> str:
    return without_label(re.sub(r"\s*\n\s*", "", text))


def departments_of(text: str) -> list[str]:
    """Office names of one cell: lines, 、 and spaces part them; `牵头：` and the like are dropped."""
    text = re.sub(rf"(?:{LEAD}|牵头|配合)\s*[:：]", "\n", text)
    names = [AS_WHAT.sub("", name) for name in names_listed(text)]
    return [name for name in names if name and not NOBODY.fullmatch(name)]


def _doubts(task: Task) -> None:
    if not task.departments:
        task.doubt(0.35, "没有写明责任科室")
    if task.due is None:
        task.doubt(0.25, "没有写明完成时限，或时限不是日期")


def _with_marks_below(part: Part) -> list[tuple[Block, str]]:
    """Paragraphs with their texts; a line that only names the office or the deadline belongs to the one above it."""
    found: list[tuple[Block, str]] = []
    for block in part.content():
        text = block.text.strip()
        if block.kind != "paragraph":
            continue
        if found and MARK_LINE.match(text):
            above, before = found[-1]
            found[-1] = (above, f"{before}；{text}" if TRAILER.search(before) else f"{before}{text}")
        else:
            found.append((block, text))
    return found


def _in_brackets(text: str) -> re.Match[str] | None:
    """Office and deadline in brackets at the end, in either order, and nothing else in them."""
    found = BRACKETED.search(text)
    names = departments_of(found["names"] or found["first"]) if found else []
    return found if names and all(map(is_office, names)) else None


def read_marked_tasks(part: Part, era: Era) -> list[Task]:
    """Paragraphs that name the responsible office or the deadline in brackets or after a colon."""
    found: list[Task] = []
    for block, whole in _with_marks_below(part):
        marks = list(TRAILER.finditer(whole))
        lead = LEADING.search(whole) or _in_brackets(whole)
        offices = [name for mark in marks if re.match(LEAD, mark["key"]) for name in departments_of(mark["value"])]
        if lead and not offices:
            told = lead.groupdict()
            offices = departments_of(told["names"] or told.get("first") or "") + departments_of(told.get("more") or "")
        if not offices or whole.startswith(("附件", "责任", "联系")):
            continue
        begin = min([mark.start() for mark in marks] + ([lead.start()] if lead else []))
        due_text = next((mark["value"] for mark in marks if re.match(TIMES, mark["key"])), "")
        due_text = due_text or (lead["due"] or lead.groupdict().get("last") or "" if lead else "")
        text = without_label(whole[:begin].strip().rstrip("—–-－ "))
        dated = DATE_FIRST.match(text)
        due_text = due_text or (dated["due"] if dated else "")
        if len(text) < SHORTEST:
            continue
        task = Task(
            no=len(found) + 1,
            text=text,
            due=read_due(due_text, era),
            departments=list(dict.fromkeys(offices)),
            due_text=due_text or None,
            lead=offices[0]
            if lead or len(set(offices)) == 1 or (marks and marks[0]["key"].startswith(("牵头", "主责")))
            else None,
            place=Place(block.index, f"{part.name} {sentences(block.text)[0][:12]}…"),
            confidence=0.8,
        )
        _doubts(task)
        if any(mark["key"].startswith(("牵头", "主责")) and len(departments_of(mark["value"])) > 1 for mark in marks):
            task.doubt(0.25, SEVERAL_LEAD)
        found.append(task)
    return found
