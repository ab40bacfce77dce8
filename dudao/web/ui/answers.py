"""How the choices of a point are worded, so that nobody can tick it backwards, and how problems show their state."""

from datetime import date

from dudao.ledger.enums import UNIT_LABELS, ProblemState
from dudao.schemes import answers
from dudao.schemes.answers import Value

from . import wording
from .wording import Status

SHORT = {value.value: value.label for value in Value} | {"": "没答"}
TONES = {"met": "muted", "partly": "warning", "not_met": "danger", "na": "muted", "": "warning"}

_KINDS = {
    ProblemState.OPEN: "run",
    ProblemState.RECTIFYING: "run",
    ProblemState.SUBMITTED: "wait",
    ProblemState.RETURNED: "back",
    ProblemState.CLOSED: "closed",
    ProblemState.VOID: "none",
}


def choices(polarity: str) -> list[tuple[str, str]]:
    """Value and words of the three choices of a point, best first."""
    return [(value, words) for value, words in answers.choices(polarity).items() if value != Value.NOT_APPLICABLE]


def problem_status(state: str, due_on: date | None, today: date, *, for_unit: bool = False) -> Status:
    """A problem's state as one word with its shape; overdue and due soon show where somebody still has to act."""
    state = ProblemState(state)
    text = UNIT_LABELS[state] if for_unit else state.label
    kind = _KINDS[state]
    if kind in ("run", "back") and due_on is not None and due_on < today:
        return Status("due", text if kind == "back" or for_unit else "逾期")
    if kind == "run" and due_on is not None and wording.due(due_on, today).kind == "soon":
        return Status("soon", text)
    return Status(kind, text)
