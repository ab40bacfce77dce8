import secrets
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from dudao.lib.hashchain import GENESIS, Link, payload_digest

from .models import AuditEntry, AuditPayload, ChainHead

SYSTEM = "system"
_waiting: ContextVar[list[dict] | None] = ContextVar("audit_waiting", default=None)


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
    """What is recorded inside is written when the block ends, in one go and in the same order.

    For a use case made of several services: the head row is locked once and late. Stands inside the transaction that it
    belongs to, so that a refusal takes the entries with it.
    """
    waiting: list[dict] = []
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for (county_code, by), group in groupby(waiting, key=lambda row: (row["county_code"], row["by"])):
        record_many(county_code=county_code, by=by, acts=[act for row in group for act in row["acts"]])


# Without a savepoint: a trail that fails must take the whole act with it, and half the statements are saved.
@transaction.atomic(savepoint=False)
def record_many(*, county_code: str, by, acts: list[tuple]) -> list[AuditEntry]:
    """Append several acts of one person at once: (act, subject, payload or None) each, one link of the chain each.

    Returns the entries; none yet inside ``at_the_end``.
    """
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append({"county_code": county_code, "by": by, "acts": [_named(*act) for act in acts]})
        return []
    head = _locked_head(county_code)
    forged = [_forge(head, by, act, subject, payload or {}) for act, subject, payload in acts]
    entries = AuditEntry.objects.bulk_create([entry for entry, _ in forged])
    payloads = [payload for _, payload in forged]
    for entry, payload in zip(entries, payloads, strict=True):
        payload.entry = entry
    AuditPayload.objects.bulk_create(payloads)
    ChainHead.objects.filter(county_code=county_code).update(seq=head.seq, digest=head.digest)
    return entries


def _named(act: str, subject, payload: dict | None) -> tuple:
    """The subject as it is now: a row that is deleted later on keeps its name in the trail."""
    return act, subject_of(subject), payload


def _locked_head(county_code: str) -> ChainHead:
    heads = ChainHead.objects.select_for_update().filter(county_code=county_code)
    head = heads.first()
    if head is None:
        ChainHead.objects.get_or_create(county_code=county_code, defaults={"digest": GENESIS})
        head = heads.get()
    return head


def _forge(head: ChainHead, by, act: str, subject, body: dict) -> tuple[AuditEntry, AuditPayload]:
    """The next link after ``head``, which moves on to it."""
    kind, ref = subject_of(subject)
    salt, now = secrets.token_hex(16), timezone.now()
    link = Link(
        head.county_code,
        head.seq + 1,
        now.astimezone(UTC).isoformat(),
        actor_of(by),
        act,
        f"{kind}:{ref}",
        payload_digest(salt, body),
        head.digest,
    )
    head.seq, head.digest = link.seq, link.digest()
    entry = AuditEntry(
        county_code=head.county_code, seq=link.seq, at=now, actor=link.actor, act=act, subject_kind=kind,
        subject_ref=ref, payload_digest=link.payload_digest, prev=link.prev, digest=head.digest,
    )  # fmt: skip
    return entry, AuditPayload(salt=salt, body=body)
