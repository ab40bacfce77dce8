"""Texts that a bad conversion left in Traditional characters: read as simplified ones, the original kept."""

from functools import lru_cache
from typing import Any

from dudao.officialdocs.shapes import Notice

from .blocks import Block, Source

KINDS_OF_SIGNS = 3  # so many different ones, or a name with an old sign is enough
SHARE = 0.003
KIND = "traditional"


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC  # noqa: PLC0415  lazy: its tables are loaded for texts that need them only

    return OpenCC("t2s")


def simplify(source: Source) -> None:
    """Rewrite all blocks when the paper has Traditional characters, with a note; a few in a name change nothing."""
    texts = [text for block in source.blocks for text in _texts(block)]
    whole = "\n".join(texts)
    if whole.isascii():
        return
    found = _changed(whole)
    signs = sum("一" <= sign <= "鿿" for sign in whole)
    if len(set(found)) < KINDS_OF_SIGNS or len(found) < SHARE * signs:
        return
    for block in source.blocks:
        _rewrite(block)
    shown = "、".join(f"“{sign}”" for sign in dict.fromkeys(found))[:40]
    source.notes.append(
        Notice(KIND, f"文中有繁体字（{shown.rstrip('、“')}等 {len(found)} 处），已按简体读，原文另存着，请对照着校核")
    )


def _texts(block: Block) -> list[str]:
    if block.grid is None:
        return [block.text]
    return [cell.text for cell in {id(cell): cell for row in block.grid.rows for cell in row}.values()]


def _changed(text: str) -> list[str]:
    """Signs that the conversion rewrites, in reading order."""
    converted = str(_converter().convert(text))
    if len(converted) != len(text):
        return [sign for sign in text if str(_converter().convert(sign)) != sign]
    return [before for before, after in zip(text, converted, strict=True) if before != after]


def _rewrite(block: Block) -> None:
    before = "\n".join(_texts(block))
    if block.grid is None:
        block.text = str(_converter().convert(block.text))
    else:
        for cell in {id(cell): cell for row in block.grid.rows for cell in row}.values():
            cell.text = str(_converter().convert(cell.text))
    if "\n".join(_texts(block)) != before:
        block.original = before
