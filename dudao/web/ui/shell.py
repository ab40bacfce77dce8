"""What stands around every page of a person who has signed in; a context processor.

A page that passes one of these names itself wins. Names of pages that do not exist yet are left out.
"""

from functools import lru_cache, partial

from django.urls import NoReverseMatch, reverse

from dudao.accounts.enums import ADMIN_KINDS, COUNTY_READERS, OFFICE_KINDS, PositionKind
from dudao.areas.models import Area
from dudao.notices.models import Notice

FIELD = frozenset({PositionKind.AREA_LEAD, PositionKind.INSPECTOR})
REGISTERS = OFFICE_KINDS
# Word, page, beginnings of the page names that belong to it, whom it is for. At most seven words for any position.
NAV = [
    ("工作台", "desk:workbench", ("desk:workbench", "desk:obligation"), frozenset(PositionKind) - ADMIN_KINDS),
    ("方案", "bureau:schemes", ("bureau:scheme",), COUNTY_READERS),
    ("自查", "bureau:rounds", ("bureau:round",), COUNTY_READERS),
    ("台账", "desk:ledger", ("desk:ledger", "desk:problem"), frozenset(PositionKind) - ADMIN_KINDS),
    ("月报", "bureau:month_end", ("bureau:month_end",), COUNTY_READERS | FIELD),
    ("名册", "bureau:registers", ("bureau:register", "bureau:unit", "bureau:import"), REGISTERS),
    ("人员", "bureau:people", ("bureau:people", "bureau:person", "bureau:position"),
     OFFICE_KINDS | {PositionKind.SECURITY_ADMIN}),
    ("日历", "bureau:calendar", ("bureau:calendar",), frozenset({PositionKind.SYSTEM_ADMIN})),
    ("留痕", "bureau:audit", ("bureau:audit",), frozenset({PositionKind.AUDIT_ADMIN})),
]  # fmt: skip
EMPTY = {
    "nav": [], "county_name": "", "unit_name": "", "person_name": "", "position_label": "", "unread_count": 0,
    "shows_audit": False,
}  # fmt: skip


def shell(request) -> dict:
    """nav, county_name, unit_name, person_name, position_label, unread_count, shows_audit."""
    position = getattr(request, "position", None)
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return EMPTY
    known = EMPTY | {
        "person_name": user.name,
        "county_name": lru_cache(partial(_county_name, user.county_code)),
        "unread_count": lru_cache(partial(_unread, user.pk)),
    }
    if position is None:
        return known
    return known | {
        "nav": _nav(position.kind, request.resolver_match),
        "unit_name": position.unit.short_name or position.unit.name,
        "position_label": f"{position.unit.name} {position.get_kind_display()}",
        "shows_audit": position.kind in OFFICE_KINDS or position.kind == PositionKind.AUDIT_ADMIN,
    }


def _county_name(code: str) -> str:
    return Area.objects.filter(pk=code).values_list("name", flat=True).first() or ""


def _unread(user_id: int) -> int:
    return Notice.objects.filter(user_id=user_id, read_at=None).count()


def _nav(kind: str, match) -> list[dict]:
    here = match.view_name if match else ""
    rows = []
    for label, name, beginnings, kinds in NAV:
        if kind not in kinds:
            continue
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        rows.append({"label": label, "url": url, "current": here.startswith(beginnings)})
    return rows
