import csv
import io
import subprocess

import openpyxl
import pytest

from dudao.lib.csv_table import csv_table

WORDS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x","y")', "＝1+1", "1+1", "林一"]


def test_no_text_begins_as_a_formula_and_numbers_stay():
    (row,) = csv.reader(io.StringIO(csv_table([[7, *WORDS]]).decode("utf-8-sig"), newline=""))

    assert row == ["7", *(f"'{word}" for word in WORDS[:-2]), "1+1", "林一"]


@pytest.mark.libreoffice
def test_libreoffice_opens_every_cell_as_text(soffice, tmp_path):
    (tmp_path / "t.csv").write_bytes(csv_table([[word] for word in WORDS]))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [soffice, home, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path, tmp_path / "t.csv"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)

    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert {cell.data_type for (cell,) in sheet.iter_rows() if cell.value} == {"s"}
