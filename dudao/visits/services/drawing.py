"""A sealed draw: announced, drawn with a public number by a second person, published when the doors were opened."""

import secrets

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office
from dudao.accounts.enums import HEAD_KINDS
from dudao.accounts.sealing import seal, unseal
from dudao.areas.holding import hold_county
from dudao.audit import services as audit
from dudao.lib.day_words import day_words
from dudao.lib.draws.drawing import CannotDraw
from dudao.lib.draws.record import Refused, announced_digest, commitment_of, sealed
from dudao.lib.hashchain import canonical
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify
from dudao.obligations.queries import members_of

from .. import draws
from ..announcements import DrawPlan, announcement_of, check_can_be_drawn, check_lawful, check_plan
from ..drawn import wanted_from
from ..enums import DrawState
from ..models import Draw
from ..pools import pool_of
from ..workflow import DRAW
from . import arranging, ending
from .holding import hold_all

SEALED_AS = "dudao draw secret"
CHANGED = "公布的范围和公布时的摘要对不上，有人改过这一行，不能抽取。请查留痕，作废后重新公布。"
NOT_ARRANGED = (
    "抽出来了，记录已密封，但有一处现在排不成到校督导，原因要保密，不在这里说。"
    "请核对名册里的学校、督学岗位和督学证，再点“再排一次”。"
)  # fmt: skip


@transaction.atomic
def announce_draw(*, by, county_code: str, plan: DrawPlan) -> Draw:
    """Fix the pool, make the secret and publish the hash of it with the digest of the whole.

    The secret is the server's own, is sealed at once together with the digest, and is shown to nobody. The heads of
    the pool are told where to look.

    :raises NotAllowed: the plan breaks a rule, nothing could be drawn from the pool, or it was announced just now.
    """
    check_is_office(by, county_code)
    hold_county(county_code)  # two clicks announce one
    today = timezone.localdate()
    check_plan(county_code, plan, today)
    _check_new(county_code, plan, today)
    pool = pool_of(county_code, plan.wish)
    secret = secrets.token_hex(32)
    told = announcement_of(county_code, plan, pool, commitment=commitment_of(secret), today=today)
    check_can_be_drawn(told)
    check_lawful(county_code, plan, pool, today)
    digest = announced_digest(told)
    draw = Draw.objects.create(
        county_code=county_code, title=plan.title, announcement=told, digest=digest,
        sealed_secret=seal(f"{digest}\n{secret}", purpose=SEALED_AS), source=plan.source, source_on=plan.source_on,
        announced_on=today, announced_by=by,
    )  # fmt: skip
    audit.record(county_code=county_code, by=by, act="draw.announce", subject=draw, payload={"digest": digest})
    notify(
        users=members_of([unit.pk for unit, _ in pool.schools], today, HEAD_KINDS), county_code=county_code,
        kind="draw", reference=digest, subject=f"公布抽取范围：{plan.title}",
        body=f"从 {len(pool.schools)} 所里抽，{day_words(plan.source_on, today)}用“{plan.source}”抽取。"
        f"摘要 {digest}，请留存，事后可以自己核对。",
    )  # fmt: skip
    return draw


def _check_new(county_code: str, plan: DrawPlan, today) -> None:
    """A draw cannot be taken back quietly: a second click must not tell everybody of a second one."""
    same = Draw.objects.filter(county_code=county_code, title=plan.title, source_on=plan.source_on, announced_on=today)
    if same.exclude(state=DrawState.VOID).exists():
        raise NotAllowed(f"“{plan.title}”今天已经公布过了，在“随机抽取”里；要另抽一次，请换个名称。")


@transaction.atomic
def enter_value(*, by, draw: Draw, value: str) -> Draw:
    """Draw with the public value; seal the record and start the inspection, hidden.

    The value counts from here on, whether the inspection can be started or not: nobody enters a second one because he
    does not like the first. What is in the way is not said, for it would name who was drawn.

    :raises NotAllowed: too early, the same person, somebody was faster, or the announcement was changed.
    """
    draw = _locked(draw)
    check_is_office(by, draw.county_code)
    today, value = timezone.localdate(), value.strip()
    _refuse(draws.refusal_to_enter(draw, by, today))
    if not value:
        raise NotAllowed("请写公开数，照公布的原样写。")
    record = _drawn(draw, value, by, today)
    draw.value, draw.entered_by, draw.entered_at = value, by, timezone.now()
    draw.state = DRAW.act("enter_value").target
    draw.sealed_record = seal(canonical(record).decode(), purpose=draws.RECORD)
    draw.record_digest = record["digest"]
    draw.save()
    with audit.at_the_end():
        told = {"value": value, "record": draw.record_digest}
        audit.record(county_code=draw.county_code, by=by, act="draw.enter_value", subject=draw, payload=told)
        _arrange(draw, record, by, today)
    return draw


