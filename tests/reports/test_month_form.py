"""The month-end form: which problems, in which columns, for which body."""

from datetime import date, timedelta

import pytest

from dudao.accounts.access import scope_of
from dudao.areas.enums import Relation
from dudao.ledger.models import Problem
from dudao.officialdocs.form_fields import LEDGER_FIELDS, suggest_bindings
from dudao.officialdocs.shapes_paper import HeaderField
from dudao.reports import month_form
from tests.factories.county import link, make_county
from tests.factories.ledger import do, make_problem, today
from tests.factories.schemes import make_version_in_force
from tests.layers import layer

pytestmark = pytest.mark.django_db


@layer
def county():
    return make_county()


def this_month() -> date:
    return today().replace(day=1)


def last_month() -> date:
    return (this_month() - timedelta(days=1)).replace(day=1)


def found(body, month, **how) -> list[str]:
    return [problem.title for problem in month_form.month_problems(body, month, **how)]


def move_back(problem, *, found_on, closed_on=None):
    """Let a problem have been found, and closed, earlier than today."""
    changes = {"found_on": found_on}
    if closed_on:
        changes["closed_at"] = problem.closed_at.replace(year=closed_on.year, month=closed_on.month, day=closed_on.day)
    Problem.objects.filter(pk=problem.pk).update(**changes)


@pytest.mark.req("A14")
def test_month_holds_what_was_found_open_or_closed_in_it(county):
    area = county.areas[0]
    make_problem(county, title="本月")
    move_back(make_problem(county, title="上月没销"), found_on=last_month())
    earlier = last_month() - timedelta(days=40)
    move_back(make_problem(county, title="上月销了", state="closed"), found_on=earlier, closed_on=last_month())
    make_problem(county, title="记错", state="void")
    make_problem(county, unit=county.schools[1], title="别的区")
    assert found(area, this_month()) == ["上月没销", "本月"]
    assert found(area, this_month(), found_in_month_only=True) == ["本月"]
    assert found(area, last_month()) == ["上月销了", "上月没销"]


def test_area_is_that_of_the_months_last_day(county):
    make_problem(county, title="转区的")
    school, to = county.schools[0], county.areas[1]
    moved_on = month_form.month_span(this_month())[1] + timedelta(days=1)
    school.upper_links.filter(relation=Relation.RESPONSIBILITY_AREA).update(until_on=moved_on)
    link(school, to, Relation.RESPONSIBILITY_AREA, from_on=moved_on)
    assert (found(county.areas[0], this_month()), found(to, this_month())) == (["转区的"], [])
    assert found(to, moved_on) == ["转区的"]


def test_directly_managed_school_hands_in_its_own(county):
    school = county.schools[1]
    type(school).objects.filter(pk=school.pk).update(directly_managed=True)
    make_problem(county, unit=school, title="直属的")
    scope = scope_of(county.position("office"), today())
    bodies = list(month_form.bodies(scope, today()))
    assert bodies == [*county.areas, school]
    assert found(bodies[-1], this_month()) == ["直属的"]


@pytest.mark.req("A14")
def test_form_is_filled_by_the_bindings_of_the_document(county):
    make_version_in_force(county, from_on=today())
    problem = do(county, make_problem(county, state="rectifying"), "note", words="下月再看", as_remark=True)
    blank = month_form.blanks_in_force(county.county_code, today())[0]
    area = county.areas[0]
    form = month_form.filled_form(blank, area, this_month(), [problem], today=today())
    assert form.columns == ["学校", "存在的主要问题", "整改措施", "备注"]
    assert form.rows == [["青禾1小学", "作业公示缺两周", "每天下午贴出作业", "下月再看"]]
    day = f"{today().year}年{today().month}月{today().day}日"
    assert form.header == [HeaderField("督导责任区", area.name), HeaderField("填表日期", day)]
    assert (len(form.printed_rows), form.footer) == (7, "每月底前报督导室。")


def test_month_without_problems_says_so(county):
    make_version_in_force(county, from_on=today())
    blank = month_form.blanks_in_force(county.county_code, today())[0]
    assert month_form.filled_form(blank, county.areas[0], this_month(), [], today=today()).rows == [["", "无", "", ""]]


def test_unbound_column_prints_empty_and_is_named(county):
    sheet = {"title": "统计表", "header_fields": [], "columns": ["学校", "问题", "整改前后对比"], "footer": None}
    make_version_in_force(county, from_on=today(), forms=[sheet])
    blank = month_form.blanks_in_force(county.county_code, today())[0]
    assert blank.unbound == ["整改前后对比"]
    form = month_form.filled_form(blank, county.areas[0], this_month(), [make_problem(county)], today=today())
    assert form.rows == [["青禾1小学", "作业公示缺两周", ""]]


def test_forms_without_a_column_for_problems_are_no_month_forms(county):
    roll = {"title": "花名册", "header_fields": [], "columns": ["姓名", "职务"], "footer": None}
    make_version_in_force(county, from_on=today(), forms=[roll])
    assert month_form.blanks_in_force(county.county_code, today()) == []


def test_every_field_that_may_be_bound_has_a_value(county):
    assert set(month_form.GETTERS) == set(LEDGER_FIELDS)
    problem = do(county, make_problem(county, state="submitted"), "close")
    values = {key: getter(problem, 7) for key, getter in month_form.GETTERS.items()}
    day = month_form._day
    assert values == {
        "school": "青禾1小学", "problem": "作业公示缺两周", "measures": "每天下午贴出作业", "remark": "",
        "due": day(today() + timedelta(days=14)), "owner": "周砚", "state": "已销号", "found_on": day(today()),
        "closed_on": day(today()), "no": "7",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "bindings"),
    [
        (["序号", "学校", "存在的主要问题", "整改措施", "备注"],
         {"序号": "no", "学校": "school", "存在的主要问题": "problem", "整改措施": "measures", "备注": "remark"}),
        (["单位名称", "问题", "整改期限", "责任人", "整改情况", "签名"],
         {"单位名称": "school", "问题": "problem", "整改期限": "due", "责任人": "owner", "整改情况": "state"}),
        (["姓名", "职务"], {}),
    ],
)  # fmt: skip
def test_bindings_are_suggested_by_the_words(columns, bindings):
    assert suggest_bindings(columns) == bindings
