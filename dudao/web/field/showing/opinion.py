"""Where an opinion stands, what may be done to it now, and how its paper reads."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from dudao.accounts.access import is_office
from dudao.areas.queries import county_name
from dudao.lib.statetable import NotAllowed
from dudao.visits import access, opinions
from dudao.visits.enums import OpinionState
from dudao.visits.models import Opinion, Visit
from dudao.visits.workflow import NONE, OPINION
from dudao.web.ui import wording


def standing(request, visit: Visit) -> dict:
    """The context of the page on which an opinion is written."""
    row, today = opinions.opinion_of(visit), request.today
    opinion = row if row and row.state != OpinionState.TAKEN_BACK else None
    due_on = opinions.preliminary_due(visit)
    acts = {row.act for row in OPINION.acts_from(row.state if row else NONE)}
    heard = bool(opinion) and (bool(opinion.defence) or today > opinion.defence_due_on)
    return {
        "opinion": opinion, "wanted": opinions.wants_opinion(visit), "due_on": due_on,
        "late": opinions.lateness(due_on, opinion.told_on if opinion else today),
        "may_tell": "tell" in acts and opinions.wants_opinion(visit) and _tells(request, visit),
        "taken_back": row.taken_back if row else "", "may_take_back": "take_back" in acts and _tells(request, visit),
        "may_issue": "issue" in acts and heard and is_office(request.position),
        "waits": bool(opinion) and "issue" in acts and not heard,
        "issue_late": opinions.lateness(opinion.due_on, today) if opinion and "issue" in acts else 0,
        "files": file_items(opinion, today) if opinion else [], "bound": opinions.bound_problems(visit),
        "way": way(opinion, visit),
    }  # fmt: skip


def _tells(request, visit: Visit) -> bool:
    if is_office(request.position):
        return True
    try:
        access.check_leads(request.user, visit, request.today)
    except NotAllowed:
        return False
    return True


def way(opinion: Opinion | None, visit: Visit) -> list[dict]:
    """The three steps, with their days, for the line of steps."""
    told = opinion.told_on if opinion else None
    defended = timezone.localdate(opinion.defended_at) if opinion and opinion.defended_at else None
    issued = opinion.issued_on if opinion else None
    until = {} if opinion is None else {1: opinion.defence_due_on, 2: opinion.due_on}
    steps = [("初步意见", told), ("申辩", defended), ("意见书", issued)]
    past = 3 if issued else 2 if defended else 1 if told else 0
    return [
        {"title": title, "lines": [_line(done, until.get(place), bool(issued))],
         "state": "past" if done or (issued and place < 2) else "now" if place == past else ""}
        for place, (title, done) in enumerate(steps)
    ]  # fmt: skip


def _line(done: date | None, until: date | None, over: bool) -> str:
    today = timezone.localdate()
    if done:
        return wording.day(done, today)
    return "没有" if over else f"{wording.day(until, today)}前" if until else ""


def file_items(opinion: Opinion, today: date) -> list[dict]:
    """What the school sent with its statement, as the component lists files."""
    return [
        {"name": use.name, "url": reverse("field:opinion_file", args=[opinion.visit_id, use.pk]),
         "size": use.stored.size, "remove_url": "",
         "about": wording.day(timezone.localdate(use.uploaded_at), today)}
        for use in opinions.defence_files(opinion)
    ]  # fmt: skip


def sheet(opinion: Opinion) -> dict:
    """What the paper says; its number is written with a pen."""
    return _headed(opinion) | {
        "paragraphs": wording.paragraphs(opinion.text), "answers": wording.paragraphs(opinion.considered),
        "bound": opinions.known_findings(opinion.visit),
    }  # fmt: skip


def preliminary(opinion: Opinion) -> dict:
    """What the paper of the preliminary opinion says."""
    return _headed(opinion) | {"paragraphs": wording.paragraphs(opinion.preliminary)}


def _headed(opinion: Opinion) -> dict:
    return {"opinion": opinion, "visit": opinion.visit, "county": county_name(opinion.visit.county_code)}


def suggested_text(visit: Visit, opinion: Opinion) -> str:
    """A beginning of the opinion: what was told at first, then what is to be put right."""
    lines = [opinion.preliminary]
    listed = [f"{place}. {row.title}" for place, row in enumerate(opinions.known_findings(visit), 1)]
    return "\n".join([*lines, "需要整改的：", *listed] if listed else lines)
