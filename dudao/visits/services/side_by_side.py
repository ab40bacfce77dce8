"""A second team comes to a school where another one stands today: both are told, at once."""

from datetime import date

from dudao.notices.services import notify

from ..meeting import STILL_THERE, Other, teams_there
from ..models import Visit
from .audience import team_of

TOGETHER = "商量着一起看，同样的话不让对方说两遍。"


def tell_of_one_another(visit: Visit, day: date) -> int:
    """``visit`` has just begun. Returns how many people were told; what is hidden and not begun hears nothing and is
    not heard of."""
    others = [other for other in teams_there(visit, day) if other.visit.state in STILL_THERE]
    if not others:
        return 0
    [newcomer] = [one for one in teams_there(others[0].visit, day) if one.visit.pk == visit.pk]
    told = sum(_tell(other.visit, [newcomer], f"同一天又来了一组：{visit.unit.label}") for other in others)
    return told + _tell(visit, others, f"今天已有别的组在这里：{visit.unit.label}")


def _tell(visit: Visit, others: list[Other], subject: str) -> int:
    words = "；".join(other.words for other in others)
    return notify(
        users=team_of(visit).order_by("pk"), county_code=visit.county_code, kind="visit", subject=subject,
        body=f"{words}。{TOGETHER}", reference=visit.pk,
    )  # fmt: skip
