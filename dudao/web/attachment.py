"""Handing out a file: always as a download, never shown or run inside the page."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from dudao.audit import services as audit
from dudao.files.services import read_content

TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def attachment(content: bytes, name: str) -> HttpResponse:
    """``content`` as a download called ``name``; only office formats that we write say what they are."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    answer = HttpResponse(content, content_type=TYPES.get(suffix, "application/octet-stream"))
    answer["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def content_of(use) -> bytes:
    """The bytes of a kept file; a page that is not there where the file was lost."""
    try:
        return read_content(use)
    except FileNotFoundError:
        raise Http404 from None


def handed_out(use, *, by) -> HttpResponse:
    """A kept file as a download, and the line of the trail that it was handed out."""
    answer = attachment(content_of(use), use.name)
    audit.record(county_code=use.county_code, by=by, act="file.hand_out", subject=use)
    return answer
