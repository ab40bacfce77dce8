"""A version's days in words."""

from datetime import date

from django.utils import timezone

from dudao.lib.day_words import full_day_words
from dudao.schemes import queries
from dudao.schemes.enums import Standing
from dudao.schemes.models import SchemeVersion


def days_said(version: SchemeVersion, today: date) -> str:
    """From when to when a version that was put in force holds, and what holds until then."""
    begins = full_day_words(version.in_force_on)
    if version.standing_on(today) == Standing.CALLED_OFF:
        day = full_day_words(timezone.localdate(version.called_off_at))
        return f"原定{begins}起生效，{day}取消了：{version.call_off_reason.rstrip('。')}。"
    if version.was_replaced_early and version.took_effect_at:
        return f"{begins}起生效，当天就由新的一版取代了。"
    if version.was_replaced_early:
        return f"原定{begins}起生效，没到那天就由新的一版取代了。"
    if version.standing_on(today) == Standing.COMING:
        until = queries.other_in_force(version, today)
        before = f"仍按第 {until.number} 版" if until else "不派任务、不算限额"
        return f"{begins}起生效，在此之前{before}。"
    if version.retired_on is None:
        return f"{begins}起生效。"
    stops = "停用" if version.retired_on <= today else "由新的一版接替"
    return f"{begins}起生效，{full_day_words(version.retired_on)}{stops}。"
