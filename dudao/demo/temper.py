"""How a unit behaves: how soon it answers, how often something is wrong there. Fixed for each unit."""

from dataclasses import dataclass

from dudao.schemes.enums import Polarity

from .registers import dice_for

# How often something is found at a point: doing less than asked is common, doing harm is rare.
COMMON = {Polarity.DUTY: 1.0, Polarity.GOOD_YES: 0.9, Polarity.BAD_YES: 0.5}
FREQUENT = ("作业在校内公示", "年级组统筹", "公示责任督学", "分层布置", "资金监管", "从业人员", "体育、艺术、科技")
FIRST_FAULTS, LATER_FAULTS = (0, 0, 0, 1, 1, 1, 2), (0, 0, 0, 0, 0, 0, 1)


@dataclass(frozen=True)
class Temper:
    """``prompt`` from 0 (always late) to 1; ``careless`` from 0 to 1."""

    prompt: float
    careless: float


def temper_of(unit) -> Temper:
    dice = dice_for("temper", unit.code)
    return Temper(dice.betavariate(5, 1.6), dice.betavariate(1.5, 4))


def weight(point) -> float:
    return COMMON[point.polarity] * (3 if any(key in point.text for key in FREQUENT) else 1)


def new_faults(unit, points, turn: int) -> list:
    """The points at which something new is wrong in round ``turn`` (0 is the first), each once."""
    dice = dice_for("faults", unit.code, turn)
    wanted = dice.choice(LATER_FAULTS if turn else FIRST_FAULTS) + (temper_of(unit).careless > 0.5)
    left, found = list(points), []
    for _ in range(min(wanted, len(left))):
        chosen = dice.choices(left, [weight(point) for point in left])[0]
        left.remove(chosen)
        found.append(chosen)
    return found