@transaction.atomic
def arrange_drawn(*, by, draw: Draw) -> Draw:
    """Start the inspection of a draw whose first attempt was refused.

    :raises NotAllowed: it is started already, or still cannot be.
    """
    draw = _locked(draw)
    check_is_office(by, draw.county_code)
    if not DRAW.allows("arrange", draw.state) or draw.inspection_id:
        raise NotAllowed("这次抽取不用再排。")
    with audit.at_the_end():
        _arrange(draw, draws.opened_record(draw), by, timezone.localdate())
        if draw.inspection_id is None:
            raise NotAllowed(NOT_ARRANGED)
        audit.record(county_code=draw.county_code, by=by, act="draw.arrange", subject=draw, payload={})
    return draw


@transaction.atomic
def publish_draw(*, by, draw: Draw) -> Draw:
    """Open the record to everybody.

    :raises NotAllowed: somebody drawn was not visited yet, or the record cannot be opened.
    """
    draw = _locked(draw)
    check_is_office(by, draw.county_code)
    _hold_visits(draw)
    _refuse(draws.refusal_to_publish(draw))
    draws.opened_record(draw)
    draw.published_on = timezone.localdate()
    draw.save(update_fields=["published_on"])
    audit.record(county_code=draw.county_code, by=by, act="draw.publish", subject=draw, payload={})
    return draw


@transaction.atomic
def void_draw(*, by, draw: Draw, reason: str) -> Draw:
    """Call a draw off. Before it was drawn the secret is destroyed; afterwards the visits are withdrawn and the record
    is published at once, so that nobody draws again and again until he likes it.

    :raises NotAllowed: without a reason, a visit was begun, or it is over.
    """
    draw = _locked(draw)
    check_is_office(by, draw.county_code)
    _hold_visits(draw)
    _refuse(draws.refusal_to_void(draw))
    reason = " ".join(reason.split())
    if not reason:
        raise NotAllowed("作废要写明原因，会一直公布着。")
    if len(reason) > 200:
        raise NotAllowed("原因最多 200 个字。")
    if draw.state == DrawState.DRAWN:
        draw.published_on = timezone.localdate()
    draw.state, draw.void_reason, draw.sealed_secret = DRAW.act("void").target, reason, ""
    draw.save()
    if draw.inspection_id:
        ending.withdraw_inspection(by=by, inspection=draw.inspection, reason=reason)
    audit.record(county_code=draw.county_code, by=by, act="draw.void", subject=draw, payload={"reason": reason})
    return draw


def _locked(draw: Draw) -> Draw:
    return Draw.objects.select_for_update(no_key=True).get(pk=draw.pk)


def _hold_visits(draw: Draw) -> None:
    """What is asked of the doors is asked while none can be opened or shut again (ADR 13)."""
    if draw.inspection_id:
        hold_all(draw.inspection)


def _refuse(refusal: str) -> None:
    if refusal:
        raise NotAllowed(refusal)


def _drawn(draw: Draw, value: str, by, today) -> dict:
    """The record. The digest is checked against the one that was sealed with the secret: whoever changes the row and
    its digest together is found out, too."""
    text = unseal(draw.sealed_secret, purpose=SEALED_AS)
    if text is None:
        raise NotAllowed(draws.LOST_KEY)
    digest, _, secret = text.partition("\n")
    if not digest == draw.digest == announced_digest(draw.announcement):
        raise NotAllowed(CHANGED)
    try:
        return sealed(
            draw.announcement, secret=secret, value=value, entered_by=by.name, entered_on=today.isoformat()
        )  # fmt: skip
    except (Refused, CannotDraw) as refusal:
        raise NotAllowed(f"按公布的范围抽不出来，请作废后重新公布：{refusal}") from None


def _arrange(draw: Draw, record: dict, by, today) -> None:
    """Start the inspection, which tells the team; a refusal leaves the draw drawn and says nothing."""
    wanted = wanted_from(draw, record["outcome"]["drawn"], today)
    try:
        with transaction.atomic():
            draw.inspection = arranging.start_inspection(by=by, county_code=draw.county_code, wanted=wanted)
            draw.save(update_fields=["inspection"])
    except NotAllowed:
        draw.inspection = None
