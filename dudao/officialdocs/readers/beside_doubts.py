"""Doubts that an entry raises beside its neighbours: another answer than its siblings, a far longer or shorter text."""

import re
from collections import defaultdict

from dudao.officialdocs.shapes import Entry, Indicator, Quantity, ReadDocument, Reporting, Task

from .polarity import QUESTION, asks_either, is_told
from .text import squeeze

LOOK = 0.25
CROWD = 4  # so many siblings say what is usual
ALONE = 0.2
LONG, FAR = 60, 4
HANDED_ON = re.compile(r"(?:汇总|审核|初审|把关|签批|复核|审定)[^。；]{0,12}?(?:后|并)|连同|一并|分别|逐级")
TOGETHER = re.compile(
    r"(?:[两三四五六七]|\d)项[^，。；]{0,8}(?:均|都)|(?:均|都)(?:要|应|须)?(?:为|达到?|不|在|控制)|各不|分别"
)


def beside_doubts(document: ReadDocument) -> None:
    """Lower the confidence of entries in place, each with its reason."""
    groups: dict[tuple[int | None, str | None], list[Indicator]] = defaultdict(list)
    for point in document.indicators:
        # a point in a paragraph is a block of its own: its siblings are those of its title
        block = point.place.block if point.place and point.place.row is not None else None
        groups[block, point.group].append(point)
    for points in groups.values():
        _polarity(points)
    _levels(document.indicators)
    _offices_in_one(document.tasks)
    _lengths([(task, task.text) for task in document.tasks])
    _handed_on(document.reporting)
    _together(document.quantities)


def _polarity(points: list[Indicator]) -> None:
    """A question whose wording tells nothing for sure, among others of the other kind."""
    bad = [point for point in points if point.polarity == "bad_yes"]
    for point in points:
        if point.polarity == "good_yes" and bad and not is_told(point.point):
            point.doubt(LOOK, "这一条答“有”是好是坏没有读准，请核对")
        elif asks_either(point.point) or (point.polarity == "duty" and QUESTION.search(point.point)):
            point.doubt(LOOK, "这一条怎样回答算好没有读准，请核对")


def _levels(points: list[Indicator]) -> None:
    """A point without the group or item that nearly all points of its table have: a title may be lost."""
    blocks: dict[int, list[Indicator]] = defaultdict(list)
    for point in points:
        if point.place:
            blocks[point.place.block].append(point)
    for beside in blocks.values():
        for level in ("group", "item"):
            bare = [point for point in beside if not getattr(point, level)]
            if len(beside) >= CROWD and bare and len(bare) <= ALONE * len(beside):
                for point in bare:
                    point.doubt(LOOK, "旁边的要点都有上一级标题，这一条没有，请核对类别")


def _offices_in_one(tasks: list[Task]) -> None:
    """`教研室人事股` where both are told elsewhere too: two names that ran together."""
    known = {name for task in tasks for name in task.departments}
    for task in tasks:
        for name in task.departments:
            if any(name != other and name.startswith(other) and name[len(other) :] in known for other in known):
                task.doubt(LOOK, "两个单位的名称好像连在一起，请核对责任单位")


def _lengths(texts: list[tuple[Entry, str]]) -> None:
    """A text many times as long as what is usual here may be two."""
    lengths = sorted(len(text) for _, text in texts)
    if len(lengths) < CROWD:
        return
    usual = lengths[len(lengths) // 2]
    for entry, text in texts:
        if len(text) > max(LONG, FAR * usual):
            entry.doubt(LOOK, "比旁边的长得多，也许是两条连在一起，请核对")


def _handed_on(reports: list[Reporting]) -> None:
    """What goes through a second hand is two reports, and only one was read of the sentence."""
    said = [squeeze(report.source_sentence) for report in reports]
    for report, sentence in zip(reports, said, strict=True):
        if said.count(sentence) == 1 and HANDED_ON.search(report.source_sentence):
            report.doubt(LOOK, "材料经过不止一个单位，请核对各报什么、由谁报")


def _together(limits: list[Quantity]) -> None:
    """`三项指标均为100%` is said of several things, and one limit was read of it."""
    read = [(squeeze(limit.source_sentence), str(limit.value), limit.unit) for limit in limits]
    for limit, key in zip(limits, read, strict=True):
        if read.count(key) == 1 and _said_together(limit):
            limit.doubt(LOOK, "这个数好像同时管几件事，请核对有没有都读出来")


def _said_together(limit: Quantity) -> bool:
    before = limit.source_sentence.partition(str(limit.value))[0]
    clause = re.split(r"[。；]", before)[-1]
    hit = TOGETHER.search(clause)
    return bool(hit and "、" in clause and len(clause) - hit.end() < 8)
