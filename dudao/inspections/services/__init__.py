"""Use cases of rounds and answers; every function is one transaction."""

from .answers import Conflict, Incomplete, hand_over, repeat_group, save_answers, take_back_group
from .confirmation import confirm, reopen
from .ending import end_finished_rounds, end_round
from .rounds import last_round, send_round, withdraw_round
from .upward import (
    REPORT_FILES,
    attach_file,
    owe_consolidations,
    owe_overdue_reports,
    save_consolidation,
    submit_consolidation,
)
from .workbooks import decide_workbook, fill_from_workbook, refuse_workbook, take_workbook

__all__ = [
    "REPORT_FILES",
    "Conflict",
    "Incomplete",
    "attach_file",
    "confirm",
    "decide_workbook",
    "end_finished_rounds",
    "end_round",
    "fill_from_workbook",
    "hand_over",
    "last_round",
    "owe_consolidations",
    "owe_overdue_reports",
    "refuse_workbook",
    "reopen",
    "repeat_group",
    "save_answers",
    "save_consolidation",
    "send_round",
    "submit_consolidation",
    "take_back_group",
    "take_workbook",
    "withdraw_round",
]
