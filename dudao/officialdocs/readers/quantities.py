"""Limits and counts: comparator, numeral, unit and what they apply to."""

import re
from dataclasses import dataclass

from dudao.lib.numerals import CHINESE, to_number
from dudao.officialdocs.shapes import Place, Quantity

from .text import clauses, sentences

UNITS = (
    r"分钟|个?小时|课时|学时|人次|次|万元|元|百分点|[%％]|平方米|米|公里|岁|倍|周岁|名|人|个工作日|工作日|天|周|个月|年|学年|学期|项|所|家|门|节|篇|场|期|轮|班|套|册|本|份|张|台|件|个|条|分"
)
LOOSE = {"项", "所", "家", "门", "节", "篇", "场", "期", "轮", "班", "套", "册", "本", "份", "张", "台", "件", "个", "条", "分", "人", "名", "年", "周", "天", "米"}
PER = r"(?:\s*[/／]\s*(?:人|生|学生|天|日|周|月|年|学期|学年|课时|次|节|小时|班))*"
ARABIC = r"\d+(?:\.\d+)?"
NUMERAL = rf"(?:{ARABIC}|[{CHINESE}]+)"
CORE = re.compile(
    rf"(?<![\d.A-Za-z+])(?P<low>{NUMERAL})\s*(?:(?:个?(?P<half>半)?)?\s*(?:至|到|—+|-|－|~|～|–)\s*(?P<high>{NUMERAL}))?\s*(?P<unit>{UNITS}|个半月|个半小时)(?P<per>{PER})(?P<half_after>半(?![天年数]))?"
)
HALF = re.compile(rf"(?P<low>{NUMERAL})个半(?P<unit>月|小时)")
CLOCK = re.compile(r"(?P<part>早上|上午|中午|下午|傍晚|晚上|晚)?\s*(?<!\d)(?P<hour>[01]?\d|2[0-4])\s*(?:[:：](?P<minute>[0-5]\d)(?!\d)|[点时](?!间|限|长|候|段|常)(?:(?P<past>[0-5]?\d)分|(?P<thirty>半))?(?:钟|整)?)")
AT_MOST = re.compile(r"(?:不(?:得|能|可|应|再)?(?:超过|多于|大于|高于|超出)|不(?:得|能|应)?(?:晚于|迟于)|最多|至多|最长|最高|上限[为是]?|控制在|压减到|低于|少于|小于|≤|<=|＜|不超)(?:为|在|达)?\s*(?:每[^，。；]{0,4})?$")
AT_LEAST = re.compile(r"(?:不(?:得|能|可|应)?(?:少于|低于|小于|短于|早于)|至少|最少|最低|下限[为是]?|不下于|超过|高于|多于|大于|达到|达|≥|>=|＞|确保|保证)(?:为|在)?\s*$")
AFTER_MOST = re.compile(r"^(?:以内|以下|之内|内(?![容部心涵]))")
AFTER_LEAST = re.compile(r"^(?:及以上|以上|及其以上|起步)")
LATE = re.compile(r"(?:不(?:得|能|应)?(?:晚于|迟于|超过)|(?:最晚|最迟)(?:为|于|在)?)\s*$")
EARLY = re.compile(r"(?:不(?:得|能|应)?早于|最早(?:为|于|在)?)\s*$")
PERIOD = re.compile(r"每(?:个)?(?P<period>天|日|周|月|学期|学年|年|季度|季|半年|半月|生每天|人每天)")
PERIOD_NAME = {"日": "天", "季": "季度", "生每天": "天", "人每天": "天"}
TIMED = {"次", "小时", "课时", "天", "节", "人次", "场", "分钟", "篇", "期", "学时", "轮"}
DATE_BEFORE = re.compile(r"(?:19|20)\d{2}年(?:\d{1,2}月)?$|\d月$|第$|附件$|〔$|[\[（(]$|减负”$")
EVERY_ONE = re.compile(r"一(?P<period>日|天|周|月|季度|季|学期|学年|年)一(?P<act>[一-龥]{2,3}?)(?=[、，。；”（\s]|制度|机制|$)")
SEVERAL = re.compile(rf"(?P<count>[两二三四五六七八九])个(?P<value>{ARABIC})\s*[%％]")
FIVE_TWO = re.compile(r"[“\"]?5\s*[+＋]\s*2[”\"]?")
WORKDAY_END = re.compile(r"不(?:得)?早于(?P<value>(?:当地)?(?:正常)?下班时间)")
NONE_SET = re.compile(r"(?P<scope>小学(?:[一二三四五六\d](?:[至到、\-－—~][一二三四五六\d])*)年级)[^，。；]{0,6}?不(?:得)?布置(?P<what>(?:家庭书面|书面家庭|书面|家庭)?作业)")
GRADES = r"(?:小学|初中|高中)?(?:[一二三四五六七八九\d](?:\s*[至到、\-－—~～]\s*[一二三四五六七八九\d])*)\s*年级"
SCOPE = re.compile(rf"{GRADES}|小学生|初中生|高中生|中小学生|小学|初中|普通高中|高中|幼儿园|中小学校|责任督学|育人导师|培训机构|线上培训|学生|教师|家长|学校|督学|班级")
STAGE = re.compile(rf"{GRADES}|小学生?|初中生?|高中生?|幼儿园|中小学生?")
DEADLINE = re.compile(r"报送|上报|报告|提交|反馈|报至|书面报|填报|报区|报县|报市|报教|反馈给")


