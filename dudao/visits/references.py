"""Under which reference what a visit found stands in the ledger, among what is owed and beside its files: the visit's
id, and after a colon what it is about. Nobody else builds or cuts such a reference."""

from hashlib import sha256
from uuid import UUID

from .models import OffListFinding, Visit


def of_point(key: UUID, point: int) -> str:
    """A point of the visit with the id ``key``."""
    return f"{key}:{point}"


def of_off_list(finding: OffListFinding) -> str:
    """A thing that was found beside the list."""
    return f"{finding.visit_id}:off{finding.pk}"


def of_danger(visit: Visit, words: str) -> str:
    """An urgent report: the same words are the same one."""
    return f"{visit.pk}:{sha256(words.encode()).hexdigest()[:12]}"


def within(visit: Visit) -> str:
    """How all of them begin that are about something at this visit."""
    return f"{visit.pk}:"


def visit_in(reference: str) -> str:
    """The id of the visit to which a reference belongs."""
    return reference.partition(":")[0]
