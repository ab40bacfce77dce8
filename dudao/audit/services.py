import secrets
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from dudao.lib.hashchain import GENESIS, Link, payload_digest

from .models import AuditEntry, AuditPayload, ChainHead

SYSTEM = "system"


@dataclass(frozen=True)
class _Act:
    """One act as it was done; the subject by name, so that a row that is deleted later on keeps it."""

    actor: str
    name: str
    kind: str
    ref: str
    body: dict
    at: datetime


# County → the acts that wait for the end of a block.
_waiting: ContextVar[dict[str, list[_Act]] | None] = ContextVar("audit_waiting", default=None)


def actor_of(by) -> str:
    """The opaque id under which ``by`` (a user, or None for the system itself) stands in the trail."""
    return f"user:{by.pk}" if by is not None and getattr(by, "pk", None) else SYSTEM


def subject_of(subject) -> tuple[str, str]:
    """(kind, reference) of a model instance or of a pair given as such."""
    if isinstance(subject, tuple):
        return str(subject[0]), str(subject[1])
    return subject._meta.model_name, str(subject.pk)


def record(*, county_code: str, by, act: str, subject, payload: dict | None = None) -> None:
    """Append one act to the county's chain, in the caller's transaction.

    Locks the county's head row until the transaction ends, so call it last. ``payload`` must be JSON.
    """
    record_many(county_code=county_code, by=by, acts=[(act, subject, payload)])


@contextmanager
def at_the_end():
    """What is recorded inside is written when the block ends, in one go and in the same order, each with its own time.

    For a use case made of several services: the head row is locked once and late. Stands inside the transaction that it
    belongs to, so that a refusal takes the entries with it.
    """
    waiting: dict[str, list[_Act]] = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for county_code, acts in waiting.items():
        _append(county_code, acts)


def record_many(*, county_code: str, by, acts: list[tuple]) -> None:
    """Append several acts of one person at once: (act, subject, payload or None) each, one link of the chain each."""
    actor, now = actor_of(by), timezone.now()
    _append(county_code, [_Act(actor, act, *subject_of(subject), body or {}, now) for act, subject, body in acts])


def _append(county_code: str, acts: list[_Act]) -> None:
    waiting = _waiting.get()
    if waiting is None:
        _write(county_code, acts)
    else:
        waiting.setdefault(county_code, []).extend(acts)


# Without a savepoint: a trail that fails must take the whole act with it, and half the statements are saved.
@transaction.atomic(savepoint=False)
def _write(county_code: str, acts: list[_Act]) -> None:
    head = _locked_head(county_code)
    forged = [_forge(head, act) for act in acts]
    entries = AuditEntry.objects.bulk_create([entry for entry, _ in forged])
    payloads = [payload for _, payload in forged]
    for entry, payload in zip(entries, payloads, strict=True):
        payload.entry = entry
    AuditPayload.objects.bulk_create(payloads)
    ChainHead.objects.filter(county_code=county_code).update(seq=head.seq, digest=head.digest)


def _locked_head(county_code: str) -> ChainHead:
    heads = ChainHead.objects.select_for_update().filter(county_code=county_code)
    head = heads.first()
    if head is None:
        ChainHead.objects.get_or_create(county_code=county_code, defaults={"digest": GENESIS})
        head = heads.get()
    return head


def _forge(head: ChainHead, act: _Act) -> tuple[AuditEntry, AuditPayload]:
    """The next link after ``head``, which moves on to it."""
    salt = secrets.token_hex(16)
    link = Link(
        head.county_code,
        head.seq + 1,
        act.at.astimezone(UTC).isoformat(),
        act.actor,
        act.name,
        f"{act.kind}:{act.ref}",
        payload_digest(salt, act.body),
        head.digest,
    )
    head.seq, head.digest = link.seq, link.digest()
    entry = AuditEntry(
        county_code=head.county_code, seq=link.seq, at=act.at, actor=link.actor, act=act.name, subject_kind=act.kind,
        subject_ref=act.ref, payload_digest=link.payload_digest, prev=link.prev, digest=head.digest,
    )  # fmt: skip
    return entry, AuditPayload(salt=salt, body=act.body)
