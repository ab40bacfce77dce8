"""The one door for returned forms: a file goes to the reader of its kind, or is refused with what to do."""

import io
import zipfile
from datetime import date

from dudao.lib.archives import BROKEN_ZIP, OLE, ZIP, is_locked_office

from .answerforms.limits import MAX_FILE
from .answerforms.refusals import EMPTY, LOCKED, NOT_A_FORM, ODT, PICTURE, TOO_LARGE
from .answerforms.shapes import RefusedForm, ReturnedForm

RTF = b"{\\rtf"
PICTURES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
ODT_KIND = b"application/vnd.oasis.opendocument.text"


def read_form(content: bytes, *, today: date) -> ReturnedForm:
    """The form in ``content``, an Excel or a Word file. ``today`` gives the year to days written without one.

    An old Word file takes seconds: another program opens it first.

    :raises RefusedForm: one sentence for whoever sent it.
    """
    from . import wordforms, workbooks  # noqa: PLC0415  lazy: each kind loads its own libraries

    _check_kind(content)
    if is_old_word(content):
        return wordforms.read_old_form(content, today=today)
    read = wordforms.read_form if _is_word(content) else workbooks.read_form
    return read(content, today=today)


def is_old_word(content: bytes) -> bool:
    """Whether another program must open the file first: .doc, .wps, .rtf."""
    if content.startswith(RTF):
        return True
    return content.startswith(OLE) and "WordDocument".encode("utf-16-le") in content


def _check_kind(content: bytes) -> None:
    if not content.strip():
        raise RefusedForm(EMPTY)
    if len(content) > MAX_FILE:
        raise RefusedForm(TOO_LARGE)
    if content.startswith(PICTURES):
        raise RefusedForm(PICTURE)
    if is_locked_office(content):
        raise RefusedForm(LOCKED)
    if not content.startswith((ZIP, OLE, RTF)):
        raise RefusedForm(NOT_A_FORM)
    if ODT_KIND in content[:200]:
        raise RefusedForm(ODT)


def _is_word(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return any(name.lower().startswith("word/") for name in package.namelist())
    except BROKEN_ZIP:
        return False
