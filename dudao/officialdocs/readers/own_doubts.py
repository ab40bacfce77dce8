"""Doubts that an entry raises by its own shape: a name that is no name, a unit without its period.

Each rule looks at one finished entry and its row or sentence, whichever reader made it.
"""

import re
from collections.abc import Callable, Iterable

from dudao.officialdocs.shapes import (
    Contact,
    Entry,
    FormSheet,
    Group,
    Indicator,
    Member,
    Phase,
    Quantity,
    ReadDocument,
    Reporting,
    Task,
    UnitDuty,
)  # fmt: skip

from .blocks import Block
from .offices import is_office
from .parts import Part
from .scope import is_mere_phrase
from .surnames import may_be_a_person

LOOK = 0.25  # what a doubt takes away: an entry of 0.95 falls among the doubtful
NUMBERED_TITLE = re.compile(r"^[A-ZＡ-Ｚ甲乙丙丁戊己庚Ⅰ-Ⅻ](?=[\s\u3000一-龥])")
COUNT = re.compile(r"^(?:[\d一二三四五六七八九十]+个|各|每个|若干)")
SENT = re.compile(
    r"表|报告|材料|名单|情况|结果|总结|方案|信息|台账|意见|清单|线索|数据|专报|简报|通报|[月周日季年旬]报|小结|案例|计划|记录|书|单|函|"
    r"问题|经验|说明|进展|档案|合同|照片|制度|细则|汇报|报告|答复|回复|回执|情形|事件|事故|舆情|稿|成果|总结|分析|动态|方法|做法|零报告|事项|调度|会商|"
    r"研判|例会|讲评|册|卡|课表|公告|版|件|篇|录|汇总|意愿|申请|整改|检查|反馈|申诉|案"
)
BEGINS_AMISS = re.compile(
    r"^(?:连同|(?:超|未|不)[^，。；]{2,12}当场|于|由|向|并|及|和|与|在|的|等|各(?!地)[^，。；]{1,8}(?:对|将|要)|没有|每|\d+[月日时])"
)
ENDS_AMISS = re.compile(
    r"(?:(?<=.[在于将由])[一-龥]{1,5}|指出|约谈|公布|由|由各校|直接|于|将|并|的|和|及|与|要|应|须)$"
)
WHO_AMISS = re.compile(r"[由将]|组织全体|接文|收到|后要|[，。；]|情况|^\d|工作由|^的")
SEVERAL = re.compile(r"及各|以及|会同|部门相关|部门股室|常委$|党[委组]委员$|党组成员$")
APART = re.compile(r"[一-龥] (?=[一-龥])")
SAID, TORN = ("point", "group", "item", "text", "name", "what"), 2
ELSEWHERE = re.compile(r"(?:见(?:下表|附[件表]|后)|如下|详见)[^，。；]{0,8}[:：。]?$")
# a post described where a name or a unit should stand
IS_POST = re.compile(r"分管[^，。；]{2,10}的")
PRICE = re.compile(r"^元")
PERIOD = re.compile(r"学期|学年|每年|每月|/年|/月|·年|一年|年度")
SHORTEST_TITLE = 4
LONGEST_NAME = 18
PLACE_WORD = re.compile(r"[省市县区镇乡路街道巷号楼室村]")
MARKED_DOWN = re.compile(r"[□☐_＿]|[:：]\s{2,}|年\s+月")


def own_doubts(document: ReadDocument, parts: list[Part]) -> None:
    """Lower the confidence of entries in place, each with its reason."""
    blocks = {block.index: block for part in parts for block in part.blocks}
    rules: list[tuple[Iterable[Entry], Callable[..., None]]] = [
        (document.indicators, _point), (document.tasks, _task), (document.reporting, _report),
        (document.phases, _phase), (document.groups, _group), (document.duties, _duty), (document.contacts, _contact),
        (document.quantities, _limit), (document.forms, _form),
    ]  # fmt: skip
    for entries, rule in rules:
        for entry in entries:
            if any(len(APART.findall(str(getattr(entry, name, None) or ""))) >= TORN for name in SAID):
                entry.doubt(LOOK, "字与字之间断开了，可能没有认准，请对照原件")
            rule(entry, _row(entry, blocks))


def _row(entry: Entry, blocks: dict[int, Block]) -> list[str]:
    """The texts of the row that an entry stands in; nothing in a paragraph."""
    block = blocks.get(entry.place.block) if entry.place else None
    if block is None or block.grid is None or entry.place is None or entry.place.row is None:
        return []
    return [cell.text.strip() for cell in block.grid.distinct(entry.place.row)]


