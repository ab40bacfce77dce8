"""Who may take whose place on a visit."""

from dudao.visits import substitutes
from dudao.visits.models import Visit
from dudao.visits.readers import Reader
from dudao.web.team_forms import CancelForm, DayForm, MemberForm, SwapForm


def forms_for(posted, visit: Visit, reader: Reader, today) -> dict:
    """The four forms of the page; ``reader``: whoever looks, for he may swap with visits that he sees."""
    team = substitutes.team_of(visit)

    def given(name: str):
        return posted if name in posted else None

    return {
        "replace": MemberForm(given("replace"), prefix="r", team=team, people=substitutes.all_others(visit, today)),
        "swap": SwapForm(given("swap"), prefix="s", team=team, others=substitutes.pairs_to_swap(visit, reader)),
        "cancel": CancelForm(given("cancel"), prefix="c"),
        "day": DayForm(given("day"), prefix="d", initial={"on": visit.planned_on}),
    }
