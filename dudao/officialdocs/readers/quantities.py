"""Limits and counts of the text: what is measured, for whom, with which comparator."""

import re

from dudao.officialdocs.shapes import Place, Quantity

from .measures import AT_LEAST, AT_MOST, EARLY, LATE, PERIOD, PERIOD_NAME, Measure, measures
from .offices import subject_of
from .outline import find_label
from .text import clauses, sentences

GRADES = (
    r"(?:小学|初中|"
    r"高中)?(?:[一二三四五六七八九\d](?:\s*[至到、\-－—~～]\s*[一二三四五六七八九\d])*)\s*年级(?:及?以[上下])?"
)
STAGE = re.compile(rf"{GRADES}|(?<!中)小学生?|初中生?|(?:普通)?高中生?|幼儿园|中小学生")
NOUN = re.compile(
    rf"{STAGE.pattern}|有需[要求]的学生|义务教育(?:阶段)?(?:中小)?学校|义务教育阶段学生|"
    rf"(?:校内)?课后(?:延时)?服务|责任督学|督学|育人导师|线上(?:学科类?)?培训|"
    rf"(?:非?学科类)?(?:校外)?培训机构|"
    r"中小学校|中小学|学校|学生|教师|家长|班主任|校长|班级|体育活动|督导责任区|学区|专项行动|全[县区市省州]"
)
NUMBERED = re.compile(r"[\d一两二三四五六七八九十半]|下班时间|不(?:得)?布置")
EVERY_ONE = re.compile(
    r"一(?P<period>日|天|周|月|季度|季|学期|年)一(?P<act>[一-龥]{2,3}?)(?=[、，。；”（\s]|制度|机制|$)"
)
FIVE_TWO = re.compile(r"[“\"]?5\s*[+＋]\s*2[”\"]?")
WORKDAY_END = re.compile(r"不(?:得)?早于(?P<value>(?:当地)?(?:正常)?下班时间)")
NONE_SET = re.compile(
    rf"(?P<scope>{GRADES})[^，。；]{{0,6}}?不(?:得)?布置(?P<what>(?:家庭书面|书面家庭|书面|家庭)?作业)"
)
LIMITS = re.compile("|".join(pattern.pattern for pattern in (AT_MOST, AT_LEAST, LATE, EARLY)))
LEADING_WORDS = re.compile(
    r"^(?:确保|是否|要|应|须|并|且|其中|在|对|按照|继续|保证|推进|做到|实现|力争|原则上|一般|为|的|、|，)+"
)
TRAILING_WORDS = re.compile(r"(?:一般|原则上|要|应|须|为|进行|开展|约|各|的|在|和|提供|至少|不少于|是否|掌握|“)+$")
AFTER_NUMBER = re.compile(r"^(?:以内|以下|之内|内|及以上|以上|左右)?的?(?P<noun>[^\d，。；、（）“”]{2,24})")


def read_quantities(text: str, place: Place, title: str | None = None) -> list[Quantity]:
    """Quantities of one paragraph or cell; what names nobody is for whom the title of the paper is about."""
    found: list[Quantity] = []
    heading: list[str] = []
    for sentence in sentences(text):
        if not NUMBERED.search(sentence) and not find_label(sentence):
            continue
        earlier = list(heading)
        count = len(found)
        for clause in clauses(sentence):
            for measure in measures(clause, sentence):
                entry = _quantity(measure, clause, earlier, sentence, place)
                if not entry.what and len(found) > count:
                    entry.what = found[-1].what
                entry.what = entry.what or _trimmed(clause)
                found.append(entry)
            found.extend(_in_words(clause, earlier, sentence, place))
            earlier.append(clause)
        if find_label(sentence) and len(sentence) <= 24:
            heading = [sentence]
    about = NOUN.search(title or "")
    for entry in found:
        if entry.applies_to is None and about:
            entry.applies_to = about.group()
            entry.doubt(0.1, "适用对象取自文件标题")
    return found


def _quantity(measure: Measure, clause: str, earlier: list[str], sentence: str, place: Place) -> Quantity:
    if measure.of > 1:
        what, applies_to = _shared(measure, clause, sentence)
    else:
        what = _what(measure, clause)
        applies_to = _applies_to(measure, clause, earlier, sentence, what)
    made = Quantity(
        what=what,
        value=measure.value,
        unit=measure.unit,
        applies_to=applies_to,
        op=measure.op,
        source_sentence=sentence,
        place=place,
    )
    if measure.op == "=":
        made.doubt(0.15, "没有“不超过、不少于”一类的词，按等于理解")
    if applies_to is None:
        made.doubt(0.1, "没有写明适用于谁")
    return made


