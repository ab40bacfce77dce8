"""Files as the component of that name wants them."""

from django.urls import reverse
from django.utils import timezone

from dudao.web.ui import wording

# Shown on the page itself; everything else is only handed out.
PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
PICTURE_NAMES = (".png", ".jpg", ".jpeg", ".gif")


def picture_type(content: bytes) -> str:
    """The media type of a picture by its first bytes, whatever its name says; empty when it is none."""
    return next((kind for mark, kind in PICTURES.items() if content.startswith(mark)), "")


def file_items(uses, today) -> list[dict]:
    """{name, url, size, about, remove_url, picture} of each file."""
    return [
        {
            "name": use.name, "url": reverse("desk:file", args=[use.pk]), "size": use.stored.size, "remove_url": "",
            "about": _about(use, today),
            "picture": reverse("desk:picture", args=[use.pk]) if use.name.lower().endswith(PICTURE_NAMES) else "",
        }
        for use in uses
    ]  # fmt: skip


def _about(use, today) -> str:
    who = use.uploaded_by.name if use.uploaded_by else ""
    return f"{who}，{wording.day(timezone.localdate(use.uploaded_at), today)}"
