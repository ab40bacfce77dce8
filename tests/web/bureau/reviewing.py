"""What tests of the review need to say in one word."""

from django.urls import reverse

from dudao.schemes.drafts import find


def review_url(version, query: str = "") -> str:
    """The address of the review of a draft."""
    return reverse("bureau:scheme_review", args=[version.pk]) + query


def entry(version, name: str, entry_id: str) -> dict:
    """An entry of the draft as it is stored now."""
    version.refresh_from_db()
    return find(version.draft, name, entry_id)


def said(page) -> list[str]:
    """The messages on a page."""
    return [str(message) for message in page.context["messages"]]
