"""Two teams at one school on one day: who else is there, so that the school is not asked everything twice."""

from dataclasses import dataclass
from datetime import date

from dudao.lib.masking import mask_numbers

from .enums import VisitState
from .models import Visit, VisitMember

STILL_THERE = (VisitState.OPENED, VisitState.RECORDED)


@dataclass(frozen=True)
class Other:
    """Another visit and whoever leads it; ``phone`` is masked, "" where none is known."""

    visit: Visit
    lead: str = ""
    phone: str = ""

    @property
    def words(self) -> str:
        """食堂专项督导，林远带队，电话 138****5678"""
        led = f"，{self.lead}带队" if self.lead else ""
        return f"{self.visit.inspection.title}{led}{'，电话 ' + self.phone if self.phone else ''}"


def teams_there(visit: Visit, day: date) -> list[Other]:
    """Other teams that have opened a visit to the same unit on ``day``. A hidden one that has not is nobody's
    to know; one that has opened is known to whoever may see this one. A team of which somebody goes here too is no
    other one: nobody is told of himself."""
    ours = VisitMember.objects.current().filter(user__in=visit.members.current().values("user"))
    rows = Visit.objects.filter(unit=visit.unit_id, visited_on=day, opened_at__isnull=False)
    rows = rows.exclude(pk=visit.pk).exclude(pk__in=ours.values("visit"))
    visits = list(rows.select_related("inspection").order_by("opened_at", "pk"))
    leads = {}
    members = VisitMember.objects.current().filter(visit__in=visits, is_lead=True).select_related("user")
    for member in members.order_by("pk"):
        leads[member.visit_id] = member.user
    return [_other(row, leads.get(row.pk)) for row in visits]


def _other(visit: Visit, lead) -> Other:
    return Other(visit, lead.name, mask_numbers(lead.phone)) if lead else Other(visit)
