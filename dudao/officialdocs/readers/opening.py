"""The one door for files: by its kind a file goes to the reader that makes blocks of it, and may be refused."""

import importlib.util
import re
from collections.abc import Callable
from itertools import chain

from dudao.officialdocs.shapes import Notice

from .blocks import Source
from .errors import UnreadableDocument
from .guard import kind_of, refuse_named, refuse_secret, refuse_starred

HAN = re.compile(r"[㐀-鿿]")
HEAD = 40  # blocks in which a secrecy marking may stand
NO_ENGINE = (
    "这是扫描件或图片，服务器上没有安装认字的功能，请找到原来的 Word 文件，另存为 .docx 后再传，"
    "或者请管理员装上 dudao[ocr]。"
)
OFD_SCANNED = (
    "这份 OFD 里全是图片，读不出文字，请用阅读器另存为 PDF 再传，或者找到原来的 Word 文件，另存为 .docx 后再传。"
)
SCANNED = "这份文件是扫描的，文字是从图片上认出来的，可能有错字，请对照原件校核，尤其是数字、日期和人名"

Tell = Callable[[int, int], None]


def opened(content: bytes, filename: str, tell: Tell) -> Source:
    """All blocks of a document; `tell(page, of)` for files whose pages take time.

    Raises UnreadableDocument with one sentence, SecretDocument for a paper with a secrecy marking.
    """
    refuse_named(filename)
    source = _reader(kind_of(content, filename))(content, tell)
    _refuse_secret(source)
    _refuse_wordless(source)
    from .traditional import simplify  # noqa: PLC0415  lazy: not needed for a refusal

    simplify(source)
    return source


def check(content: bytes, filename: str, *, pictures_later: bool = False) -> None:
    """Refuse what may not or cannot be read, as quickly as the kind of file allows, before anybody keeps it."""
    refuse_named(filename)
    kind = kind_of(content, filename)
    if kind == "doc":
        _check_doc(content)
    elif kind == "pdf":
        _check_pdf(content, pictures_later)
    elif kind == "image":
        _check_image(content, pictures_later)
    else:
        source = _reader(kind)(content, _silent)
        _refuse_secret(source)
        _refuse_wordless(source)


