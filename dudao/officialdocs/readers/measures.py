"""Numbers with units in one clause: comparator, numeral, unit, period; times of the day."""

import re
from dataclasses import dataclass

from dudao.lib.numerals import NUMBER, to_number

from .clocks import clocks
from .comparators import comparator_of, forbidden, said_before
from .countable import PERIOD, PERIOD_NAME, TIMED, counts

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
HALF_ALONE = re.compile(
    r"(?<![\d一二两三四五六七八九十个大前上下后每])(?<!(?<![最至])多)半个?(?P<unit>小时|月|天|学期)"
)
PERCENT = re.compile(rf"百分之(?P<low>{NUMBER})(?P<unit>)")
SEVERAL = re.compile(r"(?P<count>[两二三四五六七八九])个(?P<value>\d+(?:\.\d+)?)\s*[%％]")
CONDITION = re.compile(r"(?:的|的(?:学校|单位|机构|教师|责任人|个人|督学)|者)$")
FAULT = re.compile(r"不规范|违规|违法|隐患|失范|负面|禁止|不得有|突出问题|乱象")
ASKED = re.compile(r"(?:是否|有无|有没有|存在)[^，。；]{0,16}$")
STUDENTS = re.compile(r"学生每(?:学期|学年|月|年|课时|次|天|餐|期)[^，。；每]*$")
AGAIN = re.compile(r"[（(](?:即|也就是|折合|相当于)[^（()）]*$")
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
        r"[扣加得]\s*\d+(?:\.\d+)?\s*分(?!钟)", clause
    ):
        return []
    found = _several(clause) if "个" in clause else []
    found += _halves(clause) if "半" in clause else []
    found += _percents(clause) if "百分之" in clause else []
    again, carried, last = said_before(before) if clause.startswith("即") else "", "", 0
    fault = bool(FAULT.search(beside) or OVERRUN.search(sentence))
    for hit in CORE.finditer(clause):
        if any(other.start <= hit.start() < other.end for other in found) or not counts(hit, clause):
            continue
        joined = bool(found) and re.fullmatch(r"或者|[或和、及]?", clause[last : hit.start()]) is not None
        carried = carried if joined or carried == ">=" else again or _said_again(clause, hit.start())
        op, carried = comparator_of(clause, hit, carried)
        within = before if clause.startswith("其中") else ""
        if fault or ASKED.search(clause[: hit.start()]):
            op = carried = forbidden(op, clause[: hit.start()])
        last = hit.end()
        copies = _each(clause, hit.start())
        found.extend(_measure(hit, op, clause, index, copies, within) for index in range(copies))
    clock_measures = [Measure(value, "点", op, start, end) for value, op, start, end in clocks(clause, sentence)]
    return sorted(found + clock_measures, key=lambda measure: measure.start)


def _said_again(clause: str, start: int) -> str:
    """`不超过200元（即每月50元）`: the bracket says the same limit in other figures."""
    inside = AGAIN.search(clause[:start])
    return said_before(clause[: inside.start()]) if inside else ""


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
            found.append(Measure(value, "%", comparator_of(clause, hit, "")[0], hit.start(), hit.end()))
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
                    comparator_of(clause, hit, "")[0],
                    hit.start(),
                    hit.end(),
                )
            )
    for hit in HALF_ALONE.finditer(clause):
        op = comparator_of(clause, hit, "")[0]
        if op != "=":
            unit = {"月": "个月"}.get(hit["unit"], hit["unit"])
            found.append(Measure(0.5, unit, op, hit.start(), hit.end()))
    return found


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
            r"每(生|人|学生|学期|学年|月|年|课时|次|天|餐|期)(?=[每不为标最原收合共总补发给按奖交缴支予\d]|$)",
            clause[max(0, hit.start() - 18) : hit.start()],
        )
        if named and STUDENTS.search(clause[: hit.start()]) and not {"生", "人", "学生"} & set(named):
            named.append("生")
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
