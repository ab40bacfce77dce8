from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How many of everything; a smaller county of the same kind is enough for tests."""

    schools: int = 160
    areas: int = 8
    districts: int = 4
    inspectors: int = 40
    institutions: int = 60
    seed: int = 2026


FULL = Size()
SMALL = Size(schools=12, areas=2, districts=2, inspectors=4, institutions=4)
