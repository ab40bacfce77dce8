"""The ledger as a workbook: every column, every type, no formula."""

import io
from datetime import datetime

import openpyxl
import pytest

from dudao.ledger import listing
from dudao.ledger.models import Problem
from dudao.reports.ledger_sheet import ledger_sheet
from tests.factories.county import make_county
from tests.factories.ledger import make_problem, today

pytestmark = pytest.mark.django_db


def rows_of(content: bytes) -> list[tuple]:
    return list(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))


@pytest.mark.req("F01")
def test_each_column_holds_what_its_title_says():
    county = make_county()
    problem = make_problem(county, state="closed", title="=1+1")
    content, count = ledger_sheet(Problem.objects.all(), names=True)
    head, row = rows_of(content)
    midnight = datetime.combine(today(), datetime.min.time())
    due = datetime.combine(problem.due_on, datetime.min.time())
    assert count == 1
    assert dict(zip(head, row, strict=True)) == {
        "编号": problem.number, "单位": "青禾1小学", "问题": "=1+1", "要点": None, "来源": "督导室登记", "轻重": "一般",
        "状态": "已销号", "发现日期": midnight, "整改措施": "每天下午贴出作业", "责任人": "周砚", "整改期限": due,
        "报整改": midnight, "整改结果": "四个班都已公示", "销号日期": midnight, "备注": None,
    }  # fmt: skip


def test_names_are_cut_and_numbers_masked_unless_they_are_asked_for():
    title = "家长 13812345678 来电，身份证 110101199003070011，共 12345678901234 元"
    make_problem(make_county(), state="closed", title=title)
    head, row = rows_of(ledger_sheet(Problem.objects.all())[0])
    said = dict(zip(head, row, strict=True))
    assert (said["责任人"], said["问题"]) == (
        "周＊", "家长 138****5678 来电，身份证 110101********0011，共 12345678901234 元",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")'])
def test_no_cell_is_a_formula_or_a_link(text):
    make_problem(make_county(), title=text)
    Problem.objects.update(owner_name=text, measures=text, remark=text)

    sheet = openpyxl.load_workbook(io.BytesIO(ledger_sheet(Problem.objects.all(), names=True)[0])).active

    cells = [cell for cell in sheet[2] if cell.value == text]
    assert [(cell.data_type, cell.hyperlink) for cell in cells] == [("s", None)] * 4


def test_empty_ledger_is_a_head_only():
    content, count = ledger_sheet(listing.listed(Problem.objects.none(), listing.Wanted(), today()))
    assert (count, len(rows_of(content))) == (0, 1)


def many(county, count: int) -> None:
    """``count`` more problems like one that went through the services."""
    model = make_problem(county, state="rectifying")
    names = [field.attname for field in Problem._meta.concrete_fields if not field.primary_key]
    facts = {name: getattr(model, name) for name in names}
    Problem.objects.bulk_create([Problem(**facts | {"number": f"T-{n:05d}"}) for n in range(count)], batch_size=1000)


@pytest.mark.slow
def test_ten_thousand_rows_are_all_there_in_few_statements(django_assert_max_num_queries):
    many(make_county(), 10_000)
    with django_assert_max_num_queries(4):
        content, count = ledger_sheet(Problem.objects.order_by("id"))
    assert count == len(rows_of(content)) - 1 == 10_001
