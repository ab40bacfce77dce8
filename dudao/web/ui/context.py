"""What the top line of every page shows: who is here, in which position, where they can go."""

from django.urls import NoReverseMatch, reverse

from dudao.accounts.enums import PositionKind
from dudao.areas.queries import county_name
from dudao.web import gate

ROLLS = (
    "bureau:unit",
    "bureau:register",
    "bureau:change",
    "bureau:people",
    "bureau:person",
    "bureau:slips",
    "bureau:position",
    "bureau:posting",
    "bureau:tie",
    "bureau:calendar",
)

# What the office arranges; inspectors have their own page.
COUNTED = ("desk:coverage", "desk:figure")
ARRANGED = (*COUNTED, "bureau:inspection", "bureau:plan", "bureau:draw", "bureau:coverage", "bureau:law")

PLAN = ("bureau:timeline", "bureau:target", "bureau:reference", "bureau:term")

# Words of the navigation: label, URL name, beginnings of the names of the pages that belong to it, who sees it.
# Two or three characters each, so that they fit a phone.
NAVIGATION = (
    (
        "今天",
        "desk:workbench",
        ("desk:workbench", "desk:obligation", "desk:owed", "desk:sign", "desk:coordination"),
        gate.BUSINESS,
    ),
    ("台账", "desk:ledger", ("desk:ledger", "desk:problem"), gate.BUSINESS),
    ("职责", "desk:own_duties", ("desk:own_duties", "desk:department"), gate.SECTIONS),
    ("自查", "bureau:rounds", ("bureau:round",), gate.LEADERS),
    (
        "自查",
        "school:home",
        ("school:home", "school:selfcheck", "school:consolidation"),
        gate.SCHOOLS | gate.DISTRICTS,
    ),
    ("督导", "school:visits", ("school:visit", "school:opinion", "desk:along"), gate.SCHOOLS | gate.SECTIONS),
    ("督导", "bureau:inspections", ARRANGED, gate.LEADERS),
    ("督导", "field:home", ("field:", "bureau:inspection", *COUNTED), gate.FIELD),
    ("时间表", "bureau:timeline", ("bureau:timeline",), frozenset({PositionKind.LEADER})),
    ("方案", "bureau:schemes", ("bureau:scheme", *PLAN), gate.LEADERS),
    ("月报", "desk:monthly", ("desk:monthly",), gate.LEADERS | {PositionKind.AREA_LEAD}),
    ("名册", "bureau:units", ROLLS, gate.OFFICE),
    ("人员", "bureau:people", ("bureau:people", "bureau:person"), frozenset({PositionKind.SECURITY_ADMIN})),
    ("留痕", "bureau:trail", ("bureau:trail",), frozenset({PositionKind.AUDIT_ADMIN})),
    ("系统", "bureau:system", ("bureau:system",), frozenset({PositionKind.SYSTEM_ADMIN})),
)

AUDIT_READERS = frozenset({PositionKind.AUDIT_ADMIN})
NOBODY = {
    "nav": [],
    "position": None,
    "in_unit": False,
    "county_name": "",
    "unit_name": "",
    "position_label": "",
    "unread_count": 0,
    "shows_audit": False,
    "may_object": False,
}


def shell(request) -> dict:
    """nav (list of {label, url, current}), position, county_name, unit_name, person_name, position_label, unread_count.

    A page that passes one of these names itself wins.
    """
    position = getattr(request, "position", None)
    if position is None:
        return NOBODY | {"person_name": _person_name(request)}
    return {
        "nav": list(_rows(request, position.kind)),
        "position": position,
        "in_unit": position.kind in gate.SCHOOLS,
        "county_name": _county_name(position.unit.county_code),
        "unit_name": position.unit.label,
        "shows_audit": position.kind in AUDIT_READERS,
        "may_object": position.kind in gate.BUSINESS,
        "person_name": request.user.name,
        "position_label": f"{position.unit.label} · {position.get_kind_display()}",
        "unread_count": request.user.notices.filter(read_at=None).count(),
    }


def _person_name(request) -> str:
    user = getattr(request, "user", None)
    return user.name if user is not None and user.is_authenticated else ""


def _rows(request, kind: str):
    here = request.resolver_match.view_name if request.resolver_match else ""
    lit = False
    for label, name, beginnings, kinds in NAVIGATION:
        if kind not in kinds:
            continue
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        current = not lit and here.startswith(beginnings)  # whoever has an entry of its own stands before the rest
        lit = lit or current
        yield {"label": label, "url": url, "current": current}


_names: dict[str, str] = {}


def _county_name(code: str) -> str:
    # The name of a county does not change while a server runs; one query a process is enough.
    if code not in _names:
        name = county_name(code)
        if not name:
            return ""
        _names[code] = name
    return _names[code]
