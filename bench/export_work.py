"""Measures the export in the database that the environment names; one line of JSON a figure. Run by inworker.py."""

import io
import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import django

django.setup()

import xlsxwriter  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from measure import seconds  # noqa: E402
from python_calamine import CalamineWorkbook  # noqa: E402

from dudao.ledger.models import Problem  # noqa: E402
from dudao.reports.ledger_sheet import ledger_sheet  # noqa: E402
from tests.factories.county import make_county  # noqa: E402

ROWS, TIMES = 10_000, 2


def fill(county) -> None:
    """Rows below the services: what is measured is the way out."""
    today = date(2026, 11, 1)
    Problem.objects.bulk_create(
        (
            Problem(
                county_code=county.county_code, number=f"2026-{number:05d}",
                unit=county.schools[number % len(county.schools)],
                point_code=f"C{number % 61}", title=f"第 {number} 个问题：作业公示栏空了几天", source="self_check",
                measures="每天放学前由班主任看一眼，缺的当场补上", owner_name="周砚",
                found_on=today - timedelta(days=number % 90),
                due_on=today + timedelta(days=number % 30),
            )
            for number in range(ROWS)
        ),
        batch_size=1000,
    )  # fmt: skip


def bare(cells: list[list]) -> bytes:
    """XlsxWriter alone: the same cells, days as days."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for place, row in enumerate(cells):
            for column, value in enumerate(row):
                if isinstance(value, datetime | date):
                    sheet.write_datetime(place, column, value, day)
                else:
                    sheet.write_string(place, column, str(value))
    return target.getvalue()


def main() -> None:
    call_command("migrate", verbosity=0)
    fill(make_county(schools=150))
    problems = Problem.objects.order_by("id")
    content, rows = ledger_sheet(problems)
    assert rows == ROWS, rows
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    cells = book.get_sheet_by_index(0).to_python()
    alone = seconds(lambda: bare(cells), times=3)
    taken = seconds(lambda: ledger_sheet(problems), times=3)
    figures = [f"{rows} rows of the ledger to xlsx ({connection.vendor})", taken, "s", TIMES * alone, alone]
    print(json.dumps(figures), flush=True)


main()
