"""What is sent: the report, form or finding that a sentence is about."""

import re

from .offices import is_office, subject_of
from .text import split_outside
from .timing import EVERY, WHEN

MADE = re.compile(
    r"(?:(?:汇总|整理|梳理|综合|归纳)?(?:形成|成(?![员为立果绩效册]))|写(?:出|好|成)?(?![明入着清])|填写|填报|撰写|起草|编写|编制|编印|编发|刊发|拟写|完成(?!后)|梳理|汇总|制定|整理|提交|填好|报送)(?P<what>[^，。；]{2,50})"
)
PAPERS = (
    r"报告|总结|台账|清单|方案|表|材料|情况|名单|结果|意见|记录|问卷|照片|计划|报表|信息|电子[件版稿]|"
    r"纸质[件版稿]|案例|数据|统计表"
)
WITH = re.compile(
    rf"(?:^|[，；。]|前|内|日|底)(?:并)?(?P<main>[^，。；]{{0,16}}?)(?:连同|随同|并附|附上)(?P<with>[^，。；]*?(?:{PAPERS}|小结|单|书|册|表))"
    r"(?:一并|一起|一道|同时)?[^，。；]{0,24}$"
)
# `收费标准须于学期开始前报…`: what the clause itself is about
TOPIC = re.compile(
    r"(?:^|[，；。])(?P<what>(?![经由并再按在对各每请须应从于])[一-龥“”、]{2,14}(?<![后时并前的中下起]))$"
)
TITLED = re.compile(r"(?:填写|填报|填好|形成|完成|撰写|报送|提交)[^，。；《]{0,8}(?P<what>《[^《》]{2,40}》)")
IDLE = re.compile(
    r"(?:及时|立即|随时|迅速|第一时间|按时|定期|分别|统一|书面|如实|逐级|一并|同时|应当?|必须|须|要|请|均|并|"
    rf"以[^，。；]{{1,16}}(?:形式|方式)|于|在|{WHEN.pattern.replace('?P<', '?P<i_')})$"
)
TIMED_END = re.compile(
    rf"[，,]?(?:以[^，。；]{{1,16}}(?:形式|方式|为单位)|(?:于|"
    rf"在)?(?:{WHEN.pattern.replace('?P<', '?P<t_')})(?:统一|分别|一并|书面)?)\s*$"
)
EVERY_FIRST = re.compile(rf"^(?:{EVERY}|定期|及时)?(?:的)?")
TIMED_FIRST = re.compile(rf"^(?:并|再)?(?:{WHEN.pattern.replace('?P<', '?P<y_')})")
TAIL = 60  # no words of time or manner are longer
WORDS_OF_SIZE = re.compile(r"^(?:不超过|不少于)?[\d一二三四五六七八九十百千]+字(?:左右|以内|以上)?的?(?=..)")
COPY = re.compile(r"^(?:加盖公章的?)?(?:纸质|电子|书面|扫描|Word|PDF|盖章)")


def object_of(before: str, after: str, whom: str | None) -> str | None:
    """What is sent: after 将 or 把, after 形成 or 填写, or what follows the verb."""
    if whom and f"向{whom}" in before:
        before = before.replace(f"向{whom}", "")
    spoken = _without_time(before)
    taken = list(re.finditer(r"(?:并|须|要|应|请|，|^|及时|再|统一|[一-龥])?(?:将|把)(?P<what>[^；。]+)$", before))
    if taken and not re.search(r"，[^，。；]{0,12}(?:发现|遇有|发生|出现)", taken[-1]["what"]):
        what = trimmed(taken[-1]["what"])
        made = MADE.search(before[: taken[-1].start()])
        return f"{trimmed(made['what'])}{what}" if what and made and COPY.match(what) else what
    along = WITH.search(before)
    if along:
        return _along(along, before[: along.start()])
    found = re.search(
        r"(?:发现(?!的)|遇有|遇到|发生|出现|涉及|凡有?)(?P<what>[^，。；]{2,30}?)(?:后|时|的)?"
        r"(?:，[^，。；]{0,16}|[，,]|(?:及时|立即)?(?:劝阻|制止|处置|核实|整改)(?:，?并)?)?$",
        spoken,
    )
    if found:
        return trimmed(found["what"])
    following = re.match(r"^\s*(?P<what>[^，。；]{2,50})", after)
    if following and not (whom and whom in after[: len(whom) + 2]):
        tail = re.sub(r"^(?:至|到|给).*$", "", following["what"])
        if trimmed(tail):
            return trimmed(tail)
    topic = re.search(r"(?:^|[，；。])(?:对|对于)(?P<what>[^，。；]{2,24}?(?:隐患|问题|线索|事件|情况))，", before)
    if topic and "情况" not in topic["what"]:
        return trimmed(re.sub(r"^发现的", "", topic["what"]))
    return _named_before(before, spoken)


