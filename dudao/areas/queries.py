from datetime import date

from django.db.models import Case, Count, Q, When

from .enums import UnitKind
from .models import Area, ImportState, RegisterImport, Unit, UnitLink
from .scope import Scope


def visible_units(scope: Scope):
    """The units in scope, closed ones too; what lies outside is not found."""
    return Unit.objects.visible_to(scope)


def visible_batches(scope: Scope):
    """Imports and changes of the school year that the office may look at and take back."""
    return RegisterImport.objects.visible_to(scope)


def uppers_on(units, relation: str, day: date) -> dict[int, Unit]:
    """For each of ``units`` (ids or instances) the upper unit of ``relation`` on ``day``; without one: left out."""
    links = UnitLink.objects.on(day).filter(lower__in=units, relation=relation).select_related("upper")
    return {link.lower_id: link.upper for link in links}


def by_code(unit: Unit | None) -> tuple[bool, str]:
    """Puts units in the order of their codes, and what belongs to none of them last."""
    return unit is None, unit.code if unit else ""


def county_name(code: str) -> str:
    """As it stands on papers; "" where nobody has entered it."""
    return Area.objects.filter(pk=code).values_list("name", flat=True).first() or ""


def history_of(unit: Unit) -> list[UnitLink]:
    """All links upward, the youngest first."""
    return list(unit.upper_links.select_related("upper").order_by("relation", "-from_on"))


# A register begins with what it is kept for.
KINDS_FIRST = Case(
    When(kind=UnitKind.SCHOOL, then=0), When(kind=UnitKind.INSTITUTION, then=1),
    When(kind=UnitKind.RESPONSIBILITY_AREA, then=2), When(kind=UnitKind.SCHOOL_DISTRICT, then=3), default=4,
)  # fmt: skip


def search_units(scope: Scope, *, kinds=(), query: str = "", closed: bool = False):
    """Units in scope by kinds and by a piece of the name, short name or code, schools first; closed ones on demand."""
    rows = Unit.objects.visible_to(scope).order_by(KINDS_FIRST, "kind", "code")
    if kinds:
        rows = rows.filter(kind__in=list(kinds))
    if not closed:
        rows = rows.filter(closed_on=None)
    for word in query.split():
        rows = rows.filter(
            Q(name__icontains=word) | Q(short_name__icontains=word) | Q(code__icontains=word)
            | Q(former_names__name__icontains=word)
        )  # fmt: skip
    return rows.distinct() if query else rows


def counts_by_kind(scope: Scope) -> dict[str, int]:
    """How many open units of each kind are in scope."""
    rows = Unit.objects.visible_to(scope).filter(closed_on=None).order_by()
    return dict(rows.values_list("kind").annotate(Count("pk")))


def units_of_kinds(scope: Scope, kinds):
    """Open units of some kinds, for a choice."""
    return Unit.objects.visible_to(scope).filter(kind__in=kinds, closed_on=None)


def recent_changes(scope: Scope):
    """Imports and changes of the school year, the youngest first."""
    return RegisterImport.objects.visible_to(scope).exclude(state=ImportState.PREVIEW)


def county_units(county_code: str, kinds):
    """Open units of a county, for the choices of whoever may grant positions there."""
    return Unit.objects.filter(county_code=county_code, kind__in=list(kinds), closed_on=None)
