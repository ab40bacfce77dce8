"""A visit begins, or it cannot take place."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.areas.models import Unit
from dudao.audit import services as audit
from dudao.ledger.rules import check_words
from dudao.lib.day_words import day_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation

from .. import access
from ..enums import InspectionState, Step, VisitState
from ..law import Rules
from ..models import Visit
from ..noticed import check_noticed
from ..workflow import VISIT
from .audience import office_of, tell_office
from .holding import held, hold, hold_units, keep
from .secrecy import is_secret, record
from .side_by_side import tell_of_one_another

BEGUN = ["state", "opened_at", "visited_on", "certificate_shown", "steps", "gone_reason", "paper_code", "typed_by"]
ALREADY = (VisitState.OPENED, VisitState.RECORDED, VisitState.FED_BACK)


@transaction.atomic
def open_visit(*, by, visit, certificate_shown: bool, on: date | None = None) -> Visit:
    """A member of the team begins: from now on the visit shows to everybody who may see visits, also a hidden one.

    ``on``: the day of the visit, today unless it is entered later. Opened again, also by a colleague, changes nothing.
    What is left, recording and telling, is due within the days of the rule ``report_days``.

    :raises NotAllowed: not a member, tied, certificate not shown or expired, unit closed, not begun or over.
    """
    today = timezone.localdate()
    row = held(visit)
    access.check_goes(by, row, today)
    if row.state in ALREADY:
        return row
    check_opens(row)
    day = on or today
    check_day(row, day, today)
    access.check_certificate(by, row, day)
    check_may_begin(row, certificate_shown, day)
    return begin(by, row, day)


def begin(by, row: Visit, day: date) -> Visit:
    """What every way of beginning writes, in the caller's transaction, after its checks. Where another team stands
    today, both hear of one another; the unit is held, so that neither of two who come at once misses the other."""
    hold_units([row.unit_id])
    hidden = is_secret(row)
    row.state, row.opened_at, row.visited_on = VisitState.OPENED, timezone.now(), day
    row.certificate_shown, row.steps, row.gone_reason = True, [Step.CERTIFICATE.value], ""
    keep(row, *BEGUN)
    _owe_report(by, row, day)
    audit.record(
        county_code=row.county_code, by=by, act="visit.open", subject=row,
        payload={"on": day.isoformat(), "unit": row.unit_id, "typed": row.typed_by_id is not None}
        | ({"gone": _who_left(row)} if hidden else {}),
    )  # fmt: skip
    if day == timezone.localdate():
        tell_of_one_another(row, day)
    return row


def _who_left(row: Visit) -> list[dict]:
    """What the trail kept sealed until now: who was to go and left."""
    left = row.members.filter(left_at__isnull=False).order_by("left_at", "pk")
    return [{"user": user, "why": why, "instead": instead} for user, why, instead in
            left.values_list("user", "left_why", "instead")]  # fmt: skip


@transaction.atomic
def miss_visit(*, by, visit, reason: str) -> Visit:
    """The team could not go: written down with the reason, which the office reads. Of a hidden visit nobody is told.

    :raises NotAllowed: no reason, not a member, or somebody was there already.
    """
    row = hold(visit, "miss")
    today = timezone.localdate()
    access.check_goes(by, row, today)
    row.gone_reason = check_words(reason, "没去成的原因", limit=room_in(Visit, "gone_reason"))
    row.state = VisitState.MISSED
    keep(row, "state", "gone_reason")
    obligations.settle(
        by=by, kind=ObligationKind.VISIT, reference=row.pk, result=f"没去成：{row.gone_reason}",
        county_code=row.county_code,
    )  # fmt: skip
    record(by=by, visit=row, act="visit.miss", payload={"reason": row.gone_reason})
    if not row.inspection.hidden:
        tell_office(by, row, today, f"{row.unit.label}这次没去成", row.gone_reason)
    return row


def check_opens(row: Visit) -> None:
    """:raises NotAllowed: it was cancelled; what has begun is not asked here."""
    VISIT.check("open", row.state, words=f"这次已经取消，不用去了（{row.gone_reason}）。")


def check_day(row: Visit, day: date, today: date) -> None:
    """:raises NotAllowed: the day of the visit lies ahead, or before the inspection began."""
    if day > today:
        raise NotAllowed(f"到校的日子不能在今天（{day_words(today, today)}）之后。")
    if day < row.inspection.from_on:
        raise NotAllowed(f"这一轮督导从{day_words(row.inspection.from_on, today)}开始，到校的日子不能在那之前。")


def check_may_begin(row: Visit, certificate_shown: bool, day: date) -> None:
    """:raises NotAllowed: the inspection is over, the unit is closed or was not told, nobody showed who he is, or
    instead of what was missed another visit is planned."""
    if row.inspection.state == InspectionState.ENDED:
        raise NotAllowed("这一轮督导已经结束；还要去的，请督导室另外安排。")
    later = Visit.objects.live().filter(inspection=row.inspection_id, unit=row.unit_id, nth__gt=row.nth)
    if row.state == VisitState.MISSED and later.exists():
        raise NotAllowed("这一次没去成，已经另排了一次，请从那一次开始。")
    check_noticed(row.inspection, day)
    check_stands(row, day)
    if not certificate_shown:
        raise NotAllowed("进校先出示督学证或工作证，出示了再勾上开始。")


def check_stands(row: Visit, day: date) -> None:
    """:raises NotAllowed: the unit is closed, or not yet there."""
    if Unit.objects.open_on(day).filter(pk=row.unit_id).exists():
        return
    closed = row.unit.closed_on
    gone = closed is not None and closed <= day
    how = f"已于{day_words(closed, day)}撤销" if gone else "还没有设立"
    raise NotAllowed(f"{row.unit.label}{how}，不用去；请点“这次去不成”，写明原因。")


def _owe_report(by, row: Visit, day: date) -> None:
    """The day by which the record is closed and told; owed anew where nobody could owe it before (hidden visits)."""
    due_on = Rules(row.county_code, day).due("report_days", row.inspection.kind, day)
    moved = obligations.reschedule(
        by=by, kind=ObligationKind.VISIT, reference=row.pk, due_on=due_on, county_code=row.county_code
    )
    if moved:
        return
    # What was settled when nobody could go stays as it is; the visit that is made up for is owed beside it.
    again = Obligation.objects.filter(kind=ObligationKind.VISIT, reference=str(row.pk)).exists()
    lead = row.members.current().select_related("user").order_by("-is_lead", "id").first()
    seat = lead and lead.user.positions.on(day).select_related("unit").order_by("id").first()
    if seat is not None:
        # Of many: one that was begun by mistake and taken back before is owed again.
        obligations.owe_many(by=by, rows=[{
            "debtor": seat.unit, "person": lead.user, "kind": ObligationKind.VISIT, "reference": row.pk,
            "due_on": due_on, "title": f"{row.unit.label}：{row.inspection.title}",
            "creditor": office_of(row.county_code, day), "period": day.isoformat() if again else "",
        }])  # fmt: skip
