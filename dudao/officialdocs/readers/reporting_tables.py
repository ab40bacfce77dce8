"""Tables that say who reports what to whom by when: one report a row."""

import re

from dudao.officialdocs.shapes import Place, Reporting

from .dates import Era
from .parts import Part
from .statements import Context, make_entry
from .tables import Table
from .text import drop_brackets, squeeze

SENDING = re.compile(r"报送|上报|填报|呈报|提交|报告|接收|收[件表]|报表|报什么|报给|谁报|上交|交到|报往|信息")
TO = re.compile(
    r"接[收受]|收[件表]|受理|报[至往给到]|(?:报送|上报|提交|报告)(?:对象|去向|至|到|给|部门（)|送[至达到]|交[至到给]|汇总(?:单位|部门|[科股处]室)"
)
WHEN = re.compile(r"时[限间]|期限|频[次率度]|周期|日期|截止|何时|什么时候|节点|^时段$")
WHO = re.compile(
    r"(?:报送|上报|填报|提交|报告|呈报|责任|信息|编报)(?:责任)?(?:单位|主体|部门|人|[科股处]室|学校|对象|范围)|谁|^单位|主体|^学校$|^部门$|由.{0,4}报"
)
WHAT = re.compile(r"事项|内容|材料|名称|报表|资料|信息|数据|台账|什么|项目|文[件稿]|表[格册]")
OTHER_WORK = re.compile(r"任务|措施|整改|问题|检查|督查|督导|评估|考核")
LEAST = 2


def sheet_columns(table: Table) -> dict[str, int] | None:
    """The columns of what, who, whom and when of a table of reports; None for any other table."""
    if table.header is None:
        return None
    found: dict[str, int] = {}
    for number, heading in enumerate(table.columns):
        text = re.sub(r"\s", "", heading)
        for name, pattern in (("whom", TO), ("when", WHEN), ("who", WHO), ("what", WHAT)):
            if name not in found and pattern.search(text) and number not in found.values():
                found[name] = number
                break
    told = [table.columns[number] for number in found.values()]
    if not {"what", "when"} <= found.keys() or not {"who", "whom"} & found.keys():
        return None
    if not any(map(SENDING.search, told)) or OTHER_WORK.search(table.columns[found["what"]]):
        return None
    named = SENDING.search(table.columns[found["what"]]) or "whom" in found
    filled = [row for row in table.rows if not table.cell(row, found["what"]).empty]
    dated = [row for row in filled if not table.cell(row, found["when"]).empty]
    return found if named and len(dated) >= LEAST and len(dated) * 2 > len(filled) else None


def read_sheet_of_reports(table: Table, part: Part, issuer: str | None, era: Era) -> list[Reporting]:
    """One report a row of such a table; merged cells hold for all their rows."""
    columns = sheet_columns(table)
    if columns is None:
        return []
    found = []
    for order, row in enumerate(table.rows, 1):
        cell = table.cell(row, columns["what"])
        if cell.empty or cell.row != row or table.is_band(row):
            continue
        told = {
            name: re.sub(r"\s*\n\s*", "、" if name == "who" else "", table.cell(row, column).text).strip()
            for name, column in columns.items()
        }
        entry = make_entry(
            told.get("who") or None,
            drop_brackets(told["what"]) or told["what"],
            told.get("whom") or None,
            told["when"] or None,
            Context(None, issuer, era),
        )
        entry.place = Place(table.block.index, f"{part.name} 第{order}行", row)
        entry.source_sentence = "，".join(filter(None, map(str.strip, map(_flat, table.row_texts(row)))))
        found.append(entry)
    return found


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def is_said(entry: Reporting, others: list[Reporting]) -> bool:
    """True when the foot of a form says again what the text says: the same paper by the same time."""
    what = squeeze(entry.what)
    timed = [other for other in others if entry.due_or_period and other.due_or_period == entry.due_or_period]
    same_way = entry.to_whom and any(other.to_whom == entry.to_whom for other in timed)
    return bool(same_way) or any(what in squeeze(other.what) for other in timed)
