"""A fifth set of documents; small words that several of their golds share."""

from ..shape import OPTIONAL, duty


def together(units, text, **more):
    """A duty that several bodies share: required once, whether told of all or of the first, optional of the rest."""
    first, *rest = units.split("、")
    names = [first] if rest else []
    return [duty(units, text, aliases=names + more.pop("aliases", []), **more)] + [
        duty(unit, text, **(more | OPTIONAL)) for unit in rest
    ]
