"""Reading official documents: a .docx or .txt in, one plain dict out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .errors import SecretDocument, UnreadableDocument

__all__ = ["SecretDocument", "UnreadableDocument", "check_readable", "read_document"]


def read_document(
    source: str | Path | bytes, filename: str = "", progress: Callable[[int, str], None] | None = None
) -> dict[str, Any]:
    """Read one document.

    `source` is a path or the bytes of the file; `filename` is only used for sentences about formats;
    `progress(percent, step)` is called now and then. Returns the dict described in shapes.ReadDocument.
    Raises UnreadableDocument with one Chinese sentence, SecretDocument for papers with a secrecy marking.
    """
    from dudao.officialdocs.shapes import to_plain  # noqa: PLC0415  lazy: help and refusals come before the readers

    from .assemble import assemble  # noqa: PLC0415  lazy: help and refusals come before the readers

    content = source if isinstance(source, bytes) else _bytes(Path(source))
    name = filename or ("" if isinstance(source, bytes) else Path(source).name)
    return dict(to_plain(assemble(_opened(content, name, progress), progress)))


def check_readable(content: bytes, filename: str = "") -> None:
    """Refuse what cannot or may not be read, before anybody keeps it: as read_document, without the reading."""
    _opened(content, filename, None)


def _opened(content: bytes, filename: str, progress: Callable[[int, str], None] | None) -> Any:
    """The blocks of a document that is neither of another format nor marked as secret."""
    from .guard import kind_of, refuse_secret  # noqa: PLC0415  lazy: help and refusals come before the readers

    kind = kind_of(content, filename)
    if progress:
        progress(5, "打开文件")
    if kind == "docx":
        from .docx import header_texts, read_docx  # noqa: PLC0415  lazy: help and refusals come before the readers

        found = read_docx(content)
        refuse_secret(header_texts(content))
    else:
        from .plain import read_plain  # noqa: PLC0415  lazy: help and refusals come before the readers

        found = read_plain(content)
    refuse_secret(_head_texts(found.blocks[:40]))
    return found


def _head_texts(blocks: list[Any]) -> list[str]:
    """Texts of the first blocks, of tables too: a letterhead may be drawn as one."""
    texts = []
    for block in blocks:
        texts.append(block.text)
        if block.grid is not None:
            texts.extend(cell.text for row in block.grid.rows[:6] for cell in row)
    return texts


def _bytes(path: Path) -> bytes:
    from .guard import MAX_FILE  # noqa: PLC0415  lazy: help and refusals come before the readers

    if not path.is_file():
        raise UnreadableDocument("找不到这个文件，请检查路径后再试。")
    if path.stat().st_size > MAX_FILE:
        raise UnreadableDocument("这份文件超过 40 MB，请删去多余的图片，另存为 .docx 后再传。")
    return path.read_bytes()
