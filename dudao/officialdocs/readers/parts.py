"""Which part of the document a block stands in: covering notice, body, or one of the annexes."""

import re
from dataclasses import dataclass, field

from .blocks import Block, Source
from .head import ANNEX_MARK, Head
from .text import squeeze

NOTICE, BODY = "通知", "正文"


@dataclass(slots=True)
class Part:
    """A run of blocks; `title` is the heading of an annex without its label."""

    name: str
    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    title_blocks: set[int] = field(default_factory=set)

    @property
    def is_annex(self) -> bool:
        return self.name not in (NOTICE, BODY)

    def content(self) -> list[Block]:
        """Blocks without the label and title lines."""
        return [block for block in self.blocks if block.index not in self.title_blocks]


def split_parts(source: Source, head: Head) -> list[Part]:
    """Parts in reading order; every block gets the name of its part."""
    body_start = _body_start(source, head)
    parts = [Part(NOTICE if body_start else BODY, title_blocks=head.title_blocks | head.annex_lines)]
    count = 0
    for position, block in enumerate(source.blocks):
        if body_start and block.index == body_start:
            parts.append(Part(BODY, title_blocks=head.title_blocks | head.annex_lines))
        label = _annex_label(source, position, head)
        if label is not None and not (body_start and block.index < body_start):
            count += 1
            parts.append(_annex(source, position, label or str(count), head))
        block.part = parts[-1].name
        parts[-1].blocks.append(block)
    return parts


def _body_start(source: Source, head: Head) -> int | None:
    """The block where the paper itself begins, when a notice goes before it."""
    after = [index for index in sorted(head.title_blocks) if head.date_block is not None and index > head.date_block]
    if after:
        return after[0]
    if head.date_block is None or not head.title:
        return None
    tail = squeeze(head.title)[-6:]
    for block in source.blocks:
        if (
            block.index > head.date_block
            and block.kind == "paragraph"
            and squeeze(block.text).endswith(tail)
            and len(block.text) <= 60
        ):
            head.title_blocks.add(block.index)
            return block.index
    return None


def _annex_label(source: Source, position: int, head: Head) -> str | None:
    """The number of the annex that begins at a block, "" when it has none; None when no annex begins."""
    block = source.blocks[position]
    if block.kind == "table":
        return _table_label(block, head)
    found = ANNEX_MARK.match(block.text.strip())
    if not found or block.index in head.title_blocks or block.index in head.annex_lines:
        return None
    rest = found["rest"].strip()
    following = source.blocks[position + 1] if position + 1 < len(source.blocks) else None
    if following is None:
        return None
    if not rest:
        own = any(following.index == index for index in head.title_blocks) or squeeze(following.text) == squeeze(
            head.title or " "
        )
        return None if own else found["no"] or ""
    listed = squeeze(re.sub(r"^\d{1,2}\s*[.．、]", "", rest)) in {squeeze(name) for name in head.annex_names}
    first = block.index == _first_mention(source)
    return (
        (found["no"] or "")
        if found["no"] and not (listed and first) and len(rest) <= 50 and not re.search(r"[。；，]", rest)
        else None
    )


def _first_mention(source: Source) -> int | None:
    for block in source.blocks:
        found = ANNEX_MARK.match(block.text.strip())
        if found and found["rest"]:
            return block.index
    return None


def _table_label(block: Block, head: Head) -> str | None:
    """A table whose first row is the name of a listed annex begins that annex, though its label was lost."""
    first = block.grid.distinct(0) if block.grid else []
    if len(first) != 1:
        return None
    names = [squeeze(name) for name in head.annex_names]
    return str(names.index(squeeze(first[0].text)) + 1) if squeeze(first[0].text) in names else None


def _annex(source: Source, position: int, number: str, head: Head) -> Part:
    block = source.blocks[position]
    part = Part(f"附件{number}")
    if block.kind == "table":
        part.title = block.grid.distinct(0)[0].text.strip() if block.grid else ""
        return part
    part.title_blocks.add(block.index)
    rest = (ANNEX_MARK.match(block.text.strip()) or {"rest": ""})["rest"].strip()
    if rest:
        part.title = rest
        return part
    _title_lines(source, position, part, {squeeze(name) for name in head.annex_names})
    return part


def _title_lines(source: Source, position: int, part: Part, names: set[str]) -> None:
    """One line, or the two or three that make up a listed name, or that stand close together in the middle."""
    for block in source.blocks[position + 1 : position + 4]:
        close = not part.title or (
            squeeze(part.title) not in names and (block.index not in source.gaps or block.align == "center")
        )
        if block.kind != "paragraph" or len(block.text) > 50 or re.search(r"[。；：:，]", block.text) or not close:
            return
        if part.title and squeeze(part.title + block.text) not in names and block.align != "center":
            return
        part.title += block.text.strip()
        part.title_blocks.add(block.index)
