"""What the form of a verification begins with, where a page led to it from the matter itself."""

from dudao.areas.models import Unit
from dudao.visits import causes


def first_values(county_code: str, given) -> dict:
    """What the form of a verification begins with: the address names the matter, all else is looked up."""
    known = {name: given[name] for name in ("cause_kind", "cause", "names") if given.get(name)}
    cause = causes.find(county_code, known.get("cause_kind", ""), known.get("cause", ""))
    if cause is None:
        return known
    place = Unit.objects.filter(county_code=county_code, pk=cause.unit).first()
    found = {"title": f"核查：{cause.title}"[:120], "matters": "\n".join([cause.title, *cause.lines])[:600]}
    return found | ({"names": place.code or place.name} if place else {}) | known


def lineages(county_code: str, given) -> set | None:
    """The points that are ticked at first; None where the address names no matter that is known."""
    cause = causes.find(county_code, given.get("cause_kind", ""), given.get("cause", ""))
    return None if cause is None else {cause.lineage} - {None}
