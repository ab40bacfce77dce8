"""What stays from one inspection to the next: the checklist of its kind, the guidance at a point, a month's round."""

from datetime import date

from dudao.areas.models import Unit
from dudao.schemes.models import Checkpoint, SchemeVersion

from . import months
from .enums import InspectionState
from .models import AskedPoint, Inspection
from .wanted import Wanted


def points_in_force(county_code: str, day: date) -> list[Checkpoint]:
    """Every point of every scheme in force, in the order of the schemes."""
    versions = SchemeVersion.objects.filter(county_code=county_code).in_force(day)
    points = Checkpoint.objects.filter(version__in=versions.values("pk")).select_related("version").defer("place")
    return list(points.defer("version__draft").order_by("version_id", "order"))


def guidance_known(county_code: str) -> dict:
    """Lineage → what was written last about looking at that point; never what is written for a hidden inspection."""
    rows = AskedPoint.objects.filter(inspection__county_code=county_code, inspection__hidden=False)
    rows = rows.exclude(guidance="")
    return dict(rows.order_by("pk").values_list("checkpoint__lineage", "guidance"))


def newest_of(county_code: str, kind: str) -> Inspection | None:
    """The last inspection of a kind that everybody in the office may know."""
    rows = Inspection.objects.filter(county_code=county_code, kind=kind, hidden=False)
    return rows.exclude(state=InspectionState.WITHDRAWN).order_by("-pk").first()


def lineages_of(inspection: Inspection | None) -> set:
    """The points that were on its list, as they carry on from version to version."""
    if inspection is None:
        return set()
    return set(inspection.points.order_by("order").values_list("checkpoint__lineage", flat=True))


def minutes_of(inspection: Inspection | None) -> dict:
    """Lineage → minutes that the office wrote at the points of its list."""
    if inspection is None:
        return {}
    written = inspection.points.filter(minutes__isnull=False).order_by("order")
    return dict(written.values_list("checkpoint__lineage", "minutes"))


def renewed(inspection: Inspection, day: date) -> list[tuple[Checkpoint, str]]:
    """Its list in the words that hold on ``day``; a point that no scheme asks any more is left out."""
    now = {point.lineage: point for point in points_in_force(inspection.county_code, day)}
    asked = inspection.points.order_by("order").values_list("checkpoint__lineage", "guidance")
    return [(now[lineage], guidance) for lineage, guidance in asked if lineage in now]


def once_more(inspection: Inspection, day: date) -> Wanted:
    """The same round for the month after it, or for the month of ``day`` where that is later: the units that are still
    open, whoever looks after them now. Of a hidden one only those whose door was opened: the others are nobody's."""
    first = max(months.next_month(months.first_of(inspection.from_on)), months.first_of(day))
    known = inspection.visits.exclude(opened_at=None) if inspection.hidden else inspection.visits.all()
    points, minutes = renewed(inspection, day), minutes_of(inspection)
    units = Unit.objects.filter(visits__in=known).open_on(max(first, day)).filter(closed_on=None)
    return Wanted(
        kind=inspection.kind, title=title_for(inspection, first), from_on=max(first, day),
        until_on=months.last_of(first), units=list(units.distinct().order_by("code")),
        points=points, matters=inspection.matters, level=inspection.level, area=inspection.area,
        team_size=inspection.team_size,
        point_minutes={point.pk: minutes[point.lineage] for point, _ in points if point.lineage in minutes},
    )  # fmt: skip


def title_for(inspection: Inspection, month: date) -> str:
    """11月督导 → 12月督导; a name without the month gets it."""
    before, now = f"{inspection.from_on.month}月", f"{month.month}月"
    if before in inspection.title:
        return inspection.title.replace(str(inspection.from_on.year), str(month.year)).replace(before, now)
    return f"{now}{inspection.get_kind_display()}"
