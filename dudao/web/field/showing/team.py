"""Who goes on a visit, as those who go may change it themselves."""

from dudao.lib.statetable import NotAllowed
from dudao.visits import access, substitutes
from dudao.visits.enums import OVER, InspectionState, VisitState
from dudao.visits.facts import Ground
from dudao.visits.models import Visit
from dudao.visits.queries import may_keep
from dudao.visits.readers import Reader
from dudao.visits.services.going_again import check_may_go_again
from dudao.visits.services.secrecy import check_may_change, is_secret
from dudao.web.goers import Names
from dudao.web.team_forms import OWN_WHYS, DayForm, MemberForm, SwapForm

from ..forms.team import AskForm


def acts_on(user, visit: Visit) -> set[str]:
    """What this person may do about who goes and when: ``replace`` and ``swap`` while nobody else may know of the
    visit, else ``ask`` the office; ``day`` before it is begun."""
    if visit.inspection.state != InspectionState.RUNNING or visit.state != VisitState.PLANNED:
        return set()
    goes = access.membership_of(user, visit) is not None
    if is_secret(visit):
        return {"replace", "swap", "day"} if _may_change(user, visit) else set()
    return {"ask", "day"} if goes else set()


def may_send(position, visit: Visit) -> bool:
    """Whether whoever arranged it finds his own page about who goes there."""
    return visit.state == VisitState.PLANNED and may_keep(position, visit.inspection)


def may_go_again(user, visit: Visit, today) -> bool:
    """Whether this person may say that the team comes once more."""
    if visit.state not in OVER:
        return False
    try:
        check_may_go_again(user, visit, today)
    except NotAllowed:
        return False
    return True


def _may_change(user, visit: Visit) -> bool:
    try:
        check_may_change(user, visit)
    except NotAllowed:
        return False
    return True


def forms_for(posted, visit: Visit, reader: Reader, acts: set[str], today) -> dict:
    """A form for each of ``acts``; the swap only where there is somebody to change places with."""
    team, forms = substitutes.goers(visit), {}

    def given(name: str):
        return posted if name in posted else None

    if "replace" in acts:
        people, names = substitutes.fitting_others(visit, today), Names(Ground(visit.county_code, today).seats)
        forms["replace"] = MemberForm(
            given("replace"), prefix="r", team=team, people=people, whys=OWN_WHYS, names=names
        )
    pairs = substitutes.pairs_to_swap(visit, reader, own=True) if "swap" in acts else []
    if pairs:
        forms["swap"] = SwapForm(given("swap"), prefix="s", team=team, others=pairs)
    if "ask" in acts:
        forms["ask"] = AskForm(given("ask"), prefix="a")
    if "day" in acts:
        forms["day"] = DayForm(given("day"), prefix="d", initial={"on": visit.planned_on})
    return forms
