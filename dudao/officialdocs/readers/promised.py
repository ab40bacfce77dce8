"""Counts that a paper promises, against what was read: `共12项` and eleven tasks."""

import re

from dudao.lib.numerals import NUMBER, to_number
from dudao.officialdocs.shapes import Notice, Place, ReadDocument

from .parts import Part
from .text import sentences

KIND = "count_differs"
PROMISE = re.compile(
    rf"(?:共计?|总计|合计|一共|共有|以下|下列|如下|分为?|下设|设置?|列出|明确了?|梳理出?)[^，。；\d]{{0,8}}?(?P<count>{NUMBER})\s*"
    r"(?:大?[项条类款]|个(?!工作日|月|小时|学期|百分点|校|班))(?P<thing>[^，。；、：:（(]{0,8})"
)
# what is counted, and the lists that may hold it; a bare 项 may be any of the long ones
THINGS: list[tuple[str, str, tuple[str, ...]]] = [
    (r"阶段|步骤|环节|时段", "阶段", ("phases",)),
    (r"任务|举措|措施", "任务", ("tasks",)),
    (r"要点|指标|检查|督导(?!组|室|小组)|自查|观测|核查|评价|问题清单", "检查要点", ("indicators",)),
    (r"报送|上报|报表", "报送要求", ("reporting",)),
    (r"(?:工作|专项|检查|督导|督查)?(?:小组|组$|专班)", "组织机构", ("groups",)),
    (r"附[件表]", "附件", ()),
]
OPEN = ("indicators", "tasks", "reporting")
FEWEST, NEAR = 3, 0.34  # smaller counts are said of anything; a count further off is of something else


def broken_promises(document: ReadDocument, parts: list[Part]) -> list[Notice]:
    """A notice at each sentence that promises more, or fewer, entries than were read."""
    found = []
    for part in parts:
        for block in part.content():
            for sentence in sentences(block.text) if block.grid is None else []:
                if message := _broken(sentence, document):
                    place = Place(block.index, f"{part.name} 第{block.index + 1}段")
                    found.append(Notice(KIND, message, place, quote=sentence))
    return found


def _broken(sentence: str, document: ReadDocument) -> str:
    for hit in PROMISE.finditer(sentence):
        count, thing = to_number(hit["count"]), hit["thing"]
        if not isinstance(count, int) or count < FEWEST:
            continue
        word, lists = next(((word, lists) for pattern, word, lists in THINGS if re.search(pattern, thing)), ("", OPEN))
        if not word and hit.group().rstrip()[-1:] not in "项条" and thing:
            continue
        counts = [number for name in lists for number in _counts(document, name)]
        near = [number for number in counts if 0 < abs(number - count) <= max(1, NEAR * count)]
        # a leading group stands above the ones that it founds
        met = {*counts, *(number - 1 for number in counts if lists == ("groups",))} | set(_others(document, word))
        if count not in met and near:
            return f"文中说有{hit['count']}项{word or '内容'}，读出来的是{max(near)}项，请核对是不是漏读或多读了"
    return ""


def _counts(document: ReadDocument, name: str) -> set[int]:
    """How many entries of a list there are in all, in each table or list, and under each group."""
    entries = getattr(document, name)
    blocks = [entry.place.block for entry in entries if entry.place]
    titles = [getattr(entry, "group", None) for entry in entries]
    counts = [len(entries), *(blocks.count(one) for one in set(blocks)), *(titles.count(one) for one in set(titles))]
    return set(counts) - {0}


def _others(document: ReadDocument, word: str) -> list[int]:
    """What else a bare count may be said of: groups of points, items, phases, forms."""
    if word and word != "检查要点":
        return []
    names = [{point.group for point in document.indicators}, {point.item for point in document.indicators}]
    return [*map(len, names), len(document.phases), len(document.forms), len(document.references)]
