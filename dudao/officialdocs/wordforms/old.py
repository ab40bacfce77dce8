"""Forms saved as .doc, .wps or .rtf: looked at first, then made into .docx by LibreOffice within limits."""

from datetime import date

from ..answerforms.shapes import RefusedForm, ReturnedForm
from ..readers import office, word97
from ..readers.errors import UnreadableDocument
from ..readers.guard import OLE, refuse_secret
from .reading import FIRST_LINES, read_form


def read_old_form(content: bytes, *, today: date) -> ReturnedForm:
    """As ``read_form``; seconds of another program's work.

    :raises RefusedForm: also where LibreOffice is not installed, with what to do then.
    """
    try:
        made = _to_docx(content)
    except UnreadableDocument as refused:
        raise RefusedForm(refused.sentence) from None
    return read_form(made, today=today)


def _to_docx(content: bytes) -> bytes:
    if not content.startswith(OLE):
        return office.to_docx(content, "rtf")
    body, aside = word97.inspect(content)
    refuse_secret([*[line for line in body.split("\n") if line.strip()][:FIRST_LINES], *aside.split("\n")])
    return office.to_docx(content, "doc")
