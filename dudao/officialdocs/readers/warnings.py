"""What a person should look at: cut sentences, tasks without a lead, odd dates, numbers out of order, lost annexes."""

import calendar
import re
from datetime import date
from itertools import pairwise, zip_longest

from dudao.lib.numerals import to_number
from dudao.officialdocs.shapes import Notice, Place, ReadDocument

from .cut import FINISHED, is_cut
from .head import Head, iso_date
from .issuers import ORGANISATION
from .outline import Section
from .parts import Part

LONG = 40
DAY_LINE = 16
CLOSE_DAYS = 7


def find_warnings(
    document: ReadDocument, parts: list[Part], roots: list[tuple[Part, Section]], head: Head
) -> list[Notice]:
    """All warnings, those nearest to the top of the document first."""
    found = [*_cut(document, parts), *_leads(document), *_dates(document), *_lengths(document), *_annexes(parts, head)]
    for part, root in roots:
        found.extend(_order(part, root))
    found.extend(_group_order(document))
    found.extend(_signatures(document, parts))
    return sorted(found, key=lambda notice: notice.place.block if notice.place else 0)


def _cut(document: ReadDocument, parts: list[Part]) -> list[Notice]:
    found = [
        Notice("cut_sentence", f"要点“{entry.point[:12]}…”好像没有写完，请对照原件补上", entry.place)
        for entry in document.indicators
        if is_cut(entry.point)
    ]
    found += [
        Notice("cut_sentence", f"任务“{entry.text[:12]}…”好像没有写完，请对照原件补上", entry.place)
        for entry in document.tasks
        if is_cut(entry.text)
    ]
    for part in parts:
        for block in part.content():
            text = block.text.strip()
            unfinished = len(text) >= LONG and "。" in text and not FINISHED.search(text)
            if block.kind == "paragraph" and (unfinished or (len(text) >= 20 and is_cut(text))):
                found.append(
                    Notice(
                        "cut_sentence",
                        f"这一段在“…{text[-10:]}”处断开，请对照原件补上",
                        Place(block.index, f"{part.name} 第{block.index + 1}段"),
                    )
                )
    return found


def _leads(document: ReadDocument) -> list[Notice]:
    found = [
        Notice("task_without_lead", f"第{task.no}项任务没有写明责任科室，请补上", task.place)
        for task in document.tasks
        if not task.departments
    ]
    shared = [task for task in document.tasks if len(task.departments) > 1 and not task.lead]
    if shared:
        numbers = "、".join(str(task.no) for task in shared)
        found.append(
            Notice("task_without_lead", f"第{numbers}项任务有几个责任科室，没有写明谁牵头，请指定", shared[0].place)
        )
    return found


def _day(text: str, last: bool) -> date:
    """First or last day that an ISO month or day covers."""
    parts = [int(part) for part in text.split("-")]
    day = parts[2] if len(parts) == 3 else calendar.monthrange(parts[0], parts[1])[1] if last else 1
    return date(parts[0], parts[1], day)


def _dates(document: ReadDocument) -> list[Notice]:
    if not document.issued_on:
        return []
    issued = date.fromisoformat(document.issued_on)
    dated = [(f"“{phase.name}”阶段", phase.start, phase.end, phase.place) for phase in document.phases]
    dated += [(f"第{task.no}项任务", None, task.due, task.place) for task in document.tasks]
    dated += [(f"报送“{entry.what[:12]}”", None, entry.due_date, entry.place) for entry in document.reporting]
    return [notice for name, start, end, place in dated for notice in _dated(name, start, end, issued, place)]


def _dated(name: str, start: str | None, end: str | None, issued: date, place: Place | None) -> list[Notice]:
    if start and end and _day(end, True) < _day(start, False):
        return [Notice("date_contradiction", f"{name}的结束日期早于开始日期，请核对", place)]
    if end and _day(end, True) < issued:
        return [
            Notice(
                "date_contradiction", f"{name}的时限（{end}）早于发文日期（{issued.isoformat()}），请核对年份", place
            )
        ]
    if start and _day(start, True) < issued and start[:7] != issued.isoformat()[:7]:
        return [
            Notice(
                "date_contradiction", f"{name}的开始时间（{start}）早于发文日期（{issued.isoformat()}），请核对", place
            )
        ]
    if end and (_day(end, True) - issued).days < CLOSE_DAYS:
        return [Notice("date_close", f"{name}的时限离发文只有{(_day(end, True) - issued).days}天", place)]
    return []


