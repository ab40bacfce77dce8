"""What of a wording changed, in runs that a person can read: numbers and words whole, Chinese by the character."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

SAME, DELETED, INSERTED = "same", "del", "ins"
# Words of the field whose halves say nothing alone: 不超过 → 不少于 is one change, not two.
WHOLE = (
    "不超过", "不少于", "不得", "不再", "必须", "应当", "每学期", "每学年", "每季度", "每月", "每周", "每天", "小学",
    "初中", "高中", "幼儿园", "年级", "学校", "校外培训机构", "培训机构", "责任区", "督导室", "学区", "科室",
)  # fmt: skip
TOKEN = re.compile(rf"\d+(?:[.．]\d+)?[%％]?|[A-Za-z]+|{'|'.join(sorted(WHOLE, key=len, reverse=True))}|\s+|.", re.S)
LOOSE = re.compile(r"[\s，。、；：,.;:“”《》（）()]*")


class Run(NamedTuple):
    """``kind`` is "same", "del" (stands only in the old wording) or "ins" (only in the new one)."""

    kind: str
    text: str


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def runs(old: str, new: str) -> list[Run]:
    """The two wordings as one text: its parts joined without "ins" are ``old``, without "del" ``new``."""
    one, other = tokens(old), tokens(new)
    found: list[Run] = []
    for act, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if act == "equal":
            found.append(Run(SAME, "".join(one[a:b])))
        else:
            found += [Run(DELETED, "".join(one[a:b])), Run(INSERTED, "".join(other[c:d]))]
    return _settled([run for run in found if run.text])


def _settled(found: list[Run]) -> list[Run]:
    """A single character left standing between two changes is read as part of the change."""
    changes: list[Run] = []
    for n, run in enumerate(found):
        between = 0 < n < len(found) - 1
        if run.kind == SAME and between and (len(run.text) == 1 or LOOSE.fullmatch(run.text)):
            changes += [Run(DELETED, run.text), Run(INSERTED, run.text)]
        else:
            changes.append(run)
    return _joined(changes)


def _joined(changes: list[Run]) -> list[Run]:
    """Between two runs that stayed, all that went as one run and all that came as one."""
    result: list[Run] = []
    gone = came = ""
    for run in [*changes, Run(SAME, "")]:
        if run.kind == SAME:
            result += [part for part in (Run(DELETED, gone), Run(INSERTED, came), run) if part.text]
            gone = came = ""
        elif run.kind == DELETED:
            gone += run.text
        else:
            came += run.text
    return result
