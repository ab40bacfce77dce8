"""A visit that was begun by mistake is planned again: a slip of the finger at the wrong school."""

from datetime import date

from django.db import transaction
from django.db.models import Exists
from django.utils import timezone

from dudao.files.models import FileUse
from dudao.ledger.enums import SourceKind
from dudao.ledger.models import Occurrence
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from .. import access
from ..enums import InspectionState, Step, VisitState
from ..meeting import STILL_THERE, teams_there
from ..models import SeenPoint, Visit, VisitMember
from ..references import within
from .audience import team_of
from .holding import hold, keep
from .recording import FILE_KIND, PAPER_KIND
from .secrecy import draw_of, record

UNDONE = ["state", "opened_at", "visited_on", "certificate_shown", "steps", "paper_code", "typed_by",
          "certificate_note"]  # fmt: skip


@transaction.atomic
def take_back_opening(*, by, visit: Visit) -> Visit:
    """Planned as before, and a hidden one hidden again. Whoever was told today that this team had come is told that it
    had not; the school was told nothing. The trail keeps that the door was opened, by whom and where; what follows is
    sealed in it.

    :raises NotAllowed: not the lead, not begun today, something is recorded, or what was drawn is published already.
    """
    row, today = hold(visit, "take_back"), timezone.localdate()
    access.check_leads(by, row, today)
    _check_slip(row, today)
    row.seen.all().delete()  # emptied again: rows without an answer
    others = [other.visit for other in teams_there(row, today) if other.visit.state in STILL_THERE]
    row.state, row.opened_at, row.visited_on = VisitState.PLANNED, None, None
    row.certificate_shown, row.steps, row.paper_code, row.typed_by = False, [], "", None
    row.certificate_note = ""
    keep(row, *UNDONE)
    _owe_as_before(by, row)
    record(by=by, visit=row, act="visit.take_back", payload={})
    for other in others:
        notify(
            users=team_of(other).order_by("pk"), county_code=other.county_code, kind="visit", reference=other.pk,
            subject=f"另一组没有来：{row.unit.label}", body=f"{row.inspection.title}刚才点错了开始，还没有到校。",
        )  # fmt: skip
    return row


def is_empty(row: Visit) -> bool:
    """Whether nothing of the visit was written down, and no danger told: what is in the ledger has been seen."""
    if row.steps not in ([], [Step.CERTIFICATE.value]) or row.methods or row.minutes or row.summary or row.conclusion:
        return False
    told = Occurrence.objects.filter(kind=SourceKind.VISIT, reference__startswith=within(row))
    files = FileUse.objects.filter(kind__in=(FILE_KIND, PAPER_KIND), reference__startswith=str(row.pk))
    seen = SeenPoint.objects.filter(visit=row.pk).exclude(value="", note="")
    written = Exists(seen) | Exists(files) | Exists(told)
    for relation in Visit._meta.related_objects:  # talks, remarks and whatever else is kept beside a visit
        if relation.related_model not in (VisitMember, SeenPoint):
            written |= Exists(relation.related_model._default_manager.filter(**{relation.field.name: row.pk}))
    return not Visit.objects.filter(written, pk=row.pk).exists()


def _check_slip(row: Visit, today: date) -> None:
    if timezone.localdate(row.opened_at) != today:
        raise NotAllowed("只有当天点错的才能撤回；没去成的请联系督导室。")
    if row.inspection.state != InspectionState.RUNNING:
        raise NotAllowed("这一轮督导已经结束，不能撤回开始。")
    if not is_empty(row):
        raise NotAllowed("已经记了东西，不能当作没有开始；记错的改过来就行。")
    draw = draw_of(row.inspection)
    if draw is not None and draw.published_on:
        raise NotAllowed("抽取记录已经公布，不能撤回开始。")


def _owe_as_before(by, row: Visit) -> None:
    """A hidden visit is owed by nobody until it begins."""
    about = {"by": by, "kind": ObligationKind.VISIT, "reference": row.pk, "county_code": row.county_code}
    if row.inspection.hidden:
        obligations.withdraw(**about)
    else:
        obligations.reschedule(due_on=row.due_on, **about)
