"""Days, months, ten-day periods and ranges in Chinese texts, with the year taken over where it is not written."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

TEN_DAYS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "上中旬": (1, 20),
    "中下旬": (11, 31),
    "初": (1, 10),
    "底": (0, 31),
    "末": (0, 31),
    "中": (11, 20),
}
YEAR_WORDS = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "翌年": 1}
POINT = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})\s*年|(?P<word>今年|本年|当年|明年|次年|翌年))?\s*(?:度)?\s*"
    r"(?:(?<!\d)(?P<month>1[0-2]|0?[1-9])\s*月份?\s*(?:(?P<day>3[01]|[12]\d|"
    r"0?[1-9])\s*[日号])?\s*(?P<part>上中旬|中下旬|上旬|中旬|下旬|底|末|初|中(?!小|学|考|国|心|央|层|等))?)"
)
YEAR_ONLY = re.compile(r"(?P<year>(?:19|20)\d{2})\s*年\s*(?P<part>底|末|初|上半年|下半年|全年)?")
NUMERIC = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*[-./]\s*(?P<month>1[0-2]|0?[1-9])(?:\s*[-./]\s*(?P<day>3[01]|"
    r"[12]\d|0?[1-9]))?(?![\d.])"
)
DASH = r"\s*(?:起|开始)?[，,]?\s*(?:—+|–|－|-|~|～|至|到|―)\s*"
NOW = re.compile(r"(?:自|从)?(?:即日|发文之日|本通知印发之日|印发之日)起?")
OPEN_END = re.compile(r"(?:月份?|[日号旬底初末])\s*(?:以后|之后|起)")
CLOSED = {"上半年": (1, 6), "下半年": (7, 12), "全年": (1, 12)}


@dataclass(frozen=True, slots=True)
class Point:
    """A month or a day, or one end of a ten-day period, as far as it is written."""

    year: int
    month: int
    first: int | None = None
    last: int | None = None

    def as_start(self) -> str:
        return _iso(self.year, self.month, self.first)

    def as_end(self) -> str:
        return _iso(self.year, self.month, self.last)


def _iso(year: int, month: int, day: int | None) -> str:
    if not day:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}-{min(day, calendar.monthrange(year, month)[1]):02d}"


@dataclass(frozen=True, slots=True)
class Era:
    """What an unwritten year is taken from: the day of issue, or a year from the title."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def year_of(self, month: int) -> int | None:
        """The year of a bare month: the next one when the month lies well before the issue."""
        if self.year is None:
            return None
        return self.year + 1 if self.month and self.month - month >= 4 else self.year


def era_of(issued_on: str | None, fallback_year: int | None = None) -> Era:
    if not issued_on:
        return Era(fallback_year)
    day = date.fromisoformat(issued_on)
    return Era(day.year, day.month, day.day)


def read_point(text: str, era: Era, near: Point | None = None) -> Point | None:
    """The first month or day in a text; `near` lends its year to a point without one."""
    found = NUMERIC.search(text) or POINT.search(text)
    if not found or not found["month"]:
        return _year_end(text)
    groups = found.groupdict()
    month = int(groups["month"])
    year = _year(groups, era, month, near)
    if year is None:
        return None
    if groups.get("day"):
        return Point(year, month, int(groups["day"]), int(groups["day"]))
    first, last = TEN_DAYS.get(groups.get("part") or "", (None, None))
    return Point(year, month, first, last)


def _year(groups: dict[str, str | None], era: Era, month: int, near: Point | None) -> int | None:
    if groups["year"]:
        return int(groups["year"])
    word = groups.get("word")
    if word and era.year:
        return era.year + YEAR_WORDS[word]
    if near:
        return near.year + (1 if month < near.month else 0)
    return era.year_of(month)


def _year_end(text: str) -> Point | None:
    found = YEAR_ONLY.search(text)
    if not found or not found["part"]:
        return None
    year = int(found["year"])
    if found["part"] in CLOSED:
        return Point(year, CLOSED[found["part"]][1])
    return Point(year, 1, 1, 31) if found["part"] == "初" else Point(year, 12, 0, 31)


RANGE = re.compile(
    rf"(?P<left>{NOW.pattern}|{NUMERIC.pattern.replace('?P<', '?P<l_')}|{POINT.pattern.replace('?P<', '?P<a_')})"
    rf"{DASH}(?P<right>{NUMERIC.pattern.replace('?P<', '?P<r_')}|"
    rf"{POINT.pattern.replace('?P<', '?P<b_')}|(?P<rday>3[01]|[12]\d|0?[1-9])\s*[日号]|(?:(?:19|"
    rf"20)\d{{2}}年)?年?底)"
)
BARE_RANGE = re.compile(
    rf"(?:(?P<year>(?:19|20)\d{{2}})\s*年\s*)?(?<!\d)(?P<from>1[0-2]|0?[1-9]){DASH}(?P<to>1[0-2]|"
    rf"0?[1-9])\s*月(?P<part>上中旬|中下旬|上旬|中旬|下旬|底|末|初)?"
)
BARE_DAYS = re.compile(
    rf"(?P<head>(?:(?:19|20)\d{{2}}\s*年\s*)?(?:1[0-2]|0?[1-9])\s*月\s*)(?P<from>3[01]|[12]\d|"
    rf"0?[1-9]){DASH}(?P<to>3[01]|[12]\d|0?[1-9])\s*[日号]"
)


