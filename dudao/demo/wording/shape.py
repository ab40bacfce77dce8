from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What may be written about one point.

    ``problems``: what is wrong; ``measures``: what will be done; ``results``: what was done; ``seen``: what the
    rechecker saw; ``back``: why it was sent back.
    """

    problems: tuple[str, ...]
    measures: tuple[str, ...]
    results: tuple[str, ...]
    seen: tuple[str, ...]
    back: tuple[str, ...]
