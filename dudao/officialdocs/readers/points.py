"""One cell of a checklist into its points: numbered lines, numbers in running text, codes."""

import re

from .outline import find_label, split_code, split_stem
from .text import split_outside

INLINE = re.compile(
    r"(?:(?<=[^\d.])|^)(?P<label>(?P<number>\d{1,3})\s*[.．、](?!\d)|[（(](?P<bracket>\d{1,3})[)）]|"
    r"(?P<circle>[①-⑳]))\s*"
)
# 是否, 有无; 能不能, 齐不齐; …没有？ …吗
ASKED = re.compile(
    r"是否|有无|有没有|能否|是不是|会不会|可否|有否|能不能|做没做|(?P<twice>[一-龥])不(?P=twice)|(?:没有|与否)[？?。；]?$|[吗么][？?。；]?$|[？?]$"
)
FINISHED = re.compile(r"[。；;？?！!]$")
SHORTEST = 6


def split_points(text: str) -> list[tuple[str | None, str]]:
    """Points of a cell as (code or number, text); text without numbers is one point, its lines joined."""
    flat = re.sub(r"\s*\n\s*", "\n", text.strip())
    code, rest = split_code(flat)
    lines = flat.split("\n")
    if len(lines) > 1 and all(split_code(line)[0] for line in lines):
        return [split_code(line) for line in lines]
    if code:
        return [(code, _joined(rest))]
    starts = _consecutive(flat)
    if not starts:
        return [(None, piece) for piece in _unnumbered(lines)]
    found: list[tuple[str | None, str]] = (
        [] if not flat[: starts[0][1]].strip() else [(None, _joined(flat[: starts[0][1]]))]
    )
    for at, (number, _, begin) in enumerate(starts):
        end = starts[at + 1][1] if at + 1 < len(starts) else len(flat)
        found.append((str(number), _joined(flat[begin:end])))
    if found[0][0] is None and len(found) > 1 and found[0][1].endswith(("：", ":")):
        found.pop(0)
    return found


def _unnumbered(lines: list[str]) -> list[str]:
    """Points without numbers: one a line when every line is finished, or questions parted by semicolons."""
    if len(lines) > 1 and all(FINISHED.search(line) and len(line) >= SHORTEST for line in lines):
        return lines
    whole = _joined("\n".join(lines))
    asked = split_outside(whole, "；;", closing=True)
    if len(asked) > 1 and all(ASKED.search(piece) for piece in asked):
        return [re.sub(r"[；;]$", "", piece) for piece in asked]
    return [whole]


def _consecutive(text: str) -> list[tuple[int, int, int]]:
    """Numbers that count up by one, with where their label begins and ends."""
    starts: list[tuple[int, int, int]] = []
    kind = None
    for found in INLINE.finditer(text):
        number = _number(found)
        this = "number" if found["number"] else "bracket" if found["bracket"] else "circle"
        if not starts:
            if found.start() == 0 or text[: found.start()].rstrip().endswith(("：", ":", "\n")) or number == 1:
                starts.append((number, found.start(), found.end()))
                kind = this
        elif this == kind and number == starts[-1][0] + 1:
            starts.append((number, found.start(), found.end()))
    return starts if len(starts) > 1 or (starts and starts[0][1] == 0) else []


def _number(found: re.Match[str]) -> int:
    if found["circle"]:
        return ord(found["circle"]) - ord("①") + 1
    return int(found["number"] or found["bracket"])


def _joined(text: str) -> str:
    """Lines of one thought; a line that is finished keeps no space either, as Chinese needs none."""
    return re.sub(r"\s*\n\s*", "", text).strip()


def split_title(text: str) -> tuple[str | None, str]:
    """Code and wording of a group or item: `(一) 作业` -> (一, 作业), `A1.组织` -> (A1, 组织)."""
    stem = re.match(r"^\s*([A-ZＡ-Ｚ甲乙丙丁Ⅰ-Ⅻ]|[一二三四五六七八九十]{1,2}|\d{1,2})\s*\n\s*(?=[一-龥“])", text)
    text = f"{stem[1]}　{text[stem.end() :]}" if stem else text
    flat = re.sub(r"(?<=[一-龥])[:：]$", "", _joined(text))
    flat = re.sub(r"^【([^【】]+)】$", r"\1", flat)
    code, rest = split_code(flat)
    if code:
        return code, rest
    label = find_label(flat)
    if label:
        return re.sub(r"[（()）.．、\s]", "", label.text), flat[label.length :].strip()
    return split_stem(flat)


def numbering_of(text: str) -> str:
    """The kind of number in front of a text: `A`, `dots2`, `big`, `bracket` … or `plain`."""
    label = find_label(text)
    if label:
        return label.style
    code = split_code(text)[0]
    if not code:
        return "plain"
    return code[0].upper() if code[0].isalpha() else f"dots{len(re.findall('[.-]', code))}"
