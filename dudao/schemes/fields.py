"""Which values an entry of a draft may carry: one table, field by field, with what to do when a value is wrong."""

import re
from collections.abc import Callable
from datetime import date

from dudao.areas.enums import SchoolStage, UnitKind
from dudao.lib.posted import posted_numbers
from dudao.lib.statetable import NotAllowed

from .enums import AimKind, Asked, Cadence, Operator, Polarity, ReferenceKind

# Whom a point may ask: the self-check reaches the first two; the bureau answers for its own points by other means.
KINDS = {
    UnitKind.SCHOOL: "学校", UnitKind.INSTITUTION: "培训机构", UnitKind.SCHOOL_DISTRICT: "学区",
    UnitKind.BUREAU: "局机关",
}  # fmt: skip
CONTACT_WAYS = {"phone": "电话", "mobile": "手机", "email": "邮箱", "address": "地址"}
POINT_KINDS = tuple(KINDS)
STAGES = tuple(SchoolStage)
YEARS = range(2000, 2100)
Cleaner = Callable[[object], object]


NOT_WANTED = "不要这一条就点“不要这一条”"


def words(limit: int, *, empty: bool = True, what: str = "", otherwise: str = NOT_WANTED) -> Cleaner:
    """A text of at most ``limit`` characters; ``otherwise``: what to do instead of leaving it empty."""

    def clean(value: object) -> str:
        text = str(value or "").strip()
        if not empty and not text:
            raise NotAllowed(f"{what}不能空着，{otherwise}。")
        if len(text) > limit:
            raise NotAllowed(f"最多写 {limit} 个字，现在有 {len(text)} 个，请删短一些。")
        return text

    return clean


def one_of(choices, what: str) -> Cleaner:
    def clean(value: object) -> str:
        if value not in choices.values:
            raise NotAllowed(f"请选{what}。")
        return str(value)

    return clean


def one_or_none(choices, what: str) -> Cleaner:
    clean = one_of(choices, what)
    return lambda value: clean(value) if value else ""


def some_of(choices, what: str) -> Cleaner:
    def clean(value: object) -> list[str]:
        chosen = [str(item) for item in (value if isinstance(value, list) else [])]
        if not set(chosen) <= {str(choice) for choice in choices}:
            raise NotAllowed(f"{what}里没有这一项，请刷新后再选。")
        return [str(choice) for choice in choices if choice in chosen]

    return clean


def how_often(value: object) -> str:
    """How often a department tells how its duty stands: monthly, quarterly or never ("")."""
    if value not in ("", Cadence.MONTHLY, Cadence.QUARTERLY):
        raise NotAllowed("进展请选每月报、每季报或不用报。")
    return str(value)


def minutes(value: object) -> float:
    try:
        number = round(float(str(value)), 1)
    except ValueError:
        number = -1
    if not 0 < number <= 60:
        raise NotAllowed("预计分钟写 0.1 到 60 之间的数。")
    return number


def day(value: object) -> str | None:
    """An ISO date or None."""
    text = str(value or "").strip()
    if not text:
        return None
    try:
        written = date.fromisoformat(text)
    except ValueError as fault:
        raise NotAllowed(f"“{text[:20]}”不是日期，请按 2026-09-30 的样子写。") from fault
    _check_year(written.year)
    return written.isoformat()


def _check_year(year: int) -> None:
    if year not in YEARS:
        raise NotAllowed(f"写成了 {year} 年，请核对年份。")


def month_or_day(value: object) -> str | None:
    """YYYY-MM, YYYY-MM-DD or None."""
    text = str(value or "").strip()
    if re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        _check_year(int(text[:4]))
        return text
    if text and not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise NotAllowed(f"“{text[:20]}”不是日期，请按 2026-09 或 2026-09-30 的样子写。")
    return day(text)


def value_of_limit(value: object) -> str:
    return words(30, empty=False, what="多少")(value)


