"""From which day a notice runs, and until when: from the day on which the unit truly got the feedback.

At a visit that is recorded on the spot that is the day of the feedback. A paper is typed in later: the unit got it when
the paper was signed, which whoever types it in says; until then the day of the visit is thought of.
"""

from datetime import date, timedelta

from dudao.ledger.rules import check_due
from dudao.lib.day_words import day_words
from dudao.lib.statetable import NotAllowed

from .models import Visit


def feedback_day(visit: Visit, today: date) -> date:
    """The day on which the unit got the feedback, or gets it if it is told ``today``."""
    if visit.told_on is not None:
        return visit.told_on
    on_paper, told_before_days_were_kept = visit.typed_by_id is not None, visit.fed_back_at is not None
    if visit.visited_on is not None and (on_paper or told_before_days_were_kept):
        return visit.visited_on
    return today


def notice_until(visit: Visit, days: int, today: date) -> date:
    """The last day of a notice of so many days."""
    return feedback_day(visit, today) + timedelta(days=days)


def check_told_on(visit: Visit, on: date | None, today: date) -> date:
    """The day of the feedback; today where nothing is said.

    :raises NotAllowed: another day than today without a paper, one that lies ahead or before the visit.
    """
    if on is None or on == today:
        return today
    if visit.typed_by_id is None:
        raise NotAllowed("不是按纸质表录的，反馈的日子就是今天。")
    if not visit.visited_on <= on <= today:
        first, last = day_words(visit.visited_on, today), day_words(today, today)
        raise NotAllowed(f"收到反馈的日子要在到校那天（{first}）和今天（{last}）之间，请看纸上签名旁边写的日子。")
    return on


def check_late(over: int, late_until: date | None, today: date) -> None:
    """Nobody is overdue only because a paper was typed late: what is over by then takes a day that somebody names.

    :raises NotAllowed: ``over`` notices have ended and no day is named for them, or one that has passed.
    """
    if over and late_until is None:
        raise NotAllowed(
            f"有 {over} 条的期限，照纸上的日子已经过了。请在“过了期的，改到哪天”里定一个日子；"
            "对方今天才收到反馈的，把收到的日子改成今天。"
        )
    if over:
        check_due(late_until, today=today)