@dataclass(slots=True)
class Found:
    value: int | float | str
    unit: str
    op: str
    start: int


def read_quantities(text: str, place: Place) -> list[Quantity]:
    """Quantities of one paragraph or cell, sentence by sentence."""
    found: list[Quantity] = []
    for sentence in sentences(text):
        found.extend(_of_sentence(sentence, place))
    return found


def _of_sentence(sentence: str, place: Place) -> list[Quantity]:
    found: list[Quantity] = []
    scope: str | None = None
    for clause in clauses(sentence):
        here = _clause_scope(clause) or scope
        for hit in [*_counted(clause, sentence), *_clocks(clause)]:
            found.append(_quantity(hit, clause, here, sentence, place))
        found.extend(_special(clause, sentence, here, place))
        scope = here
    return found


def _clause_scope(clause: str) -> str | None:
    stage = STAGE.search(clause)
    general = SCOPE.search(clause)
    return stage.group() if stage else general.group() if general else None


def _quantity(hit: Found, clause: str, scope: str | None, sentence: str, place: Place) -> Quantity:
    before = clause[: hit.start]
    stages = list(STAGE.finditer(before))
    applies_to = stages[-1].group() if stages else scope
    what = re.sub(rf"{AT_MOST.pattern}|{AT_LEAST.pattern}|{LATE.pattern}|{EARLY.pattern}", "", before)
    what = _bare(what, applies_to) or _bare(clause, applies_to)
    made = Quantity(what=what, value=hit.value, unit=hit.unit, applies_to=applies_to, op=hit.op, source_sentence=sentence, place=place)
    if hit.op == "=":
        made.doubt(0.15, "没有“不超过、不少于”一类的词，按等于理解")
    if applies_to is None:
        made.doubt(0.1, "没有写明适用于谁")
    return made


def _bare(text: str, applies_to: str | None) -> str:
    """The thing that is measured: without scope, comparator and the words around them."""
    if applies_to:
        text = text.replace(applies_to, "", 1)
    text = re.sub(r"^(?:确保|是否|学校|要|应|须|并|且|其中|各|在|对|按照|继续|保证)+", "", text.strip())
    text = re.sub(r"(?:一般|原则上|要|应|须|为|进行|开展|约|各|的|在|和)+$", "", text)
    return text.strip(" ，、：:“”（(")


def _counted(clause: str, sentence: str) -> list[Found]:
    """Numbers with units in one clause; a comparator holds for the numbers after it too."""
    found: list[Found] = []
    carried = ""
    taken_to = 0
    for several in SEVERAL.finditer(clause):
        value = to_number(several["value"])
        found += [Found(value if value is not None else 100, "%", "=", several.start())] * int(to_number(several["count"]) or 1)
        taken_to = several.end()
    for hit in HALF.finditer(clause):
        value = to_number(hit["low"])
        if value is not None:
            found.append(Found(value + 0.5, "个月" if hit["unit"] == "月" else "小时", _op(clause, hit.start(), hit.end(), "")[0], hit.start()))
            taken_to = max(taken_to, hit.end())
    for hit in CORE.finditer(clause):
        if hit.start() < taken_to or not _counts(hit, clause, sentence):
            continue
        op, carried = _op(clause, hit.start(), hit.end(), carried)
        for _ in range(_each(clause, hit.start())):
            found.append(_made(hit, op, clause))
    return found


def _counts(hit: re.Match[str], clause: str, sentence: str) -> bool:
    """Dates, ordinals, idioms and deadlines of reports are no quantities."""
    before, after, unit = clause[: hit.start()], clause[hit.end() :], hit["unit"]
    chinese = not hit["low"][0].isdigit()
    if DATE_BEFORE.search(before) or (unit in ("年",) and len(hit["low"]) == 4) or to_number(hit["low"]) is None:
        return False
    if unit == "年" and (after.startswith(("级", "度", "来", "月", "底", "起")) or chinese and not re.match(r"^内", after)):
        return False
    if unit in ("周", "天", "期", "班", "轮") and after.startswith(("年", "内")) and chinese:
        return False
    if unit in ("条", "份", "件", "张", "本", "套") or (unit == "分" and not re.search(r"满分|得分|不低于|以上", clause)):
        return False
    if unit.endswith(("工作日", "天", "日")) and (DEADLINE.search(sentence) and AFTER_MOST.match(after)):
        return False
    if after.startswith(("年级", "号", "月", "日", "级")) or re.search(r"第$|[“\"]$", before) and chinese:
        return False
    if chinese:
        bounded = AT_MOST.search(before) or AT_LEAST.search(before) or AFTER_MOST.match(after) or AFTER_LEAST.match(after)
        regular = PERIOD.search(before[-14:]) and unit in TIMED
        return bool(bounded or regular) and not (unit in ("个", "项") and not bounded)
    if unit in LOOSE and unit not in ("项", "所", "家", "名", "人", "天", "年", "节", "门", "篇", "分", "周", "场", "期", "个"):
        return False
    return True


