"""The head of a document: number, title, day of issue; and where its parts begin."""

import re
from dataclasses import dataclass, field
from datetime import date

from dudao.lib.numerals import to_number

from .blocks import Block, Source
from .issuers import ORGANISATION, find_issuers
from .text import squeeze

DOC_NUMBER = re.compile(
    r"[一-龥A-Za-z]{1,14}\s*[〔\[【（(﹝]\s*(?:19|20)\d{2}\s*[〕\]】）)﹞]\s*第?\s*\d{1,5}\s*号|"
    r"(?:国务院|教育部|主席|省政府)令\s*第?\s*\d{1,5}\s*号"
)
FULL_DATE = re.compile(r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
POINTED_DATE = re.compile(r"((?:19|20)\d{2})[./-](\d{1,2})[./-](\d{1,2})")
CHINESE_DATE = re.compile(
    r"(二[〇○Oo0零][〇○零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
NOTICE_TITLE = re.compile(r"关于.{2,}的\s*(?:通\s*[知报告]|意\s*见|函|决\s*定|批\s*复|公\s*告|请\s*示|报\s*告)\s*$")
PAPER = (
    "方案|通知|意见|办法|要点|计划|细则|规定|制度|规程|指引|安排|预案|规划|标准|清单|表|台账|措施|指南|通报|公告|决定"
)
PAPER_TITLE = re.compile(rf"(?:{PAPER})(?:（[^（）]{{1,10}}）|\([^()]{{1,10}}\))?$")
SENT_PAPER = re.compile(
    r"(?:方案|意见|办法|要点|计划|细则|规定|制度|规程|指引|安排|标准|措施|规划)(?:（[^（）]{1,10}）|\([^()]{1,10}\))?$"
)
ANNEX_MARK = re.compile(r"^附\s*[件表录]\s*(?P<no>[一二三四五六七八九十\d]{0,3})\s*[:：.．]?\s*(?P<rest>.*)$")
PRINT_LINE = re.compile(r"印发$|^抄送|^主题词|^此件|^（此件")
CALLED = re.compile(r"\d{5,}|\d{3}[-\s]\d{4}|@")
HEAD = 40


@dataclass(slots=True)
class Head:
    title: str | None = None
    doc_number: str | None = None
    issuer: list[str] = field(default_factory=list)
    issued_on: str | None = None
    own_titles: set[str] = field(default_factory=set)
    date_block: int | None = None
    annex_names: list[str] = field(default_factory=list)
    title_blocks: set[int] = field(default_factory=set)
    annex_lines: set[int] = field(default_factory=set)


def read_head(source: Source) -> Head:
    """Title, number, issuers and day of issue, as far as the first pages give them."""
    head = Head()
    blocks = [block for block in source.blocks if block.kind == "paragraph"]
    _number(head, blocks[:HEAD])
    _date(head, blocks)
    notice, start, end = _notice_title(blocks[:HEAD])
    head.title_blocks.update(block.index for block in blocks[start:end])
    head.annex_names, head.annex_lines = _annex_names(blocks)
    _title(head, blocks, notice, start)
    head.issuer = find_issuers(blocks, head.date_block, notice, start)
    return head


def _number(head: Head, blocks: list[Block]) -> None:
    for block in blocks:
        text = re.sub(r"\s*签发人.*$", "", block.text.strip())
        found = DOC_NUMBER.search(text)
        if found and len(text) <= len(found.group()) + 24 and "《" not in text and "，" not in text:
            head.doc_number = re.sub(r"\s", "", found.group())
            return


def iso_date(text: str) -> str | None:
    """A full date in Arabic or Chinese numerals as ISO text; a day that no calendar has (9月31日) is none."""
    found = FULL_DATE.search(text) or POINTED_DATE.fullmatch(text.strip("（()）"))
    if found:
        return _iso([int(part) for part in found.groups()])
    found = CHINESE_DATE.search(text)
    if not found:
        return None
    numbers = [to_number(re.sub("[○Oo0零]", "〇", part)) for part in found.groups()]
    return _iso([int(number) for number in numbers if number]) if all(numbers) else None


def _iso(numbers: list[int]) -> str | None:
    try:
        return date(*numbers).isoformat()
    except (ValueError, OverflowError):
        return None


def _date(head: Head, blocks: list[Block]) -> None:
    """The signature date: a date alone in its line, else the date of printing."""
    printed = None
    for block in blocks:
        text = re.sub(r"\s", "", block.text)
        day = iso_date(text) if len(text) <= 60 else None
        if not day:
            continue
        bare = text.strip("（()）")
        if len(bare) <= 13 and any(pattern.match(bare) for pattern in (FULL_DATE, CHINESE_DATE, POINTED_DATE)):
            head.issued_on, head.date_block = day, block.index
            return
        if ORGANISATION.match(re.sub(r"(?:19|20)\d{2}年.*$", "", text)) and text.endswith("日"):
            head.issued_on, head.date_block = day, block.index
            return
        if text.endswith("印发") and not printed:
            printed = day, block.index
    if printed:
        head.issued_on, head.date_block = printed


def _notice_title(blocks: list[Block]) -> tuple[str, int, int]:
    """The title of the notice, joined over its lines, and the lines it takes; empty without one."""
    for start, block in enumerate(blocks):
        if "关于" not in block.text or len(block.text) > 90 or re.search(r"[。：]$", block.text):
            continue
        text = ""
        for end in range(start, min(start + 5, len(blocks))):
            text += re.sub(r"\s*\n\s*", "", blocks[end].text.strip())
            if NOTICE_TITLE.search(text):
                return re.sub(r"(?<=[一-龥”》）])\s+(?=[一-龥“《（])", "", text), start, end + 1
            if re.search(r"[。：]", blocks[end].text):
                break
    return "", 0, 0


def _title(head: Head, blocks: list[Block], notice: str, start: int) -> None:
    wanted = _sent_title(blocks, notice)
    begin = _find_lines(blocks, wanted, after=start + 1) if wanted else None
    if begin:
        first, last = begin
        head.title = re.sub(r"\s+$", "", wanted)
        head.title_blocks.update(block.index for block in blocks[first : last + 1])
    elif wanted and _attached(blocks, wanted):
        head.title = wanted
    elif notice:
        head.title = notice[notice.index("关于") :]
        _following_title(head, blocks)
    else:
        _plain_title(head, blocks)
    head.own_titles = {
        squeeze(text) for text in (head.title, notice, notice[notice.find("关于") :] if notice else "", wanted) if text
    }


def _following_title(head: Head, blocks: list[Block]) -> None:
    """A notice that does not name its paper: the title right after the day of issue, without a label of an annex."""
    after = [block for block in blocks if head.date_block is not None and block.index > head.date_block][:6]
    before = [block.text for block in blocks if head.date_block is not None and block.index < head.date_block]
    sends = any(re.search(rf"现将?(?:该|本)?(?:{PAPER})(?:予以|正式)?印发|附后|^附[:：]", text) for text in before)
    for number, block in enumerate(after):
        text = re.sub(r"\s", "", block.text)
        if ANNEX_MARK.match(text):
            return
        if sends and SENT_PAPER.search(text) and len(text) <= 50 and not re.search(r"[。；：，]", text):
            above = after[number - 1] if number else None
            joined = above and above.index == block.index - 1 and above.align == "center" == block.align
            if joined and above and not ORGANISATION.match(above.text) and not PRINT_LINE.search(above.text):
                text = re.sub(r"\s", "", above.text) + text
                head.title_blocks.add(above.index)
            head.title = text
            head.title_blocks.add(block.index)
            return


def _sent_title(blocks: list[Block], notice: str) -> str:
    """The title of the paper that a notice sends out, from 现将《…》印发 or from 印发…的通知."""
    inside = re.search(
        r"(?:印发|转发|下发|发布|公布|发放|颁布|出台|启用|试行|施行|实施|执行|推行|使用|修订|调整|重新印发)[^《]{0,4}(《.+》)",
        notice,
    )
    if inside:
        return inside[1][1:-1]
    for block in blocks[:HEAD]:
        found = re.search(r"现?将《((?:[^《》]|《[^《》]*》)+)》(?:予以|正式|转)?(?:印|下|转|发)", block.text)
        if found:
            return found[1]
    bare = re.search(r"关于(?:印发|下发|发布)(.+)的\s*(?:通知|函)$", notice)
    return bare[1].strip() if bare else ""


def _find_lines(blocks: list[Block], title: str, after: int) -> tuple[int, int] | None:
    """Lines after the notice that make up a title together."""
    wanted = squeeze(title)
    for first in range(after, len(blocks)):
        text = ""
        for last in range(first, min(first + 4, len(blocks))):
            text += squeeze(blocks[last].text)
            if text == wanted:
                return first, last
            if not wanted.startswith(text):
                break
    return None


def _attached(blocks: list[Block], title: str) -> bool:
    """True when the body of the paper follows though its title line differs a little."""
    tail = squeeze(title)[-6:]
    return any(
        squeeze(block.text).endswith(tail) and len(block.text) <= 60 and "，" not in block.text for block in blocks[5:]
    )


def _plain_title(head: Head, blocks: list[Block]) -> None:
    """A paper without a covering notice: the first short line or lines that end like a paper's title."""
    for first in range(min(12, len(blocks))):
        text = ""
        for last in range(first, min(first + 3, len(blocks))):
            line = blocks[last].text.strip()
            if re.search(r"[。：；]", line) or DOC_NUMBER.search(line) or len(line) > 60 or ANNEX_MARK.match(line):
                break
            if (ORGANISATION.match(line) and not PAPER_TITLE.search(line)) or iso_date(line) or CALLED.search(line):
                break
            text += line
            if PAPER_TITLE.search(text):
                head.title = text
                head.title_blocks.update(item.index for item in blocks[first : last + 1])
                return
    for block in blocks[:5]:
        if block.align == "center" and len(block.text) <= 60:
            head.title = block.text.strip()
            head.title_blocks.add(block.index)
            return


def _annex_names(blocks: list[Block]) -> tuple[list[str], set[int]]:
    """Names in the list of annexes at the end of the paper, and its lines: 附件：1.… 2.…"""
    for number, block in enumerate(blocks):
        found = ANNEX_MARK.match(block.text.strip())
        if not found or not found["rest"] or re.search(r"[。，]", found["rest"]) or len(found["rest"]) > 80:
            continue
        alone = number + 1 >= len(blocks) or blocks[number + 1].index > block.index + 1
        if found["no"] not in ("", "1", "一") or (found["no"] and alone):
            continue
        names, lines = [_annex_name(found["rest"])], {block.index}
        for line in blocks[number + 1 : number + 12]:
            item = re.match(r"^\s*(?:附件)?\s*\d{1,2}\s*[.．、:：]\s*(.+)$", line.text)
            if not item or re.search(r"[。；]$", line.text):
                break
            names.append(_annex_name(item[1]))
            lines.add(line.index)
        return names, lines
    return [], set()


def _annex_name(text: str) -> str:
    return re.sub(r"^\s*\d{1,2}\s*[.．、]\s*", "", text).strip("《》 ")
