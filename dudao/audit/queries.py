from dataclasses import dataclass, field
from datetime import UTC

from django.db.models import Q

from dudao.lib.hashchain import GENESIS, Link, payload_digest

from .models import AuditEntry, ChainHead


@dataclass
class Verdict:
    """What a walk over one county's chain found; ``faults`` are Chinese sentences, empty when the chain holds."""

    county_code: str
    entries: int = 0
    head: str = GENESIS
    payloads_deleted: int = 0
    head_found: bool | None = None
    faults: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.faults and self.head_found is not False


def verify(county_code: str, *, head: str | None = None) -> Verdict:
    """Walk the whole chain of a county and recompute every digest.

    ``head`` is a digest printed earlier (on a paper or a backup): if it is not in the chain, the history was
    rewritten even if the chain is consistent in itself.
    """
    verdict = Verdict(county_code, head_found=None if head is None else head == GENESIS)
    for entry in (
        AuditEntry.objects.filter(county_code=county_code)
        .order_by("seq")
        .select_related("payload")
        .iterator(chunk_size=2000)
    ):
        _check(entry, verdict)
        verdict.entries, verdict.head = verdict.entries + 1, entry.digest
        if head is not None and entry.digest == head:
            verdict.head_found = True
    stored = ChainHead.objects.filter(county_code=county_code).first()
    if stored and (stored.seq, stored.digest) != (verdict.entries, verdict.head):
        verdict.faults.append(f"链首记着 {stored.seq} 条，实有 {verdict.entries} 条，末尾有记录被删或被改。")
    return verdict


def _check(entry: AuditEntry, verdict: Verdict) -> None:
    if entry.seq != verdict.entries + 1:
        verdict.faults.append(f"第 {verdict.entries + 1} 条缺失。")
    link = Link(
        entry.county_code, entry.seq, entry.at.astimezone(UTC).isoformat(), entry.actor, entry.act,
        f"{entry.subject_kind}:{entry.subject_ref}", entry.payload_digest, entry.prev,
    )  # fmt: skip
    if entry.prev != verdict.head or link.digest() != entry.digest:
        verdict.faults.append(f"第 {entry.seq} 条与前后对不上，被改过。")
    payload = getattr(entry, "payload", None)
    if payload is None:
        verdict.payloads_deleted += 1
    elif payload_digest(payload.salt, payload.body) != entry.payload_digest:
        verdict.faults.append(f"第 {entry.seq} 条的内容被改过。")


def search(county_code: str, *, acts=(), actor: str = "", first=None, last=None):
    """Entries of a county, the youngest first. ``acts``: beginnings of acts, e.g. "account."; days are local."""
    rows = AuditEntry.objects.filter(county_code=county_code).order_by("-seq")
    if acts:
        condition = Q()
        for act in acts:
            condition |= Q(act__startswith=act)
        rows = rows.filter(condition)
    if actor:
        rows = rows.filter(actor=actor)
    if first:
        rows = rows.filter(at__date__gte=first)
    return rows.filter(at__date__lte=last) if last else rows


def head_of(county_code: str) -> str:
    """The last digest of the chain, as it is printed on papers; GENESIS when nothing was done yet."""
    head = ChainHead.objects.filter(county_code=county_code).first()
    return head.digest if head else GENESIS
