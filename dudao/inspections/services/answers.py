from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify
from dudao.schemes.answers import Value

from .. import access, queries, rules
from ..answer_rows import write_rows
from ..enums import AssessmentState, RoundState
from ..models import Answer, Assessment, Handover
from ..points import Points, group_of

WITHDRAWN = "这一轮自查已经撤回，不用填了。"
# What writing answers changes in their assessment.
COUNTED = ["revision", "state", "begun_at", "by_workbook"]


class Conflict(NotAllowed):
    """Somebody else changed the same points after the page was shown."""


class Incomplete(NotAllowed):
    """Points are still open. ``faults``: point id → field → what is to be said."""

    def __init__(self, faults: dict[int, dict[str, str]]):
        super().__init__(f"还有 {len(faults)} 条没填好，填好再交。")
        self.faults = faults

    def sentence(self, asked) -> str:
        """The same with the codes of the first points, for somebody who has only the paper."""
        codes = [point.code for point in asked if point.pk in self.faults]
        shown = "、".join(codes[:6]) + ("等" if len(codes) > 6 else "")
        return f"还有 {len(codes)} 条没填好（{shown}），没选的请选，选了差的请写一句，补齐再交。"


@transaction.atomic
def save_answers(*, by, assessment, answers, revision=None, points: Points | None = None) -> Assessment:
    """Save points as typed, complete or not; what is said to them is judged at the end.

    ``answers``: dicts with ``checkpoint`` (id) and the fields of rules.Filled. Points that say the same as before are
    left alone. ``revision``: of the page that was shown; a point that somebody else changed since then is refused.
    The trail says once that the unit began, not every tap: the answers themselves are sealed at the confirmation.
    ``points``: those of the round, where the caller has read them already; so with the other acts.

    :raises NotAllowed: the round is over, the form was handed in, a point that is not asked or not the user's, words
        that are too long.
    """
    locked, points = _locked(assessment, points)
    filled = {int(row["checkpoint"]): _filled(row) for row in answers}
    asked = {point.pk: point for point in points.of(locked.unit)}
    if not filled.keys() <= asked.keys():
        raise NotAllowed("有一条不在这张自查表里，请刷新页面再填。")
    check_may_answer(by, locked, {group_of(asked[number]) for number in filled})
    for number, row in filled.items():
        rules.check_lengths(row, asked[number].code, asked[number].text)
    locked.by_workbook = False
    return write_answers(by=by, locked=locked, filled=filled, revision=revision)


def write_answers(*, by, locked: Assessment, filled: dict[int, rules.Filled], revision=None) -> Assessment:
    """Store what changed in a locked assessment, in the caller's transaction; nothing changed writes nothing."""
    stored = queries.answers_of(locked)
    changed = changed_among(filled, stored)
    _check_not_overtaken(by, stored, changed, revision)
    if changed:
        store(by, locked, changed)
        keep(locked, COUNTED)
    return locked


def changed_among(filled: dict[int, rules.Filled], stored: dict[int, Answer]) -> dict[int, rules.Filled]:
    """Those of ``filled`` that say something else than ``stored``."""
    return {
        number: row for number, row in filled.items()
        if row.value and not row.same_as(queries.filled_of(stored.get(number)))
    }  # fmt: skip


def lock(assessment) -> Assessment:
    """The row as it stands now, locked until the transaction ends. Who had to wait for it sees the round as it stood
    before: ``keep`` and ``check_still_asked`` look once more."""
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("round", "unit")
    return rows.get(pk=assessment.pk)


def keep(locked: Assessment, fields: list[str]) -> None:
    """Write ``fields`` of a locked assessment, unless its round was taken back while this waited for the lock.

    :raises NotAllowed: it was; whatever the transaction wrote goes with it.
    """
    rows = Assessment.objects.filter(pk=locked.pk).exclude(round__state=RoundState.WITHDRAWN)
    if not rows.update(**{name: getattr(locked, name) for name in fields}):
        raise NotAllowed(WITHDRAWN)


def check_still_asked(locked: Assessment) -> None:
    """The same look for an act that writes nothing to the assessment itself."""
    locked.round.refresh_from_db(fields=["state"])
    check_takes_answers(locked)


def _locked(assessment, points: Points | None = None) -> tuple[Assessment, Points]:
    """The assessment with its points; refuses one that takes no answers."""
    locked = lock(assessment)
    check_takes_answers(locked)
    return locked, points or Points(locked.round.version_id)


def check_takes_answers(assessment: Assessment) -> None:
    """:raises NotAllowed: the round was taken back, or the form was handed in."""
    if assessment.round.state == RoundState.WITHDRAWN:
        raise NotAllowed(WITHDRAWN)
    if assessment.state == AssessmentState.CONFIRMED:
        over = assessment.round.state == RoundState.ENDED
        way = "这一轮也结束了，有新情况请告诉督导室登记。" if over else "要改，请督导室先退回。"
        raise NotAllowed(f"这张自查表已经交了；{way}")


