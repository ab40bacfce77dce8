"""The feedback on A4, to be signed: what was found, what is to be put right until when, and the receipt to cut off."""

from datetime import date

from dudao.areas.queries import county_name
from dudao.visits import known
from dudao.visits.enums import Outcome
from dudao.visits.models import Visit
from dudao.visits.notice_days import feedback_day
from dudao.visits.services.amending import UNTOLD
from dudao.visits.sheets import sheet_of
from dudao.visits.urgency import dangers_from
from dudao.web.ui import wording

from .feedback import listed_words


def on_paper(visit: Visit, today: date) -> dict:
    """What the paper says. Talks, the files of the team and who said what are not on it; a line of the suggestion that
    was left as it was stands in the lists below and is not said twice."""
    sheet = sheet_of(visit, today)
    rows = [(line.seen.note, line.point.text, line.until) for line in sheet.of(Outcome.NOTICE)]
    rows += [(one.words, "", problem and problem.due_on) for one, problem in known.off_list_told(visit)]
    below = listed_words(visit, sheet)
    return {
        "visit": visit, "county": county_name(visit.county_code), "told_on": feedback_day(visit, today),
        "paragraphs": [line for line in wording.paragraphs(visit.feedback) if line not in below],
        "rows": rows, "dangers": dangers_from(visit), "put_right": sheet.of(Outcome.ON_THE_SPOT),
        "asked": sheet.of(Outcome.CONSULTATION), "amendments": visit.amendments.exclude(what__in=UNTOLD),
    }  # fmt: skip
