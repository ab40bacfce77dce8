"""A visit carried through by the services, as far as a test needs it."""

from datetime import timedelta

from django.utils import timezone

from dudao.schemes.models import Checkpoint
from dudao.visits.checklist import points_of
from dudao.visits.models import Inspection, Visit
from dudao.visits.services import visiting
from tests.factories.visits import make_inspection, make_visit

FAULT = "三年级两个班没有公示"


def planned(county, version, *, unit=None, **fields) -> Visit:
    """A visit of the inspector to ``unit`` (the school of ``people["head"]``), not begun."""
    inspection = make_inspection(county, version, **fields)
    return make_visit(inspection, unit or county.schools[0], county.people["inspector"])


def opened(county, version, **fields) -> Visit:
    return visiting.open_visit(
        by=county.people["inspector"], visit=planned(county, version, **fields), certificate_shown=True
    )


def look(county, visit, ways=(), *, by=None) -> Visit:
    """Look at every point; ``ways`` (fine, on_the_spot, notice, consultation) stand for the first ones."""
    points = list(points_of(visit).values())
    given = [*ways, *["fine"] * (len(points) - len(ways))]
    rows = [row(county, point, way) for point, way in zip(points, given, strict=True)]
    return visiting.save_seen(by=by or county.people["inspector"], visit=visit, rows=rows)


def row(county, point: Checkpoint, way: str = "fine", **facts) -> dict:
    """What ``save_seen`` takes for one point that came out ``way``."""
    found = {"value": "met"} if way == "fine" else {"value": "not_met", "note": FAULT, "outcome": way}
    beside = {"notice": {"days": 7}, "consultation": {"section": county.sections[0]}}.get(way, {})
    return {"checkpoint": point.pk} | found | beside | facts


def closed(county, version, ways=(), **fields) -> Visit:
    """Looked at, and the record closed."""
    visit = look(county, opened(county, version, **fields), ways)
    return visiting.close_record(by=county.people["inspector"], visit=visit, methods=["patrol"], minutes=90)


def told(county, version, ways=(), **fields) -> Visit:
    """Closed and fed back to the school."""
    visit = closed(county, version, ways, **fields)
    return visiting.feed_back(by=county.people["inspector"], visit=visit, words="公示补上，七天后来看。")


def a_month_ago(county, visit: Visit) -> Visit:
    """The same visit as if it had been last month."""
    before = visit.visited_on - timedelta(days=35)
    Visit.objects.filter(pk=visit.pk).update(visited_on=before, month=before.replace(day=1))
    Inspection.objects.filter(pk=visit.inspection_id).update(from_on=before, until_on=before + timedelta(days=20))
    visit.refresh_from_db()
    return visit


def today():
    return timezone.localdate()
