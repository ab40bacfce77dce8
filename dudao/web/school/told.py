"""What a school reads of a visit: what failed and what becomes of it, what was put right, what sections will settle.
Talks, who said what and the files of the team are not its to read."""

from dudao.accounts.enums import SIGNING_KINDS
from dudao.visits import known, opinions
from dudao.visits.enums import Outcome
from dudao.visits.law import Rules
from dudao.visits.services.amending import UNTOLD
from dudao.visits.sheets import sheet_of
from dudao.visits.urgency import dangers_from


def told(visit, request) -> dict:
    """The context of the page; of a visit that was only announced nothing but that it comes."""
    if visit.fed_back_at is None:
        return {"announced": True}
    sheet = sheet_of(visit, request.today)
    return {
        "announced": False, "opinion": opinions.opinion_of(visit), "sheet": sheet,
        "dangers": dangers_from(visit), "put_right": sheet.of(Outcome.ON_THE_SPOT),
        "noticed": [(line, line.until, line.became) for line in sheet.of(Outcome.NOTICE)],
        "off_list": known.off_list_told(visit), "asked": sheet.of(Outcome.CONSULTATION),
        "amendments": visit.amendments.exclude(what__in=UNTOLD),
        "may_sign": visit.receipt_at is None and request.position.kind in SIGNING_KINDS,
        "may_object": visit.receipt_paper_on is not None and request.position.kind in SIGNING_KINDS,
        "minutes": Rules(visit.county_code, request.today).number("receipt_minutes", visit.inspection.kind),
        "highlights": visit.remarks.filter(kind="highlight"),
    }  # fmt: skip
