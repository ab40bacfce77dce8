"""A draw as the office sees it: the preview of a pool, the way that it has gone, the lists for a paper."""

from django.utils import timezone

from dudao.areas.enums import SchoolStage
from dudao.lib.hashchain import canonical, sm3
from dudao.lib.statetable import NotAllowed
from dudao.visits import draws
from dudao.visits.announcements import announcement_of, check_can_be_drawn, check_lawful, check_plan
from dudao.visits.enums import DrawState
from dudao.visits.models import Draw
from dudao.visits.pools import Pool, pool_of
from dudao.web.ui.wording import day

from ..forms.draws import TAKE, DrawForm

LISTED = 500  # beyond these a page gives the file instead of the list


def preview(form: DrawForm) -> dict:
    """The context of the page before announcing: how many stand in which stratum, who is left out, what is wrong."""
    pool = pool_of(form.county_code, form.wish())
    takes = form.takes(pool)
    names = {unit.pk: unit.label for unit, _ in pool.schools} | {-user.pk: user.name for user in pool.people}
    return {
        "form": form, "pool": pool, "takes": takes, "seen": seen(pool), "total": sum(takes.values()),
        "strata": [(name, size, f"{TAKE}{name}", takes[name]) for name, size in pool.sizes.items()],
        "recusals": [(names[-person], names[unit]) for unit, person in pool.barred],
        "refusal": refusal(form, pool, takes), "stages": dict(SchoolStage.choices), "listed": LISTED,
    }  # fmt: skip


def refusal(form: DrawForm, pool: Pool, takes: dict[str, int]) -> str:
    """Why it could not be announced as it stands; "" where it could."""
    plan = form.plan(takes)
    try:
        check_plan(form.county_code, plan, form.today)
        check_can_be_drawn(announcement_of(form.county_code, plan, pool, commitment="", today=form.today))
        check_lawful(form.county_code, plan, pool, form.today)
    except NotAllowed as reason:
        return str(reason)
    return ""


def seen(pool: Pool) -> str:
    """What the preview showed, in short: a pool that is another one by now is shown once more."""
    rows = [(unit.pk, word) for unit, word in [*pool.schools, *pool.excluded]]
    return sm3(canonical([rows, [user.pk for user in pool.people], pool.barred]))[:16]


def way_of(draw: Draw, standing: draws.Standing, today) -> list[dict]:
    """The steps of a draw, what is over and what comes next."""
    if draw.state == DrawState.VOID:
        return [
            {"title": "公布范围", "lines": [day(draw.announced_on, today), draw.announced_by.name], "state": "past"},
            {"title": "作废", "lines": [draw.void_reason], "state": "now"},
        ]
    drawn, published = draw.state == DrawState.DRAWN, bool(draw.published_on)
    entered = [f"{day(draw.source_on, today)}起"]
    if drawn:
        entered = [day(timezone.localdate(draw.entered_at), today), draw.entered_by.name]
    gone = [f"到过 {standing.opened}/{standing.drawn}"] if drawn else []
    gone += [f"没去成 {standing.gone}"] if standing.gone else []
    whole = drawn and not standing.ahead and standing.drawn
    return [
        {"title": "公布范围", "lines": [day(draw.announced_on, today), draw.announced_by.name], "state": "past"},
        {"title": "录公开数，抽取", "lines": entered, "state": "past" if drawn else "now"},
        {"title": "到校", "lines": gone, "state": "past" if whole else "now" if drawn else ""},
        {"title": "公布记录", "lines": [day(draw.published_on, today)] if published else [],
         "state": "past" if published else "now" if whole else ""},
    ]  # fmt: skip


def shown(draw: Draw, today) -> dict:
    """The context of a draw's page; nothing of what was drawn before it was published."""
    standing = draws.standing_of(draw)
    rows, fault = draws.drawn_rows(draw)
    return {
        "draw": draw, "told": draw.announcement, "drawn": rows, "fault": fault, "standing": standing,
        "way": way_of(draw, standing, today), "news": draws.news_of(draw, today), "listed": LISTED,
        "unarranged": draw.state == DrawState.DRAWN and draw.inspection_id is None,
        "may_publish": draws.refusal_to_publish(draw), "may_void": draws.refusal_to_void(draw),
    }  # fmt: skip
