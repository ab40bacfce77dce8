"""Which records the office looks through (D10): drawn by lot among those of a month, so that nobody picks a person."""

from datetime import date
from hashlib import sha256

from .enums import DONE
from .models import Visit
from .months import last_of
from .readers import Reader


def records_of(reader: Reader, first: date):
    """The closed records of a month that the office may read, newest first."""
    rows = Visit.objects.visible_to(reader).filter(state__in=DONE, visited_on__range=(first, last_of(first)))
    return rows.select_related("unit", "inspection").prefetch_related("checks__by").order_by("-visited_on", "pk")


def by_lot(reader: Reader, first: date, size: int, lot: str) -> list[Visit]:
    """``size`` records of the month by chance, none of the reader's own; the same ``lot`` gives the same ones, so that
    the list stays while they are looked through."""
    own = Visit.objects.with_member(reader.user_id).values("pk")
    rows = records_of(reader, first).exclude(typed_by=reader.user_id).exclude(pk__in=own)
    keys = sorted(rows.values_list("pk", flat=True), key=lambda key: sha256(f"{lot}{key}".encode()).digest())
    return list(rows.filter(pk__in=keys[:size]))


def records_for(reader: Reader):
    """Closed records that the reader may see; where the page of one record begins."""
    rows = Visit.objects.visible_to(reader).filter(state__in=DONE).select_related("unit", "inspection", "typed_by")
    return rows.prefetch_related("checks__by", "members__user")
