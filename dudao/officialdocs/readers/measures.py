"""Numbers with units in one clause: comparator, numeral, unit, period; times of the day."""

import re
from dataclasses import dataclass

from dudao.lib.numerals import NUMBER, to_number

from .clocks import clocks

UNITS = (
    r"分钟|个?小时|课时|学时|人次|家次|校次|班次|次|万元|元|百分点|[%％]|平方米|米|公里|倍|周岁|岁|个百分点|名|人|"
    r"个工作日|工作日|天|日|周|个月|年|学年|个?学期|项|类|张|所|家|门|节|篇|场|期|轮|班|页|字|个|条|份|件|千克|公斤|克|毫升|"
    r"届|本|辆|部|间|处|位|册|户|套|台|亩"
)
PER = r"(?:\s*[/／每·]\s*(?:人|生|学生|天|日|周|月|年|学期|学年|课时|次|节|小时|班|校|餐|期))*"
CORE = re.compile(
    rf"(?<![\d.A-Za-z+])(?P<low>{NUMBER})\s*(?:(?:[%％元天日人名个所家次]|分钟|个?小时|周|页|字)?\s*(?:至|到|—+|-|－|~|～|"
    rf"–)\s*(?P<high>{NUMBER}))?\s*(?P<unit>{UNITS})(?P<per>{PER})"
)
HALF = re.compile(rf"(?P<low>{NUMBER})个半(?P<unit>月|小时)")
HALF_ALONE = re.compile(r"(?<![\d一二两三四五六七八九十个大多前上下后每])半个?(?P<unit>小时|月|天|学期)")
PERCENT = re.compile(rf"百分之(?P<low>{NUMBER})(?P<unit>)")
SEVERAL = re.compile(r"(?P<count>[两二三四五六七八九])个(?P<value>\d+(?:\.\d+)?)\s*[%％]")
AT_MOST = re.compile(
    r"(?:不(?:得|能|可|应|再|准|许|宜)?(?:超过|多于|大于|高于|超出|长于)|不(?:得|能|应)?(?:晚于|迟于)|"
    r"最多|至多|最长|最高|上限[为是]?|控制在|压减[到至]|(?:下?降|减少)[到至]|(?<![不得能可应])(?:低于|少于|小于)|≤|<=|＜|"
    r"不超)"
    r"(?:为|在|达)?\s*(?:每[^，。；\d]{0,6})?$"
)
AT_LEAST = re.compile(
    r"(?:不(?:得|能|可|应)?(?:少于|低于|小于|短于|早于)|不下于|至少|最少|最低|下限[为是]?|"
    r"(?<![不得能可应再])(?:超过|高于|多于|大于)|达到?|≥|>=|＞|(?:提高|提升|增加|上升)[到至]|确保|保证)(?:为|"
    r"在)?\s*(?:每[^，。；\d]{0,6})?$"
)
WIDE_LEAST = re.compile(r"(?:至少|不(?:得|能|可|应)?少于|不(?:得|能|可|应)?低于|不小于)[^，。；]{0,20}$")
WIDE_MOST = re.compile(r"(?:不(?:得|能|可|应)?超过|最多|控制在)[^，。；\d]{0,8}$")
AFTER_MOST = re.compile(r"^(?:以内|以下|之内|内(?![容部心涵外]))")
AFTER_LEAST = re.compile(r"^(?:及以上|以上|及其以上|起步)")
PERIOD = re.compile(r"每(?:生|人|班|校|个)?(?P<period>天|日|周|月|学期|学年|年|季度|季|半年|半月)")
PERIOD_NAME = {"日": "天", "季": "季度"}
TIMED = {"次", "小时", "课时", "天", "节", "人次", "家次", "校次", "班次", "场", "分钟", "篇", "期", "学时", "轮"}

