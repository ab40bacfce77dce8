"""The month-end form on the screen and as files."""

import io

import openpyxl
import pytest
from docx import Document

from dudao.accounts.enums import PositionKind
from dudao.audit.models import AuditEntry
from tests.factories.ledger import make_problem, today
from tests.factories.schemes import make_version_in_force
from tests.layers import layer

PAGE = "/desk/monthly/"


@layer
def filled(county):
    make_version_in_force(county, from_on=today())
    make_problem(county, title="首区的问题")
    make_problem(county, unit=county.schools[1], title="二区的问题")
    return county


@pytest.mark.req("A14")
def test_area_lead_sees_and_downloads_the_own_area(filled, enter):
    client = enter("area_lead")
    text = client.get(PAGE).content.decode()
    assert "首区的问题" in text
    assert "二区的问题" not in text
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{PAGE}xlsx/").content))
    assert [row[1] for row in book.active.iter_rows(min_row=4, max_row=5, values_only=True)] == ["首区的问题", None]
    document = Document(io.BytesIO(client.get(f"{PAGE}docx/").content))
    assert document.tables[0].rows[3].cells[1].text == "首区的问题"


def test_foreign_area_in_the_address_shows_the_own_one(filled, enter):
    client, foreign = enter("area_lead"), {"body": filled.areas[1].pk}
    assert "二区的问题" not in client.get(PAGE, foreign).content.decode()
    rows = openpyxl.load_workbook(io.BytesIO(client.get(f"{PAGE}xlsx/", foreign).content)).active
    assert "二区的问题" not in str(list(rows.values))


def test_office_chooses_among_all_areas(filled, enter):
    assert "二区的问题" in enter("office").get(PAGE, {"body": filled.areas[1].pk}).content.decode()


def test_export_is_written_to_the_trail(filled, enter):
    enter("office").get(f"{PAGE}docx/", {"body": filled.areas[0].pk})
    entry = AuditEntry.objects.last()
    assert (entry.act, entry.payload.body["rows"]) == ("month_form.export", 1)


def test_column_that_stays_empty_is_named(county, enter):
    sheet = {"title": "统计表", "header_fields": [], "columns": ["学校", "问题", "对比照片"], "footer": None}
    make_version_in_force(county, from_on=today(), forms=[sheet])
    assert "对比照片：这一列没有对应台账里的内容" in enter("office").get(PAGE).content.decode()


def test_without_a_scheme_the_page_says_what_comes_next(county, enter):
    client = enter("office")
    assert "还没有可以填的附表" in client.get(PAGE).content.decode()
    assert client.get(f"{PAGE}xlsx/").status_code == 404


def test_unknown_kind_of_file_is_not_there(filled, enter):
    assert enter("office").get(f"{PAGE}pdf/").status_code == 404


READERS = {"office", "office_head", "leader", "area_lead", "head"}


@pytest.mark.parametrize("kind", [kind.value for kind in PositionKind])
def test_who_may_open_it(filled, enter, kind):
    client = enter(kind)
    wanted = 200 if kind in READERS else 403
    assert client.get(PAGE).status_code == wanted
    wanted_file = {"head": 404}.get(kind, wanted)
    assert client.get(f"{PAGE}xlsx/").status_code == wanted_file
