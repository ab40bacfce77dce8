"""The form of an inspection filled in from one that was arranged before: taken back for a wrong day, or the next round
of the same."""

from dudao.areas.models import Unit
from dudao.lib.posted import posted_number
from dudao.visits import causes, queries
from dudao.visits.enums import InspectionState
from dudao.visits.models import Inspection, Visit
from dudao.visits.readers import reader_of
from dudao.visits.services.secrecy import draw_of

from .causes import lines_for

SAME = ("title", "level", "matters", "from_whom", "cause_kind", "cause", "off_plan_reason", "team_size", "hidden")


def may_be_taken(shown: Inspection) -> bool:
    """Whether the page of it offers the same once more: it is over, and its places were chosen by hand. A month's round
    that went its way has a button of its own."""
    if shown.state == InspectionState.RUNNING or draw_of(shown) is not None:
        return False
    return shown.kind != "routine" or shown.state == InspectionState.WITHDRAWN


def found(request, kind: str) -> Inspection | None:
    """The one that the address names, where it is of the kind and the reader may arrange it once more."""
    number = posted_number(request.GET.get("like", ""))
    if number is None:
        return None
    row = queries.kept_by(request.position, request.today).filter(pk=number, kind=kind).first()
    return row if row is not None and may_be_taken(row) else None


def first_values(form, request, like: Inspection) -> dict:
    """What was written then; days that are over are left to be chosen anew. Of a hidden one only the places that the
    reader may know of."""
    given = {name: getattr(like, name) for name in SAME}
    if causes.kind_of(like.cause_kind).sealed:
        given["cause"] = ""  # its number stands on no page; whoever knows it writes it again
    visits = Visit.objects.visible_to(reader_of(request.position, request.today)).filter(inspection=like, nth=1)
    units = Unit.objects.filter(pk__in=visits.values("unit")).open_on(request.today).order_by("kind", "code")
    given |= lines_for(list(units), request.scope.county_code) | {"reach": []} | _team(form, visits)
    given |= {"partners": list(like.partners.order_by("pk")), "looks_back_at": like.looks_back_at_id}
    if like.from_on >= request.today:
        given["from_on"] = like.from_on
    if like.until_on >= request.today:
        given["until_on"] = like.until_on
    if like.area_id:
        given["upper"] = like.area_id
    if "plan_item" in form.fields and form.fields["plan_item"].queryset.filter(pk=like.plan_item_id).exists():
        given["plan_item"] = like.plan_item_id
    return {name: value for name, value in given.items() if name in form.fields}


def _team(form, visits) -> dict:
    """Who went, where one and the same team went everywhere and each may still go; else nobody is ticked."""
    if "team" not in form.fields:
        return {}
    teams = set()
    for visit in visits.prefetch_related("members").order_by("pk"):
        teams.add(tuple(member.user_id for member in visit.team))
    team = teams.pop() if len(teams) == 1 else ()
    people = set(form.fields["team"].queryset.filter(pk__in=team).order_by().values_list("pk", flat=True))
    return {"team": list(team), "lead": team[0]} if team and set(team) <= people else {}
