"""Which bodies issue a document: who signs above the day, stands over the title or in it."""

import re
from itertools import pairwise

from .blocks import Block

ORGANISATION = re.compile(
    r"^[一-龥“”（）()·]{2,40}(?:委员会|人民政府|教育局|教体局|教育体育局|教育和体育局|局|厅|部|办公室|"
    r"督导室|督导办|办|室|小组|中心|党委|工委|委|院|处|学校|小学|中学|初中|高中|幼儿园|联盟|专班|指挥部|政府|组|队|站|所|集团|联合会)$"
)
SEALED = re.compile(r"^[（(].*(?:代章|盖章|公章|印章).*[)）]$")
MADE_BY = re.compile(r"^([^，。；：]{4,40}?)(?:监制|印制|编制|制表|制)$")
MONTH_ONLY = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月")


def _organisations(text: str) -> list[str]:
    """Issuing bodies in one line, set apart by spaces or 、."""
    text = text.strip()
    if SEALED.match(text):
        return []
    parts = [part for part in re.split(r"\s{1,}|、", text) if part]
    if len(parts) > 1 and all(ORGANISATION.match(part) and len(part) >= 4 for part in parts):
        return parts
    joined = re.sub(r"\s", "", text)
    return [joined] if ORGANISATION.match(joined) and len(joined) >= 4 else []


def find_issuers(blocks: list[Block], date_block: int | None, notice: str, start: int) -> list[str]:
    """The bodies that sign above the date, else those over the title, else those in the title."""
    found: list[str] = []
    if date_block is not None:
        found = _signed(blocks, date_block)
    if not found:
        found = _made_by(blocks)
    if not found:
        found = _over_title(blocks, start or _first_line(blocks))
    if not found and notice and notice.index("关于") > 0:
        found = _organisations(notice[: notice.index("关于")])
    return list(dict.fromkeys(found))


def _made_by(blocks: list[Block]) -> list[str]:
    """A sheet is signed with who made it, over the month: `某某评估中心制`, `2025年2月`."""
    for above, below in pairwise(blocks[-6:]):
        made = MADE_BY.match(re.sub(r"\s", "", above.text))
        month = MONTH_ONLY.fullmatch(re.sub(r"\s", "", below.text))
        if month and made and _organisations(made[1]):
            return _organisations(made[1])
    return []


def _first_line(blocks: list[Block]) -> int:
    """Where the text begins in a letter without a title: at the units it speaks to."""
    return next((at for at, block in enumerate(blocks[:6]) if re.search(r"[：:。]$", block.text.strip())), 0)


def _signed(blocks: list[Block], date_block: int) -> list[str]:
    at = next(number for number, block in enumerate(blocks) if block.index == date_block)
    same_line = re.sub(r"(?:19|20)\d{2}\s*年.*$", "", blocks[at].text).strip()
    found = _organisations(same_line) if same_line and not blocks[at].text.strip().endswith("印发") else []
    for block in reversed(blocks[max(0, at - 8) : at]):
        if SEALED.match(re.sub(r"\s", "", block.text)):
            continue
        names = _organisations(block.text)
        if not names:
            break
        found = names + found
    return found


def _over_title(blocks: list[Block], start: int) -> list[str]:
    found: list[str] = []
    for block in blocks[:start]:
        text = re.sub(r"\s*文件$", "", block.text.strip())
        for name in _organisations(text):
            if name not in found:
                found.append(name)
    return found
