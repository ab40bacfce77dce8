"""Use cases of rounds and answers; every function is one transaction."""

from .answers import hand_over, repeat_group, save_answers, take_back_group
from .confirmation import confirm, reopen
from .rounds import send_round, withdraw_round

__all__ = [
    "confirm",
    "hand_over",
    "reopen",
    "repeat_group",
    "save_answers",
    "send_round",
    "take_back_group",
    "withdraw_round",
]
