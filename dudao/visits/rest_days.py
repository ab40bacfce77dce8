"""A day on which a school may be empty: nobody is forbidden to go, boarders are there at weekends too."""

from datetime import date

from dudao.calendars.queries import WorkCalendar
from dudao.lib.day_words import day_words


def rest_day_hint(county_code: str, on: date | None, today: date) -> str:
    """A sentence for whoever chose a rest day, "" on a working day."""
    if on is None or WorkCalendar(county_code).is_workday(on):
        return ""
    return f"{day_words(on, today)}不是工作日，先想好那边有没有人。"
