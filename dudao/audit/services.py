import secrets

from django.db import transaction
from django.utils import timezone

from dudao.lib.hashchain import GENESIS, Link, payload_digest

from .models import AuditEntry, AuditPayload, ChainHead

SYSTEM = "system"


def actor_of(by) -> str:
    """The opaque id under which ``by`` (a user, or None for the system itself) stands in the trail."""
    return f"user:{by.pk}" if by is not None and getattr(by, "pk", None) else SYSTEM


def subject_of(subject) -> tuple[str, str]:
    """(kind, reference) of a model instance or of a pair given as such."""
    if isinstance(subject, tuple):
        return str(subject[0]), str(subject[1])
    return subject._meta.model_name, str(subject.pk)


def record(*, county_code: str, by, act: str, subject, payload: dict | None = None) -> AuditEntry:
    """Append one act to the county's chain, in the caller's transaction.

    Locks the county's head row until the transaction ends, so call it last. ``payload`` must be JSON.
    """
    return record_many(county_code=county_code, by=by, acts=[(act, subject, payload)])[0]


# Without a savepoint: a trail that fails must take the whole act with it, and half the statements are saved.
@transaction.atomic(savepoint=False)
def record_many(*, county_code: str, by, acts: list[tuple]) -> list[AuditEntry]:
    """Append several acts of one person at once: (act, subject, payload or None) each, one link of the chain each."""
    head = _locked_head(county_code)
    forged = [_forge(head, by, act, subject, payload or {}) for act, subject, payload in acts]
    entries = AuditEntry.objects.bulk_create([entry for entry, _ in forged])
    payloads = [payload for _, payload in forged]
    for entry, payload in zip(entries, payloads, strict=True):
        payload.entry = entry
    AuditPayload.objects.bulk_create(payloads)
    ChainHead.objects.filter(county_code=county_code).update(seq=head.seq, digest=head.digest)
    return entries


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
        now.isoformat(),
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
