"""The plates at the gates of schools (B10): who inspects here, how to reach him, on which matters.

What stands on a plate and who is behind its code is public; nobody is counted or noted who looks at it.
"""

import io
import re
from dataclasses import dataclass
from datetime import date

import segno

from dudao.accounts.models import Posting
from dudao.areas.models import Area
from dudao.areas.scope import Scope

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
    rows = Posting.objects.on(day).filter(scope.q("unit"), position__unit__county_code=scope.county_code)
    rows = rows.filter(position__user__is_active=True).select_related("plate__photo", "position__user", "unit")
    return rows.order_by("unit__code", "pk")


def own_postings(user, day: date):
    """The schools at whose gates this person's own name stands."""
    rows = Posting.objects.on(day).filter(position__user=user).select_related("plate__photo", "position__user", "unit")
    return rows.order_by("unit__code", "pk")


def plate_of(posting: Posting) -> Plate | None:
    return getattr(posting, "plate", None)


def told_plate(token: str) -> Plate | None:
    """The plate behind a code, also one whose posting ended; None for a code that nobody gave out."""
    if not TOKEN.fullmatch(token):
        return None
    rows = Plate.objects.filter(token=token)
    return rows.select_related("photo", "posting__position__user", "posting__unit").first()


@dataclass(frozen=True)
class Told:
    """What the page behind a code says. ``people``: (name, phone, matters, plate) of those who are posted now."""

    school: str
    county: str
    people: list[tuple[str, str, list[str], Plate | None]]
    ended: bool


def told_now(plate: Plate, day: date) -> Told:
    """Of an old plate: who follows, if anybody does."""
    unit, rows = plate.posting.unit, Posting.objects.on(day).filter(unit=plate.posting.unit)
    live = rows.filter(position__user__is_active=True, position__in=_held(day))
    live = live.select_related("position__user", "plate__photo").order_by("pk")
    people = [_person(one) for one in live]
    area = Area.objects.filter(code=unit.county_code).first()
    ended = plate.posting_id not in {one.pk for one in live}
    return Told(unit.label, area.name if area else "", people, ended)


def _held(day: date):
    position = Posting._meta.get_field("position").related_model
    return position.objects.on(day).values("pk")


def _person(posting: Posting) -> tuple:
    plate = plate_of(posting)
    phone, matters = (plate.phone, plate.matters) if plate else ("", [])
    return posting.position.user.name, phone, matters or list(MATTERS), plate


def code_svg(address: str) -> str:
    """The code that leads to ``address``: one SVG element, without style attributes, as large as its frame."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=2, light="#fff", xmldecl=False, svgns=True, nl=False, svgclass="plate-code",
        lineclass=None, omitsize=True, title="扫码看谁督导这所学校",
    )  # fmt: skip
    return out.getvalue().decode()
