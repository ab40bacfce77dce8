"""Measures the intake in the database that the environment names; one line of JSON a figure. Run by inworker.py."""

import io
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from python_calamine import CalamineWorkbook  # noqa: E402
from year_ground import make_ground, open_round  # noqa: E402

from dudao.inspections.enums import WorkbookOutcome  # noqa: E402
from dudao.inspections.intake import Intake  # noqa: E402
from dudao.inspections.points import Points  # noqa: E402
from dudao.inspections.sheets import sheet_of  # noqa: E402
from dudao.inspections.workbooks import file_name, form_of  # noqa: E402
from dudao.officialdocs.workbooks import write_form  # noqa: E402

FAILED_A_FORM = 2


def returned(round_) -> list[tuple[str, bytes]]:
    """Every unit's form as it was handed out, filled in: two points failed with words, the rest done."""
    points = Points(round_.version_id)
    forms = []
    for assessment in round_.assessments.select_related("unit", "round"):
        sheet = sheet_of(assessment, points=points)
        for place, line in enumerate(sheet.lines):
            failed = place < FAILED_A_FORM
            line.filled = type(line.filled)("not_met" if failed else "met", "差一周没有做到" if failed else "")
        forms.append((file_name(assessment), write_form(form_of(sheet))))
    return forms


def open_all(forms) -> float:
    start = time.perf_counter()
    for _, content in forms:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()
    return time.perf_counter() - start


def main() -> None:
    call_command("migrate", verbosity=0)
    county, version = make_ground()
    forms = returned(open_round(county, version, 1))
    beside = open_all(forms)
    start, begun = time.perf_counter(), time.process_time()
    reports = Intake(by=county.people["office"]).take(forms)
    taken, busy = time.perf_counter() - start, time.process_time() - begun
    assert {report.outcome for report in reports} == {WorkbookOutcome.TAKEN}, [r.message for r in reports][:3]
    name = f"intake of {len(forms)} workbooks ({connection.vendor})"
    print(json.dumps([name, taken, "s", 5, beside]), flush=True)
    print(json.dumps([f"{name}, processor time", busy, "s", None, beside]), flush=True)


main()
