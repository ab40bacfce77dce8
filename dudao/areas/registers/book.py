"""The county's units as one import sees them: read once, found by code or by name."""

from collections import defaultdict
from datetime import date

from dudao.areas.enums import Relation, UnitKind
from dudao.areas.models import Unit, UnitLink
from dudao.lib.statetable import NotAllowed

UPPER_KINDS = {
    Relation.RESPONSIBILITY_AREA: (UnitKind.RESPONSIBILITY_AREA,),
    Relation.SCHOOL_DISTRICT: (UnitKind.SCHOOL_DISTRICT,),
    Relation.TOWN: (UnitKind.TOWN,),
    Relation.MANAGED_BY: (UnitKind.SECTION, UnitKind.DEPARTMENT),
}


class UnitBook:
    """``by_code`` holds every unit, closed ones too; names are looked up among those open on ``on``."""

    def __init__(self, county_code: str, on: date):
        self.county_code, self.on = county_code, on
        self.by_code: dict[str, Unit] = {}
        self._by_name: dict[str, list[Unit]] = defaultdict(list)
        for unit in Unit.objects.filter(county_code=county_code):
            self.by_code[unit.code] = unit
            if unit.closed_on is None or unit.closed_on > on:
                for name in {unit.name, unit.short_name} - {""}:
                    self._by_name[name].append(unit)
        links = UnitLink.objects.filter(lower__county_code=county_code, until_on=None).select_related("upper")
        self._links = {(link.lower_id, link.relation): link for link in links}

    def link(self, unit: Unit | None, relation: str) -> UnitLink | None:
        """The link without an end, if the unit has one."""
        return self._links.get((unit.pk, relation)) if unit else None

    def named(self, name: str) -> list[Unit]:
        return self._by_name.get(name, [])

    def find(self, word: str, kinds) -> Unit:
        """The open unit of one of ``kinds`` with this code or name.

        :raises NotAllowed: none, or several, with the names that would do.
        """
        unit = self.by_code.get(word)
        found = [unit] if unit and unit.kind in kinds else [unit for unit in self.named(word) if unit.kind in kinds]
        label = "、".join(UnitKind(kind).label for kind in kinds)
        if len(found) > 1:
            raise NotAllowed(f"有 {len(found)} 个{label}都叫“{word}”，请改写代码。")
        if not found:
            raise NotAllowed(f"名册里没有“{word}”这个{label}{self._hint(kinds)}")
        if found[0].closed_on and found[0].closed_on <= self.on:
            raise NotAllowed(f"“{found[0].name}”已经撤销，请改成现在的{label}。")
        return found[0]

    def _hint(self, kinds) -> str:
        names = [unit.name for unit in self.by_code.values() if unit.kind in kinds and unit.closed_on is None]
        if not names:
            return "，请先在“单位”里建好。"
        if len(names) > 12:
            return "，请核对名称或代码。"
        return f"，现有的是{'、'.join(names)}。"
