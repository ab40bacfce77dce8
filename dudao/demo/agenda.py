"""What will happen and when: acts of many people, done in the order of time up to today."""

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count

from .clock import Clock


class Agenda:
    """Acts put in for a moment; an act may put in others. What lies after ``until`` never happens."""

    def __init__(self, clock: Clock, until: datetime):
        self.clock, self.until = clock, until
        self._acts: list[tuple[datetime, int, Callable, tuple]] = []
        self._order = count()  # two acts of one moment keep the order in which they were put in

    def at(self, moment: datetime, act: Callable, *given) -> None:
        heapq.heappush(self._acts, (moment, next(self._order), act, given))

    def live(self, tell: Callable[[datetime], None]) -> int:
        """Do everything up to ``until``; ``tell`` hears the moment of each act. Returns how many were done."""
        done = 0
        while self._acts and self._acts[0][0] <= self.until:
            moment, _, act, given = heapq.heappop(self._acts)
            self.clock.move_to(moment)
            tell(moment)
            act(*given)
            done += 1
        return done
