"""Times of the day that limit something: 不晚于21点, 晚上9点前, 17:30."""

import re

CLOCK_TIME = (
    r"(?:早上|上午|中午|下午|傍晚|晚上|晚)?\s*(?<!\d)(?:[01]?\d|2[0-4])\s*(?:[:：][0-5]\d(?!\d)|"
    r"[点时](?!间|限|长|候|段|常)(?:[0-5]?\d分|半)?(?:钟|整)?)"
)
CLOCK = re.compile(rf"(?P<first>{CLOCK_TIME})(?:\s*(?:至|到|—+|-|－|~|～|–)\s*(?P<second>{CLOCK_TIME}))?")
CLOCK_PARTS = re.compile(
    r"(?P<part>早上|上午|中午|下午|傍晚|晚上|晚)?\s*(?P<hour>\d{1,2})\s*[:：点时](?:(?P<minute>\d{1,2})|(?P<half>半))?"
)
ABOUT_TIME = re.compile(
    r"结束|开始|上课|到校|进校|放学|离校|入睡|就寝|睡|营业|培训|"
    r"自习|就寝|熄灯|作息|服务|下课|下班|时间"
)

LATE = re.compile(r"(?:不(?:得|能|应)?(?:晚于|迟于|超过)|(?:最晚|最迟)(?:为|于|在)?|(?:≤|<=))\s*$")
EARLY = re.compile(r"(?:不(?:得|能|应)?早于|最早(?:为|于|在)?|≥|>=)\s*$")
# what is asked for, or forbidden, is the fault: the limit is the other way round
FAULT_EARLY = re.compile(r"(?:是否|有无|有没有|存在|严禁|禁止|杜绝)[^，。；]{0,16}(?<!不)(?:早于|提前到)\s*$")
FAULT_LATE = re.compile(
    r"(?:是否|有无|有没有|存在|严禁|禁止|杜绝)[^，。；]{0,16}(?<!不)(?:晚于|迟于|超过|拖到|延迟到)\s*$"
)
DEADLINE = re.compile(
    r"报送|上报|报告|提交|反馈|报至|书面报|填报|整改|送达|送[到至交]|[交寄](?!宿|流|通|往|谈|接|换|费)|报区|报县|报市|报教"
)


def clocks(clause: str, sentence: str) -> list[tuple[str, str, int, int]]:
    """Times of the day that limit something: 不晚于21点, 晚上9点前, 17:30; not the hour of a deadline.

    Each as value, operator, start and end in the clause.
    """
    found = []
    for hit in CLOCK.finditer(clause):
        before, after = clause[: hit.start()], clause[hit.end() :]
        if re.search(r"[\d年月第]$", before) or DEADLINE.search(sentence) or not _tells_time(clause, before, sentence):
            continue
        first = _clock_value(hit["first"])
        if hit["second"]:
            found.append((f"{first}-{_clock_value(hit['second'])}", "range", hit.start(), hit.end()))
            continue
        late = LATE.search(before) or re.match(r"^(?:之?前|以前)", after) or FAULT_LATE.search(before)
        early = EARLY.search(before) or FAULT_EARLY.search(before) or re.match(r"^(?:之?后|以后)", after)
        found.append((first, "<=" if late else ">=" if early else "=", hit.start(), hit.end()))
    return found


def _tells_time(clause: str, before: str, sentence: str) -> bool:
    """A time of the day is a limit where the clause is about hours, or compares and its sentence is about hours."""
    compared = LATE.search(before) or EARLY.search(before)
    return bool(ABOUT_TIME.search(clause) or (compared and ABOUT_TIME.search(sentence)))


def _clock_value(text: str) -> str:
    hit = CLOCK_PARTS.search(text)
    assert hit
    hour, minute = int(hit["hour"]), int(hit["minute"] or (30 if hit["half"] else 0))
    if hit["part"] in ("下午", "傍晚", "晚上", "晚") and hour < 12:
        hour += 12
    elif hit["part"] in ("晚上", "晚") and hour == 12:
        hour = 24
    return f"{hour}:{minute:02d}"
