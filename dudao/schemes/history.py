"""Reads of a review's steps: what one did last, and what others did since."""

from django.db.models import QuerySet

from .models import DraftStep, SchemeVersion

MOST = 50


def own_steps(version: SchemeVersion, by) -> QuerySet[DraftStep]:
    """The steps of one person that can still be taken back, newest first."""
    return version.steps.filter(by=by, is_undo=False, undone_in=None).order_by("-revision")


def last_own_step(version: SchemeVersion, by) -> DraftStep | None:
    """Where one stopped, and what “撤销” would take back."""
    return own_steps(version, by).first()


def steps_of_others(version: SchemeVersion, by, revision: int) -> list[DraftStep]:
    """What others did after a revision, newest first; what they took back again, and the taking back, left out."""
    known = version.steps.filter(revision__gt=revision, undone_in=None).exclude(by=by)
    known = known.exclude(is_undo=True, undid__revision__gt=revision)
    return list(known.select_related("by").order_by("-revision")[:MOST])


def steps_since(version: SchemeVersion, revision: int) -> list[DraftStep]:
    """Every step after a revision, in their order."""
    return list(version.steps.filter(revision__gt=revision).select_related("by").order_by("revision"))
