"""Reads of the outbox."""

from django.db.models import QuerySet

from .models import Notice


def received_by(user):
    """The messages of one person, newest first."""
    return Notice.objects.filter(user=user)


def was_told(user, kind: str, reference) -> bool:
    """Whether a person got a message about one thing; it stays when the thing is gone."""
    return received_by(user).filter(kind=kind, reference=str(reference)).exists()


def told_about(kind: str, reference) -> QuerySet:
    """The keys of the people who have been told about one thing already."""
    return Notice.objects.filter(kind=kind, reference=str(reference)).values("user_id")
