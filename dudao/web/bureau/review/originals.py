"""The characters as they stood before a Traditional text was read as a simplified one. Pure."""


def original_words(block: dict | None, words: str) -> str:
    """The original of ``words`` within a block; empty where nothing was rewritten or it cannot be told."""
    original = (block or {}).get("original") or ""
    if not original or not words:
        return ""
    for now, before in _lines(block, original):
        at = now.find(words)
        if at >= 0 and len(now) == len(before):
            return before[at : at + len(words)] if before[at : at + len(words)] != words else ""
    return ""


def original_cells(block: dict) -> list[list[str]]:
    """The rows of a table in their own characters; empty where the cells cannot be told apart."""
    pairs = iter(_lines(block, block.get("original") or ""))
    rows = [[_original_cell(cell, pairs) for cell in row] for row in block.get("rows") or []]
    whole = [cell for row in rows for cell in row]
    return rows if any(whole) else []


def _original_cell(cell: str, pairs) -> str:
    lines = [next(pairs, ("", ""))[1] if line.strip() else line for line in cell.split("\n")]
    return "\n".join(lines)


def _lines(block: dict, original: str) -> list[tuple[str, str]]:
    """(as read, as it stood): the paragraph, or the cells of the table one by one where their numbers agree."""
    if block["kind"] != "table":
        return [(block["text"], original)]
    now = [line for row in block.get("rows") or [] for cell in row for line in cell.split("\n") if line.strip()]
    before = [line for line in original.split("\n") if line.strip()]
    return list(zip(now, before, strict=True)) if len(now) == len(before) else []
