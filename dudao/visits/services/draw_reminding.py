"""The two days on which a draw waits for the office: its public number is out; every door was opened."""

from datetime import date

from django.db import transaction

from dudao.accounts.enums import OFFICE_KINDS
from dudao.accounts.queries import holders_of
from dudao.lib.one_by_one import one_by_one
from dudao.notices.models import Notice
from dudao.notices.services import notify

from .. import draws
from ..enums import DrawState
from ..models import Draw

DUE, WHOLE = "draw_due", "draw_whole"  # kinds of message, each once a draw


def remind(*, today: date) -> int:
    """Tell those of the office who may enter the number, and all of it that the record may be published. Returns of how
    many draws was told."""
    out = Draw.objects.filter(state=DrawState.ANNOUNCED, source_on__lte=today)
    drawn = Draw.objects.filter(state=DrawState.DRAWN, published_on=None, inspection__isnull=False)
    told = one_by_one(out.order_by("pk"), lambda draw: _of_the_number(draw, today))
    return sum(told) + sum(one_by_one(drawn.order_by("pk"), lambda draw: _of_the_record(draw, today)))


@transaction.atomic
def _of_the_number(draw: Draw, today: date) -> bool:
    if _told(draw, DUE) or draws.refusal_to_enter(draw, None, today):
        return False
    others = holders_of(draw.county_code, OFFICE_KINDS, today).exclude(pk=draw.announced_by_id)
    notify(
        users=others.order_by("pk"), county_code=draw.county_code, kind=DUE, reference=draw.pk,
        subject=f"可以录公开数了：{draw.title}",
        body=f"“{draw.source}”出来以后，由{draw.announced_by.name}以外的一位同事录入，录了就抽。",
    )  # fmt: skip
    return True


@transaction.atomic
def _of_the_record(draw: Draw, today: date) -> bool:
    if _told(draw, WHOLE) or draws.refusal_to_publish(draw):
        return False
    office = holders_of(draw.county_code, OFFICE_KINDS, today).order_by("pk")
    notify(
        users=office, county_code=draw.county_code, kind=WHOLE, reference=draw.pk,
        subject=f"可以公布抽取记录了：{draw.title}",
        body="抽到的都到过了，或者记了没去成。点“公布记录”，谁都能下载核对。",
    )  # fmt: skip
    return True


def _told(draw: Draw, kind: str) -> bool:
    return Notice.objects.filter(county_code=draw.county_code, kind=kind, reference=str(draw.pk)).exists()
