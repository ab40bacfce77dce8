"""What the form of an inspection begins with, where a page led to it: from a matter that is to be verified, or from
the points and places of a check-up."""

from collections import Counter

from dudao.areas.models import Unit
from dudao.lib.posted import posted_number, posted_numbers
from dudao.visits import causes, remembering
from dudao.visits.models import Inspection
from dudao.visits.readers import reader_of


def first_values(form, request) -> dict:
    """What the form of a verification begins with: the address names the matter, all else is looked up."""
    given, scope = request.GET, request.scope
    known = {name: given[name] for name in ("cause_kind", "cause", "names") if given.get(name)}
    cause = cause_of(form, request)
    if cause is None:
        return known
    at = lines_for(list(Unit.objects.visible_to(scope).filter(pk=cause.unit)), scope.county_code)
    title = f"核查：{cause.title.rstrip('。；;')}"[:120]
    return {"title": title} | at | known


def cause_of(form, request) -> causes.Cause | None:
    """The matter that the address names, where the form asks for one and the reader may see it."""
    if "cause" not in form.fields:
        return None
    given = request.GET
    return causes.find(request.scope, given.get("cause_kind", ""), given.get("cause", ""))


def places(scope, given) -> dict:
    """The places that were ticked, one a line."""
    units = Unit.objects.visible_to(scope).filter(pk__in=posted_numbers(given.getlist("at"))).order_by("kind", "code")
    return lines_for(list(units), scope.county_code)


def lines_for(units: list, county_code: str) -> dict:
    """Units as they are typed into the form: by name, or by code where a name is not enough; nothing without any."""
    known = Unit.objects.filter(county_code=county_code, name__in=[unit.name for unit in units])
    times = Counter(known.order_by("pk").values_list("name", flat=True))
    lines = [unit.name if times[unit.name] == 1 else unit.code for unit in units]
    return {"names": "\n".join(lines)} if lines else {}


def looking_back(form, given) -> dict:
    """The inspection that a 回头看 returns to, where it stands among those that may be chosen."""
    number = posted_number(given.get("looks_back_at", ""))
    if "looks_back_at" not in form.fields or number is None:
        return {}
    past = form.fields["looks_back_at"].queryset.filter(pk=number).first()
    return {"looks_back_at": past.pk, "title": f"{past.title[:110]}回头看"} if past else {}


def lineages(form, request) -> set | None:
    """The points that are ticked at first: that of the matter, those that were chosen, or those of the inspection that
    is looked back at; None where the address names nothing of that."""
    given, reader = request.GET, reader_of(request.position, request.today)
    past = posted_number(given.get("looks_back_at", ""))
    if past is not None:
        row = Inspection.objects.visible_to(reader).filter(pk=past).first()
        return remembering.lineages_of(row) if row else None
    cause = cause_of(form, request)
    if cause is not None:
        return {cause.lineage} - {None}
    chosen = set(given.getlist("point"))
    points = remembering.points_in_force(request.scope.county_code, request.today) if chosen else []
    return {point.lineage for point in points if str(point.pk) in chosen} if chosen else None
