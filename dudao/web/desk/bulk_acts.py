"""Acts on many ticked problems at once: each row is judged by itself, a refused one keeps its reason."""

from dataclasses import dataclass
from datetime import date

from dudao.accounts.enums import OFFICE_KINDS
from dudao.ledger import services
from dudao.ledger.access import REGISTRARS, standings_of
from dudao.ledger.offers import refusal
from dudao.ledger.queries import rectification_of
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.enums import UrgingChannel

NOTHING_TO_URGE = "没有等这个单位办的事，不用催。"
_ACTS = (
    ("urge", "催办", REGISTRARS),
    ("close", "复查销号", REGISTRARS),
    ("change_due", "改期限", OFFICE_KINDS),
    ("note", "补记一笔", REGISTRARS),
)
LABELS = {act: label for act, label, _ in _ACTS}


@dataclass(frozen=True)
class Judged:
    """One ticked problem and why the act is refused there; empty when it is not."""

    problem: object
    refusal: str


def offered(kind: str) -> list[tuple[str, str]]:
    """(act, label) that a position of this kind finds below its list."""
    return [(act, label) for act, label, kinds in _ACTS if kind in kinds]


def judge(act: str, problems: list, *, by, position, day: date, scope) -> list[Judged]:
    """Ask for every row before anything is done; nothing is written."""
    standings = standings_of(by, position, problems, day, scope=scope)
    if act == "urge":
        owed = rectification_of(problems)
        return [Judged(problem, "" if problem.pk in owed else NOTHING_TO_URGE) for problem in problems]
    return [Judged(problem, refusal(act, problem.state, standings[problem.pk])) for problem in problems]


def do(act: str, problems: list, *, by, position, facts: dict) -> list[Judged]:
    """Do it row by row, each in its own transaction; what was refused in between says why."""
    owed = rectification_of(problems) if act == "urge" else {}
    return [Judged(problem, _one(act, problem, owed, by, position, facts)) for problem in problems]


def _one(act: str, problem, owed: dict, by, position, facts: dict) -> str:
    try:
        if act != "urge":
            services.act(by=by, position=position, problem=problem, act=act, revision=problem.revision, **facts)
        elif problem.pk not in owed:
            return NOTHING_TO_URGE
        else:
            obligations.urge(
                by=by, position=position, obligation=owed[problem.pk], channel=UrgingChannel.MESSAGE, **facts
            )
    except NotAllowed as reason:
        return str(reason)
    return ""
