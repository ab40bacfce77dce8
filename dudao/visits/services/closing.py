"""The record is closed: sections are asked what they will do, and from now on it changes by an amendment alone."""

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.queries import judging_body
from dudao.ledger.rules import check_length
from dudao.lib.hashchain import payload_digest
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from .. import access, causes
from ..checklist import points_of
from ..enums import DONE, InspectionKind, Outcome, VisitState
from ..findings import Seen, counted, missing
from ..known import sections_in, seen_in, seen_of
from ..models import SeenPoint, Visit
from ..references import of_point
from ..workflow import VISIT
from .holding import held, keep
from .recording import chosen_methods

MOST_MINUTES = 24 * 60
CLOSED = ["state", "summary", "methods", "minutes", "conclusion", "closed_record_at", "payload_hash"]


class Incomplete(NotAllowed):
    """Points are still open. ``faults``: point → what is to be said."""

    def __init__(self, faults: dict[int, str], codes: list[str]):
        named = "、".join(codes[:6]) + ("等" if len(codes) > 6 else "")
        super().__init__(f"还有 {len(faults)} 条没看完（{named}），补上再收好记录。")
        self.faults = faults


@transaction.atomic
def close_record(
    *, by, visit, summary: str = "", methods=(), minutes: int | None = None, conclusion: str = ""
) -> Visit:  # fmt: skip
    """Close the record: consultations are owed by their section, what was put right on the spot is only counted, and
    notices wait until the unit is told (``feed_back``). Closed again with the same content changes nothing. A
    verification needs its ``conclusion`` where the answers do not give it.

    :raises NotAllowed: not the lead, closed already with other content; Incomplete where points are open.
    """
    row = held(visit)
    access.check_leads(by, row, timezone.localdate())
    points, stored = points_of(row), seen_in(row)
    seen = {number: seen_of(stored.get(number)) for number in points}
    row.summary, row.methods, row.minutes = _checked(summary, methods, minutes)
    if row.inspection.kind == InspectionKind.VERIFICATION:
        row.conclusion = causes.concluded(row, points, seen, conclusion or row.conclusion)
    digest = _digest_of(row, points, seen)
    if row.state in DONE and row.payload_hash == digest:
        return row
    VISIT.check("close_record", row.state)
    _check_complete(points, seen)
    causes.check_concluded(row)
    row.state, row.closed_record_at, row.payload_hash = VisitState.RECORDED, timezone.now(), digest
    keep(row, *CLOSED)
    with audit.at_the_end():
        _ask_sections(by, row, seen, stored)
        audit.record(
            county_code=row.county_code, by=by, act="visit.close_record", subject=row,
            payload={"record": digest, "outcomes": counted(seen.values())},
        )  # fmt: skip
    return row


def _checked(summary: str, methods, minutes: int | None) -> tuple[str, list[str], int | None]:
    text = check_length(summary, "总的情况")
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise NotAllowed("用了多少分钟写成整数，不填也可以。")
    return text, chosen_methods(list(methods)), minutes


def _digest_of(row: Visit, points: dict, seen: dict[int, Seen]) -> str:
    """The digest of the whole record in the order of the list: the trail holds it, so a later change shows."""
    body = {
        "seen": [(points[number].code, *map(str, one.sealed())) for number, one in seen.items()],
        "talks": [list(talk) for talk in row.talks.order_by("pk").values_list("group", "people", "apart", "words")],
        "summary": row.summary, "methods": row.methods, "minutes": row.minutes, "on": str(row.visited_on),
    }  # fmt: skip
    if row.conclusion:
        body["conclusion"] = row.conclusion
    beside = [list(one) for one in row.off_list.order_by("pk").values_list("words", "days")]
    if beside:
        body["off_list"] = beside
    return payload_digest("", body)


def _check_complete(points: dict, seen: dict[int, Seen]) -> None:
    faults = {number: words for number, one in seen.items() if (words := missing(one))}
    if faults:
        raise Incomplete(faults, [points[number].code for number in faults])


def _ask_sections(by, row: Visit, seen: dict[int, Seen], stored: dict[int, SeenPoint]) -> None:
    """Owed to the body that judges the unit: its people read the section's answer, inspectors among them."""
    asked = {number: one for number, one in seen.items() if one.outcome == Outcome.CONSULTATION}
    if not asked:
        return
    sections = sections_in(stored)
    creditor = judging_body(row.unit, row.visited_on)
    obligations.owe_many(by=by, rows=[
        {"debtor": sections[number], "kind": ObligationKind.CONSULTATION, "reference": of_point(row.pk, number),
         "title": f"{row.unit.label}：{one.note}", "creditor": creditor}
        for number, one in asked.items()
    ])  # fmt: skip
