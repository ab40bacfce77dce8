"""Words for what a scheme holds: `{% load scheme_words %}`."""

import re
from datetime import date

from django import template

from dudao.schemes.enums import AimKind, Polarity, Standing
from dudao.schemes.fields import CONTACT_WAYS
from dudao.web.ui import wording

from ..review import lines
from ..showing.timeline import STATES

register = template.Library()
MARKS = {Standing.DRAFT: "wait", Standing.COMING: "wait", Standing.IN_FORCE: "closed", Standing.RETIRED: "none",
         Standing.CALLED_OFF: "none"}  # fmt: skip


@register.filter
def polarity_word(polarity):
    """必须做到, 答“有”为好, 答“有”为坏."""
    return Polarity(polarity).label


@register.filter
def audience(point):
    """Whom a checkpoint asks: 学校（小学）、培训机构."""
    return lines.audience({"unit_kinds": point.unit_kinds, "stages": point.stages})


@register.filter
def contact_kind(contact):
    """电话, 手机, 邮箱, 地址."""
    return CONTACT_WAYS.get(contact.get("kind") or "", "联系")


@register.filter
def ring(contact):
    """The address behind a number or a mailbox, so that one tap rings or writes; "" for a place."""
    kind, value = contact.get("kind"), contact.get("value") or ""
    if kind in ("phone", "mobile") and re.fullmatch(r"[\d\s()（）+-]{5,20}", value):
        return "tel:" + re.sub(r"[^\d+]", "", value)
    return f"mailto:{value}" if kind == "email" and "@" in value else ""


@register.filter
def aim_kind(aim):
    """目标, 工作原则, 指导思想, unless the document gives it a heading."""
    kind = aim.get("kind")
    return aim.get("heading") or (AimKind(kind).label if kind in AimKind.values else "目标")


@register.filter
def iso_day(text):
    """A day of the JSON as pages show days."""
    return wording.day_full(date.fromisoformat(text))


@register.filter
def plan_state(state):
    """How a phase or a due day stands: the shape of its status mark and the words."""
    return STATES[state]


@register.filter
def standing(version, today):
    """How a version stands today: the label and the shape of its status mark."""
    held = version.standing_on(today)
    return {"label": held.label, "shape": MARKS[held]}
