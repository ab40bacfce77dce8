"""Answers of one form as one statement: the ORM's own way costs more than the database does."""

from datetime import datetime

from django.db import connection

from .models import Answer, Assessment
from .rules import Filled

# What all rows of a form share, and what each has of its own with its type for PostgreSQL, which takes whole columns.
SHARED = ("assessment", "answered_by", "answered_at", "revision", "taken_from")
OWN = {
    "checkpoint": "bigint", "value": "varchar", "unchanged": "boolean", "note": "text", "measures": "text",
    "owner_name": "varchar", "due_on": "date",
}  # fmt: skip
KEY = ("assessment", "checkpoint")
A_STATEMENT = 500


def write_rows(locked: Assessment, changed: dict[int, Filled], *, by, at: datetime) -> None:
    """Insert the answers of ``changed`` (point id → answer), or put them in the place of those that are there."""
    shared = [
        _adapted("assessment", locked.pk), _adapted("answered_by", by.pk), _adapted("answered_at", at), locked.revision,
        None,  # said here, it is no longer what was said elsewhere
    ]  # fmt: skip
    rows = [_row(number, filled) for number, filled in changed.items()]
    with connection.cursor() as cursor:
        for start in range(0, len(rows), A_STATEMENT):
            cursor.execute(*_statement(shared, rows[start : start + A_STATEMENT]))


def _row(number: int, filled: Filled) -> tuple:
    due_on = filled.due_on and _adapted("due_on", filled.due_on)
    return (
        number, filled.value, filled.unchanged, filled.note, filled.measures, filled.owner_name, due_on
    )  # fmt: skip


def _adapted(name: str, value):
    """As this database takes it."""
    return Answer._meta.get_field(name).get_db_prep_save(value, connection)


def _statement(shared: list, rows: list[tuple]) -> tuple[str, list]:
    """The statement and its values. Names are those of the model's own columns; every value is a parameter."""
    columns = [_quoted(name) for name in (*SHARED, *OWN)]
    table, same = connection.ops.quote_name(Answer._meta.db_table), ", ".join(["%s"] * len(SHARED))
    if connection.vendor == "postgresql":
        arrays = ", ".join(f"%s::{kind}[]" for kind in OWN.values())
        given = f"SELECT {same}, own.* FROM UNNEST({arrays}) AS own"  # noqa: S608
        values = [*shared, *map(list, zip(*rows, strict=True))]
    else:
        row = f"({same}, {', '.join(['%s'] * len(OWN))})"
        given = "VALUES " + ", ".join([row] * len(rows))
        values = [value for own in rows for value in (*shared, *own)]
    changed = [column for name, column in zip((*SHARED, *OWN), columns, strict=True) if name not in KEY]
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) {given} "
        f"ON CONFLICT ({', '.join(map(_quoted, KEY))}) "
        f"DO UPDATE SET {', '.join(f'{column} = EXCLUDED.{column}' for column in changed)}"
    ), values


def _quoted(name: str) -> str:
    return connection.ops.quote_name(Answer._meta.get_field(name).column)
