"""Two papers in one file: a notice of another body passed on with the scheme in it. Which one holds, a person says."""

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from dudao.lib.day_words import full_day_words
from dudao.officialdocs.shapes import Candidate, Notice, Place, ReadDocument

from .blocks import Block, Source
from .head import ANNEX_MARK, DOC_NUMBER, NOTICE_TITLE, iso_date

KIND = "two_papers"
LONGEST_TITLE = 90
ISO = re.compile(r"\d{4}-\d\d-\d\d")
MARKS = re.compile("[《》〈〉]")


@dataclass(slots=True)
class Paper:
    """One of the papers: where it begins, and what its head and foot say."""

    first: Block
    number: str | None = None
    title: str | None = None
    day: str | None = None
    blocks: list[Block] = field(default_factory=list)


def two_papers(source: Source, document: ReadDocument) -> list[Notice]:
    """What the reviewer has to choose when a file holds several papers; nothing for a single one."""
    papers = [paper for paper in papers_in(source) if paper.title]
    if len(papers) < 2:
        return []
    sent = re.search(r"《(.+)》", papers[-1].title or "")
    titles = [*(paper.title for paper in papers), sent[1] if sent else None]
    found = [_notice("标题", titles, document.title, papers)]
    found.append(_notice("文号", [paper.number for paper in papers], document.doc_number, papers))
    found.append(_notice("日期", [paper.day for paper in papers], document.issued_on, papers))
    found.append(_deadlines(papers, document))
    return [notice for notice in found if notice]


def candidates(source: Source, document: ReadDocument) -> list[Candidate]:
    """The same as rows to choose from: what each paper says, where the papers say different things."""
    papers = [paper for paper in papers_in(source) if paper.title]
    if len(papers) < 2:
        return []
    rows = [
        Candidate(field=name, value=value, paper=number, place=_place(paper.first), blocks=[])
        for name, of in (("title", "title"), ("doc_number", "number"), ("issued_on", "day"))
        for number, paper in enumerate(papers, 1)
        if (value := getattr(paper, of))
    ]
    rows += [*_sent_title(papers), *_days_of(source, papers, document)]
    if document.title and document.title not in {row.value for row in rows if row.field == "title"}:
        rows.insert(0, _read_title(papers, document.title))
    values: dict[str, set[str]] = {}
    for row in rows:
        values.setdefault(row.field, set()).add(row.value)
    return [row for row in rows if row.field == "deadline" or len(values[row.field]) > 1]


def _read_title(papers: list[Paper], title: str) -> Candidate:
    """The title that was taken, where it is none of those in the heads: it must stay there to be taken again."""
    said = [MARKS.sub("", paper.title or "") for paper in papers]
    number = next((n for n, words in enumerate(said, 1) if words and MARKS.sub("", title).endswith(words)), 1)
    return Candidate(field="title", value=title, paper=number, place=_place(papers[number - 1].first), blocks=[])


def _sent_title(papers: list[Paper]) -> list[Candidate]:
    """The title of the scheme that the last notice brings, where it stands alone in its line."""
    sent = re.search(r"《(.+)》", papers[-1].title or "")
    if not sent:
        return []
    inside = (block for block in papers[-1].blocks if re.sub(r"\s+", "", block.text) == sent[1])
    place = _place(next(inside, papers[-1].first))
    return [Candidate(field="title", value=sent[1], paper=len(papers), place=place, blocks=[])]


def _days_of(source: Source, papers: list[Paper], document: ReadDocument) -> list[Candidate]:
    """The days by which each paper asks for something; nothing where only one of them does."""
    ends = [paper.first.index for paper in papers[1:]] + [len(source.blocks)]
    rows = []
    for number, (paper, end) in enumerate(zip(papers, ends, strict=True), 1):
        blocks = [paper.first.index, end]
        days = "、".join(_days(document, *blocks)[:4])
        place = _place(paper.first)
        if days:
            rows.append(Candidate(field="deadline", value=days, paper=number, place=place, blocks=blocks))
    return rows if len(rows) > 1 else []


def _days(document: ReadDocument, start: int, end: int) -> list[str]:
    """The days or periods of what is to be reported by the paper from one block to before another."""
    days = [
        entry.due_or_period or entry.due_date or ""
        for entry in document.reporting
        if entry.place and start <= entry.place.block < end and (entry.due_or_period or entry.due_date)
    ]
    return list(dict.fromkeys(days))


def papers_in(source: Source) -> list[Paper]:
    """Papers by their heads: a document number alone in its line, or the title of a notice, after a day of signing."""
    papers: list[Paper] = []
    signed = True
    for number, block in enumerate(source.blocks):
        text = re.sub(r"\s+", "", block.text) if block.kind == "paragraph" else ""
        own_number = DOC_NUMBER.fullmatch(text)
        title = _title_at(source.blocks, number)
        if (own_number or title) and (signed or not papers):
            papers.append(Paper(block))
            signed = False
        if papers:
            paper = papers[-1]
            paper.blocks.append(block)
            paper.number = paper.number or (text if own_number else None)
            paper.title = paper.title or title
            day = iso_date(text) if 8 <= len(text) <= 14 and text.endswith("日") else None
            if day and paper.title:
                paper.day, signed = paper.day or day, True
    return papers


def _title_at(blocks: list[Block], number: int) -> str | None:
    """The title of a notice that begins at a block, over up to four lines."""
    text = ""
    for block in blocks[number : number + 4]:
        line = block.text.strip()
        if block.kind != "paragraph" or re.search(r"[。：]", line) or ANNEX_MARK.match(line):
            return None
        text += re.sub(r"\s+", "", line)
        if len(text) > LONGEST_TITLE or (text and "关于" not in text and block is not blocks[number]):
            return None
        if NOTICE_TITLE.search(text) and "关于" in blocks[number].text:
            return text[text.index("关于") :]
    return None


def _notice(what: str, values: list[str | None], taken: str | None, papers: list[Paper]) -> Notice | None:
    said = list(dict.fromkeys(value for value in values if value))
    if taken and taken not in said:
        said.insert(0, taken)
    if len(said) < 2:
        return None
    listed = "；".join(f"“{_plain(value)}”" for value in said)
    now = f"现在用的是“{_plain(taken)}”" if taken else "现在哪个都没有用"
    second = papers[1].first
    return Notice(KIND, f"这个文件里有 {len(papers)} 份公文，{what}不止一个：{listed}。{now}，不对请改", _place(second))


def _plain(value: str) -> str:
    """A day as the paper writes it; anything else as it is."""
    return full_day_words(date.fromisoformat(value)) if ISO.fullmatch(value) else value


def _deadlines(papers: list[Paper], document: ReadDocument) -> Notice | None:
    """Days by which the outer paper asks for something, when the inner one has days of its own."""
    bounds = [paper.first.index for paper in papers] + [10**9]
    asked = [_days(document, start, end) for start, end in pairwise(bounds)]
    if sum(bool(days) for days in asked) < 2:
        return None
    listed = "；".join(f"第{number}份：{'、'.join(days[:4])}" for number, days in enumerate(asked, 1) if days)
    return Notice(
        KIND, f"几份公文都规定了报送时间（{listed}），请在报送事项里留下本县要执行的", _place(papers[1].first)
    )


def _place(block: Block) -> Place:
    return Place(block.index, f"{block.part or '正文'} 第{block.index + 1}段")