DATE_BEFORE = re.compile(r"(?:19|20)\d{2}年(?:\d{1,2}月)?$|\d月$|第$|附件$|[〔\[]$|“减负”$")
WAITING = {"天", "日", "个工作日", "工作日", "小时", "个小时", "周", "个月", "学期", "个学期"}
RARE = {
    "条",
    "份",
    "件",
    "日",
    "届",
    "本",
    "辆",
    "部",
    "间",
    "处",
    "位",
    "册",
    "户",
    "套",
    "台",
    "类",
    "张",
    "学期",
    "个学期",
}
SUPPLIED = re.compile(r"(?:每|各)[^，。；]*(?:配备|配置|设置|安装|设立|建有|订阅|发放)")
EACH_ONE = re.compile(r"每(?:名|位|人|班|校|个|所)[^，。；]*每(?:天|周|月|学期|学年|年|季度?)[^，。；\d]*$")
HEADS = {"所", "家", "名", "人"}
SELECTED = re.compile(
    r"抽查|抽取|随机|选派|安排|明确|推荐|遴选|选取|选树|评选|报送|打造|建成|创建|培育|配备|每|组成|由"
)
COUNTED_THINGS = re.compile(
    r"^(?:[一-龥]{0,4}组|小组|阶段|方面|环节|步骤|部分|专班|重点|层面|维度|专项|行动|工程|文件|级别|"
    r"等次|等级|乡镇|街道|学区|责任区|片区)"
)
CONDITION = re.compile(r"(?:的|的(?:学校|单位|机构|教师|责任人|个人|督学)|者)$")
FAULT = re.compile(r"不规范|违规|违法|隐患|失范|负面|禁止|不得有|突出问题|乱象")
ASKED = re.compile(r"(?:是否|有无|有没有|存在)[^，。；]{0,16}$")
OVERRUN = re.compile(r"超量|超标|超时|超限|超长")
CONSEQUENCE = re.compile(r"约谈|通报批评|予以通报|问责|取消|扣|追究|挂牌|一票否决|严肃|责令|不得评|列入")


@dataclass(slots=True)
class Measure:
    """A number as it stands in a clause; `index` counts the entries that one number stands for."""

    value: int | float | str
    unit: str
    op: str
    start: int
    end: int
    index: int = 0
    of: int = 1


def measures(clause: str, sentence: str, beside: str = "", before: str = "") -> list[Measure]:
    """All measures of a clause from left to right; a lower limit holds for the numbers after it too.

    `beside` may name a fault (then what goes beyond is the fault), `before` is the clause before this one.
    """
    if (CONDITION.search(clause) and CONSEQUENCE.search(sentence)) or re.search(
        r"[扣加得]\s*\d+(?:\.\d+)?\s*分", clause
    ):
        return []
    found = _several(clause) if "个" in clause else []
    found += _halves(clause) if "半" in clause else []
    found += _percents(clause) if "百分之" in clause else []
    carried, last = _said_before(before) if clause.startswith("即") else "", 0
    fault = bool(FAULT.search(beside) or OVERRUN.search(sentence))
    for hit in CORE.finditer(clause):
        if any(other.start <= hit.start() < other.end for other in found) or not _counts(hit, clause):
            continue
        joined = bool(found) and re.fullmatch(r"或者|[或和、及]?", clause[last : hit.start()]) is not None
        op, carried = _op(clause, hit, carried if joined or carried == ">=" else "")
        within = before if clause.startswith("其中") else ""
        if fault or ASKED.search(clause[: hit.start()]):
            op = carried = _forbidden(op, clause[: hit.start()])
        last = hit.end()
        copies = _each(clause, hit.start())
        found.extend(_measure(hit, op, clause, index, copies, within) for index in range(copies))
    clock_measures = [Measure(value, "点", op, start, end) for value, op, start, end in clocks(clause, sentence)]
    return sorted(found + clock_measures, key=lambda measure: measure.start)


def _said_before(clause: str) -> str:
    """The comparator of a clause that `即…` only says again in figures."""
    found = re.search(r"(?P<least>不低于|不少于|至少|达到)|不超过|不高于|控制在|最多", clause)
    return "" if not found else ">=" if found["least"] else "<="


