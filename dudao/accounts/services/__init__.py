"""Use cases on people, positions, units, registers, calendar. Each asks who, judges, writes, and leaves a trail."""

from .calendar import drop_term, fill_year, save_term, set_days
from .founding import found_county
from .passwords import Slip, WrongSecret, change_password, issue_slips
from .people import add_person, edit_own_contact, edit_person, set_active
from .positions import (
    add_tie,
    drop_tie,
    end_position,
    end_posting,
    grant_position,
    post_inspector,
    set_certificate,
)  # fmt: skip
from .registers import confirm_import, drop_preview, prepare_import, undo_import
from .school_year import apply_due_changes, appoint_head, close_unit, move_unit, rehearse, rename_unit
from .second_step import begin_second_step, confirm_second_step, stop_second_step, take_second_step
from .second_step_rules import demand_second_step, reset_second_step
from .units import add_unit, edit_unit

__all__ = [
    "Slip",
    "WrongSecret",
    "add_person",
    "add_tie",
    "add_unit",
    "apply_due_changes",
    "appoint_head",
    "begin_second_step",
    "change_password",
    "close_unit",
    "confirm_import",
    "confirm_second_step",
    "demand_second_step",
    "drop_preview",
    "drop_term",
    "drop_tie",
    "edit_own_contact",
    "edit_person",
    "edit_unit",
    "end_position",
    "end_posting",
    "fill_year",
    "found_county",
    "grant_position",
    "issue_slips",
    "move_unit",
    "post_inspector",
    "prepare_import",
    "rehearse",
    "rename_unit",
    "reset_second_step",
    "save_term",
    "set_active",
    "set_certificate",
    "set_days",
    "stop_second_step",
    "take_second_step",
    "undo_import",
]
