"""The plates at the gates of schools (B10): who inspects here, how to reach him, on which matters.

What stands on a plate and who is behind its code is public; nobody is counted or noted who looks at it.
"""

import re
from dataclasses import dataclass
from datetime import date

from dudao.accounts.models import Position, Posting
from dudao.areas.models import Unit
from dudao.areas.queries import county_name
from dudao.areas.scope import Scope
from dudao.lib.qr_code import qr_svg

from .models import Plate

# 《中小学校责任督学挂牌督导办法》: the eight matters. What a county puts on its plates is a row of the plate.
MATTERS = (
    "校务管理和制度执行", "招生、收费、择校", "课程开设和课堂教学", "学生学习、体育锻炼和课业负担",
    "教师师德和专业发展", "校园及周边安全、交通", "食堂、食品、饮水和宿舍卫生", "校风、教风、学风",
)  # fmt: skip
TOKEN = re.compile(r"[\w-]{8,16}")
PHOTO = "plate_photo"


def postings_for(scope: Scope, day: date):
    """Who is posted where on ``day``, with the plate where there is one; the order of the gates, not of people."""
    rows = _live(day).filter(unit__in=Unit.objects.visible_to(scope))
    return rows.select_related("plate__photo", "position__user", "unit").order_by("unit__code", "pk")


def _live(day: date):
    """Postings that hold on ``day``, of people who still have the position and may sign in."""
    held = Position.objects.on(day).values("pk")
    return Posting.objects.on(day).filter(position__in=held, position__user__is_active=True)


def own_postings(user, day: date):
    """The schools at whose gates this person's own name stands."""
    rows = _live(day).filter(position__user=user)
    return rows.select_related("plate__photo", "position__user", "unit").order_by("unit__code", "pk")


def plate_of(posting: Posting) -> Plate | None:
    return getattr(posting, "plate", None)


def told_plate(token: str) -> Plate | None:
    """The plate behind a code, also one whose posting ended; None for a code that nobody gave out."""
    if not TOKEN.fullmatch(token):
        return None
    rows = Plate.objects.filter(token=token)
    return rows.select_related("photo", "posting__position__user", "posting__unit").first()


def shown_on(posting: Posting) -> dict:
    """What a form begins with: what stands on the plate, else the eight matters and nothing of the person."""
    plate = plate_of(posting)
    listed = (plate.matters if plate else []) or MATTERS
    return {"phone": plate.phone if plate else "", "matters": "\n".join(listed)}


@dataclass(frozen=True)
class Told:
    """What the page behind a code says. ``people``: (name, phone, matters, plate) of those who are posted now."""

    school: str
    county: str
    people: list[tuple[str, str, list[str], Plate | None]]
    ended: bool


def told_now(plate: Plate, day: date) -> Told:
    """Of an old plate: who follows, if anybody does."""
    unit = plate.posting.unit
    live = _live(day).filter(unit=unit).select_related("position__user", "plate__photo").order_by("pk")
    people = [_person(one) for one in live]
    ended = plate.posting_id not in {one.pk for one in live}
    return Told(unit.name, county_name(unit.county_code), people, ended)


def _person(posting: Posting) -> tuple:
    plate = plate_of(posting)
    phone, matters = (plate.phone, plate.matters) if plate else ("", [])
    return posting.position.user.name, phone, matters or list(MATTERS), plate


def code_svg(address: str) -> str:
    """The code that leads to ``address``, as large as its frame."""
    return qr_svg(address, title="扫码看谁督导这所学校", css="plate-code")
