"""Answers of one form as one statement: the ORM's own way costs more than the database does."""

from datetime import datetime

from django.db import connection

from .models import Answer, Assessment
from .rules import Filled

COLUMNS = (
    "assessment", "checkpoint", "value", "unchanged", "note", "measures", "owner_name", "due_on", "answered_by",
    "answered_at", "revision",
)  # fmt: skip
KEY, A_STATEMENT = 2, 500


def write_rows(locked: Assessment, changed: dict[int, Filled], *, by, at: datetime) -> None:
    """Insert the answers of ``changed`` (point id → answer), or put them in the place of those that are there."""
    shared = [
        _adapted("assessment", locked.pk), _adapted("answered_by", by.pk), _adapted("answered_at", at), locked.revision
    ]  # fmt: skip
    rows = [_row(number, filled, *shared) for number, filled in changed.items()]
    with connection.cursor() as cursor:
        for start in range(0, len(rows), A_STATEMENT):
            some = rows[start : start + A_STATEMENT]
            cursor.execute(_statement(len(some)), [value for row in some for value in row])


def _row(number: int, filled: Filled, assessment, answered_by, answered_at, revision: int) -> tuple:
    due_on = filled.due_on and _adapted("due_on", filled.due_on)
    return (
        assessment, number, filled.value, filled.unchanged, filled.note, filled.measures, filled.owner_name, due_on,
        answered_by, answered_at, revision,
    )  # fmt: skip


def _adapted(name: str, value):
    """As this database takes it."""
    return Answer._meta.get_field(name).get_db_prep_save(value, connection)


def _statement(rows: int) -> str:
    quoted = [connection.ops.quote_name(Answer._meta.get_field(name).column) for name in COLUMNS]
    table = connection.ops.quote_name(Answer._meta.db_table)
    row = f"({', '.join(['%s'] * len(quoted))})"
    written = ", ".join(f"{column} = EXCLUDED.{column}" for column in quoted[KEY:])
    # Names of the model's own columns; every value is a parameter.
    return (
        f"INSERT INTO {table} ({', '.join(quoted)}) VALUES {', '.join([row] * rows)} "  # noqa: S608
        f"ON CONFLICT ({', '.join(quoted[:KEY])}) DO UPDATE SET {written}"
    )