def _forbidden(op: str, before: str) -> str:
    """What goes beyond, or stays below, is named as the fault: the limit is the other way round."""
    if re.search(r"超[过出](?:规定|标准|限定)[^，。；]{0,6}[（(][^）)]*$", before):
        return "<="
    if re.search(r"(?<!不)(?<!不得)(?:超[过出]|高于|多于|大于|长于|突破|逾)\s*$", before):
        return "<="
    return ">=" if re.search(r"(?<!不)(?<!不得)(?:低于|少于|小于|不足|不到)\s*$", before) else op


def _several(clause: str) -> list[Measure]:
    """`三个100%` stands for three."""
    found: list[Measure] = []
    for hit in SEVERAL.finditer(clause):
        count, value = int(to_number(hit["count"]) or 1), to_number(hit["value"])
        found.extend(
            Measure(value if value is not None else 0, "%", "=", hit.start(), hit.end(), index, count)
            for index in range(count)
        )
    return found


def _percents(clause: str) -> list[Measure]:
    """`百分之九十` in words."""
    found = []
    for hit in PERCENT.finditer(clause):
        value = to_number(hit["low"]) if hit["low"] != "百" else 100
        if value is not None:
            found.append(Measure(value, "%", _op(clause, hit, "")[0], hit.start(), hit.end()))
    return found


def _halves(clause: str) -> list[Measure]:
    found = []
    for hit in HALF.finditer(clause):
        value = to_number(hit["low"])
        if value is not None:
            found.append(
                Measure(
                    value + 0.5,
                    "个月" if hit["unit"] == "月" else "小时",
                    _op(clause, hit, "")[0],
                    hit.start(),
                    hit.end(),
                )
            )
    for hit in HALF_ALONE.finditer(clause):
        op = _op(clause, hit, "")[0]
        if op != "=":
            unit = {"月": "个月"}.get(hit["unit"], hit["unit"])
            found.append(Measure(0.5, unit, op, hit.start(), hit.end()))
    return found


def _counts(hit: re.Match[str], clause: str) -> bool:
    """Dates, ordinals, idioms, waiting times and counts of headings are no measures."""
    before, after, unit = clause[: hit.start()], clause[hit.end() :], hit["unit"]
    if DATE_BEFORE.search(before) or to_number(hit["low"]) is None or (unit in ("年", "学年") and len(hit["low"]) >= 4):
        return False
    if unit in WAITING and AFTER_MOST.match(after) and not AT_MOST.search(before):
        return False
    bounded = (
        AT_MOST.search(before)
        or AT_LEAST.search(before)
        or WIDE_LEAST.search(before)
        or AFTER_LEAST.match(after)
        or AFTER_MOST.match(after)
        or hit["high"]
    )
    if re.search(r"(?:最后|最近|近)$", before) or (unit == "年" and re.match(r"\s+月", after)):
        return False
    if re.search(r"[由从]$", before) and re.match(r"(?:提高|提升|增加|上升|下?降|减少)", after):
        return False
    if "除" in before and re.match(r"(?:之|以)?外", after):
        return False
    if unit in RARE and not bounded and not SUPPLIED.search(before) and not EACH_ONE.search(before):
        return False
    if unit in HEADS and not bounded and not SELECTED.search(clause):
        return False
    if (unit == "年" and after.startswith(("级", "度", "来", "月", "底", "起"))) or after.startswith(
        ("年级", "号", "月", "级")
    ):
        return False
    if unit in ("个", "项", "轮", "期") and COUNTED_THINGS.match(after):
        return False
    return hit["low"][0].isdigit() or _chinese_counts(hit, before, after, unit)


