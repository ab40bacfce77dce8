from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.accounts import handover
from dudao.accounts.access import check_can_grant, check_is_office, is_tied
from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position, Posting, Tie, User
from dudao.accounts.rules import check_grant, check_posting
from dudao.areas.changes import check_open
from dudao.areas.registers.journal import Journal
from dudao.areas.rules import check_year
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed

HEAD_KINDS = (PositionKind.HEAD, PositionKind.INSTITUTION_HEAD)


@transaction.atomic
def grant_position(
    *, by, user: User, unit, kind: str, on: date, certificate_no: str = "", certificate_until: date | None = None
) -> Position:
    """Give a person a position from ``on``: the office those of its registers, the security administrator the rest.

    :raises NotAllowed: not theirs to give, to oneself, in the wrong kind of unit, held already, an administrator's
        position beside another one, a second head.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    check_can_grant(by, kind, user.county_code)
    if by is not None and by.pk == user.pk:
        raise NotAllowed("不能给自己派岗位，请另一位同事来办。")
    _check_years(on, certificate_until)
    check_open(unit, on)
    held = list(user.positions.filter(until_on=None).select_related("unit"))
    check_grant(kind, unit, held)
    head = Position.objects.filter(unit=unit, kind=kind, until_on=None).select_related("user").first()
    if kind in HEAD_KINDS and head:
        raise NotAllowed(f"{unit.name}的负责人现在是{head.user.name}，换人请在单位页办“换负责人”。")
    position = Position.objects.create(
        user=user, unit=unit, kind=kind, from_on=on,
        certificate_no=certificate_no.strip()[:40], certificate_until=certificate_until,
    )  # fmt: skip
    _record(by, "position.grant", position, {"user": user.pk, "unit": unit.pk, "kind": str(kind), "on": on.isoformat()})
    return position


@transaction.atomic
def end_position(*, by, position: Position, on: date, to: User | None = None) -> Position:
    """End a position on ``on`` (the first day without it), with its postings. Open work goes to ``to`` or the unit.

    :raises NotAllowed: not theirs to end, ended already, a day before it began.
    """
    position = Position.objects.select_for_update().select_related("user", "unit").get(pk=position.pk)
    check_can_grant(by, position.kind, position.user.county_code)
    if by is not None and by.pk == position.user_id:
        raise NotAllowed("自己的岗位请另一位同事来收。")
    _check_years(on)
    if position.until_on:
        raise NotAllowed(f"这个岗位已定到 {position.until_on} 为止。")
    if on < position.from_on:
        raise NotAllowed(f"这个岗位从 {position.from_on} 起，结束不能更早。")
    _check_not_last_keeper(position)
    for posting in position.postings.filter(until_on=None):
        _end_posting(posting, on)
    position.until_on = on
    position.save(update_fields=["until_on"])
    passed = handover.pass_on(Journal(), user=position.user, unit=position.unit, to=to)
    _record(by, "position.end", position, {"on": on.isoformat(), "passed_on": passed, "to": to.pk if to else None})
    return position


def _check_years(*days: date | None) -> None:
    today = timezone.localdate()
    for day in days:
        check_year(day, today)


def _check_not_last_keeper(position: Position) -> None:
    others = Position.objects.filter(kind=position.kind, until_on=None, unit__county_code=position.unit.county_code)
    if position.kind == PositionKind.SECURITY_ADMIN and not others.exclude(pk=position.pk).exists():
        raise NotAllowed("全县至少要留一位安全管理员，请先派好接手的人。")


@transaction.atomic
def post_inspector(*, by, position: Position, unit, on: date) -> Posting:
    """Post an inspector to a school (挂牌). How many is only warned about, see ``rules.posting_warning``.

    :raises NotAllowed: not an inspector, not a school, posted there already, a tie to that school.
    """
    position = Position.objects.select_for_update().select_related("user").get(pk=position.pk)
    check_is_office(by, position.user.county_code)
    _check_years(on)
    check_open(unit, on)
    check_posting(position, unit, on)
    if is_tied(position.user, unit, on):
        raise NotAllowed(f"{position.user.name}与{unit.name}有回避关系，请换一位督学。")
    if position.postings.filter(unit=unit, until_on=None).exists():
        raise NotAllowed(f"{position.user.name}已经在{unit.name}挂牌。")
    posting = Posting.objects.create(position=position, unit=unit, from_on=on)
    _record(by, "posting.begin", posting, {"position": position.pk, "unit": unit.pk, "on": on.isoformat()})
    return posting


@transaction.atomic
def end_posting(*, by, posting: Posting, on: date) -> Posting:
    """An inspector no longer looks after a school from ``on``.

    :raises NotAllowed: not the office, or ended already.
    """
    posting = Posting.objects.select_for_update().select_related("position__user").get(pk=posting.pk)
    check_is_office(by, posting.position.user.county_code)
    _check_years(on)
    if posting.until_on:
        raise NotAllowed(f"这处挂牌已定到 {posting.until_on} 为止。")
    _end_posting(posting, on)
    audit.record(
        county_code=posting.position.user.county_code, by=by, act="posting.end", subject=posting,
        payload={"on": on.isoformat()},
    )  # fmt: skip
    return posting


def _end_posting(posting: Posting, on: date) -> None:
    posting.until_on = max(on, posting.from_on)
    posting.save(update_fields=["until_on"])


@transaction.atomic
def set_certificate(*, by, position: Position, number: str, until: date | None) -> Position:
    """The inspector's certificate and its last day."""
    position = Position.objects.select_for_update().select_related("user").get(pk=position.pk)
    check_is_office(by, position.user.county_code)
    if position.kind != PositionKind.INSPECTOR:
        raise NotAllowed("只有责任督学有督学证。")
    _check_years(until)
    position.certificate_no, position.certificate_until = number.strip()[:40], until
    position.save(update_fields=["certificate_no", "certificate_until"])
    _record(by, "position.certificate", position, {"until": until.isoformat() if until else None})
    return position


@transaction.atomic
def add_tie(*, by, user: User, unit, kind: str, until_on: date | None = None) -> Tie:
    """Note what demands that a person stays away from a unit. A posting there must be ended first.

    :raises NotAllowed: noted already, or the person is posted there.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    check_is_office(by, user.county_code)
    _check_years(until_on)
    if Posting.objects.filter(position__user=user, unit=unit, until_on=None).exists():
        raise NotAllowed(f"{user.name}还在{unit.name}挂牌，请先停掉那处挂牌。")
    tie, created = Tie.objects.get_or_create(user=user, unit=unit, kind=kind, defaults={"until_on": until_on})
    if not created:
        raise NotAllowed("这条回避已经记过。")
    _record_tie(by, "tie.add", tie)
    return tie


@transaction.atomic
def drop_tie(*, by, tie: Tie) -> None:
    """Take a tie away that was noted wrongly or is over."""
    check_is_office(by, tie.user.county_code)
    _record_tie(by, "tie.drop", tie)
    tie.delete()


def _record_tie(by, act: str, tie: Tie) -> None:
    payload = {"user": tie.user_id, "unit": tie.unit_id, "kind": str(tie.kind)}
    audit.record(county_code=tie.user.county_code, by=by, act=act, subject=tie, payload=payload)


def _record(by, act: str, row, payload: dict) -> None:
    user = row.user if isinstance(row, Position) else row.position.user
    audit.record(county_code=user.county_code, by=by, act=act, subject=row, payload=payload)
