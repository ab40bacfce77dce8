"""Handing out a file: always as a download, never shown or run inside the page."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

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
