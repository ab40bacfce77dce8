"""What a school reads of an opinion, and whether its head may still answer."""

from django.urls import reverse
from django.utils import timezone

from dudao.visits import opinions
from dudao.visits.enums import OpinionState
from dudao.web.ui import wording


def opinion_shown(opinion, request) -> dict:
    """The context of the page."""
    today = request.today
    return {
        "opinion": opinion, "visit": opinion.visit, "may_defend": opinions.may_defend(request.position, opinion, today),
        "withdrawn": opinion.state == OpinionState.TAKEN_BACK,
        "over": today > opinion.defence_due_on and opinion.issued_on is None,
        "files": [
            {"name": use.name, "url": reverse("field:opinion_file", args=[opinion.visit_id, use.pk]),
             "size": use.stored.size, "remove_url": "",
             "about": wording.day(timezone.localdate(use.uploaded_at), today)}
            for use in opinions.defence_files(opinion)
        ],
        "findings": opinions.known_findings(opinion.visit),
    }  # fmt: skip