def _topic(before: str, spoken: str) -> str | None:
    """What the clause itself is about, when only time and duty stand between it and the verb."""
    found = TOPIC.search(spoken)
    here = before[max(before.rfind(mark) for mark in "，；。") + 1 :]
    if not found or not here.startswith(found["what"]) or len(here) == len(found["what"]):
        return None
    return None if is_office(found["what"]) or subject_of(found["what"] + "，") else found["what"]


def _along(along: re.Match[str], earlier: str) -> str | None:
    """`…，连同评分表一并`: the paper named before it, with what goes along."""
    main = trimmed(_without_time(along["main"]))
    if main is None or re.fullmatch(r"(?:另|其中)?[一1]份", main):
        main = _named_before(earlier, _without_time(earlier))
    added = trimmed(along["with"])
    return f"{main}和{added}" if main and added and added not in main else main or added


def _named_before(before: str, spoken: str) -> str | None:
    """The paper or finding that stands before the verb: as its subject, as what was written, or in a clause before."""
    near = re.search(rf"(?:^|[，；。])(?P<what>[^，。；]{{2,40}}(?:{PAPERS}))$", before)
    if near:
        return trimmed(TIMED_FIRST.sub("", near["what"]))
    by = re.search(
        rf"(?:^|[，；。])(?P<what>(?![^，。；]{{0,4}}[本此该])[^，。；由]{{2,40}}(?:{PAPERS}))由[^，。；]{{2,24}}$",
        spoken,
    )
    if by:
        return trimmed(by["what"])
    stated = re.search(
        rf"(?:^|[，；。])(?P<what>[^，。；]{{0,40}}(?:{PAPERS}|问题|线索|隐患|进展|附[件表]\s*\d*))$", spoken
    )
    if stated and re.fullmatch(r"(?:人员)?名单(?:及.{2,8})?", stated["what"].strip()):
        chosen = re.search(r"(?:明确|确定|推荐|选派|指定|安排|落实|配备)(?P<who>[^，。；]{2,24})，", before)
        whose = re.sub(r"[\d一二两三]+(?:至[\d一二两三]+)?[名位个]", "", chosen["who"]) if chosen else ""
        return f"{whose}{stated['what'].strip()}"
    if stated and not MADE.search(stated["what"]) and not stated["what"].startswith("由"):
        return trimmed(stated["what"])
    topic = _topic(before, spoken)
    if topic:
        return trimmed(topic)
    titled = list(TITLED.finditer(before))
    if titled:
        return titled[-1]["what"]
    prepared = list(MADE.finditer(before))
    if prepared:
        return trimmed(prepared[-1]["what"])
    noun = re.search(r"(?P<what>[^，。；]{2,40}?(?:" + PAPERS + r"))[^，。；]{0,20}$", before)
    if noun:
        return trimmed(noun["what"])
    pieces = [
        piece
        for piece in split_outside(before, "，；")
        if re.search(r"报告|总结|台账|清单|方案|材料|情况|名单|案例", piece)
    ]
    if pieces:
        return trimmed(pieces[-1])
    sheets = re.findall(r"(?:^|[，；。])([^，。；]{0,10}(?<![本此该])(?:表|单|书|册|台账))(?=[^，。；]*[，；])", before)
    return trimmed(sheets[-1]) if sheets else None


def _without_time(text: str) -> str:
    """The text without words of time, manner and duty at its end."""
    before = ""
    while text != before:
        before, text = text, (text[:-TAIL] + IDLE.sub("", text[-TAIL:])).rstrip("，, ")
    return text


def trimmed(text: str) -> str | None:
    """The object without time, form and pointers to annexes."""
    text = re.sub(r"[（(][^（）()]*(?:附件|见|邮箱)[^（）()]*[)）]", "", text)
    text = text.strip()
    text = text[:-TAIL] + TIMED_END.sub("", text[-TAIL:])
    text = re.sub(r"[，,]?以[^，。；]{1,16}(?:形式|方式|为单位)于?$", "", text)
    text = re.sub(r"[，,；、\s]+$", "", text).strip()
    text = re.sub(r"(?:于|在|以|书面|统一|并|，)+$", "", text).strip("，、 ")
    text = re.sub(r"(?<=.[况果结告])后$|(?:(?<!申)请|应当?|须|(?<!摘|纪|概|提)要)$", "", text)
    text = EVERY_FIRST.sub("", text)
    text = re.sub(r"^(?:各)?(?:一次|一份|1份|1次)(?=..)", "", text)
    text = WORDS_OF_SIZE.sub("", text)
    text = re.sub(r"^(?:连同|随同|并附|附上)(?=..)", "", text)
    text = re.sub(
        r"^(?:并|同时)?(?:(?:汇总|整理|梳理|建立|做好)?(?:形成|撰写|写[出成好]|填写|填报|建立|做好))(?=..)", "", text
    )
    text = WORDS_OF_SIZE.sub("", text)
    return (
        text
        if 2 <= len(text) <= 90
        and re.search(r"[一-龥]{2}", text)
        and not re.match(r"不少于|至少|不超过|\d|和|与|表$", text)
        else None
    )
