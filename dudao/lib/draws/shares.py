"""How many of each stratum, when only the whole is given."""

from collections.abc import Mapping


def shares(total: int, sizes: Mapping[str, int], least: int = 0) -> dict[str, int]:
    """``total`` over strata by their size, at least ``least`` of each where it has so many, never more than it has.

    The places are given one after another, each to the stratum that has the fewest for its size (as seats are by
    Sainte-Laguë), so that one more place never takes one from anybody; of two that are alike, to the larger stratum,
    then to the earlier name. With ``total`` beyond all of them everybody is taken.
    """
    taken = {name: min(least, size) for name, size in sizes.items()}
    for _ in range(max(0, min(total, sum(sizes.values())) - sum(taken.values()))):
        open_strata = [name for name, size in sizes.items() if taken[name] < size]
        taken[min(open_strata, key=lambda name: _turn(taken[name], sizes[name], name))] += 1
    return taken


def _turn(taken: int, size: int, name: str) -> tuple[float, int, str]:
    """Whose turn it is: the stratum that would be served least after one more."""
    return (taken + 0.5) / size, -size, name
