"""Who looks at visits: more than a scope, for whoever goes sees what nobody else may know yet."""

from dataclasses import dataclass
from datetime import date

from dudao.accounts.access import scope_of
from dudao.accounts.enums import COUNTY_READERS, PositionKind
from dudao.areas.scope import Scope

STAFF = COUNTY_READERS | {PositionKind.AREA_LEAD, PositionKind.INSPECTOR}


@dataclass(frozen=True)
class Reader:
    """``told_only``: sees a visit once it was announced in writing or fed back, as schools, districts and sections do;
    staff sees all that is not hidden. Whoever goes on a visit sees it in any case, and so does the person of the office
    who chose its place by hand."""

    scope: Scope
    user_id: int
    told_only: bool


def reader_of(position, day: date) -> Reader:
    """The reader that stands behind a position; one of an administrator sees nothing."""
    return Reader(scope_of(position, day), position.user_id, position.kind not in STAFF)
