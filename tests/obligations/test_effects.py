from datetime import date, timedelta

import pytest
from django.utils import timezone

from dudao.obligations import effects
from dudao.obligations.models import Obligation
from dudao.obligations.services import settle
from dudao.schemes import services
from dudao.schemes.planning import MOST_YEARS
from tests.factories.county import make_county
from tests.factories.schemes import FROM_ON, make_draft, make_version_in_force, reviewed
from tests.layers import layer

DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


@layer
def county():
    return make_county()


def owed(kind: str, **extra) -> list[tuple]:
    rows = Obligation.objects.filter(kind=kind, **extra).order_by("due_on", "debtor_id")
    return list(rows.values_list("debtor__name", "title", "period", "due_on", "creditor__name"))


@pytest.mark.req("A08", "A11")
def test_key_tasks_are_owed_by_each_department_named(county):
    make_version_in_force(county)
    assert owed("key_task") == [
        ("基础教育科", "印出时间表和任务书。", "", date(2026, 10, 31), "督导室"),
        ("职成教科", "印出时间表和任务书。", "", date(2026, 10, 31), "督导室"),
        ("职成教科", "摸清培训机构底数。", "", date(2026, 11, 30), "督导室"),
    ]


def test_a_monthly_report_is_owed_for_each_month_of_its_window(county):
    make_version_in_force(county)
    assert owed("report", debtor=county.areas[0]) == [
        ("第一督导责任区", "报送问题台账", "2026-10", date(2026, 10, 31), "督导室"),
        ("第一督导责任区", "报送问题台账", "2026-11", date(2026, 11, 30), "督导室"),
        ("第一督导责任区", "报送问题台账", "2026-12", date(2026, 12, 31), "督导室"),
    ]
    assert Obligation.objects.filter(kind="report").count() == 6


def test_reports_that_go_with_the_self_check_or_have_no_day_are_not_owed(county):
    once = {"who": "各学区", "what": "自查清单", "cadence": "once", "due_date": "2026-09-30", "due_or_period": "9月底"}
    now_and_then = {"who": "督导室", "what": "通报", "cadence": "periodic", "due_date": None, "due_or_period": "定期"}
    make_version_in_force(county, reporting=[once, now_and_then])
    assert owed("report") == []


@pytest.mark.req("A15")
def test_addressees_sign_for_the_scheme(county):
    version = make_version_in_force(county, addressees=["各学区", "机关各科室"])
    assert owed("sign_for") == [
        (name, f"签收《{version.title}》", "", None, "督导室")
        for name in ("基础教育科", "职成教科", "城东学区", "城西学区")
    ]


@pytest.mark.today("2026-10-12")
def test_the_preview_says_what_will_be_owed(county):
    version = make_draft(county, addressees=["各学区", "县委宣传部"])
    version.draft["tasks"][0]["due"] = "2022-04"
    assert effects.preview(version)[:2] == [
        "给基础教育科、职成教科（2 个单位）派 2 件重点任务，各按自己的期限进工作台。",
        "其中 1 件的期限已经过了，派下去就是逾期；要改期限，先在“任务”里改。",
    ]
    assert effects.preview(version)[-2:] == [
        "请 2 个主送单位签收。",
        "名册里没有：县委宣传部。它们的任务先不派，登记后可补派。",
    ]
    assert not Obligation.objects.exists()


def test_a_new_version_withdraws_what_it_does_not_ask_and_keeps_what_is_done(county):
    first = make_version_in_force(county)
    done = Obligation.objects.filter(kind="key_task", title="印出时间表和任务书。", debtor=county.sections[0]).get()
    settle(by=county.people["office"], kind="key_task", reference=done.reference, debtor=county.sections[0])
    draft = services.revise(by=county.people["office"], version=first)
    draft = services.save_edit(
        by=county.people["office"], version=draft, revision=0, ops=[{"op": "drop", "list": "tasks", "id": "t2"}]
    )
    draft = reviewed(county, draft)
    services.put_in_force(by=county.people["office"], version=draft, revision=draft.revision, from_on=FROM_ON + DAY)

    states = Obligation.objects.filter(kind="key_task").order_by("title", "debtor_id")
    assert list(states.values_list("title", "debtor__name", "state")) == [
        ("印出时间表和任务书。", "基础教育科", "done"),
        ("印出时间表和任务书。", "职成教科", "open"),
        ("摸清培训机构底数。", "职成教科", "withdrawn"),
    ]


def test_dispatching_again_owes_nothing_twice(county):
    version = make_version_in_force(county)
    before = Obligation.objects.count()
    services.dispatch_again(by=county.people["office"], version=version)
    assert Obligation.objects.count() == before


def test_the_preview_says_how_often_each_report_is_due(county):
    def report(what: str, **fields) -> dict:
        known = {"who": "各督导责任区", "what": what, "cadence": "once", "due_date": None, "due_or_period": ""}
        return known | {"source_sentence": "", "form_id": ""} | fields

    version = make_draft(
        county, tasks=[],
        reporting=[
            report("台账", cadence="monthly", due_or_period="每月25日前", from_on="2026-09-01", until_on="2099-12-31"),
            report("旧台账", cadence="monthly", from_on="2022-05-01", until_on="2022-11-30"),
            report("去年的报告", due_date="2022-12-10"),
            report("总结"),
            report("自查清单"),
            report("通报", cadence="periodic"),
        ],
    )  # fmt: skip
    said = effects.preview(version)
    first = max(timezone.localdate(), date(2026, 9, 1))
    assert said[0].endswith(f"最后一次{first.year + MOST_YEARS}年{first.month}月25日。")
    assert said[1:] == [
        "请各责任区（2 家）报送“旧台账”，该报的月份都过了，不派。",
        "请各责任区（2 家）报送“去年的报告”，期限2022年12月10日，已经过了。",
        "请各责任区（2 家）报送“总结”，没有写期限。",
        "1 项报送随自查一并交，不另派。",
        "1 项报送没有定时间，只列在方案页上。",
    ]


@pytest.mark.today("2026-10-12")
def test_what_was_sent_before_is_not_said_to_be_sent_again(county):
    first = make_version_in_force(county)
    draft = services.revise(by=county.people["office"], version=first)
    new = {"op": "add", "list": "tasks", "fields": {"text": "公布举报电话。", "departments": ["基础教育科"]}}
    draft = services.save_edit(by=county.people["office"], version=draft, revision=0, ops=[new])
    assert effects.preview(draft)[:2] == [
        "给基础教育科（1 个单位）派 1 件重点任务，各按自己的期限进工作台。",
        "以前派过、还没办完的 9 项接着办，不重复派。",
    ]


def test_the_office_is_not_said_to_report_to_itself(county):
    report = {
        "who": "教育督导室",
        "what": "整改进度",
        "cadence": "quarterly",
        "due_date": None,
        "due_or_period": "每季度",
    }
    version = make_draft(county, tasks=[], duties=[], reporting=[report])
    assert not any("整改进度" in sentence for sentence in effects.preview(version))


def test_nothing_to_owe_is_nothing_said(county):
    assert effects.preview(make_draft(county, tasks=[], reporting=[], duties=[])) == []
