"""Words for what a scheme holds: `{% load scheme_words %}`."""

from django import template

from ..review import lines

register = template.Library()


@register.filter
def polarity_word(polarity):
    """必须做到, 答“有”为好, 答“有”为坏."""
    return lines.POLARITY[polarity][0]


@register.filter
def audience(point):
    """Whom a checkpoint asks: 学校（小学）、培训机构."""
    return lines.audience({"unit_kinds": point.unit_kinds, "stages": point.stages})


@register.filter
def contact_kind(contact):
    """电话, 手机, 邮箱, 地址."""
    return lines.CONTACTS.get(contact.get("kind") or "", "联系")
