"""Who may take whose place on a visit."""

from dudao.accounts.models import User
from dudao.visits.enums import InspectionState, VisitState
from dudao.visits.facts import Ground
from dudao.visits.models import Visit, VisitMember

from ..forms.inspections import DayForm, MemberForm, SwapForm

OFFERED = 300  # colleagues to swap with


def forms_for(posted, visit: Visit, seen, today) -> dict:
    """The three forms of the page; ``seen``: the visits that whoever looks may see."""
    team = User.objects.filter(visits__visit=visit, visits__left_at=None).order_by("pk")
    ground = Ground(visit.county_code, today)
    people = User.objects.filter(pk__in=ground.seats).exclude(pk__in=team.values("pk")).order_by("name", "pk")

    def given(name: str):
        return posted if name in posted else None

    return {
        "replace": MemberForm(given("replace"), prefix="r", team=team, people=people),
        "swap": SwapForm(given("swap"), prefix="s", team=team, others=_others(visit, seen, team)),
        "day": DayForm(given("day"), prefix="d", initial={"on": visit.planned_on}),
    }


def _others(visit: Visit, seen, team) -> list[tuple]:
    waiting = seen.filter(inspection__state=InspectionState.RUNNING, state=VisitState.PLANNED).exclude(pk=visit.pk)
    going = VisitMember.objects.filter(visit__in=waiting.values("pk"), left_at=None)
    going = going.exclude(user__in=team.values("pk")).select_related("visit__unit", "user")
    return [(member.visit, member.user) for member in going.order_by("visit__unit__code", "pk")[:OFFERED]]
