import pytest

from dudao.schemes.proposals import addressees, with_proposals
from tests.factories.schemes import point, reading


def proposed(**changes) -> dict:
    return with_proposals(reading(**changes))


def report(what="问题台账", cadence="monthly", **changes) -> dict:
    return {
        "who": "各督导责任区", "what": what, "to_whom": None, "due_or_period": "每月底", "cadence": cadence,
        "due_date": None, "source_sentence": "每月底报送问题台账。",
    } | changes  # fmt: skip


def test_a_limit_holds_from_the_day_of_issue():
    limit = proposed()["quantities"][0]
    assert (limit["from_on"], limit["until_on"], limit["value"]) == ("2026-08-25", None, "60")


def test_a_monthly_report_runs_as_long_as_the_phase_that_names_it():
    entry = proposed(reporting=[report()])["reporting"][0]
    assert (entry["from_on"], entry["until_on"], entry["asked"]) == ("2026-10-01", "2026-12-31", "report")


def test_a_monthly_report_outside_the_phases_runs_to_the_end_of_the_year():
    entry = proposed(reporting=[report(source_sentence="别处写的。")])["reporting"][0]
    assert (entry["from_on"], entry["until_on"]) == ("2026-08-25", "2026-12-31")


def test_what_has_no_day_is_only_listed():
    asked = [
        entry["asked"]
        for entry in proposed(reporting=[report(cadence="periodic"), report(cadence="event")])["reporting"]
    ]
    assert asked == ["none", "none"]


def test_an_unknown_cadence_counts_as_now_and_then():
    assert proposed(reporting=[report(cadence="weekly")])["reporting"][0]["cadence"] == "periodic"


def test_what_comes_of_the_self_check_is_not_asked_twice():
    entry = proposed(reporting=[report("自查问题清单", "once", source_sentence="")])["reporting"][0]
    assert entry["asked"] == "round"


def test_the_same_sheet_named_by_text_and_foot_is_asked_once_with_a_reason():
    first, second = proposed(reporting=[report(), report("督查情况统计表", who="督导责任区")])["reporting"]
    assert (first["asked"], first["form_id"]) == ("report", "b1")
    assert (second["asked"], second["reasons"]) == (
        "none", ["和“问题台账”像是同一张表，先不重复派；要分开报，把“怎么派”改过来。"],
    )  # fmt: skip


def test_the_same_sheet_is_asked_of_other_bodies_all_the_same():
    entries = proposed(reporting=[report(), report("督查情况统计表", who="各学区")])["reporting"]
    assert [entry["asked"] for entry in entries] == ["report", "report"]


def test_unknown_kinds_of_unit_and_stages_are_left_to_the_reviewer():
    entry = proposed(indicators=[point("C1", "甲。", unit_kinds=["town", "school"], stages=["junior", "night"])])
    assert (entry["indicators"][0]["unit_kinds"], entry["indicators"][0]["stages"]) == (["school"], ["junior"])


def test_columns_are_bound_where_their_words_say_so():
    assert proposed()["forms"][0]["bindings"] == {
        "学校": "school", "存在的主要问题": "problem", "整改措施": "measures", "备注": "remark",
    }  # fmt: skip


def test_addressees_stand_in_the_line_that_ends_with_a_colon():
    blocks = [
        {"text": "关于印发方案的通知"},
        {"text": "各学区、督导责任区，各中小学，局机关各科室："},
        {"text": "现印发给你们。"},
    ]
    assert addressees(blocks) == ["各学区", "督导责任区", "各中小学", "局机关各科室"]


def test_a_document_without_a_line_of_address_has_no_addressee():
    assert addressees([{"text": "工作方案"}, {"text": "一、工作目标："}]) == []


def test_without_a_day_of_issue_nothing_is_proposed_for_it():
    given = proposed(issued_on=None, reporting=[report(source_sentence="别处写的。")])
    assert (given["quantities"][0]["from_on"], given["reporting"][0]["from_on"]) == (None, None)


def test_departments_that_are_called_together_each_month_tell_how_they_stand_as_often():
    called = report(what="一月一调度", who="分管领导")
    assert [duty["cadence"] for duty in proposed(reporting=[called])["duties"]] == ["monthly"]
    assert [duty["cadence"] for duty in proposed(reporting=[called | {"cadence": "quarterly"}])["duties"]] == [
        "quarterly"
    ]
    assert [duty["cadence"] for duty in proposed(reporting=[report()])["duties"]] == [""]


def limit(what: str, **changes) -> dict:
    known = {"what": what, "value": 5, "unit": "天/周", "op": ">=", "applies_to": "", "source_sentence": ""}
    return proposed(quantities=[known | changes])["quantities"][0]


@pytest.mark.parametrize(
    ("read", "plain"),
    [
        ("C14.课后服务是否做到", "课后服务"),
        ("C14.课后服务是否做到不少于5天", "课后服务"),
        ("C22.学生校内体育活动时间", "学生校内体育活动时间"),
        ("书面作业平均完成时间", "书面作业平均完成时间"),
        ("C3.做到", "C3.做到"),
    ],
)
def test_a_limit_says_plainly_what_is_measured(read, plain):
    assert limit(read)["what"] == plain


def test_a_limit_that_says_nothing_of_whom_binds_those_of_whom_its_point_is_asked():
    sentence = "C1.把减负列入学校年度重点工作。"
    assert limit("专题会", applies_to="专题会", source_sentence=sentence)["applies_to"] == "学校"
    assert limit("巡查", applies_to="C36.局机关")["applies_to"] == "局机关"
    assert limit("作业时间", applies_to="初中", source_sentence=sentence)["applies_to"] == "初中"
    assert limit("抽查比例", applies_to="督学抽查比例")["applies_to"] == ""


def test_the_sheet_whose_own_foot_says_when_it_is_due_is_asked_once():
    entries = proposed(reporting=[report(), report("填表说明：本表", who="督导责任区", due_or_period="每月25日前")])
    assert [entry["asked"] for entry in entries["reporting"]] == ["report", "none"]
