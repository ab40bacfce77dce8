"""The sealed draw: how long a province's worth takes, and whether everybody has the same chance."""

import random
import sys
from collections import Counter
from collections.abc import Iterator

from documents import PROJECT
from inworker import figures
from measure import Measure, seconds

sys.path.insert(0, str(PROJECT))

from dudao.lib.draws.drawing import draw, seed_of
from dudao.lib.draws.record import FORM, commitment_of, sealed, verify
from dudao.lib.draws.shares import shares

STRATA, SCHOOLS, TAKEN, DRAWS = 12, 15_000, 200, 10_000
# Chi-square of 39 degrees of freedom: one fair draw in a thousand lies above.
FAIR, SMALL = 72.1, 40


def measures() -> Iterator[Measure]:
    told = announcement(SCHOOLS, STRATA, TAKEN, people=400)
    facts = {"secret": "s", "value": "3128.64", "entered_by": "甲", "entered_on": "2026-11-24"}
    record = sealed(told, **facts)
    pool = range(SCHOOLS)
    plain = seconds(lambda: random.sample(pool, TAKEN), times=3)
    yield Measure("draw 200 of 15,000 by strata", seconds(lambda: sealed(told, **facts), times=3), "s", 1.0, plain)
    yield Measure("replay that draw", seconds(lambda: verify(record), times=3), "s", 1.0, plain)
    yield from figures("draw_work.py")
    yield Measure("chi-square over 10,000 draws of 4 of 40", chi_square(), "", FAIR)


def announcement(schools: int, strata: int, taken: int, people: int) -> dict:
    names = [f"类{n}" for n in range(strata)]
    rows = [{"id": f"S{n}", "name": f"学校{n}", "stratum": names[n % strata]} for n in range(schools)]
    sizes = Counter(row["stratum"] for row in rows)
    return {
        "form": FORM, "title": "抽查", "commitment": commitment_of("s"), "announced_on": "2026-11-20",
        "source": "指数", "source_on": "2026-11-23", "team": 3 if people > 3 else 0, "schools": rows, "excluded": [],
        "strata": [{"name": name, "take": take} for name, take in shares(taken, sizes).items()],
        "inspectors": [{"id": f"I{n}", "name": f"督学{n}"} for n in range(people)], "recusals": [],
    }  # fmt: skip


def chi_square() -> float:
    told = announcement(SMALL, 1, 4, people=0)
    counts = Counter(found.school for n in range(DRAWS) for found in draw(told, seed_of("a", "s", str(n))))
    expected = DRAWS * 4 / SMALL
    return sum((counts[f"S{n}"] - expected) ** 2 / expected for n in range(SMALL))