def has_engine() -> bool:
    """Whether the extra that recognises writing in pictures is installed."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


def is_slow(content: bytes, filename: str) -> bool:
    """True for kinds of files of which the opening takes nearly all the time."""
    return kind_of(content, filename) in ("pdf", "ofd", "image")


def _silent(done: int, total: int) -> None:
    """Nobody waits for these pages."""


def _reader(kind: str) -> Callable[[bytes, Tell], Source]:
    return {
        "docx": _docx, "doc": _doc, "rtf": _rtf, "odt": _odt, "pdf": _pdf, "ofd": _ofd, "image": _image,
        "html": _html, "plain": _plain,
    }[kind]  # fmt: skip


def _refuse_secret(source: Source) -> None:
    """By page headers and the texts of the first blocks, of tables too: a letterhead may be drawn as one."""
    refuse_secret(source.aside)
    for block in source.blocks[:HEAD]:
        refuse_secret([block.text])
        if block.grid is not None:
            refuse_secret(cell.text for row in block.grid.rows[:6] for cell in row)
    refuse_starred(block.text for block in source.blocks[HEAD:])


def _refuse_wordless(source: Source) -> None:
    """A file without one Chinese character is no paper of an office, whatever it calls itself."""
    texts = (block.text for block in source.blocks)
    cells = (cell.text for block in source.blocks if block.grid for row in block.grid.rows for cell in row)
    if not any(HAN.search(text) for text in chain(texts, cells)):
        raise UnreadableDocument("这份文件里没有中文，不像一份公文，请检查是否传错了文件。")


# ── Word, old and new ────────────────────────────────────────────────────
def _docx(content: bytes, tell: Tell) -> Source:
    from .docx import aside_texts, read_docx  # noqa: PLC0415  lazy: help and refusals come before the readers

    source = read_docx(content)
    source.aside += aside_texts(content)
    return source


def _doc(content: bytes, tell: Tell) -> Source:
    from . import compared, office, word97  # noqa: PLC0415  lazy: each kind loads its own libraries
    from .docx import deleted_text  # noqa: PLC0415  lazy: each kind loads its own libraries

    body, aside = word97.inspect(content)
    refuse_secret([*_first_lines(body), *aside.split("\n")])
    made = office.to_docx(content, "doc")
    source = _docx(made, tell)
    texts = [body, *compared.antiword_text(content)]
    source.notes += compared.differences(source, texts, deleted_text(made))
    return source


def _check_doc(content: bytes) -> None:
    """The marking is looked for in the file itself: the conversion takes seconds."""
    from . import office, word97  # noqa: PLC0415  lazy: each kind loads its own libraries

    body, aside = word97.inspect(content)
    refuse_secret([*_first_lines(body), *aside.split("\n")])
    office.program()
    if not body.strip():
        _refuse_secret(_doc(content, _silent))


def _first_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()][:HEAD]


def _rtf(content: bytes, tell: Tell) -> Source:
    from . import office  # noqa: PLC0415  lazy: each kind loads its own libraries

    return _docx(office.to_docx(content, "rtf"), tell)


def _odt(content: bytes, tell: Tell) -> Source:
    from . import office  # noqa: PLC0415  lazy: each kind loads its own libraries

    return _docx(office.to_docx(content, "odt"), tell)


# ── pages ────────────────────────────────────────────────────────────────
def _pdf(content: bytes, tell: Tell) -> Source:
    from .pages.asking import ask  # noqa: PLC0415  lazy: each kind loads its own libraries

    source = ask("pdf", content, tell)
    if not source.pictures:
        return _with_words(source)
    if has_engine():
        return _image(content, tell)
    if not source.blocks:
        raise UnreadableDocument(NO_ENGINE)
    return _without_pictures(source)


def _without_pictures(source: Source) -> Source:
    """Says which pages are missing."""
    if source.pictures:
        numbers = "、".join(map(str, source.pictures))
        source.notes.append(Notice("page_not_read", f"第 {numbers} 页是图片，没有读进来，请对照原件补上"))
    return source


def _ofd(content: bytes, tell: Tell) -> Source:
    from .pages.asking import ask  # noqa: PLC0415  lazy: each kind loads its own libraries

    source = ask("ofd", content, tell)
    if source.pictures and not source.blocks:
        raise UnreadableDocument(OFD_SCANNED)
    return _with_words(_without_pictures(source))


def _check_pdf(content: bytes, pictures_later: bool) -> None:
    """The first two pages, recognised where they are pictures, unless that is done later."""
    from .pages.asking import ask  # noqa: PLC0415  lazy: each kind loads its own libraries

    source = ask("pdf", content, _silent, pages=2)
    _refuse_secret(source)
    if source.pictures and has_engine():
        _check_image(content, pictures_later)
    elif not source.blocks and source.pictures:
        raise UnreadableDocument(NO_ENGINE)


def _image(content: bytes, tell: Tell) -> Source:
    from .pages.asking import ask  # noqa: PLC0415  lazy: each kind loads its own libraries

    if not has_engine():
        raise UnreadableDocument(NO_ENGINE)
    source = _with_words(ask("scan", content, tell))
    source.notes.append(Notice("scanned", SCANNED))
    return source


def _check_image(content: bytes, later: bool) -> None:
    from .pages.asking import ask  # noqa: PLC0415  lazy: each kind loads its own libraries

    if not has_engine():
        raise UnreadableDocument(NO_ENGINE)
    if later:
        return
    _refuse_secret(ask("scan", content, _silent, pages=1))


def _with_words(source: Source) -> Source:
    if not source.blocks:
        raise UnreadableDocument("这份文件里没有读到文字，请检查是否传错了文件，或者换一份清楚的再传。")
    return source


# ── text ─────────────────────────────────────────────────────────────────
def _html(content: bytes, tell: Tell) -> Source:
    from .html import read_html  # noqa: PLC0415  lazy: each kind loads its own libraries

    return read_html(content)


def _plain(content: bytes, tell: Tell) -> Source:
    from .plain import read_plain  # noqa: PLC0415  lazy: each kind loads its own libraries

    return read_plain(content)
