"""How the choices of a point are worded, so that nobody can tick it backwards, and how problems show their state."""

from datetime import date

from dudao.ledger.enums import UNIT_LABELS, ProblemState

from . import wording
from .wording import Status

# Value → words, by polarity. "Met" always stands first; never 是 / 否.
WORDS = {
    "duty": {"met": "做到了", "partly": "部分做到", "not_met": "没做到"},
    "good_yes": {"met": "有", "partly": "有，不全", "not_met": "没有"},
    "bad_yes": {"met": "没有", "partly": "个别有", "not_met": "有"},
}
NOT_APPLICABLE = "不适用"
SHORT = {"met": "符合", "partly": "部分符合", "not_met": "不符合", "na": "不适用", "": "没答"}
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
    return list(WORDS[polarity].items())


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
