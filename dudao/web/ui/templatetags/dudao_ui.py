"""Tags and filters of every template: `{% load dudao_ui %}`. What each shows stands on /ui/."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from dudao.web.ui import answers, blocks, parts, wording

register = template.Library()

PARTS = ["button", "status", "chip", "field", "seg", "answer", "errors", "tabs", "statline", "progress", "dropzone",
         "files", "states", "copy_text"]  # fmt: skip
for name in PARTS:
    register.inclusion_tag(f"ui/components/{name}.html", name=name)(getattr(parts, name))
register.inclusion_tag("ui/components/pager.html", name="pager", takes_context=True)(parts.pager)

BLOCKS = ["section", "alert", "nothing", "task", "step", "group", "item", "choice", "confirm", "filters", "bulk"]
for name in BLOCKS:
    register.simple_block_tag(getattr(blocks, name), name=name)


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _as_day(value: date | datetime) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


@register.filter
def day(value):
    """11月18日, with the year where it is not this one."""
    return wording.day(_as_day(value), timezone.localdate()) if value else ""


@register.filter
def day_full(value):
    """2026年11月18日."""
    return wording.day_full(_as_day(value)) if value else ""


@register.filter
def is_over(value):
    """Whether a day is gone."""
    return _as_day(value) < timezone.localdate()


@register.filter
def weekday(value):
    """周三."""
    return wording.weekday(_as_day(value)) if value else ""


@register.filter
def clock(value):
    """09:43."""
    return wording.clock(_local(value)) if value else ""


@register.filter
def moment(value):
    """09:43 today, else 11月17日 16:20."""
    return wording.moment(_local(value), timezone.localdate()) if value else ""


@register.filter
def masked(number):
    """138****5678."""
    return wording.mask_phone(number) if number else ""


@register.filter
def of(done, total):
    """138/156, or 无."""
    return wording.part_of(done, total)


@register.filter
def percent_of(done, total):
    """98.7%, or 无."""
    return wording.percent(done, total)


@register.filter
def file_size(octets):
    """1.2 MB."""
    return wording.size(octets)


@register.filter
def answer_word(value):
    """符合, 部分符合, 不符合, 不适用, 没答."""
    return answers.SHORT[value or ""]


@register.filter
def answer_tone(value):
    """The colour class of an answer."""
    return answers.TONES[value or ""]


@register.inclusion_tag("ui/components/status.html")
def due_status(due_on, overdue=0):
    """A due day as a status: 逾期 6 天, 今天, 11月20日 周五. ``overdue``: days counted by the calendar."""
    return parts.status(wording.due(due_on, timezone.localdate(), overdue))


@register.inclusion_tag("ui/components/status.html")
def problem_status(state, due_on, for_unit=False):
    """A problem's state with its shape; ``for_unit`` words it for whoever must act."""
    return parts.status(answers.problem_status(state, due_on, timezone.localdate(), for_unit=for_unit))


@register.simple_tag
def control(bound):
    """The bare control of a form field with the classes of its kind; errors mark it."""
    widget = bound.field.widget
    kinds = {"select": "form-select", "checkbox": "", "file": "", "clearablefile": "", "multiplefile": ""}
    style = kinds.get(bound.widget_type, "form-control")
    classes = [widget.attrs.get("class", ""), style, "is-invalid" if bound.errors and style else ""]
    return bound.as_widget(attrs={"class": " ".join(filter(None, classes))} if any(classes) else {})
