"""Reading official documents: a file of any kind that offices have in, one plain dict out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .errors import SecretDocument, UnreadableDocument

__all__ = ["SecretDocument", "UnreadableDocument", "check_readable", "read_document"]

OPENED, OPENED_SLOWLY = 18, 90  # percent of the work that is done when the blocks are there


def read_document(
    source: str | Path | bytes, filename: str = "", progress: Callable[[int, str], None] | None = None
) -> dict[str, Any]:
    """Read one document: .docx, .doc, .wps, .rtf, .odt, .pdf, .ofd, .html, .txt, and
    pictures where that extra is installed.

    `source` is a path or the bytes of the file; `filename` is only used for sentences about formats;
    `progress(percent, step)` is called now and then. Returns the dict described in shapes.ReadDocument.
    Raises UnreadableDocument with one Chinese sentence, SecretDocument for papers with a secrecy marking.
    """
    from dudao.officialdocs.shapes import to_plain  # noqa: PLC0415  lazy: help and refusals come before the readers

    from .assemble import assemble  # noqa: PLC0415  lazy: help and refusals come before the readers
    from .finish import finish  # noqa: PLC0415  lazy: help and refusals come before the readers
    from .opening import is_slow, opened  # noqa: PLC0415  lazy: help and refusals come before the readers

    content = source if isinstance(source, bytes) else _bytes(Path(source))
    name = filename or ("" if isinstance(source, bytes) else Path(source).name)
    share = OPENED_SLOWLY if is_slow(content, name) else OPENED
    tell = progress or (lambda percent, step: None)
    tell(5, "打开文件")
    found = opened(
        content, name, lambda page, of: tell(5 + (share - 5) * page // max(of, 1), f"正在认第 {page} 页，共 {of} 页")
    )
    document = assemble(found, lambda percent, step: tell(share + (100 - share) * percent // 100, step))
    return dict(to_plain(finish(document, found)))


def check_readable(content: bytes, filename: str = "", *, pictures_later: bool = False) -> None:
    """Refuse what cannot or may not be read, before anybody keeps it: as read_document, without the reading.

    With `pictures_later` writing in pictures is not recognised here, which takes seconds a page: whoever says so reads
    the file afterwards, and forgets it when a secrecy marking comes to light then.
    """
    from .opening import check  # noqa: PLC0415  lazy: help and refusals come before the readers

    check(content, filename, pictures_later=pictures_later)


def _bytes(path: Path) -> bytes:
    from .guard import MAX_FILE  # noqa: PLC0415  lazy: help and refusals come before the readers

    if not path.is_file():
        raise UnreadableDocument("找不到这个文件，请检查路径后再试。")
    if path.stat().st_size > MAX_FILE:
        raise UnreadableDocument("这份文件超过 40 MB，请删去多余的图片，另存为 .docx 后再传。")
    return path.read_bytes()
