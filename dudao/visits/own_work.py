"""What one person did, for himself: his month, what he has read, what the office answered. No list compares people."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from .enums import DONE, Method
from .models import RecordCheck, Remark, StudyRecord, Visit
from .months import first_of, last_of, next_month
from .readers import Reader


@dataclass(frozen=True)
class Month:
    """Visits of one person in one month, for the allowance. ``unwritten``: of how many he wrote no time."""

    first: date
    visits: list[Visit]

    @property
    def days(self) -> int:
        return len({visit.visited_on for visit in self.visits})

    @property
    def minutes(self) -> int:
        return sum(visit.minutes or 0 for visit in self.visits)

    @property
    def hours(self) -> str:
        """``7.5``: as he wrote them, in minutes, without rounding what he did not write."""
        return f"{self.minutes / 60:.1f}".removesuffix(".0")

    @property
    def unwritten(self) -> int:
        return sum(visit.minutes is None for visit in self.visits)

    @property
    def before(self) -> date:
        return first_of(date.fromordinal(self.first.toordinal() - 1))

    @property
    def after(self) -> date:
        return next_month(self.first)


def month_of(reader: Reader, first: date) -> Month:
    """The closed visits to which ``reader`` went in the month that begins on ``first``, day by day."""
    rows = Visit.objects.visible_to(reader).with_member(reader.user_id)
    rows = rows.filter(state__in=DONE, visited_on__range=(first, last_of(first)))
    return Month(first, list(rows.select_related("unit", "inspection").order_by("visited_on", "pk")))


def ways_of(visit: Visit) -> str:
    """巡视、听课 … in the order of the paper."""
    return "、".join(method.label for method in Method if method in visit.methods)


def studies_of(user):
    return StudyRecord.objects.filter(user=user).order_by("-read_on", "-pk")


def remarks_of(user):
    """What he brought to the office, with its answers; what waits stands first."""
    rows = Remark.objects.filter(by=user).select_related("unit", "handled_by")
    return rows.order_by(F("handled_at").asc(nulls_first=True), "-pk")


def checks_for(reader: Reader):
    """What the office said about records of visits to which ``reader`` went."""
    visits = Visit.objects.visible_to(reader).with_member(reader.user_id)
    rows = RecordCheck.objects.filter(visit__in=visits.values("pk"))
    return rows.select_related("visit__unit", "visit__inspection", "by").order_by("-pk")
