"""A closed record is corrected in the open: what it said, what is right, why. The record itself stays as it was."""

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.rules import check_words
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed
from dudao.schemes.answers import choices

from .. import access
from ..checklist import points_of
from ..enums import Method, VisitState
from ..known import seen_in
from ..models import Amendment, Visit
from .audience import tell_office, tell_unit
from .holding import hold, keep
from .recording import check_nobody

SUMMARY, FEEDBACK, METHODS, TALKS = "summary", "feedback", "methods", "talks"
PLACES = {SUMMARY: "总的情况", FEEDBACK: "反馈的话", METHODS: "督导方式", TALKS: "座谈"}
UNTOLD = (PLACES[SUMMARY], PLACES[TALKS])  # the unit does not read these, so it reads no correction of them either


@transaction.atomic
def amend(*, by, visit, what: str, after: str, why: str) -> Amendment:
    """Correct one place of a closed record. ``what``: a key of PLACES, or ``p12`` for a point.

    The same correction sent twice is one. Whoever was told of the record is told of it.

    :raises NotAllowed: a record that is open, no such place, no words, no reason, nothing changed.
    """
    row = hold(visit, "amend")
    today = timezone.localdate()
    access.check_leads(by, row, today)
    text = check_words(after, "改成什么")
    reason = check_words(why, "为什么改", limit=room_in(Amendment, "why"))
    if what == TALKS:
        check_nobody(text)
    label, before = place_of(row, what)
    earlier = row.amendments.filter(what=label).order_by("-id").first()
    if earlier is not None and (earlier.after, earlier.why) == (text, reason):
        return earlier
    if text == before:
        raise NotAllowed("和原来写的一样，没有改动。")
    made = Amendment.objects.create(visit=row, what=label, before=before, after=text, why=reason, by=by)
    keep(row)
    audit.record(
        county_code=row.county_code, by=by, act="visit.amend", subject=row, payload={"what": label, "why": reason}
    )  # fmt: skip
    tell_office(by, row, today, f"督导记录有更正：{row.unit.label}", f"{label}：{reason}")
    if row.state == VisitState.FED_BACK and label not in UNTOLD:
        tell_unit(row, today, f"督导反馈有更正：{row.inspection.title}", f"{label}：{reason}")
    return made


def place_of(row: Visit, what: str) -> tuple[str, str]:
    """(the name of a place in the record, what stands there now).

    :raises NotAllowed: there is no such place.
    """
    label, original = _original(row, what)
    last = row.amendments.filter(what=label).order_by("-id").first()
    return label, last.after if last is not None else original


def _original(row: Visit, what: str) -> tuple[str, str]:
    if what in (SUMMARY, FEEDBACK):
        return PLACES[what], getattr(row, what)
    if what == METHODS:
        return PLACES[what], "、".join(Method(method).label for method in row.methods)
    if what == TALKS:
        talks = row.talks.order_by("pk")
        return PLACES[what], "；".join(f"{talk.get_group_display()} {talk.people} 人" for talk in talks)
    point = {f"p{number}": point for number, point in points_of(row).items()}.get(what)
    if point is None:
        raise NotAllowed("请选要改哪一处。")
    seen = seen_in(row).get(point.pk)
    said = choices(point.polarity).get(seen.value, "") if seen else ""
    label = f"{point.code} {point.text}"
    return label[:120], f"{said}：{seen.note}" if seen and seen.note else said
