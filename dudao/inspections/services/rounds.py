from django.db import transaction
from django.utils import timezone

from dudao.areas.enums import INSPECTED_KINDS
from dudao.areas.holding import hold_county
from dudao.audit import services as audit
from dudao.ledger.rules import check_year
from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify
from dudao.obligations import burden
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.queries import members_of
from dudao.schemes.enums import Standing
from dudao.schemes.models import SchemeVersion

from .. import access
from ..enums import AssessmentState, RoundState
from ..models import Assessment, Round
from ..points import Points
from .shared_answers import take_over

INSTEAD = "请减要点、去掉这些单位或把期限放到下月。"


@transaction.atomic
def send_round(*, by, version, title, opens_on, due_on, units, previous=None, report_due_on=None) -> Round:
    """Ask ``units`` about the points of a version in force: one assessment and one obligation each, a notice to heads.

    ``previous`` is the round whose answers are shown again; without it the last one of the same scheme.
    ``report_due_on``: until when school districts send their consolidated list upward.

    :raises NotAllowed: not from the office, version not in force, no unit, a unit to which no point applies, or one of
        which the month would ask more than the office's ceiling.
    """
    units = list(units)
    today = timezone.localdate()
    access.check_is_office(by, version.county_code, today)
    hold_county(version.county_code)  # whoever sends something else at this moment adds to the same month
    _check_sendable(version, title, opens_on, due_on, units, today)
    _check_not_sent_yet(version, title.strip(), due_on)
    points = Points(version)
    minutes = _weighed(version.county_code, units, points, due_on, today)
    sent = Round.objects.create(
        county_code=version.county_code, version=version, title=title.strip(), opens_on=opens_on, due_on=due_on,
        minutes=max(minutes.values()), previous=previous or last_round(version), sent_by=by,
        report_due_on=report_due_on,
    )  # fmt: skip
    Assessment.objects.bulk_create(
        [Assessment(county_code=sent.county_code, round=sent, unit=unit) for unit in units], batch_size=500
    )
    take_over(sent=sent, points=points, today=today)
    office = office_of(by, today)
    obligations.owe_many(by=by, rows=[_owed(sent, unit, minutes[unit.pk], office) for unit in units])
    audit.record(
        county_code=sent.county_code, by=by, act="round.send", subject=sent,
        payload={"units": [unit.pk for unit in units], "version": version.pk, "due_on": due_on.isoformat()},
    )  # fmt: skip
    tell_heads(sent, f"新的自查：{sent.title}", f"请在{day_words(due_on, today)}前填好。", minutes)
    return sent


def _weighed(county_code: str, units: list, points: Points, due_on, today) -> dict[int, int]:
    """Unit's key → minutes that it is asked for.

    :raises NotAllowed: one is asked nothing, or more in that month than it may be.
    """
    _check_asked(units, points)
    minutes = {unit.pk: points.minutes(unit) for unit in units}
    burden.check_ceiling(
        county_code=county_code, today=today, month=due_on, instead=INSTEAD,
        adding=[(unit, minutes[unit.pk]) for unit in units],
    )  # fmt: skip
    return minutes


def _check_sendable(version, title, opens_on, due_on, units, today) -> None:
    if version.standing_on(today) != Standing.IN_FORCE:
        raise NotAllowed("这个方案版本还没有生效或已停用，不能派发。")
    if not title.strip():
        raise NotAllowed("请给这一轮自查起个名字。")
    if due_on < opens_on:
        raise NotAllowed("期限要在开始那天或以后。")
    check_year(due_on, today)
    if not units:
        raise NotAllowed("还没有选单位，请至少选一个。")
    if any(unit.kind not in INSPECTED_KINDS or unit.county_code != version.county_code for unit in units):
        raise NotAllowed("自查只能派给本县的学校和校外培训机构。")


