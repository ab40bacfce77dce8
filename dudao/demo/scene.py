"""What everything needs that happens at schools."""

from dataclasses import dataclass

from dudao.inspections.points import Points

from .agenda import Agenda
from .county import County
from .lives import Lives
from .timeline import Timeline
from .trips import Trips


@dataclass(frozen=True)
class Scene:
    """The county with its days and what is still to come; ``points`` are those of the scheme in force."""

    county: County
    agenda: Agenda
    days: Timeline
    lives: Lives
    points: Points
    trips: Trips
