"""A problem of the ledger as the matter of a verification: how it is found, and what it learns."""

from collections.abc import Iterable

from dudao.areas.scope import Scope
from dudao.ledger.models import Problem
from dudao.ledger.services import take_verification

from .causes import Cause, CauseKind, register
from .enums import Conclusion, InspectionKind, InspectionState, Outcome
from .findings import Seen
from .models import Visit
from .readers import Reader

KIND = "problem"
NOT_PUT_RIGHT = (Outcome.NOTICE, Outcome.CONSULTATION)
FOUND = {Conclusion.GONE: True, Conclusion.STANDS: False, Conclusion.UNCLEAR: None}


def find(scope: Scope, number: str) -> Cause | None:
    row = Problem.objects.visible_to(scope).filter(number=number).first()
    if row is None:
        return None
    lines = [row.point_text, row.measures and f"措施：{row.measures}", row.result and f"学校报的结果：{row.result}"]
    return Cause(row.title, row.unit_id, row.lineage, row.pk, tuple(filter(None, lines)))


def is_not_put_right(seen: Iterable[Seen]) -> bool:
    """What was put right before the inspector's eyes is put right."""
    return any(one.outcome in NOT_PUT_RIGHT for one in seen)


def learn(*, by, visit: Visit, words: str) -> None:
    row = Problem.objects.filter(county_code=visit.county_code, number=visit.inspection.cause).first()
    if row is None:  # a number that nobody checked when it was typed: there is nothing to tell it to
        return
    take_verification(
        by=by, problem=row, reference=visit.pk, seen_on=visit.visited_on, put_right=FOUND[visit.conclusion],
        words=words,
    )  # fmt: skip


def verifications_of(problem: Problem, reader: Reader):
    """The visits that look whether it is put right, as far as ``reader`` sees them, in the order of their arranging."""
    rows = Visit.objects.visible_to(reader).live().filter(
        county_code=problem.county_code, unit=problem.unit_id, inspection__kind=InspectionKind.VERIFICATION,
        inspection__cause_kind=KIND, inspection__cause=problem.number,
    )  # fmt: skip
    rows = rows.exclude(inspection__state=InspectionState.WITHDRAWN)
    return rows.select_related("inspection", "unit").order_by("inspection_id")


register(
    CauseKind(
        KIND, "问题", find=find, stands=is_not_put_right, learn=learn,
        conclusions={
            Conclusion.STANDS: "还没改好", Conclusion.GONE: "已经改好", Conclusion.UNCLEAR: "这次没看出来",
        },
    )
)  # fmt: skip
