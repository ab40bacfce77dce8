"""What somebody wants arranged: plain values, before anything is checked or written."""

from dataclasses import dataclass, field
from datetime import date

from .enums import OF_BODIES, Level


@dataclass(frozen=True)
class Wanted:
    """An inspection as it is wished for.

    ``points``: list of (checkpoint, guidance) in order. ``teams``: unit's key → users, the lead first; a unit that is
    missing there gets its posted inspector. ``planned_on``: unit's key → the day on which somebody means to go.
    ``area``: of an inspection at that level. ``notice_on``: the day of the written notice, None where none goes out
    yet. ``minutes`` of each unit and ``inspector_minutes`` at each: as the office wrote them, None where they follow
    from the points. ``point_minutes``: key of a point → minutes, where the office wrote other ones than the scheme.
    """

    kind: str
    title: str
    from_on: date
    until_on: date
    units: list
    points: list
    teams: dict[int, list] = field(default_factory=dict)
    matters: str = ""
    level: str = Level.COUNTY
    area: object = None
    hidden: bool = False
    team_size: int = 1
    plan_item: object = None
    off_plan_reason: str = ""
    partners: tuple = ()
    from_whom: str = ""
    notice_on: date | None = None
    cause_kind: str = ""
    cause: str = ""
    looks_back_at: object = None
    planned_on: dict[int, date] = field(default_factory=dict)
    minutes: int | None = None
    inspector_minutes: int | None = None
    point_minutes: dict[int, int] = field(default_factory=dict)

    @property
    def at_bodies(self) -> bool:
        """Sections, departments and towns are visited, no school: nobody is posted there, nobody goes to a school."""
        return self.kind in OF_BODIES

    @property
    def month(self) -> date:
        """The first of the month to which its visits count."""
        return self.from_on.replace(day=1)

    def day_at(self, unit_pk: int) -> date | None:
        """The day of the visit where one is known: planned, or the only one that there is."""
        only = self.from_on if self.from_on == self.until_on else None
        return self.planned_on.get(unit_pk, only)
