"""Reads of the outbox."""

from .models import Notice


def received_by(user):
    """The messages of one person, newest first."""
    return Notice.objects.filter(user=user)
