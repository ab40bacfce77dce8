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
    last_seq: int = 0
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
        verdict.entries, verdict.last_seq, verdict.head = verdict.entries + 1, entry.seq, entry.digest
        if head is not None and entry.digest == head:
            verdict.head_found = True
    _check_head(verdict)
    return verdict


def _check_head(verdict: Verdict) -> None:
    """The chain ends where its head says; a head that is gone was taken away, for entries come with it."""
    stored = ChainHead.objects.filter(county_code=verdict.county_code).first()
    if stored is None:
        if verdict.entries:
            verdict.faults.append("记着末尾一条的链首不见了，末尾可能有记录被删。")
    elif (stored.seq, stored.digest) != (verdict.last_seq, verdict.head):
        verdict.faults.append(f"链首记着第 {stored.seq} 条，实际到第 {verdict.last_seq} 条，末尾有记录被删或被改。")


def counties_with_trail() -> list[str]:
    """Codes of all counties that have entries, or a head without any."""
    codes = AuditEntry.objects.order_by().values_list("county_code", flat=True).distinct()
    return sorted({*codes, *ChainHead.objects.values_list("pk", flat=True)})


def _check(entry: AuditEntry, verdict: Verdict) -> None:
    expected = verdict.last_seq + 1
    if entry.seq != expected:
        missing = f"{expected} 条" if entry.seq == expected + 1 else f"{expected} 条到第 {entry.seq - 1} 条"
        verdict.faults.append(f"第 {missing}缺失。")
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
    rows = AuditEntry.objects.filter(county_code=county_code).order_by("-seq").select_related("payload")
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