def _check_not_sent_yet(version, title: str, due_on) -> None:
    """A second click must not ask every school twice; whoever clicked first holds the version's row until the end.

    :raises NotAllowed: a round of this name and day is out already.
    """
    list(SchemeVersion.objects.select_for_update(no_key=True).filter(pk=version.pk).values_list("pk"))
    if Round.objects.filter(version=version, title=title, due_on=due_on, state=RoundState.SENT).exists():
        raise NotAllowed(f"“{title}”已经派发过了；真要再派一轮，请换个名称。")


def _check_asked(units, points: Points) -> None:
    idle = [unit.label for unit in units if not points.of(unit)]
    if idle:
        names = "、".join(idle[:3]) + (f"等 {len(idle)} 个单位" if len(idle) > 3 else "")
        raise NotAllowed(f"方案里没有一条要点适用于{names}，请去掉后再派发。")


def last_round(version) -> Round | None:
    """The latest round of the same scheme that was not withdrawn; before the first one of a scheme, that of the scheme
    which it carries on."""
    seen = set()
    while version is not None and version.scheme_id not in seen:
        seen.add(version.scheme_id)
        rounds = Round.objects.filter(version__scheme=version.scheme_id).exclude(state=RoundState.WITHDRAWN)
        found = rounds.order_by("-id").first()
        if found is not None:
            return found
        version = _carried_on(version)
    return None


def _carried_on(version: SchemeVersion) -> SchemeVersion | None:
    """The version of another scheme that this scheme carries on."""
    known = SchemeVersion.objects.filter(scheme=version.scheme_id).put_in_force()
    known = known.exclude(follows=None).exclude(follows__scheme=version.scheme_id).select_related("follows")
    row = known.order_by("-number").first()
    return row.follows if row else None


def _owed(sent: Round, unit, minutes: int, office) -> dict:
    return {
        "debtor": unit, "kind": ObligationKind.SELF_CHECK, "reference": str(sent.pk), "title": sent.title,
        "due_on": sent.due_on, "minutes": minutes, "creditor": office,
    }  # fmt: skip


def office_of(by, today):
    """The office's unit to which the sender belongs; None where the sender has left it."""
    seat = by.positions.on(today).filter(kind__in=access.OFFICE_KINDS).select_related("unit").first()
    return seat.unit if seat else None


def tell_heads(sent: Round, subject: str, body: str, unit_ids) -> None:
    """Tell the heads of these units, in the caller's transaction."""
    notify(
        users=members_of(unit_ids, timezone.localdate(), kinds=access.HEADS), county_code=sent.county_code,
        kind="round", subject=subject, body=body, reference=sent.pk,
    )  # fmt: skip


def hold(round: Round) -> tuple[Round, list[Assessment]]:
    """The round and then all its forms, locked until the transaction ends: nobody is in the middle of an answer.

    Rows that point at the round may still be written, so a returned file that waits for its form stops nobody.
    """
    sent = Round.objects.select_for_update(no_key=True).get(pk=round.pk)
    return sent, list(sent.assessments.select_for_update(no_key=True).order_by("pk"))


@transaction.atomic
def withdraw_round(*, by, round) -> Round:
    """Take a round back while nobody has answered: its obligations go, the heads are told.

    :raises NotAllowed: not from the office, already withdrawn, or somebody has answered.
    """
    sent, forms = hold(round)
    access.check_is_office(by, sent.county_code, timezone.localdate())
    if sent.state != RoundState.SENT:
        raise NotAllowed(f"这一轮{sent.get_state_display()}，不能再撤。")
    begun = sum(form.state != AssessmentState.NOT_BEGUN for form in forms)
    if begun:
        raise NotAllowed(f"已有 {begun} 个单位动手填了，这一轮不能撤回。")
    sent.state = RoundState.WITHDRAWN
    sent.save(update_fields=["state"])
    obligations.withdraw(by=by, kind=ObligationKind.SELF_CHECK, reference=str(sent.pk), county_code=sent.county_code)
    audit.record(county_code=sent.county_code, by=by, act="round.withdraw", subject=sent)
    tell_heads(sent, f"已撤回：{sent.title}", "这一轮自查撤回了，不用填。", [form.unit_id for form in forms])
    return sent
