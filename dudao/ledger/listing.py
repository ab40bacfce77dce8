"""The list of problems: saved views with their counts, search, filters, order."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from dudao.areas.enums import Relation
from dudao.areas.models import Unit, UnitLink

from .enums import UNSETTLED, ProblemState, SourceKind
from .workflow import TO_RECTIFY

SOON_DAYS = 6
_ACTIVE = Q(state__in=UNSETTLED)
SORTS = {
    "due": ("按期限排，逾期在前", [F("due_on").asc(nulls_last=True), "id"]),
    "new": ("按入账排，新的在前", ["-id"]),
    "unit": ("按单位排", ["unit__code", "id"]),
}


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see; empty fields do not narrow. Without ``tips`` they count as the office's own."""

    view: str = "active"
    words: str = ""
    area: int | None = None
    source: str = ""
    severity: str = ""
    sort: str = "due"
    tips: bool = True


@dataclass(frozen=True)
class View:
    """A saved view with the number of rows in it."""

    key: str
    label: str
    count: int


def overdue(today: date) -> Q:
    """The unit has not reported and its day has passed."""
    return Q(state__in=TO_RECTIFY, due_on__lt=today)


def _views(today: date) -> dict[str, tuple[str, Q]]:
    return {
        "active": ("在办", _ACTIVE),
        "overdue": ("逾期", overdue(today)),
        "soon": ("七天内到期", Q(state__in=TO_RECTIFY, due_on__range=(today, today + timedelta(days=SOON_DAYS)))),
        "submitted": ("等复查", Q(state=ProblemState.SUBMITTED)),
        "undated": ("没定期限", _ACTIVE & Q(due_on=None)),
        "rebound": ("反弹", _ACTIVE & Q(previous__isnull=False)),
        "closed": ("已销号", Q(state=ProblemState.CLOSED)),
        "void": ("已撤销", Q(state=ProblemState.VOID)),
    }


def view_keys() -> list[str]:
    return list(_views(date.min))


def narrowed(rows: QuerySet, wanted: Wanted, today: date) -> QuerySet:
    """``rows`` (from visible_to) narrowed by everything but the view."""
    for word in wanted.words.split():
        rows = rows.filter(
            Q(unit__name__icontains=word) | Q(unit__short_name__icontains=word) | Q(title__icontains=word)
            | Q(number__icontains=word) | Q(owner_name__icontains=word) | Q(point_code__iexact=word)
        )  # fmt: skip
    if wanted.area:
        rows = rows.filter(unit__in=_units_of(wanted.area, today))
    if wanted.source:
        as_office = not wanted.tips and wanted.source == SourceKind.OFFICE
        rows = rows.filter(source__in=[wanted.source, SourceKind.LEAD] if as_office else [wanted.source])
    return rows.filter(severity=wanted.severity) if wanted.severity else rows


def _units_of(area_id: int, today: date):
    return UnitLink.objects.on(today).filter(upper=area_id, relation=Relation.RESPONSIBILITY_AREA).values("lower")


def counted_views(rows: QuerySet, today: date) -> list[View]:
    """Every view with its count among ``rows``: by state from the index alone, the rest among the unsettled."""
    views = _views(today)
    states = Counter(dict(rows.order_by().values_list("state").annotate(Count("id"))))
    narrow = {key: Count("id", filter=views[key][1]) for key in ("overdue", "soon", "undated", "rebound")}
    counts = rows.filter(_ACTIVE).order_by().aggregate(**narrow) | {
        "active": sum(states[state] for state in UNSETTLED),
        "submitted": states[ProblemState.SUBMITTED],
        "closed": states[ProblemState.CLOSED],
        "void": states[ProblemState.VOID],
    }
    return [View(key, label, counts[key]) for key, (label, _) in views.items()]


def listed(rows: QuerySet, wanted: Wanted, today: date) -> QuerySet:
    """The rows of the chosen view in their order, with what a row shows."""
    condition = _views(today)[wanted.view][1]
    return rows.filter(condition).order_by(*SORTS[wanted.sort][1]).select_related("unit")


def areas_in(scope) -> QuerySet:
    """The responsibility areas that somebody of the whole county may choose among."""
    return Unit.objects.visible_to(scope).filter(kind=Relation.RESPONSIBILITY_AREA).order_by("code", "pk")


def month_counts(rows: QuerySet, today: date) -> dict[str, int]:
    """Of this month: how many were entered and how many closed; of now: overdue and waiting for recheck."""
    first = today.replace(day=1)
    now = (
        rows.filter(_ACTIVE)
        .order_by()
        .aggregate(
            overdue=Count("id", filter=overdue(today)), submitted=Count("id", filter=Q(state=ProblemState.SUBMITTED))
        )
    )
    return now | {
        "entered": rows.filter(found_on__gte=first).exclude(state=ProblemState.VOID).count(),
        "closed": rows.filter(closed_at__gte=midnight(first)).count(),
    }


def midnight(day: date) -> datetime:
    """The moment at which ``day`` begins here; a comparison with it can use an index, a cast to a date cannot."""
    return timezone.make_aware(datetime.combine(day, time.min))
