"""Who goes instead: illness, recusal, another errand, two colleagues who swap. Who left stays on record."""

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.ledger.rules import check_length
from dudao.lib.room import room_in
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from ..access import holds_office
from ..enums import Leaving
from ..facts import Ground, facts_of_team
from ..lawful import judge_team
from ..models import Inspection, Visit, VisitMember
from ..substitutes import fitting_others, may_change_people
from ..weighing import named, stops_among
from .secrecy import check_may_change, draw_of, is_secret, record
from .summoning import KEEP_QUIET


@transaction.atomic
def replace_member(*, by, visit: Visit, user, why: str, words: str = "", instead=None) -> Visit:
    """``user`` no longer goes; ``instead`` does, and leads where he led. Without him the next of the team leads.

    :raises NotAllowed: not his to change (``secrecy.check_may_change``), too late, ``user`` does not go, no reason, or
        the team as it would be breaks a rule.
    """
    if why not in Leaving.values:
        raise NotAllowed("请选为什么换人。")
    [held] = _held(by, [visit])
    _exchange(by, held, user, instead, why, words)
    _tell_one(held, user, instead, why)
    payload = {"user": user.pk, "why": why, "instead": instead.pk if instead else None}
    record(by=by, visit=held, act="visit.replace", payload=payload)
    return held


@transaction.atomic
def swap(*, by, one: Visit, one_user, other: Visit, other_user, words: str = "") -> None:
    """Two colleagues go to one another's school; both visits keep whoever led.

    :raises NotAllowed: as above, or it is one and the same visit or person.
    """
    if one.pk == other.pk or one_user.pk == other_user.pk:
        raise NotAllowed("对调要选两个人、两所学校。")
    first, second = _held(by, [one, other])
    if is_secret(first) != is_secret(second):
        raise NotAllowed("不事先告知的和别的不能对调，请分别换人。")
    _exchange(by, first, one_user, other_user, Leaving.SWAP, words)
    _exchange(by, second, other_user, one_user, Leaving.SWAP, words)
    for row, leaver, comer, twin in ((first, one_user, other_user, second), (second, other_user, one_user, first)):
        _tell_one(row, leaver, comer, Leaving.SWAP)
        payload = {"user": leaver.pk, "instead": comer.pk, "with": str(twin.pk)}
        record(by=by, visit=row, act="visit.swap", payload=payload)


@transaction.atomic
def add_member(*, by, visit: Visit, user) -> Visit:
    """One more goes along.

    :raises NotAllowed: not his to change, too late, ``user`` goes already, the team was drawn, or a rule is broken.
    """
    [held] = _held(by, [visit])
    if draw_of(held.inspection) is not None:
        raise NotAllowed("密封抽取的，去的人由抽取来定，只能换人，不能添人。")
    team = _team_now(held)
    if any(member.user_id == user.pk for member in team):
        raise NotAllowed(f"{user.name}本来就要去{held.unit.label}。")
    ground = Ground(held.county_code, timezone.localdate())
    if is_secret(held) and not holds_office(by, held.county_code):
        _check_fits(held, user, ground.day)
    _check_team(ground, by, held, [*(member.user for member in team), user])
    VisitMember.objects.create(visit=held, user=user, is_lead=not team)
    if is_secret(held):
        told = {"subject": f"要去督导：{held.inspection.title}", "body": KEEP_QUIET}
    else:
        told = {"subject": f"要一起去：{held.unit.label}：{held.inspection.title}"}
    notify(users=[user], county_code=held.county_code, kind="visit", reference=held.pk, **told)
    record(by=by, visit=held, act="visit.add_member", payload={"user": user.pk})
    return held


@transaction.atomic
def pass_lead(*, by, visit: Visit, user) -> Visit:
    """``user``, who goes already, leads from now on; whoever led goes along.

    :raises NotAllowed: not his to change, too late, or ``user`` does not go, leads already or holds no
        position to go in any more.
    """
    [held] = _held(by, [visit])
    team = _team_now(held)
    chosen = next((member for member in team if member.user_id == user.pk), None)
    if chosen is None:
        raise NotAllowed(f"{user.name}不在去{held.unit.label}的名单里。")
    if chosen.is_lead:
        raise NotAllowed(f"{user.name}本来就牵头。")
    ground = Ground(held.county_code, timezone.localdate())
    if user.pk not in ground.seats:
        raise NotAllowed(f"{user.name}现在没有督导岗位，不能牵头，请先换人。")
    before = [member.user for member in team if member.is_lead]
    VisitMember.objects.filter(pk__in=[member.pk for member in team], is_lead=True).update(is_lead=False)
    VisitMember.objects.filter(pk=chosen.pk).update(is_lead=True)
    if not is_secret(held):
        _pass_on(by, held, user, ground)
    where = held.inspection.title if is_secret(held) else f"{held.unit.label}：{held.inspection.title}"
    common = {"county_code": held.county_code, "kind": "visit", "reference": held.pk}
    notify(users=[user], subject=f"改由你牵头：{where}", **common)
    notify(users=before, subject=f"改由{user.name}牵头：{where}", **common)
    record(by=by, visit=held, act="visit.pass_lead", payload={"user": user.pk})
    return held


