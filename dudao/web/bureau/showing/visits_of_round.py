"""The visits of one inspection: those to come, those made, those that came to nothing; found by unit or person."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.http import urlencode

from dudao.areas.queries import search_units
from dudao.visits.enums import DONE, VisitState
from dudao.visits.lists import visible_visits
from dudao.visits.models import VisitMember

VIEWS = {
    "all": ("全部", Q()),
    "waiting": ("还没去", Q(state=VisitState.PLANNED)),
    "there": ("正在督导", Q(state=VisitState.OPENED)),
    "been": ("去了", Q(state__in=DONE)),
    "off": ("没去成", Q(state__in=(VisitState.MISSED, VisitState.CANCELLED))),
}
FEW = 10  # that many are seen at a glance
LONGEST = 60


@dataclass(frozen=True)
class Sought:
    """Which view, and in it only those with a piece of the unit's name or of the name of somebody who goes."""

    view: str
    words: str = ""

    @property
    def narrows(self) -> bool:
        return bool(self.words) or self.view != "all"


def sought_by(asked) -> Sought:
    view = asked.get("view", "")
    return Sought(view if view in VIEWS else "all", asked.get("q", "").strip()[:LONGEST])


def found(reader, inspection, sought: Sought):
    """Those of every view, in the order of the units."""
    rows = visible_visits(reader).filter(inspection=inspection)
    for word in sought.words.split():
        units = search_units(reader.scope, query=word, closed=True).order_by().values("pk")
        going = VisitMember.objects.current().filter(user__name__icontains=word).values("visit")
        rows = rows.filter(Q(unit__in=units) | Q(pk__in=going))
    return rows.order_by("unit__kind", "unit__code", "nth", "pk")


def listed(reader, inspection, sought: Sought):
    """Those of the view that is asked, with who goes."""
    return found(reader, inspection, sought).filter(VIEWS[sought.view][1]).prefetch_related("members__user")


def tabs_of(reader, inspection, sought: Sought) -> list[dict]:
    """The views with how many of what is looked for stand in each; an empty one is left out, but for the first and the
    one that is looked at."""
    counts = found(reader, inspection, sought).order_by().aggregate(
        **{key: Count("pk", filter=rows) for key, (_, rows) in VIEWS.items()}
    )  # fmt: skip
    kept = [("q", sought.words)] if sought.words else []
    return [
        {"label": words, "url": f"?{urlencode([('view', key), *kept])}", "current": key == sought.view,
         "count": counts[key]}
        for key, (words, _) in VIEWS.items()
        if counts[key] or key in ("all", sought.view)
    ]  # fmt: skip
