"""Where something owed is done, and where a message leads: kind and reference become an address.

An address that no page of this installation has yet is left out, and the row stands without a button.
"""

from django.urls import NoReverseMatch, reverse

from dudao.obligations.enums import ObligationKind
from dudao.obligations.workflow import FINISHED_BY_HAND

# kind → (verb, URL name), the reference being its one argument.
_DOORS = {
    ObligationKind.SELF_CHECK: ("去自查", "school:selfcheck"),
    ObligationKind.CONSOLIDATION: ("去汇总", "school:consolidation"),
    ObligationKind.RECTIFY: ("去整改", "desk:problem"),
    ObligationKind.RECHECK: ("复查", "desk:problem"),
    ObligationKind.VISIT: ("去督导", "field:visit"),
    ObligationKind.RECEIPT: ("看反馈", "school:visit"),
    ObligationKind.OPINION: ("出意见书", "field:opinion"),
    ObligationKind.PUBLISH: ("去公布", "bureau:inspection"),
}
# Where the office looks after everybody who owes the same.
_WATCH = {ObligationKind.SELF_CHECK: "bureau:round", ObligationKind.RECTIFY: "desk:problem",
          ObligationKind.PROGRESS: "desk:coordination"}  # fmt: skip

# Kind of message → URL name, the reference being its one argument.
_TOLD = {
    "problem": "desk:problem", "round": "school:selfcheck", "handover": "school:selfcheck",
    "consolidation": "bureau:round", "scheme": "bureau:scheme",
    "scheme_comment": "bureau:scheme_talk",
    "opinion": "field:opinion", "opinion_told": "school:opinion",
    "visit": "field:visit", "visit_told": "school:visit", "draw": "public:draw",
    "draw_due": "bureau:draw_value", "draw_whole": "bureau:draw",
    "inspection": "bureau:inspection", "inspection_over": "bureau:inspection",
    "inspection_again": "bureau:inspection_again", "plan": "bureau:plan", "along": "desk:along_one",
}  # fmt: skip

# The same where one page tells of all.
_PLACES = {"obligation": "desk:workbench", "coverage": "desk:coverage"}


def address(name: str, *args) -> str:
    """The address, or nothing where there is no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def door(obligation) -> tuple[str, str]:
    """(verb, address) for whoever owes it; the verb is empty where nothing leads on."""
    if obligation.kind in FINISHED_BY_HAND:
        return "办理", reverse("desk:obligation", args=[obligation.pk])
    verb, name = _DOORS[ObligationKind(obligation.kind)]
    url = address(name, obligation.reference)
    return (verb, url) if url else ("", "")


def watch(kind: str, reference: str, one: int) -> str:
    """Where the creditor sees who still owes it; ``one`` is any of the obligations."""
    name = _WATCH.get(ObligationKind(kind))
    return (address(name, reference) if name else "") or reverse("desk:owed", args=[one])


def about(notice) -> str:
    """Where the reader of a message goes on; nothing where it only tells."""
    if notice.kind in _PLACES:
        return reverse(_PLACES[notice.kind])
    name = _TOLD.get(notice.kind)
    return address(name, notice.reference) if name and notice.reference else ""
