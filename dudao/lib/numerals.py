"""Chinese numerals as they stand in official documents: 三, 十二, 二十三, 两, 100, １０."""

import re

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10000}
CHINESE = "〇零一二两三四五六七八九十百千万"
ARABIC = r"\d+(?:\.\d+)?"
NUMBER = rf"(?:{ARABIC}|[{CHINESE}]+)"
FULL_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def to_number(text: str) -> int | float | None:
    """The value of a numeral, Arabic or Chinese; None when it is not a numeral."""
    text = text.strip().translate(FULL_WIDTH)
    if re.fullmatch(ARABIC, text):
        return float(text) if "." in text else int(text)
    if not text or any(char not in CHINESE for char in text):
        return None
    if not any(char in PLACES for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    return _with_places(text)


def _with_places(text: str) -> int:
    total, section, digit = 0, 0, None
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
            continue
        place = PLACES[char]
        if place == PLACES["万"]:
            total, section = (total + section + (digit or 0)) * place, 0
        else:
            # 十二 has no digit before 十 and means twelve
            section += (1 if digit is None else digit) * place
        digit = None
    return total + section + (digit or 0)


def to_chinese(value: int) -> str:
    """A whole number from 0 to 99 in Chinese numerals, as headings are numbered: 12 -> 十二."""
    if not 0 <= value <= 99:
        raise ValueError("only 0 to 99")
    tens, ones = divmod(value, 10)
    if not tens:
        return "〇一二三四五六七八九"[ones]
    head = "" if tens == 1 else "一二三四五六七八九"[tens - 1]
    return head + "十" + ("一二三四五六七八九"[ones - 1] if ones else "")
