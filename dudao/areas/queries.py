from datetime import date

from .models import Unit, UnitLink


def units_under(upper: Unit, relation: str, day: date):
    """The units that belonged to ``upper`` on ``day`` and existed then: figures read as they were."""
    return Unit.objects.under(upper, relation, day).open_on(day)


def uppers_on(units, relation: str, day: date) -> dict[int, Unit]:
    """For each of ``units`` (ids or instances) the upper unit of ``relation`` on ``day``; those without one are left out."""
    links = UnitLink.objects.on(day).filter(lower__in=units, relation=relation).select_related("upper")
    return {link.lower_id: link.upper for link in links}


def name_on(unit: Unit, day: date) -> str:
    """The name that ``unit`` bore, or will bear, on ``day``."""
    if unit.next_name and day >= unit.next_name_on:
        return unit.next_name
    former = unit.former_names.filter(until_on__gt=day).order_by("until_on").first()
    return former.name if former else unit.name


def history_of(unit: Unit) -> list[UnitLink]:
    """All links upward, the youngest first."""
    return list(unit.upper_links.select_related("upper").order_by("relation", "-from_on"))
