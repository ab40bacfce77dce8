"""A source as JSON lines between two processes."""

from typing import Any

from dudao.officialdocs.shapes import Notice

from ..blocks import Block, Cell, Grid, Source


def packed(source: Source) -> dict[str, Any]:
    """Plain values; `unpacked` makes the same source of them."""
    return {
        "blocks": [_packed_block(block) for block in source.blocks],
        "gaps": sorted(source.gaps),
        "page_breaks": sorted(source.page_breaks),
        "aside": source.aside,
        "pictures": source.pictures,
        "notes": [[note.kind, note.message] for note in source.notes],
    }


def unpacked(plain: dict[str, Any]) -> Source:
    source = Source(
        gaps=set(plain["gaps"]),
        page_breaks=set(plain["page_breaks"]),
        aside=list(plain["aside"]),
        pictures=list(plain["pictures"]),
        notes=[Notice(kind, message) for kind, message in plain["notes"]],
    )
    for values in plain["blocks"]:
        cells = values.pop("cells")
        block = Block(len(source.blocks), **values)
        if cells is not None:
            block.grid = _grid(cells)
        source.blocks.append(block)
    return source


def _packed_block(block: Block) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "kind": block.kind, "text": block.text, "align": block.align, "page": block.page, "row_pages": block.row_pages,
        "sure": block.sure, "original": block.original, "cells": None,
    }  # fmt: skip
    if block.grid is not None:
        cells = list({id(cell): cell for row in block.grid.rows for cell in row}.values())
        number = {id(cell): n for n, cell in enumerate(cells)}
        plain["cells"] = {
            "own": [[cell.text, cell.row, cell.column, cell.across, cell.down] for cell in cells],
            "squares": [[number[id(cell)] for cell in row] for row in block.grid.rows],
        }
    return plain


def _grid(plain: dict[str, Any]) -> Grid:
    cells = [Cell(*values) for values in plain["own"]]
    return Grid([[cells[number] for number in row] for row in plain["squares"]])