def _point(entry: Indicator, row: list[str]) -> None:
    titles = [entry.group or "", entry.item or ""]
    if any(NUMBERED_TITLE.match(title) for title in titles):
        entry.doubt(LOOK, "类别名前面好像带着编号，请核对类别")


def _task(entry: Task, row: list[str]) -> None:
    if any(re.search(r"\s", name.strip()) or not is_office(name) for name in entry.departments):
        entry.doubt(LOOK, "责任单位的写法少见，请核对有没有连在一起")


def _report(entry: Reporting, row: list[str]) -> None:
    what, who = entry.what.strip(), (entry.who or "").strip()
    if re.search(r"一[校班人生科师县]一|各一[份式]", what):
        entry.doubt(LOOK, "报什么写得不像一份材料，请核对")
    if not SENT.search(what) or BEGINS_AMISS.match(what) or ENDS_AMISS.search(what) or len(what) > 40:
        entry.doubt(LOOK, "报什么写得不像一份材料，请核对")
    if WHO_AMISS.search(who):
        entry.doubt(LOOK, "由谁报写得不像一个单位，请核对")


def _phase(entry: Phase, row: list[str]) -> None:
    if re.search(r"\d\s*[次场个所家]|[，。；]|^各|^并|^对", entry.name) or len(entry.name) > LONGEST_NAME:
        entry.doubt(LOOK, "阶段的名称写得少见，请核对")


def _group(entry: Group, row: list[str]) -> None:
    if COUNT.match(entry.name):
        entry.doubt(LOOK, "这里说的是几个组，请核对是不是一个组织")
    if any(_odd_member(member) for member in entry.members):
        entry.doubt(LOOK, "组成人员里有的不像人名或单位名，请核对")


def _odd_member(member: Member) -> bool:
    if IS_POST.search(member.name):
        return True
    if re.search(r"[（(]兼|兼[)）]$|主要负责人$|主要领导$", member.name):
        return True
    if member.kind == "unit":
        return bool(SEVERAL.search(member.name))
    return not may_be_a_person(member.name)


def _duty(entry: UnitDuty, row: list[str]) -> None:
    unit = entry.unit.strip()
    if not is_office(unit) or re.search(r"由|联络员|^[—–]", unit):
        entry.doubt(LOOK, "单位名称的写法少见，请核对")
    if ELSEWHERE.search(entry.text):
        entry.doubt(LOOK, "这里只说职责在别处，请核对")


def _contact(entry: Contact, row: list[str]) -> None:
    digits = sum(char.isdigit() for char in entry.value)
    wrong = {"phone": digits < 7, "mobile": digits != 11, "email": "@" not in entry.value}
    if wrong.get(entry.kind, not PLACE_WORD.search(entry.value)):
        entry.doubt(LOOK, "这一条不像电话、邮箱或地址，请核对")


def _per(entry: Quantity) -> bool:
    """`每生每餐…元` says more of its number than the unit that was read."""
    before = re.split(r"[，。；]", entry.source_sentence.partition(str(entry.value))[0])[-1]
    return before.count("每") > max(1, entry.unit.count("/"))


def _limit(entry: Quantity, row: list[str]) -> None:
    if entry.applies_to and is_mere_phrase(entry.applies_to):
        entry.doubt(LOOK, "对谁的要求没有读准，请核对适用对象")
    words = f"{entry.source_sentence}{''.join(row)}"
    if entry.unit.startswith("元") and _per(entry):
        entry.doubt(LOOK, "这个数按什么算没有读准，请核对单位")
    if PRICE.match(entry.unit) and entry.unit.count("/") < 2 and PERIOD.search(words):
        entry.doubt(LOOK, "金额按什么时间算没有读准，请核对单位")
    within = re.search(rf"{re.escape(entry.unit)}(?:之?内|后)", entry.source_sentence)
    if entry.unit in ("学年", "学期", "年", "月", "个月", "周") and (entry.op == "=" or within):
        entry.doubt(LOOK, "这个数也许是时间，不是限额，请核对")


def _form(entry: FormSheet, row: list[str]) -> None:
    if entry.title.startswith(("（", "(")) or len(entry.title) < SHORTEST_TITLE:
        entry.doubt(LOOK, "表名不像一张表的名字，请核对")
    if any(MARKED_DOWN.search(column) for column in entry.columns):
        entry.doubt(LOOK, "栏目里有要填要勾的内容，请核对栏目")
    if not entry.columns and not entry.header_fields:
        entry.doubt(LOOK, "没有读到要填的栏目，请核对")