def _chinese_counts(hit: re.Match[str], before: str, after: str, unit: str) -> bool:
    """一次 and 两小时 count only with a comparator or a period, or they are idioms."""
    if re.search(r"第$|[“\"]$", before) or unit in ("期", "班", "条", "轮"):
        return False
    bounded = (
        AT_MOST.search(before)
        or AT_LEAST.search(before)
        or WIDE_LEAST.search(before)
        or AFTER_MOST.match(after)
        or AFTER_LEAST.match(after)
    )
    regular = PERIOD.search(before[-16:]) and unit in TIMED
    return bool(
        regular
        or (
            bounded
            and (
                unit not in ("年", "周", "人")
                or AFTER_MOST.match(after)
                or AT_LEAST.search(before)
                or AT_MOST.search(before)
            )
        )
    )


EACH_AT_LEAST = r"(?<=[一-龥])各(?:不(?:少|低|多|高)于|不(?:得)?超过|至少|最多|安排|开展|组织|不得少于)+$"


def _each(clause: str, start: int) -> int:
    """`校内校外各1小时` and `小学、初中各2所` are said of two things."""
    before = clause[:start]
    before = re.sub(EACH_AT_LEAST, "各", before)
    return (
        2
        if before.endswith("各")
        and re.search(r"校内\s*[、和]?\s*校?外各$|[一-龥]{2,6}[、和与](?:(?!每)[一-龥]){2,6}各$", before)
        else 1
    )


def _op(clause: str, hit: re.Match[str], carried: str) -> tuple[str, str]:
    """Comparator of a number, and what is carried over to the next number of the clause."""
    before, after = clause[: hit.start()], clause[hit.end() :]
    if AFTER_MOST.match(after):
        return "<=", ""
    if AFTER_LEAST.match(after):
        return ">=", ""
    if after.startswith("左右") and not re.search(r"不(?:得)?(?:超过|少于|低于|高于)[^，。；]*$", before):
        return "=", ""
    if re.search(r"(?:严禁|禁止|杜绝)[^。；]*(?:超过|高于|多于|低于|少于)\s*$", before):
        return ("<=", "<=") if re.search(r"(?:超过|高于|多于)\s*$", before) else (">=", ">=")
    if AT_MOST.search(before) or (WIDE_MOST.search(before) and not AT_LEAST.search(before)):
        return "<=", "<="
    if AT_LEAST.search(before) or WIDE_LEAST.search(before):
        return ">=", ">="
    if carried:
        return carried, carried
    wanted = re.search(r"确保|保证", before) or re.search(r"(?:要|应|须)[^，。；]{0,20}$", before)
    return (">=", "") if wanted and re.match(r"(?:次|个?小时|节|课时|场)", clause[hit.start("unit") :]) else ("=", "")


def _measure(hit: re.Match[str], op: str, clause: str, index: int, of: int, within: str) -> Measure:
    low, high = to_number(hit["low"]), to_number(hit["high"]) if hit["high"] else None
    value: int | float | str = low if low is not None else 0
    if high is not None:
        value, op = f"{low}-{high}", "range"
    unit = {"个小时": "小时", "个学期": "学期", "％": "%", "个工作日": "工作日", "个百分点": "百分点"}.get(
        hit["unit"], hit["unit"]
    )
    per = re.sub(r"\s", "", hit["per"] or "").translate(str.maketrans("／每·", "///"))
    if unit == "元" and not per:
        named = re.findall(
            r"每(生|人|学生|学期|学年|月|年|课时|次|天|餐|期)(?=[每不为标最原收合共总\d]|$)",
            clause[max(0, hit.start() - 18) : hit.start()],
        )
        per = "".join(
            f"/{name}" for name in sorted(dict.fromkeys(named), key=lambda name: name not in ("生", "人", "学生"))
        )
    period = _period(clause, hit.start()) or _period(within, len(within)) if unit in TIMED and not per else ""
    return Measure(
        value,
        unit + (per or (f"/{period}" if period and period != unit else "")),
        op,
        hit.start(),
        hit.end(),
        index,
        of,
    )


def _period(clause: str, start: int) -> str:
    hits = list(PERIOD.finditer(clause[:start]))
    return PERIOD_NAME.get(hits[-1]["period"], hits[-1]["period"]) if hits else ""