def _shared(measure: Measure, clause: str, sentence: str) -> tuple[str, str | None]:
    """One number for several things: the thing at its turn in the list before."""
    before = clause[: measure.start].rstrip("“")
    if before.endswith("各"):
        both = re.search(r"(?P<a>[一-龥]{2}?)[、和与]?(?P<b>校?[一-龥]{1,6}?)各$", before)
        after = AFTER_NUMBER.match(clause[measure.end :])
        names = ["校内", "校外"] if "校内" in before else [both["a"], both["b"]] if both else ["", ""]
        holder = NOUN.search(before)
        noun = _trimmed(after["noun"]) if after else ""
        return names[measure.index] + re.split(r"[和与及]", noun)[
            0
        ], f"{holder.group() if holder else ''}{names[measure.index]}" or None
    items = [item for item in re.split(r"、", before) if item]
    item = items[measure.index] if len(items) == measure.of else before
    return _trimmed(item), _trimmed(item)


def _what(measure: Measure, clause: str) -> str:
    """The thing measured: the noun after the number where there is one, else the words before it."""
    before = _before(clause, measure.start)
    after = AFTER_NUMBER.match(_skip_numbers(clause[measure.end :]))
    noun = _trimmed(after["noun"]) if after else ""
    stages = STAGE.search(before)
    cut = _trimmed(before.replace(stages.group(), "", 1) if stages else before)
    if noun and (
        len(cut) < 2 or len(cut) > 16 or measure.unit in ("次", "项", "名", "人", "所") or "/" in measure.unit
    ):
        return f"{cut}{noun}" if 2 <= len(cut) <= 6 and "到校" in cut else noun
    return (
        cut
        if len(cut) > 1
        else noun or ("" if stages else cut or _trimmed(LIMITS.sub("", PERIOD.sub("", clause[: measure.start]))))
    )


def _before(clause: str, start: int) -> str:
    """Words before a number, from the number before it on, without comparator and period."""
    text = re.split(r"\d[^一-龥]*(?:分钟|个?小时|课时|次|年内?|天|%)", clause[:start])[-1]
    return PERIOD.sub("", LIMITS.sub("", text)).strip()


def _skip_numbers(text: str) -> str:
    return re.sub(r"^(?:\d+(?:\.\d+)?(?:课时|次|小时|分钟|天|节))+", "", text)


def _trimmed(text: str) -> str:
    text = TRAILING_WORDS.sub("", LEADING_WORDS.sub("", text.strip(" ，、：:“”（(")))
    return text.strip(" ，、：:“”（(")


def _applies_to(measure: Measure, clause: str, earlier: list[str], sentence: str, what: str) -> str | None:
    """The stage, unit or thing that a measure is for: in its clause, in the clauses before, or who acts."""
    before = clause[: measure.start]
    stages = [hit.group() for hit in STAGE.finditer(before)]
    if stages:
        return stages[-1]
    if measure.unit in ("年", "个月"):
        return _holder(before, earlier)
    here = [hit.group() for hit in NOUN.finditer(before)]
    if here:
        return here[-1] if "课后" in here[-1] or "培训" in here[-1] else here[0]
    who = subject_of(clause) or subject_of(sentence)
    if measure.unit == "%":
        own = _trimmed(before)
        return own if len(own) >= 4 else what or who
    past = [hit.group() for text in earlier for hit in NOUN.finditer(text)]
    related = [name for name in past if any(name[at : at + 2] in what for at in range(len(name) - 1))]
    later = [hit.group() for hit in NOUN.finditer(clause[measure.end :])]
    choice = [*related, *(name for name in past if STAGE.fullmatch(name)), *past]
    return choice[0] if choice else who or (later[0] if later else None)


def _holder(before: str, earlier: list[str]) -> str | None:
    """Who or what a span of time is for: the words before it, or the thing at the start of the sentence."""
    own = _trimmed(re.sub(r"\d+年内.*$", "", before))
    if len(own) >= 4:
        return own
    for text in reversed(earlier):
        start = re.match(r"^(?P<thing>[^，。]{2,14}?)(?:自|从|于)", text) or NOUN.search(text)
        if start:
            return start.groupdict().get("thing") or start.group()
    return own or None


def _in_words(clause: str, earlier: list[str], sentence: str, place: Place) -> list[Quantity]:
    """Limits in words: 一月一调度, 不早于下班时间, 不布置作业, 5+2."""
    found = []

    def add(what: str, value: int | str, unit: str, op: str, who: str | None, weight: float = 0.0) -> None:
        entry = Quantity(
            what=what, value=value, unit=unit, applies_to=who, op=op, source_sentence=sentence, place=place
        )
        if weight:
            entry.doubt(weight, "数字是从文字里换算出来的")
        found.append(entry)

    who = subject_of(clause) or next((name for name in map(subject_of, reversed(earlier)) if name), None)
    for hit in EVERY_ONE.finditer(clause):
        add(
            hit.group(),
            1,
            f"次/{'季' if '季' in hit['period'] else PERIOD_NAME.get(hit['period'], hit['period'])}",
            "=",
            who,
        )
    for hit in WORKDAY_END.finditer(clause):
        add("课后服务结束时间" if "结束" in clause else "结束时间", hit["value"], "时刻", ">=", "课后服务")
    for hit in NONE_SET.finditer(clause):
        add(hit["what"], 0, "分钟", "=", hit["scope"], 0.2)
    if FIVE_TWO.search(clause):
        add("课后服务时间", "5+2", "模式", ">=" if re.search(r"达到|不少于", clause) else "=", "课后服务")
    return found
