"""Words in cells as values; each refusal says what may stand there."""

import re
import unicodedata
from datetime import date, datetime

from dudao.areas.enums import SchoolStage
from dudao.areas.rules import EARLIEST
from dudao.lib.statetable import NotAllowed

STAGES = {
    "幼儿园": [SchoolStage.KINDERGARTEN], "学前": [SchoolStage.KINDERGARTEN], "小学": [SchoolStage.PRIMARY],
    "教学点": [SchoolStage.PRIMARY], "初中": [SchoolStage.JUNIOR], "初级中学": [SchoolStage.JUNIOR],
    "高中": [SchoolStage.SENIOR], "普通高中": [SchoolStage.SENIOR],
    "九年一贯制": [SchoolStage.PRIMARY, SchoolStage.JUNIOR], "完全中学": [SchoolStage.JUNIOR, SchoolStage.SENIOR],
    "十二年一贯制": [SchoolStage.PRIMARY, SchoolStage.JUNIOR, SchoolStage.SENIOR],
}  # fmt: skip
YES, NO = {"是", "√", "1", "y", "yes"}, {"", "否", "×", "0", "n", "no", "无"}
LONGEST_EMAIL = 254
SPLIT = re.compile(r"[、,，;；/ ]+")


def words_of(text: str) -> list[str]:
    """The words of a cell that lists several."""
    return [word for word in SPLIT.split(text) if word]


def stages_of(text: str) -> list[str]:
    """School stages in the order of age."""
    found = set()
    for word in words_of(text):
        if word not in STAGES:
            raise NotAllowed(f"学段“{word}”认不出来，请写幼儿园、小学、初中、高中，几个学段用顿号隔开。")
        found.update(stage.value for stage in STAGES[word])
    return [stage.value for stage in SchoolStage if stage.value in found]


def yes_or_no(text: str, title: str) -> bool:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise NotAllowed(f"“{title}”只能写是或否，现在是“{text}”。")


def is_private(text: str) -> bool:
    if text in {"民办", "民办学校", "私立"}:
        return True
    if text in {"公办", "公办学校", "公立", ""}:
        return False
    raise NotAllowed(f"“办学性质”只能写公办或民办，现在是“{text}”。")


def whole_number(text: str, title: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{1,6}", text):
        raise NotAllowed(f"“{title}”应当是整数，现在是“{text}”。")
    return int(text)


def day_of(text: str, title: str) -> date | None:
    """A day as Excel gives it (2026-09-01) or as people write it (2026.9.1, 2026/9/1, 2026年9月1日, 20260901)."""
    if not text:
        return None
    parts = re.fullmatch(r"(\d{4})\D(\d{1,2})\D(\d{1,2})日?", text)
    try:
        day = date(*map(int, parts.groups())) if parts else datetime.strptime(text, "%Y%m%d").date()
    except ValueError:
        raise NotAllowed(f"“{title}”不是日期：“{text}”，请写成 2026-09-01 这样。") from None
    if day < EARLIEST:
        raise NotAllowed(f"“{title}”写成了 {day.year} 年，请核对年份。")
    return day


def phone_of(text: str) -> str:
    """A telephone number as digits of half width, dashes kept; "" stays empty."""
    bare = re.sub(r"[\s()]", "", unicodedata.normalize("NFKC", text))
    if bare and not re.fullmatch(r"\+?[0-9][0-9-]{5,18}", bare):
        raise NotAllowed(f"手机“{text}”不像电话号码，请改正或留空。")
    return bare


def email_of(text: str) -> str:
    """An address, no longer than the column for it."""
    if len(text) > LONGEST_EMAIL:
        raise NotAllowed(f"邮箱最多 {LONGEST_EMAIL} 个字符，现在有 {len(text)} 个，请改短或留空。")
    if text and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        raise NotAllowed(f"邮箱“{text}”不对，请改正或留空。")
    return text
