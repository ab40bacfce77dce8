"""An inspection and its visits, made without the services that arrange them."""

from datetime import date, timedelta

from django.utils import timezone

from dudao.visits.enums import InspectionKind
from dudao.visits.models import AskedPoint, Inspection, Visit, VisitMember

NOTICED = (InspectionKind.SPECIAL, InspectionKind.COMPREHENSIVE)


def make_inspection(county, version=None, *, kind: str = InspectionKind.ROUTINE, **fields) -> Inspection:
    """A round of visits of this month that began today; with ``version`` its points are the checklist. Where the law
    asks a written notice it went out yesterday."""
    today = timezone.localdate()
    given = {
        "county_code": county.county_code, "kind": kind, "title": f"{InspectionKind(kind).label}（{today:%Y年%m月}）",
        "from_on": today, "until_on": today + timedelta(days=20), "started_by": county.people["office"],
        "notice_on": today - timedelta(days=1) if kind in NOTICED else None,
    }  # fmt: skip
    made = Inspection.objects.create(**given | fields)
    if version is not None:
        points = version.checkpoints.order_by("order")
        AskedPoint.objects.bulk_create(
            [AskedPoint(inspection=made, checkpoint=point, order=place) for place, point in enumerate(points, 1)]
        )
    return made


def make_visit(inspection: Inspection, unit, *users, **fields) -> Visit:
    """A visit that is planned; the first of ``users`` leads."""
    given = {
        "county_code": inspection.county_code, "inspection": inspection, "unit": unit, "due_on": inspection.until_on,
        "month": first_of(inspection.from_on),
    }  # fmt: skip
    made = Visit.objects.create(**given | fields)
    for place, user in enumerate(users):
        VisitMember.objects.create(visit=made, user=user, is_lead=not place)
    return made


def first_of(day: date) -> date:
    return day.replace(day=1)