# 9月25日至5日: the month of the end is not written, and it is not that of the start
NO_MONTH = re.compile(rf"月\s*\d{{1,2}}\s*[日号]?{DASH}\d{{1,2}}\s*[日号]")
# 3.10—3.20, where no unit of measure follows
POINTED = re.compile(
    rf"(?<![\d.])(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])(?:日)?{DASH}(?:(?P<later>1[0-2]|0?[1-9])[./])?"
    r"(?P<last>3[01]|[12]\d|0?[1-9])(?:日)?(?![\d.%％一-龥])"
)
POINTED_DUE = re.compile(r"(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])日?(?:之?前|以前)?")
QUARTER = re.compile(r"第?(?P<turn>[一二三四1-4])\s*(?:个)?季度")
YEAR_END = re.compile(r"上半年|下半年|(?<![半一两二三\d])年(?:度)?(?:[底末]|内)")
TURNS = {"一": 1, "二": 2, "三": 3, "四": 4}


def read_period(text: str, era: Era) -> tuple[str | None, str | None]:
    """Start and end of the first period in a text; one point alone is both; (None, None) without any."""
    start, end = _period(text, era)
    backwards = start and end and len(start) == len(end) == 10 and start[:7] == end[:7] and start > end
    return (start, None) if backwards and NO_MONTH.search(text) else (start, end)


def _period(text: str, era: Era) -> tuple[str | None, str | None]:
    found = BARE_DAYS.search(text)
    if found:
        left = read_point(f"{found['head']}{found['from']}日", era)
        right = read_point(f"{found['head']}{found['to']}日", era)
        if left and right:
            return left.as_start(), right.as_end()
    found = RANGE.search(text)
    if found:
        return _range(found, era)
    found = POINTED.search(text)
    if found:
        left = read_point(f"{found['month']}月{found['day']}日", era)
        right = read_point(f"{found['later'] or found['month']}月{found['last']}日", era, left)
        if left and right:
            return left.as_start(), right.as_end()
    found = BARE_RANGE.search(text)
    if found:
        year = f"{found['year']}年" if found["year"] else ""
        left = read_point(f"{year}{found['from']}月", era)
        right = read_point(f"{found['to']}月{found['part'] or ''}", era, left)
        if left and right:
            return left.as_start(), right.as_end()
    return _single(text, era)


def _range(found: re.Match[str], era: Era) -> tuple[str | None, str | None]:
    now = Point(era.year, era.month or 1, era.day, era.day) if era.year else None
    left = now if NOW.fullmatch(found["left"].strip()) else read_point(found["left"], era)
    right_text = found["right"]
    right: Point | None
    if found["rday"] and left:
        right = Point(left.year, left.month, int(found["rday"]), int(found["rday"]))
    elif re.fullmatch(r"年?底", right_text) and left:
        right = Point(left.year, 12, 0, 31)
    else:
        right = read_point(right_text, era, left)
    return left.as_start() if left else None, right.as_end() if right else None


def _single(text: str, era: Era) -> tuple[str | None, str | None]:
    whole = YEAR_ONLY.search(text)
    if whole and whole["part"] in CLOSED:
        first, last = CLOSED[whole["part"]]
        return f"{whole['year']}-{first:02d}", f"{whole['year']}-{last:02d}"
    point = read_point(text, era)
    if point is None:
        return None, None
    if re.search(r"(?:前|以前|之前|为止|截止)", text) and not NOW.search(text):
        return None, point.as_end()
    if NOW.search(text) and era.year:
        return _iso(era.year, era.month or 1, era.day), point.as_end()
    if OPEN_END.search(text):
        return point.as_start(), None
    return point.as_start(), point.as_end()


def read_due(text: str, era: Era) -> str | None:
    """The last day or month of a deadline: 2022年6月 -> 2022-06, 6月底前 -> 2022-06-30."""
    end = read_period(text, era)[1]
    return end or _season_end(text, era)


def _season_end(text: str, era: Era) -> str | None:
    """The last month of a quarter, half-year or year, and a day written as 6.30."""
    year = re.search(r"((?:19|20)\d{2})\s*年|(今年|本年|当年|明年|次年|翌年)", text)
    of = int(year[1]) if year and year[1] else era.year + YEAR_WORDS[year[2]] if year and era.year else era.year
    if of is None:
        return None
    day = POINTED_DUE.fullmatch(text.strip())
    if day:
        point = read_point(f"{day['month']}月{day['day']}日", era)
        return point.as_end() if point else None
    quarter = QUARTER.search(text)
    if quarter and "每" not in text:
        return _iso(of, 3 * int(TURNS.get(quarter["turn"], 0) or quarter["turn"]), None)
    ending = YEAR_END.search(text)
    return _iso(of, 6 if ending.group() == "上半年" else 12, None) if ending and "每" not in text else None
