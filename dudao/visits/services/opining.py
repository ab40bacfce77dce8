"""What an inspection says to a unit in writing: first a preliminary opinion, then, once the unit was heard, the opinion
(《教育督导条例》第二十条、第二十一条). The days are those of the region; each stage has a module of its own.
Whoever is no service calls it here."""

from .defending import defend
from .issuing import issue_opinion
from .preliminary import take_back_preliminary, tell_preliminary

__all__ = ["defend", "issue_opinion", "take_back_preliminary", "tell_preliminary"]
