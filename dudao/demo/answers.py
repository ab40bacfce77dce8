"""What a unit answers to each point, out of its temper and of what the ledger knows about it."""

from datetime import timedelta

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.ledger.enums import ProblemState
from dudao.ledger.models import Problem
from dudao.schemes.answers import Value

from .county import County
from .registers import dice_for
from .temper import new_faults
from .timeline import Timeline
from .wording.pick import answer_to, say, words_of

STILL_THERE, COMES_BACK, PLANNED = 0.5, 0.06, 0.72
TO_DO = (ProblemState.OPEN, ProblemState.RECTIFYING, ProblemState.RETURNED)


def rows_for(unit, points, turn: int, county: County, days: Timeline) -> list[dict]:
    """One answer a point as ``save_answers`` takes it; ``turn`` is the number of the round."""
    faults = {point.pk for point in new_faults(unit, points, turn)}
    known = _known(unit)
    rows = []
    for point in points:
        dice = dice_for("answer", turn, unit.code, point.code)
        state = known.get(point.lineage)
        failed = point.pk in faults and state is None
        failed |= state in TO_DO and dice.random() < STILL_THERE
        failed |= state == ProblemState.CLOSED and dice.random() < COMES_BACK
        rows.append(
            _failed(unit, point, dice, county, days) if failed else {"checkpoint": point.pk, "value": Value.MET}
        )
    return rows


def _known(unit) -> dict:
    """Lineage → the state of the latest problem at it."""
    rows = Problem.objects.filter(unit=unit, lineage__isnull=False).exclude(state=ProblemState.VOID).order_by("pk")
    return dict(rows.values_list("lineage", "state"))


def _failed(unit, point, dice, county: County, days: Timeline) -> dict:
    words = words_of(point.text)
    note = say(words.problems, unit, dice)
    row = {
        "checkpoint": point.pk, "value": Value.PARTLY if dice.random() < 0.7 else Value.NOT_MET,
        "note": note,
    }  # fmt: skip
    if dice.random() < PLANNED:
        seat = county.one(unit, PositionKind.DEPUTY) if dice.random() < 0.5 else None
        due = timezone.localdate() + timedelta(days=dice.choice((7, 10, 14, 21, 30)) + 4)
        row |= {
            "measures": answer_to(note, words, "measures", unit, dice),
            "owner_name": (seat or county.head(unit)).user.name, "due_on": days.workday(due),
        }  # fmt: skip
    return row
