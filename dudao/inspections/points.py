"""Which points a round asks of a unit, read once for as many units as are handled together."""

from dudao.areas.models import Unit
from dudao.schemes.asking import applies, minutes_of
from dudao.schemes.models import Checkpoint, SchemeVersion


class Points:
    """The points of one version; what applies to a unit follows from its kind and stages."""

    def __init__(self, version: SchemeVersion | int):
        number = version if isinstance(version, int) else version.pk
        self.all = list(Checkpoint.objects.filter(version_id=number).defer("place").order_by("order", "pk"))
        self._for: dict[tuple, list[Checkpoint]] = {}

    def of(self, unit: Unit) -> list[Checkpoint]:
        """The points asked of ``unit``, in the order of the document."""
        key = (unit.kind, *unit.stages)
        if key not in self._for:
            self._for[key] = [
                point
                for point in self.all
                if applies(point.unit_kinds, point.stages, unit_kind=unit.kind, unit_stages=unit.stages)
            ]
        return self._for[key]

    def minutes(self, unit: Unit) -> int:
        return minutes_of(point.minutes for point in self.of(unit))


def group_of(point: Checkpoint) -> str:
    """The code under which a point's group is handed over; points of no group stand together."""
    return point.group_code or point.group[:20] or "-"
