"""Reads of draws: what the office, the public and the clock may know of one."""

import json
from dataclasses import dataclass
from datetime import date

from dudao.accounts.sealing import unseal
from dudao.areas.scope import Scope
from dudao.lib.day_words import day_words
from dudao.lib.draws.record import Refused, verify
from dudao.lib.statetable import NotAllowed

from .drawn import changed_since
from .enums import DrawState, VisitState
from .models import Draw
from .workflow import DRAW

RECORD = "dudao draw record"
LOST_KEY = "密封的内容打不开：服务器的密钥换过，或者这一行被改过。请找系统管理员恢复密钥；恢复不了就作废重来。"


@dataclass(frozen=True)
class Standing:
    """How far a drawn draw is, in numbers of schools alone, however often a team goes to one. ``ahead``: where nobody
    was yet and somebody still goes, which its team alone knows; ``gone``: where nobody will be."""

    drawn: int
    opened: int
    ahead: int

    @property
    def gone(self) -> int:
        return self.drawn - self.opened - self.ahead


def draws_for(scope: Scope):
    return Draw.objects.visible_to(scope).select_related("announced_by", "entered_by").order_by("-id")


def standing_of(draw: Draw) -> Standing:
    if draw.inspection_id is None:
        return Standing(0, 0, 0)
    rows = list(draw.inspection.visits.order_by().values_list("unit", "state", "opened_at"))
    opened = {unit for unit, _, at in rows if at is not None}
    ahead = {unit for unit, state, _ in rows if state == VisitState.PLANNED} - opened
    return Standing(len({unit for unit, _, _ in rows}), len(opened), len(ahead))


def told_draw(digest: str) -> Draw | None:
    """The draw under its announced digest, for anybody: that it was announced is public from the first day."""
    return Draw.objects.filter(digest=digest).first()


def public_record(draw: Draw) -> dict | None:
    """The record once it was published; None before.

    :raises NotAllowed: it cannot be opened any more.
    """
    return opened_record(draw) if draw.published_on else None


def opened_record(draw: Draw) -> dict:
    """:raises NotAllowed: the key is gone or the row was changed."""
    text = unseal(draw.sealed_record, purpose=RECORD)
    record = json.loads(text) if text is not None else None
    if record is None or record["digest"] != draw.record_digest:
        raise NotAllowed(LOST_KEY)
    return record


def refusal_to_publish(draw: Draw) -> str:
    """Why the record may not be published yet, in numbers alone; "" where it may."""
    if not DRAW.allows("publish", draw.state):
        return "还没有抽取，没有记录可公布。"
    if draw.published_on:
        return "记录已经公布了。"
    if draw.inspection_id is None:
        return "抽出来了，还没有排成到校督导；排成并到校以后再公布。"
    ahead = standing_of(draw).ahead
    return f"还有 {ahead} 所没有到校，都到校以后才能公布。" if ahead else ""


def refusal_to_enter(draw: Draw, by, today: date) -> str:
    """Why ``by`` may not enter the value today; "" where he may."""
    if not DRAW.allows("enter_value", draw.state):
        return "这次抽取已经录过公开数，或者作废了。"
    if today < draw.source_on:
        return f"公开数 {day_words(draw.source_on, today)}才产生，那天起才能录。"
    if by is not None and by.pk == draw.announced_by_id:
        return "公布范围的人不能自己录公开数，请督导室另一位同事来录。"
    if today > date.fromisoformat(draw.announcement["until_on"]):
        return "公布的到校日子已经过了，请作废后重新公布。"
    return ""


def refusal_to_void(draw: Draw) -> str:
    if not DRAW.allows("void", draw.state):
        return "已经作废了。"
    if draw.published_on:
        return "记录已经公布，不能再作废。"
    if draw.state == DrawState.DRAWN and standing_of(draw).opened:
        return "已经有学校开始督导，不能作废；去不成的，由督导组写明原因。"
    return ""


def news_of(draw: Draw, today: date) -> list[str]:
    """What became different among all that were announced, while nothing is drawn."""
    return changed_since(draw, today) if draw.state == DrawState.ANNOUNCED else []


def drawn_rows(draw: Draw) -> tuple[list[dict] | None, str]:
    """What was drawn, with names, replayed from the published record, None before it is public; and why it cannot be
    shown, where it cannot: the record does not open, or does not hold any more."""
    try:
        record = public_record(draw)
        return (None if record is None else verify(record, draw.digest)), ""
    except (NotAllowed, Refused) as refusal:
        return None, str(refusal)
