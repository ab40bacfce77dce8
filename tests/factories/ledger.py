"""Problems in every state, reached through the services, so that no test has an impossible row."""

import uuid
from datetime import timedelta

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.ledger import services
from dudao.ledger.enums import ProblemState, SourceKind

from .county import County, appoint, make_user


def today():
    return timezone.localdate()


def make_problem(county: County, *, unit=None, state: str = ProblemState.OPEN, **facts):
    """A problem at ``unit`` (else the first school) that went through the services to ``state``."""
    unit = unit or county.schools[0]
    facts = {
        "title": "作业公示缺两周", "source": SourceKind.OFFICE, "reference": uuid.uuid4().hex, "seen_on": today(),
        "by": county.people["office"],
    } | facts  # fmt: skip
    problem = services.open_problem(unit=unit, **facts)
    for act in _ROAD[state]:
        problem = do(county, problem, act)
    return problem


_ROAD = {
    ProblemState.OPEN: [],
    ProblemState.RECTIFYING: ["plan"],
    ProblemState.SUBMITTED: ["plan", "submit"],
    ProblemState.RETURNED: ["plan", "submit", "send_back"],
    ProblemState.CLOSED: ["plan", "submit", "close"],
    ProblemState.VOID: ["void"],
}


def facts_of(act: str) -> dict:
    """What each act needs, so that nothing but the person and the state can refuse it."""
    return {
        "plan": {"measures": "每天下午贴出作业", "owner_name": "周砚", "due_on": None},
        "submit": {"result": "四个班都已公示"},
        "close": {"result": "到校看过，都贴了"},
        "send_back": {"reason": "还差一个班"},
        "change_due": {"due_on": today() + timedelta(days=40), "reason": "公示栏还没到货"},
        "note": {"words": "打过一次电话"},
        "void": {"reason": "记到别的学校了"},
    }[act]


def do(county: County, problem, act: str, *, position=None, **facts):
    """Do ``act`` as somebody who may, or in ``position``."""
    position = position or _who(county, problem, act)
    given = facts_of(act) | facts
    if act == "plan" and given["due_on"] is None and problem.due_on is None:
        given["due_on"] = today() + timedelta(days=14)
    return services.act(
        by=position.user, position=position, problem=problem, act=act, revision=problem.revision, **given
    )


def _who(county: County, problem, act: str):
    if act in ("plan", "submit"):
        return head_of(problem.unit)
    return county.position("office")


def head_of(unit):
    """The position of the unit's head, appointed on the spot where the county has none yet."""
    kind = PositionKind.INSTITUTION_HEAD if unit.kind == "institution" else PositionKind.HEAD
    held = unit.positions.filter(kind=kind).select_related("user", "unit").first()
    user = (
        None
        if held
        else make_user(f"{kind}-{unit.county_code}-{unit.code}", f"{unit.name[:6]}负责人", county_code=unit.county_code)
    )
    return held or appoint(user, unit, kind)
