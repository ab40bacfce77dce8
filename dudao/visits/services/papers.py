"""A visit that was written on paper: found by its code, entered by a clerk of the office."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.lib.statetable import NotAllowed

from .. import access
from ..enums import VisitState
from ..models import Visit
from ..paper_codes import key_range, paper_code, typed_code
from ..workflow import VISIT
from .holding import held
from .opening import begin, check_day, check_may_begin


@transaction.atomic
def take_paper(*, by, county_code: str, code: str, on: date, certificate_shown: bool) -> Visit:
    """A clerk begins to enter a paper: ``on`` is the day that stands on it. Entered twice it is the same visit.

    Whoever holds the paper may enter a visit that is still hidden: it has taken place.

    :raises NotAllowed: not the office, no such code, a day that cannot be, somebody of the team records it himself.
    """
    today = timezone.localdate()
    access.check_is_office(by, county_code, today)
    row = held(_found(county_code, code))
    if row.state == VisitState.OPENED and row.typed_by_id is not None:
        row.typed_by = by  # a colleague goes on where the other one stopped
        row.save(update_fields=["typed_by"])
        return row
    if row.opened_at is not None and row.typed_by_id is None:
        raise NotAllowed("这次到校督学自己在记，不用按纸质表录。")
    VISIT.check("open", row.state)
    check_day(row, on, today)
    check_may_begin(row, certificate_shown, on)
    row.typed_by, row.paper_code = by, paper_code(row.pk)
    return begin(by, row, on)


def _found(county_code: str, code: str) -> Visit:
    """:raises NotAllowed: no paper of this county bears it."""
    typed = typed_code(code)
    row = (
        Visit.objects.filter(county_code=county_code, pk__range=key_range(typed)).order_by("pk").first()
        if typed
        else None
    )
    if row is None:
        raise NotAllowed("没有这个编号的检查表；请对着纸上右上角的 12 位编号再看一遍。")
    return row