def names(value: object) -> list[str]:
    """A list of names, or one text with names between 、 and new lines."""
    parts = value if isinstance(value, list) else re.split(r"[、,，;；\n]", str(value or ""))
    return [part for part in (words(60)(item) for item in parts) if part]


def unit_ids(value: object) -> list[int]:
    chosen = posted_numbers([str(item) for item in value]) if isinstance(value, list) else None
    if chosen is None or len(chosen) < len(value):
        raise NotAllowed("名册里没有这个单位，请刷新后再选。")
    return chosen


def members(value: object) -> list[dict]:
    rows = value if isinstance(value, list) else []
    return [{key: words(120)(row.get(key)) for key in ("role", "name", "post")} for row in rows if row.get("name")]


FIELDS: dict[str, dict[str, Cleaner]] = {
    "head": {
        "title": words(160, empty=False, what="标题", otherwise="请写上"),
        "doc_number": words(60),
        "issuer": names,
        "issued_on": day,
        "addressees": names,
    },
    "indicators": {
        "point": words(1000, empty=False, what="要点"),
        "point_code": words(20), "group_code": words(20), "group": words(120), "item_code": words(20),
        "item": words(120), "polarity": one_of(Polarity, "怎么判"), "unit_kinds": some_of(POINT_KINDS, "问谁"),
        "stages": some_of(STAGES, "学段"), "minutes": minutes,
    },
    "tasks": {
        "text": words(1000, empty=False, what="任务"), "no": words(20), "due": month_or_day, "due_text": words(120),
        "departments": names, "lead": words(60), "unit_ids": unit_ids,
    },
    "quantities": {
        "what": words(120, empty=False, what="量什么"), "op": one_of(Operator, "怎样"), "value": value_of_limit,
        "unit": words(20), "applies_to": words(120), "from_on": day, "until_on": day,
        "source_sentence": words(1000),
    },
    "phases": {
        "name": words(120, empty=False, what="阶段"), "start": month_or_day, "end": month_or_day, "actor": words(200),
        "when": words(120), "text": words(4000),
    },
    "reporting": {
        "what": words(300, empty=False, what="报什么"), "who": words(120), "to_whom": words(120),
        "due_or_period": words(120), "cadence": one_of(Cadence, "多久一次"), "due_date": month_or_day,
        "from_on": day, "until_on": day, "unit_ids": unit_ids, "form_id": words(10), "asked": one_of(Asked, "怎么派"),
    },
    "groups": {"name": words(120, empty=False, what="组织"), "seat": words(120), "members": members},
    "duties": {"unit": words(120, empty=False, what="单位"), "text": words(2000, empty=False, what="职责"),
               "cadence": how_often, "unit_ids": unit_ids},
    "references": {"title": words(300, empty=False, what="文件名"), "doc_number": words(60),
                   "kind": one_or_none(ReferenceKind, "种类")},
    "contacts": {"kind": words(20), "value": words(200, empty=False, what="号码或邮箱"), "owner": words(120)},
    "forms": {"title": words(160, empty=False, what="表名"), "header_fields": names, "columns": names,
              "footer": words(1000)},
    "aims": {"text": words(4000, empty=False, what="内容"), "kind": one_of(AimKind, "种类"), "heading": words(120)},
    "targets": {
        "what": words(120, empty=False, what="量什么"), "op": one_or_none(Operator, "怎样"), "value": value_of_limit,
        "unit": words(20), "of_whom": words(120), "due": month_or_day, "due_text": words(120),
        "source_sentence": words(1000),
    },
}  # fmt: skip
NEEDED = {name: next(iter(table)) for name, table in FIELDS.items()} | {"contacts": "value", "duties": "text"}


def clean_fields(name: str, given: dict, *, whole: bool = False) -> dict:
    """``given`` cleaned by the table; unknown fields are refused. ``whole`` demands the entry's main field."""
    table = FIELDS[name]
    if set(given) - set(table):
        raise NotAllowed("这一项不能改，请刷新页面后再试。")
    if whole:
        given = {NEEDED[name]: ""} | given
    return {key: table[key](value) for key, value in given.items()}
