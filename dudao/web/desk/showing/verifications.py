"""How a problem's page tells of the visits that look whether it is put right, and leads there."""

from urllib.parse import urlencode

from django.urls import reverse

from dudao.accounts.enums import UNIT_KINDS
from dudao.ledger.enums import SETTLED
from dudao.visits.causes import in_words
from dudao.visits.enums import OVER, VisitState
from dudao.visits.problem_causes import KIND, verifications_of
from dudao.visits.readers import reader_of
from dudao.web import gate
from dudao.web.ui import wording
from dudao.web.visit_words import going

from .life import Moment

READERS = gate.FIELD | gate.LEADERS | gate.SECTIONS


def address(visit, position) -> str:
    """Where this reader reads of the visit; "" where no page tells him."""
    if position.kind in UNIT_KINDS:
        return reverse("school:visit", args=[visit.pk])
    return reverse("field:visit", args=[visit.pk]) if position.kind in READERS else ""


def arranging_url(problem, position, visits) -> str:
    """Where the office arranges one, and the lead of an area at his own schools; "" for others, for what is settled
    and while one is under way."""
    waiting = any(visit.state not in OVER for visit in visits)
    if waiting or problem.state in SETTLED or position.kind not in gate.ARRANGING:
        return ""
    address = reverse("bureau:inspection_new", args=["verification"])
    return f"{address}?{urlencode({'cause_kind': KIND, 'cause': problem.number})}"


def waiting_moments(visits, position, today) -> list[Moment]:
    """A line for each that is arranged and was not told yet; what was told is a step of the problem's own life."""
    return [
        Moment("安排了核查", _when(visit, position, today), "", [], url=address(visit, position))
        for visit in visits
        if visit.state not in OVER
    ]


def _when(visit, position, today) -> str:
    words = {
        VisitState.PLANNED: f"{wording.day(visit.due_on, today)}前去", VisitState.OPENED: "正在核查",
        VisitState.RECORDED: in_words(visit) and f"看过了：{in_words(visit)}，等反馈",
    }.get(VisitState(visit.state), "")  # fmt: skip
    if position.kind in UNIT_KINDS:
        words = f"{wording.day(visit.due_on, today)}前到校"
    return "，".join(filter(None, [words, going(visit)]))


def for_page(problem, position, today) -> dict:
    """The context: ``verifications`` as the reader sees them and where one is arranged."""
    reader = reader_of(position, today)
    visits = list(verifications_of(problem, reader).prefetch_related("members__user"))
    return {
        "waiting": waiting_moments(visits, position, today), "verify_url": arranging_url(problem, position, visits),
        "links": {str(visit.pk): address(visit, position) for visit in visits},
    }  # fmt: skip
