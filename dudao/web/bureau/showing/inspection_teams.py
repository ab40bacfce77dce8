"""Who may take whose place on a visit."""

from dudao.accounts.enums import PositionKind
from dudao.visits import substitutes
from dudao.visits.facts import Ground
from dudao.visits.models import Visit
from dudao.visits.readers import reader_of
from dudao.web.goers import Names
from dudao.web.team_forms import CancelForm, DayForm, JoinForm, LeadForm, MemberForm, SwapForm


def forms_for(posted, visit: Visit, position, today) -> tuple[dict, list[tuple[str, str]]]:
    """The forms of the page, for whoever looks in ``position``: he may swap with visits that he sees, and the lead
    of an area disposes of its people alone. Beside them who may not go there, each with why."""
    team, reader = substitutes.goers(visit), reader_of(position, today)
    area = position.unit if position.kind == PositionKind.AREA_LEAD else None
    ground = Ground(visit.county_code, today)
    everybody = substitutes.all_others(visit, today, area=area)
    away, names = substitutes.kept_away(ground, visit, everybody), Names(ground.seats)
    people = everybody.exclude(pk__in=[user.pk for user, _ in away])
    pairs = substitutes.without_refused(ground, visit, substitutes.pairs_to_swap(visit, reader))
    if area:
        own = set(everybody.values_list("pk", flat=True))
        pairs = [(other, user) for other, user in pairs if user.pk in own]

    def given(name: str):
        return posted if name in posted else None

    forms = {
        "replace": MemberForm(given("replace"), prefix="r", team=team, people=people, names=names),
        "join": JoinForm(given("join"), prefix="j", people=people, names=names),
        "lead": LeadForm(given("lead"), prefix="l", team=team),
        "swap": SwapForm(given("swap"), prefix="s", team=team, others=pairs),
        "cancel": CancelForm(given("cancel"), prefix="c"),
        "day": DayForm(given("day"), prefix="d", initial={"on": visit.planned_on}),
    }
    return forms, [(names.of(user), _told(why) if area else why) for user, why in away]


def over_words(visit: Visit) -> str:
    """What became of a visit whose people change no more: the whole inspection may be over with it."""
    inspection = visit.inspection
    return visit.get_state_display() if inspection.state == "running" else f"督导{inspection.get_state_display()}"


def _told(why: str) -> str:
    """Of ties the lead of an area learns that there is one, not which: the registers are the office's."""
    return why.partition("，")[0]