@transaction.atomic
def stand_in(*, by, user, visits: list[Visit], instead, why: str, words: str = "") -> int:
    """``instead`` takes over all of these visits of ``user`` at once, with one message to each of the two; all or none.
    Returns how many.

    :raises NotAllowed: as ``replace_member`` for the first that cannot pass on, none chosen, nobody to take them, or a
        hidden one, which is passed on by itself.
    """
    if not visits:
        raise NotAllowed("请勾要换人的到校。")
    if why not in Leaving.values or instead is None:
        raise NotAllowed("请选为什么换人、改由谁去。")
    rows = _held(by, visits)
    if any(is_secret(row) for row in rows):
        raise NotAllowed("不事先告知的请分别换人。")
    with audit.at_the_end():
        for row in rows:
            _exchange(by, row, user, instead, why, words)
            payload = {"user": user.pk, "why": why, "instead": instead.pk}
            record(by=by, visit=row, act="visit.replace", payload=payload)
    _tell_of_all(rows, user, instead, why)
    return len(rows)


def _tell_of_all(rows: list[Visit], leaver, instead, why: str) -> None:
    common = {"county_code": rows[0].county_code, "kind": "visit"}
    where = named(f"{row.unit.label}（{row.inspection.title}）" for row in rows)
    off = f"{where}。原因：{Leaving(why).label}。"
    notify(users=[leaver], subject=f"不用去了：{len(rows)} 次到校", body=off, **common)
    notify(users=[instead], subject=f"改由你去：{len(rows)} 次到校", body=f"{where}。", reference=rows[0].pk, **common)


def _held(by, visits: list[Visit]) -> list[Visit]:
    """The visits in the order given, locked by key: :raises NotAllowed: not his to change, or too late."""
    keys = [visit.pk for visit in visits]
    inspections = Inspection.objects.select_for_update(no_key=True, of=("self",)).filter(visits__in=keys)
    running = {row.pk: row for row in inspections.order_by("pk")}
    rows = Visit.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=keys).select_related("unit")
    found = {row.pk: row for row in rows.order_by("pk")}
    for row in found.values():
        row.inspection = running[row.inspection_id]
        _check_may_change(by, row)
    return [found[key] for key in keys]


def _check_may_change(by, visit: Visit) -> None:
    check_may_change(by, visit)
    if not may_change_people(visit):
        raise NotAllowed(f"现在是“{visit.get_state_display()}”，不能再换人。")


def _exchange(by, visit: Visit, user, instead, why: str, words: str) -> None:
    team = _team_now(visit)
    leaver = next((member for member in team if member.user_id == user.pk), None)
    if leaver is None:
        raise NotAllowed(f"{user.name}不在去{visit.unit.label}的名单里。")
    if instead and any(member.user_id == instead.pk for member in team):
        raise NotAllowed(f"{instead.name}本来就要去{visit.unit.label}，请另选一人。")
    stay = [member.user for member in team if member is not leaver]
    ground = Ground(visit.county_code, timezone.localdate())
    if instead and is_secret(visit) and (draw_of(visit.inspection) or not holds_office(by, visit.county_code)):
        _check_fits(visit, instead, ground.day)
    _check_team(ground, by, visit, [*([instead] if instead else []), *stay])
    leads = leaver.is_lead
    leaver.left_at, leaver.left_why = timezone.now(), why
    leaver.left_words = check_length(words, "说明", limit=room_in(VisitMember, "left_words"))
    leaver.instead = instead
    leaver.save(update_fields=["left_at", "left_why", "left_words", "instead"])
    if instead:
        VisitMember.objects.create(visit=visit, user=instead, is_lead=leads)
    elif leads:
        visit.members.of(stay[0]).update(is_lead=True)
    if leads and not is_secret(visit):
        _pass_on(by, visit, instead or stay[0], ground)


def _team_now(visit: Visit) -> list[VisitMember]:
    return list(visit.members.current().select_related("user").order_by("-is_lead", "pk"))


def _check_fits(visit: Visit, instead, day) -> None:
    """Colleagues are not told of one another why somebody stays away from a school."""
    if not fitting_others(visit, day).filter(pk=instead.pk).exists():
        raise NotAllowed(f"{instead.name}不能去{visit.unit.label}，请从名单里另选一人。")


def _check_team(ground: Ground, by, visit: Visit, users: list) -> None:
    stops = stops_among(judge_team(facts_of_team(ground, visit, users, by=by)))
    if stops:
        raise NotAllowed("".join(map(str, stops)))


def _pass_on(by, visit: Visit, lead, ground: Ground) -> None:
    obligations.pass_to(
        by=by, kind=ObligationKind.VISIT, reference=visit.pk, debtor=ground.seats[lead.pk].unit, person=lead
    )


def _tell_one(visit: Visit, leaver, instead, why: str) -> None:
    if is_secret(visit):
        _tell_in_secret(visit, leaver, instead)
    else:
        _tell(visit, leaver, instead, why)


def _tell(visit: Visit, leaver, instead, why: str) -> None:
    common = {"county_code": visit.county_code, "kind": "visit"}
    where = f"{visit.unit.label}：{visit.inspection.title}"
    notify(users=[leaver], subject=f"不用去了：{where}", body=f"原因：{Leaving(why).label}。", **common)
    if instead:
        notify(users=[instead], subject=f"改由你去：{where}", reference=visit.pk, **common)


def _tell_in_secret(visit: Visit, leaver, instead) -> None:
    """Where to is read behind one's own sign-in, not in a message that goes out by mail."""
    common, title = {"county_code": visit.county_code, "kind": "visit"}, visit.inspection.title
    notify(users=[leaver], subject=f"不用去了：{title}", body="到校以前请不要告诉任何人。", **common)
    if instead:
        notify(users=[instead], subject=f"改由你去：{title}", body=KEEP_QUIET, reference=visit.pk, **common)
