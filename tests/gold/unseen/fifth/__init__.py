"""A fifth set of documents; small words that several of their golds share."""

from ..shape import OPTIONAL, duty


def together(units, text):
    """A duty that several bodies share: required once, whether told of all or of the first, optional of the rest."""
    first, *rest = units.split("、")
    return [duty(units, text, aliases=[first]), *[duty(unit, text, **OPTIONAL) for unit in rest]]