def _each(clause: str, start: int) -> int:
    """`校内校外各1小时` is said of two things."""
    before = clause[:start]
    if not before.endswith("各"):
        return 1
    if re.search(r"校内\s*[、和]?\s*校?外各$", before):
        return 2
    pair = re.search(r"([一-龥]{2,6})[、和与]([一-龥]{2,6})各$", before)
    return 2 if pair else 1


def _op(clause: str, start: int, end: int, carried: str) -> tuple[str, str]:
    """Comparator of a number, and what is carried over to the next number of the clause."""
    before, after = clause[:start], clause[end:]
    if AFTER_MOST.match(after) or AT_MOST.search(before):
        return "<=", ""
    if AFTER_LEAST.match(after) or AT_LEAST.search(before):
        return ">=", ">="
    if re.search(r"至少[^，。；]{0,20}$", before) or carried == ">=":
        return ">=", ">="
    if re.search(r"不(?:得)?少于[^，。；\d]{0,8}$|不(?:得)?低于[^，。；\d]{0,8}$", before):
        return ">=", ">="
    if re.search(r"不(?:得)?超过[^，。；\d]{0,8}$", before):
        return "<=", ""
    if re.search(r"确保|保证", before) or re.search(r"(?:要|应|须|至少)[^，。；]{0,20}(?:进行|开展|组织|召开)?$", before) and re.match(r"^.{0,3}(?:次|小时|节|课时)", clause[start:].lstrip("0123456789")):
        return ">=", carried
    return "=", carried


def _made(hit: re.Match[str], op: str, clause: str) -> Found:
    low, high = to_number(hit["low"]), to_number(hit["high"]) if hit["high"] else None
    value: int | float | str = low if low is not None else 0
    if high is not None:
        value, op = f"{low}-{high}", "range"
    unit = {"个小时": "小时", "％": "%", "个工作日": "工作日"}.get(hit["unit"], hit["unit"])
    per = re.sub(r"\s", "", hit["per"] or "").replace("／", "/")
    period = _period(clause, hit.start()) if unit in TIMED and not per else ""
    return Found(value, unit + (per or (f"/{period}" if period and period != unit else "")), op, hit.start())


def _period(clause: str, start: int) -> str:
    hits = list(PERIOD.finditer(clause[:start]))
    if not hits:
        return ""
    return PERIOD_NAME.get(hits[-1]["period"], hits[-1]["period"])


def _clocks(clause: str) -> list[Found]:
    """Times of the day: 不晚于21点, 晚上9点前, 17:30."""
    found = []
    for hit in CLOCK.finditer(clause):
        before, after = clause[: hit.start()], clause[hit.end() :]
        if re.search(r"[\d年月第点]$", before) or after.startswith(("间", "左右手")):
            continue
        hour, minute = int(hit["hour"]), int(hit["minute"] or hit["past"] or (30 if hit["thirty"] else 0))
        if hit["part"] in ("下午", "傍晚", "晚上", "晚") and hour < 12:
            hour += 12
        late = LATE.search(before) or re.match(r"^(?:之?前|以前)", after)
        early = EARLY.search(before) or re.match(r"^(?:之?后|以后)", after)
        found.append(Found(f"{hour}:{minute:02d}", "点", "<=" if late else ">=" if early else "=", hit.start()))
    return found


def _special(clause: str, sentence: str, scope: str | None, place: Place) -> list[Quantity]:
    """Limits in words: 一月一调度, 不早于下班时间, 不布置作业, 5+2."""
    found = []

    def add(what: str, value: int | str, unit: str, op: str, who: str | None, weight: float = 0.0) -> None:
        entry = Quantity(what=what, value=value, unit=unit, applies_to=who, op=op, source_sentence=sentence, place=place)
        if weight:
            entry.doubt(weight, "数字是从文字里换算出来的")
        found.append(entry)

    for hit in EVERY_ONE.finditer(clause):
        add(hit.group(), 1, f"次/{PERIOD_NAME.get(hit['period'], hit['period'])}".replace("季度", "季"), "=", scope or _bare(clause[: hit.start()], None) or None)
    for hit in WORKDAY_END.finditer(clause):
        add("课后服务结束时间" if "结束" in clause else "结束时间", hit["value"], "时刻", ">=", "课后服务")
    for hit in NONE_SET.finditer(clause):
        add(hit["what"], 0, "分钟", "=", hit["scope"], 0.2)
    if FIVE_TWO.search(clause):
        add("课后服务时间", "5+2", "模式", ">=" if re.search(r"达到|不少于", clause) else "=", "课后服务")
    return found
