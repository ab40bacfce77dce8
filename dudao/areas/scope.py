"""What somebody may see, as a value: built by accounts from positions, understood by every visible_to()."""

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True)
class Scope:
    """``whole_county`` sees every unit of the county; otherwise only ``unit_ids``. The empty scope sees nothing."""

    county_code: str
    unit_ids: frozenset[int] = frozenset()
    whole_county: bool = False

    def q(self, unit_field: str) -> Q:
        """The filter for rows that carry ``county_code`` and a unit in ``unit_field`` (e.g. "unit")."""
        if self.whole_county:
            return Q(county_code=self.county_code)
        return Q(county_code=self.county_code, **{f"{unit_field}__in": self.unit_ids})

    def holds(self, unit) -> bool:
        return unit.county_code == self.county_code and (self.whole_county or unit.pk in self.unit_ids)


NOTHING = Scope(county_code="")
