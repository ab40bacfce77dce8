"""The year's plan: a draft, filed once, told to schools, changed only by a new one that replaces it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.visits.carried_items import told_day, untold
from dudao.visits.law import Rules
from dudao.visits.models import LocalRule, YearPlan
from dudao.visits.services import arranging, planning, rule_book
from tests.clock import on_its_day
from tests.factories.wishes import make_filed_plan, make_item, special_wish
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E01")]


@layer
def draft(county):
    year = timezone.localdate().year
    return planning.draft_plan(by=county.people["office"], county_code=county.county_code, year=year)


def file(county, plan, **fields):
    given = {"on": timezone.localdate(), "filed_with": "云岭县人民政府"}
    return planning.file_plan(by=county.people["office"], plan=plan, **given | fields)


def test_a_filed_plan_is_changed_only_by_a_new_one(county, draft):
    make_item(county, draft)
    filed = file(county, draft)
    assert (filed.state, filed.filed_with) == ("filed", "云岭县人民政府")
    with pytest.raises(NotAllowed, match="已备案的计划不能直接改；要改请拟一份新的来替换它。"):
        make_item(county, filed)

    renewed = planning.draft_plan(by=county.people["office"], county_code=county.county_code, year=filed.year)
    assert list(renewed.items.values_list("title", flat=True)) == ["作业专项督导"]
    file(county, renewed)
    assert list(YearPlan.objects.order_by("pk").values_list("state", flat=True)) == ["replaced", "filed"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "请写这一项督导叫什么。"),
        ({"kind": "joint"}, "联合检查请选和哪些部门一起去。"),
        ({"from_on": date(2020, 1, 1)}, "日子要在"),
    ],
)
def test_an_item_is_refused_with_what_to_do(county, draft, fields, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        make_item(county, draft, **fields)
    assert not draft.items.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"filed_with": " "}, "请写向哪个机关备案。"),
        ({"filed_with": "某" * 81}, "向哪个机关备案最多写 80 个字，现在有 81 个。"),
        ({"on": timedelta(days=1)}, "备案日期不能在今天之后。"),
        ({"on": date(2009, 1, 1)}, "备案日期写成了 2009 年，请核对年份。"),
    ],
)
def test_filing_is_refused_with_what_to_do(county, draft, fields, sentence):
    make_item(county, draft)
    with pytest.raises(NotAllowed, match=sentence):
        file(county, draft, **on_its_day(fields))


def test_an_empty_plan_and_two_comprehensive_ones_for_all_are_not_filed(county, draft):
    with pytest.raises(NotAllowed, match="计划里还没有一项"):
        file(county, draft)
    for title in ("春季综合督导", "秋季综合督导"):
        make_item(county, draft, kind="comprehensive", title=title, objects_words="")
    with pytest.raises(NotAllowed, match="有 2 项综合督导没写对象，一所学校一年最多 1 次（教师厅〔2025〕2号）"):
        file(county, draft)


def test_one_draft_a_year_and_only_by_the_office(county, draft):
    with pytest.raises(NotAllowed, match="已有一份在拟的计划"):
        planning.draft_plan(by=county.people["office"], county_code=county.county_code, year=draft.year)
    with pytest.raises(NotAllowed, match="年度请填"):
        planning.draft_plan(by=county.people["office"], county_code=county.county_code, year=2009)
    with pytest.raises(NotAllowed, match="这件事由教育督导室来办。"):
        planning.draft_plan(by=county.people["leader"], county_code=county.county_code, year=draft.year + 1)


def test_schools_are_told_once_what_will_come(county, draft):
    make_item(county, draft)
    with pytest.raises(NotAllowed, match="先备案，再告知学校。"):
        planning.tell_schools(by=county.people["office"], plan=draft)
    file(county, draft)

    assert planning.tell_schools(by=county.people["office"], plan=draft) == 2
    told = Notice.objects.get(user=county.people["head"], kind="plan")
    assert told.subject == f"{draft.year}年会来哪些督导：{draft.title}"  # next year's is told of before the year begins
    assert "作业专项督导（专项督导，随机听课）" in told.body
    with pytest.raises(NotAllowed, match="已经告知过学校了。"):
        planning.tell_schools(by=county.people["office"], plan=draft)


@pytest.mark.today("2026-11-24")
def test_what_is_on_the_plan_needs_no_reason_once_schools_know_for_a_month(county, version):
    item = make_filed_plan(county)
    plan = item.plan
    wanted = {"plan_item": item, "off_plan_reason": "", "until_on": timezone.localdate() + timedelta(days=3)}

    def stops():
        item.refresh_from_db()
        item.plan.refresh_from_db()
        outlook = arranging.look_ahead(
            by=county.people["office"], county_code=county.county_code, wanted=special_wish(county, version, **wanted)
        )
        return [finding.words for finding in outlook.stops if "计划" in finding.words or "告知" in finding.words]

    assert stops() == ["年度计划还没有告知学校，要提前 30 天。要做请写明理由。"]
    YearPlan.objects.filter(pk=plan.pk).update(told_on=timezone.localdate() - timedelta(days=5))
    assert stops()[0].startswith("告知学校要提前 30 天，最早")
    YearPlan.objects.filter(pk=plan.pk).update(told_on=timezone.localdate() - timedelta(days=40))
    assert stops() == []


def test_the_county_sets_a_number_from_a_day_on(county):
    today = timezone.localdate()
    common = {"by": county.people["office"], "county_code": county.county_code, "key": "team", "kind": "special"}
    rule_book.set_rule(**common, value=4, source="云岭县办法", from_on=today)
    rule_book.set_rule(**common, value=5, source="云岭县办法二", from_on=today + timedelta(days=30))

    assert Rules(county.county_code, today).number("team", "special") == 4
    later = Rules(county.county_code, today + timedelta(days=30)).find("team", "special")
    assert (later.value, later.source) == (5, "云岭县办法二")
    rule_book.set_rule(**common, value=3, source="更正", from_on=today)
    assert list(LocalRule.objects.order_by("from_on").values_list("value", "until_on")) == [
        (3, today + timedelta(days=30)), (5, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"key": "nothing"}, "没有这一项规定"),
        ({"kind": "routine", "key": "defence_days"}, "没有这一项规定"),
        ({"value": -1}, "请填 0 到"),
        ({"source": " "}, "请写依据哪份文件"),
        ({"source": "文" * 121}, "依据最多写 120 个字，现在有 121 个。"),
        ({"from_on": date(2099, 1, 1)}, "起用的日子离今天太远"),
    ],
)
def test_a_number_is_refused_with_what_to_do(county, fields, sentence):
    given = {"key": "team", "value": 3, "source": "办法", "from_on": timezone.localdate()}
    with pytest.raises(NotAllowed, match=sentence):
        rule_book.set_rule(by=county.people["office"], county_code=county.county_code, **given | fields)
    assert not LocalRule.objects.exists()


def test_what_schools_were_told_of_stays_told_when_the_plan_is_replaced(county, draft):
    office, today = county.people["office"], timezone.localdate()
    told_on = today - timedelta(days=40)
    make_item(county, draft)
    make_item(county, draft, title="课后服务专项督导")
    file(county, draft)
    YearPlan.objects.filter(pk=draft.pk).update(told_on=told_on)

    renewed = planning.draft_plan(by=office, county_code=county.county_code, year=draft.year)
    kept, changed = renewed.items.order_by("order")
    make_item(county, renewed, item=changed, title="课后服务专项督导", objects_words="全县小学")
    added = make_item(county, renewed, title="食堂专项督导")
    file(county, renewed)
    rows = {row.pk: row for row in renewed.items.select_related("plan", "carries_on__plan")}
    assert told_day(rows[kept.pk]) == told_on
    assert [item.pk for item in untold(renewed)] == [changed.pk, added.pk]

    planning.tell_schools(by=office, plan=renewed)
    body = Notice.objects.get(user=county.people["head"], kind="plan").body
    assert [line.startswith("新加或有改动：") for line in body.splitlines()] == [False, True, True, False]
