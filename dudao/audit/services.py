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
    kind, ref = subject_of(subject)
    body = payload or {}
    with transaction.atomic():
        ChainHead.objects.get_or_create(county_code=county_code, defaults={"digest": GENESIS})
        head = ChainHead.objects.select_for_update().get(county_code=county_code)
        salt = secrets.token_hex(16)
        now = timezone.now()
        link = Link(
            county_code,
            head.seq + 1,
            now.isoformat(),
            actor_of(by),
            act,
            f"{kind}:{ref}",
            payload_digest(salt, body),
            head.digest,
        )
        entry = AuditEntry.objects.create(
            county_code=county_code, seq=link.seq, at=now, actor=link.actor, act=act,
            subject_kind=kind, subject_ref=ref,
            payload_digest=link.payload_digest, prev=link.prev, digest=link.digest(),
        )  # fmt: skip
        AuditPayload.objects.create(entry=entry, salt=salt, body=body)
        ChainHead.objects.filter(county_code=county_code).update(seq=link.seq, digest=entry.digest)
    return entry