def _lengths(document: ReadDocument) -> list[Notice]:
    """`自即日起至6月底，为期3个半月`: the length given does not fit the dates."""
    if not document.issued_on:
        return []
    found = []
    for entry in document.quantities:
        said = re.search(r"(?:即日|发文之日)起?至(\d{1,2})月(底|末)?", entry.source_sentence)
        if entry.unit != "个月" or not said or not isinstance(entry.value, int | float):
            continue
        issued = date.fromisoformat(document.issued_on)
        year = issued.year + (int(said[1]) < issued.month)
        days = (_day(f"{year}-{int(said[1]):02d}", bool(said[2])) - issued).days
        if abs(days - entry.value * 30.4) > 7:
            found.append(
                Notice(
                    "date_contradiction",
                    f"为期{entry.value}个月与起止日期（{round(days / 30.4, 1)}个月）对不上，请核对",
                    entry.place,
                )
            )
    return found


def _annexes(parts: list[Part], head: Head) -> list[Notice]:
    """Annexes that are listed but whose heading was not found."""
    present = {part.name for part in parts}
    titles = {re.sub(r"\W", "", part.title) for part in parts}
    missing = [
        number
        for number, name in enumerate(head.annex_names, 1)
        if f"附件{number}" not in present and re.sub(r"\W", "", name) not in titles
    ]
    if not missing or len(head.annex_names) == 1:
        return []
    return [
        Notice("annex_missing", f"正文里列了附件{number}，后面没有找到，请检查文件是否完整", None) for number in missing
    ]


def _order(part: Part, root: Section) -> list[Notice]:
    """Numbers of sections that do not count up by one."""
    found = []
    for section in root.walk():
        before: Section | None = None
        for child in section.children:
            if before and before.label and child.label and child.block and before.label.style == child.label.style:
                wanted, number = (before.label.number or 0) + 1, child.label.number
                if number is not None and number != wanted and number != 1:
                    found.append(
                        Notice(
                            "section_order",
                            f"“{child.label.text}{child.heading[:10]}”的序号不连续，前一个是“{before.label.text}”",
                            Place(child.block.index, f"{part.name} {child.label.text}"),
                        )
                    )
            before = child
    return found


def _group_order(document: ReadDocument) -> list[Notice]:
    """Groups of checkpoints that stand in another order than they are numbered."""
    groups: list[tuple[str, int, Place | None]] = []
    for entry in document.indicators:
        number = to_number(re.sub(r"^[A-Za-z]", "", entry.group_code or ""))
        if entry.place and groups and groups[-1][2] and groups[-1][2].words.split()[0] != entry.place.words.split()[0]:
            groups.append(("", -1, None))  # another part counts from the beginning
        if number is not None and (not groups or groups[-1][0] != entry.group):
            groups.append((entry.group or "", int(number), entry.place))
    found = []
    for before, after in pairwise(groups):
        if min(after[1], before[1]) >= 0 and after[1] != before[1] + 1:
            found.append(
                Notice(
                    "section_order", f"“{after[0][:12]}”排在“{before[0][:12]}”后面，序号不连续，请核对顺序", after[2]
                )
            )
    return found


def _signatures(document: ReadDocument, parts: list[Part]) -> list[Notice]:
    """A body alone in the line above a day, or that made a sheet, and that was not read as an issuer."""
    known = "".join(re.sub(r"\s", "", name) for name in document.issuer)
    found = []
    for part in parts:
        for block, below in zip_longest(part.blocks, part.blocks[1:]):
            line = re.sub(r"\s", "", block.text)
            made = line.endswith("制")
            body = line.removesuffix("制").removesuffix("监").removesuffix("印")
            signs = made or bool(below and len(below.text) <= DAY_LINE and iso_date(re.sub(r"\s", "", below.text)))
            if block.grid is None and signs and ORGANISATION.match(body) and body not in known:
                message = f"“{body[:16]}”好像是落款，没有读成发文单位，请核对"
                found.append(Notice("issuer_differs", message, Place(block.index, f"{part.name} 落款")))
    return found
