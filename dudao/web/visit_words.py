"""How far a visit is, in a word and a colour, wherever visits are listed."""

from dudao.areas.enums import INSPECTED_KINDS
from dudao.visits.enums import VisitState
from dudao.visits.models import Visit
from dudao.web.ui.wording import Status, day

STATES = {
    VisitState.PLANNED: "none", VisitState.OPENED: "run", VisitState.RECORDED: "wait", VisitState.FED_BACK: "closed",
    VisitState.MISSED: "due", VisitState.CANCELLED: "none",
}  # fmt: skip


def visit_status(visit: Visit, today) -> Status:
    """One that nobody went to in time says so."""
    late = visit.state == VisitState.PLANNED and visit.due_on < today
    waits = visit.state == VisitState.PLANNED and visit.unit.kind not in INSPECTED_KINDS
    known = "还没去" if waits else visit.get_state_display()  # nobody goes "to school" at a section
    words = f"过期没去（{day(visit.due_on, today)}）" if late else known
    return Status("due" if late else STATES[VisitState(visit.state)], words)


def going(visit: Visit) -> str:
    """Those who go, or went, the lead first: 陈宁、周安. Over a prefetch of ``members__user``."""
    return "、".join(member.user.name for member in visit.team)