def check_may_answer(by, assessment: Assessment, groups: set[str]) -> None:
    """:raises NotAllowed: a group that is not the user's to fill."""
    seat = access.seat_in(by, assessment.unit, timezone.localdate())
    access.check_can_answer(seat, groups, queries.handed_groups(assessment))


def _filled(row: dict) -> rules.Filled:
    """One posted point as a value; whether it is complete is judged at the end."""
    filled = rules.Filled(
        row.get("value") or "", (row.get("note") or "").strip(), (row.get("measures") or "").strip(),
        (row.get("owner_name") or "").strip(), row.get("due_on") or None, bool(row.get("unchanged")),
    )  # fmt: skip
    if filled.value and filled.value not in Value.values:
        raise NotAllowed("请从给出的几项里选一项。")
    return filled


def _check_not_overtaken(by, stored: dict[int, Answer], changed: dict, revision: int | None) -> None:
    if revision is None:
        return
    both = [stored[number] for number in changed if number in stored]
    overtaken = [row for row in both if row.revision > revision and row.answered_by_id != by.pk]
    if overtaken:
        raise Conflict(f"有 {len(overtaken)} 条别处刚改过，没有盖掉；请刷新页面，看一眼现在的内容再填。")


def store(by, locked: Assessment, changed: dict[int, rules.Filled]) -> None:
    """Write answers that changed; the assessment counts them (COUNTED) and is saved by whoever calls."""
    now = timezone.now()
    begins = locked.state == AssessmentState.NOT_BEGUN
    locked.revision += 1
    if begins:
        locked.state, locked.begun_at = AssessmentState.IN_PROGRESS, now
    write_rows(locked, changed, by=by, at=now)
    if begins:
        audit.record(county_code=locked.county_code, by=by, act="assessment.begin", subject=locked)


def check_complete(asked, filled: dict[int, rules.Filled], today) -> None:
    """:raises Incomplete: where a point that is asked has no answer or lacks its words."""
    rows = {point.pk: filled.get(point.pk, rules.Filled()) for point in asked}
    faults = rules.faults_of(rows, today=today)
    if faults:
        raise Incomplete(faults)


@transaction.atomic
def repeat_group(*, by, assessment, group_code, points: Points | None = None) -> int:
    """Confirm a whole group as unchanged: every point of it that was fine the last time and is not answered yet.

    What had failed is not repeated: it must be looked at again. Returns how many points were filled.

    :raises NotAllowed: as save_answers, and where there are no earlier answers.
    """
    locked, points = _locked(assessment, points)
    check_may_answer(by, locked, {group_code})
    earlier = queries.previous_answers(locked)
    if not earlier:
        raise NotAllowed("这是第一次自查，没有上次可以照用，请逐条选。")
    stored = queries.answers_of(locked)
    repeated = {
        point.pk: replace(earlier[point.lineage], unchanged=True)
        for point in points.of(locked.unit)
        if group_of(point) == group_code and point.pk not in stored and rules.may_repeat(earlier.get(point.lineage))
    }
    if repeated:
        locked.by_workbook = False
        store(by, locked, repeated)
        keep(locked, COUNTED)
    return len(repeated)


@transaction.atomic
def hand_over(*, by, assessment, group_code, user, points: Points | None = None) -> Handover:
    """Give a group of points to somebody of the same unit, who is told; given again it changes hands.

    :raises NotAllowed: not by the head, a group that is not asked, or somebody from elsewhere.
    """
    locked, points = _locked(assessment, points)
    check_still_asked(locked)
    today = timezone.localdate()
    access.check_is_head(access.seat_in(by, locked.unit, today))
    if access.seat_in(user, locked.unit, today) is None:
        raise NotAllowed("只能交给本单位的人填。")
    groups = {group_of(point) for point in points.of(locked.unit)}
    if group_code not in groups:
        raise NotAllowed("没有这一组，请刷新页面。")
    handed, _ = Handover.objects.update_or_create(assessment=locked, group_code=group_code, defaults={"user": user})
    audit.record(
        county_code=locked.county_code, by=by, act="assessment.hand_over", subject=locked,
        payload={"group": group_code, "user": user.pk},
    )  # fmt: skip
    _tell_deputy(locked, user)
    return handed


def _tell_deputy(assessment: Assessment, user) -> None:
    notify(
        users=[user], county_code=assessment.county_code, kind="handover",
        subject=f"有一组自查要点交给你填：{assessment.round.title}",
        reference=assessment.round_id,
    )  # fmt: skip


@transaction.atomic
def take_back_group(*, by, assessment, group_code) -> bool:
    """The head fills a group himself again; what was answered stays. False when nobody had it.

    :raises NotAllowed: not by the head.
    """
    locked = lock(assessment)
    check_still_asked(locked)
    access.check_is_head(access.seat_in(by, locked.unit, timezone.localdate()))
    gone, _ = Handover.objects.filter(assessment=locked, group_code=group_code).delete()
    if gone:
        audit.record(
            county_code=locked.county_code, by=by, act="assessment.take_back", subject=locked,
            payload={"group": group_code},
        )  # fmt: skip
    return bool(gone)
