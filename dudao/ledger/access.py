"""Who may do an act on a problem. Whether its state allows it is the workflow's question, not asked here."""

from dataclasses import dataclass
from datetime import date

from dudao.accounts.access import check_is_own, is_own, is_tied, merged_into, scope_of, stands_for
from dudao.accounts.enums import ANSWERING_KINDS, OFFICE_KINDS, PositionKind
from dudao.areas.enums import INSPECTED_KINDS
from dudao.lib.statetable import NotAllowed

from .enums import SourceKind
from .models import Step
from .workflow import PROBLEM

REGISTRARS = OFFICE_KINDS | {PositionKind.AREA_LEAD, PositionKind.INSPECTOR}
TIP_READERS = REGISTRARS | {PositionKind.LEADER}


def source_for(kind: str, source: str) -> str:
    """The source as somebody in a position of ``kind`` reads it. That there was a tip is kept from the unit and
    from the district, whose people often head one of its schools: to them the office entered it.

    《信访工作条例》第三十条、第四十六条（不得把检举材料和有关情况透露给被检举的人）。
    """
    return SourceKind.OFFICE if source == SourceKind.LEAD and kind not in TIP_READERS else source


@dataclass(frozen=True)
class Standing:
    """How one person in one position stands to one problem on one day; asked once, then every act is judged by it."""

    kind: str
    reaches: bool
    own_unit: bool
    works_there: bool = False
    tied: bool = False
    rectified: bool = False


def standing_of(by, position, problem, day: date) -> Standing:
    """How ``by`` stands to one problem; as ``standings_of``."""
    return standings_of(by, position, [problem], day)[problem.pk]


def standings_of(by, position, problems: list, day: date, *, scope=None) -> dict[int, Standing]:
    """For many problems at once, by primary key, with the same few questions to the database.

    ``scope`` saves one where the caller holds that of ``position`` on ``day`` already.

    :raises NotAllowed: the position is not that person's, or not held on that day.
    """
    check_is_own(by, position, day)
    scope = scope or scope_of(position, day)
    works, tied, rectified = _ways_to_be_partial(by, position, problems, day)
    return {
        problem.pk: Standing(
            position.kind,
            reaches=scope.holds(problem.unit),
            own_unit=position.kind in ANSWERING_KINDS and stands_for(position, problem.unit),
            works_there=problem.unit_id in works,
            tied=problem.unit_id in tied,
            rectified=problem.pk in rectified,
        )
        for problem in problems
    }


def _ways_to_be_partial(by, position, problems: list, day: date) -> tuple[set[int], set[int], set[int]]:
    """Units where ``by`` works, units to which ``by`` is tied, problems whose rectification ``by`` once reported."""
    if position.kind not in REGISTRARS:
        return set(), set(), set()
    works = set(by.positions.on(day).values_list("unit_id", flat=True))
    works |= merged_into(works)
    tied = {tie.unit_id for tie in by.ties.all() if tie.until_on is None or tie.until_on > day}
    tied |= merged_into(tied)
    reported = Step.objects.filter(problem__in=[problem.pk for problem in problems], act="submit", by=by)
    return works, tied, set(reported.values_list("problem_id", flat=True))


def check_can_rectify(standing: Standing) -> None:
    """The unit's own people, and nobody for them."""
    if not standing.own_unit:
        raise NotAllowed("整改由这个单位自己的负责人或分工人员来做。")


def check_can_judge(standing: Standing) -> None:
    """Office, lead of the area, inspector posted there; never the rectifier, a colleague or a tied person.

    《教育督导条例》第十条（回避）；复查、销号由整改人以外的人做。
    """
    if standing.rectified:
        raise NotAllowed("这个问题的整改你报过，须由另一人复查销号。")
    if standing.own_unit or standing.works_there:
        raise NotAllowed("你在这个单位任职，须由单位以外的人复查销号。")
    if standing.kind not in REGISTRARS or not standing.reaches:
        raise NotAllowed("复查、销号由督导室、所属责任区负责人或挂牌督学来做。")
    if standing.tied:
        raise NotAllowed("你与这个单位有回避关系，须由另一人来做。")


def check_can_govern(standing: Standing) -> None:
    """The office alone moves a day or takes a record back, and not where it must stay away."""
    if standing.kind not in OFFICE_KINDS or not standing.reaches:
        raise NotAllowed("改期限、撤销只由督导室来做。")
    if standing.works_there or standing.tied:
        raise NotAllowed("你在这个单位任职或有回避关系，须由督导室另一人来做。")


def check_can_note(standing: Standing) -> None:
    """Whoever acts on the problem: the unit, the office, area and inspector."""
    if not standing.own_unit and (standing.kind not in REGISTRARS or not standing.reaches):
        raise NotAllowed("补记由这个单位、督导室、所属责任区或挂牌督学来做。")


_CHECKS = {"unit": check_can_rectify, "judge": check_can_judge, "office": check_can_govern, "any": check_can_note}


def check_can_act(act: str, standing: Standing) -> None:
    """:raises NotAllowed: with the reason why this person may not do ``act``."""
    _CHECKS[PROBLEM.act(act).owner](standing)


def check_can_register(by, position, unit, day: date, source: str) -> None:
    """Office, area lead and inspector enter what they saw at a school or an institution within reach; what came in as
    a tip reaches the ledger through the office alone."""
    if not is_own(by, position, day) or position.kind not in REGISTRARS:
        raise NotAllowed("登记问题由督导室、责任区负责人或责任督学来做。")
    if source == SourceKind.LEAD and position.kind not in OFFICE_KINDS:
        raise NotAllowed("线索由督导室登记，请转给督导室。")
    if unit.kind not in INSPECTED_KINDS or not scope_of(position, day).holds(unit):
        raise NotAllowed("这个单位不在你负责的范围内。")
    if is_tied(by, unit, day):
        raise NotAllowed("你与这个单位有回避关系，请由另一人登记。")
