"""Head, references, groups, duties, contacts, phases, warnings and aims of small papers."""

import pytest

from dudao.officialdocs.readers import read_document

from .papers import NOTICE, package, paper, paragraph, table


def read(text):
    return read_document(text.encode())


def test_notice_with_a_scheme():
    found = read(NOTICE)
    assert found["title"] == "云岭县“双减”督导方案"
    assert (found["doc_number"], found["issuer"], found["issued_on"]) == (
        "云教督〔2023〕5号",
        ["云岭县教育局"],
        "2023-03-06",
    )
    assert found["references"] == []
    assert [(phase["name"], phase["start"], phase["end"], phase["actor"]) for phase in found["phases"]] == [
        ("自查阶段", "2023-03-10", "2023-03-25", "各学校"),
        ("督导阶段", "2023-04-01", "2023-05-20", "县教育局"),
        ("总结阶段", "2023-06", "2023-06", "县教育局督导股"),
    ]
    assert [(entry["who"], entry["what"], entry["due_or_period"]) for entry in found["reporting"]] == [
        ("各学校", "自查报告", "3月28日前"),
        ("县教育局督导股", "督导报告", "6月20日前"),
        ("各学校", "工作台账", "每月25日前"),
    ]
    assert [(contact["kind"], contact["value"], contact["owner"]) for contact in found["contacts"]] == [
        ("email", "yunling@example.com", "林小禾"),
        ("phone", "0990-2345678", "林小禾"),
    ]


def test_two_issuers_on_one_line():
    issuers = "云岭县教育局 云岭县市场监管局"
    text = f"{issuers}\n关于开展联合检查的通知\n\n各学校：\n请认真落实。\n\n{issuers}\n2023年5月4日\n"
    assert read(text)["issuer"] == ["云岭县教育局", "云岭县市场监管局"]


def test_references_once_with_the_number_that_stands_anywhere():
    found = read(
        "工作方案\n根据《督导条例》（国务院令第624号）和《关于减负的意见》，依《关于减负的意见》（云办发〔2021〕4号）制定。"
    )
    assert [(entry["title"], entry["doc_number"]) for entry in found["references"]] == [
        ("督导条例", "国务院令第624号"),
        ("关于减负的意见", "云办发〔2021〕4号"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "成立督导工作领导小组\n组  长：甲大山  县教育局局长\n副组长：乙 河  县教育局副局长\n"
            "丙三江 督导室主任\n成  员：丁四海 基教股股长"
        ),
        "成立督导工作领导小组。\n组长：甲大山（县教育局局长）\n副组长：乙河（县教育局副局长）、丙三江（督导室主任）\n成员：丁四海（基教股股长）",
    ],
)
def test_group_with_posts(lines):
    (group,) = read(f"工作方案\n{lines}\n")["groups"]
    assert group["name"] == "督导工作领导小组"
    assert [(member["role"], member["name"], member["post"]) for member in group["members"]] == [
        ("组长", "甲大山", "县教育局局长"),
        ("副组长", "乙河", "县教育局副局长"),
        ("副组长", "丙三江", "督导室主任"),
        ("成员", "丁四海", "基教股股长"),
    ]


def test_group_of_names_and_units_with_its_office():
    text = (
        "工作方案\n成立督导工作领导小组。\n组长：甲大山\n成员：乙河、督导股、基教股及各学区等相关人员。\n领导小组负责统筹协调。"
        "领导小组下设办公室，设在督导股，乙河任主任，丙三江、丁四海任副主任，负责日常工作。\n"
    )
    found = read(text)
    main, office = found["groups"]
    assert [(member["name"], member["kind"]) for member in main["members"]] == [
        ("甲大山", "person"),
        ("乙河", "person"),
        ("督导股", "unit"),
        ("基教股", "unit"),
        ("各学区", "unit"),
    ]
    assert (office["name"], office["seat"]) == ("督导工作领导小组办公室", "督导股")
    assert [(member["role"], member["name"]) for member in office["members"]] == [
        ("主任", "乙河"),
        ("副主任", "丙三江"),
        ("副主任", "丁四海"),
    ]
    assert [duty["unit"] for duty in found["duties"]] == ["领导小组", "领导小组办公室"]


def test_group_told_in_prose():
    (group,) = read("通知\n县教育局成立督导工作专班，组长由局长甲大山担任，成员由督导股、基教股负责人组成。\n")[
        "groups"
    ]
    assert [(member["role"], member["name"], member["post"]) for member in group["members"]] == [
        ("组长", "甲大山", "局长"),
        ("成员", "督导股", None),
        ("成员", "基教股", None),
    ]


@pytest.mark.parametrize("mark", ["：", "。"])
def test_duties_by_line(mark):
    text = f"方案\n一、职责分工\n县教育局{mark}负责统筹工作。\n（二）县公安局{mark}负责查处案件。\n"
    text += f"二、工作要求\n各校{mark}认真落实。\n"
    assert [(duty["unit"], duty["text"]) for duty in read(text)["duties"]] == [
        ("县教育局", "负责统筹工作。"),
        ("县公安局", "负责查处案件。"),
    ]


def test_phases_as_lines_and_in_a_table():
    lines = "方案\n2023年3月1日\n三、时间安排\n第一阶段：宣传发动（3月1日至3月10日）。召开会议。\n"
    lines += "第二阶段：全面自查（3月下旬）。各校自查。\n"
    assert [(phase["name"], phase["start"], phase["end"]) for phase in read(lines)["phases"]] == [
        ("宣传发动", "2023-03-01", "2023-03-10"),
        ("全面自查", "2023-03-21", "2023-03-31"),
    ]
    content = package(
        paragraph("2023年督导安排")
        + table(
            [["阶段", "时间", "工作内容"], ["自查阶段", "3月1日至10日", "各校自查"], ["督导阶段", "4月", "入校督导"]]
        )
    )
    assert [(phase["name"], phase["start"], phase["end"]) for phase in read_document(content)["phases"]] == [
        ("自查阶段", "2023-03-01", "2023-03-10"),
        ("督导阶段", "2023-04", "2023-04"),
    ]


def test_marked_task_in_a_paragraph_and_candidates_without_mark():
    found = read(
        "2023年方案\n一、重点任务\n1.完善监管机制，定期会商。（责任科室：民办股、督导股；完成时限：2023年4月底）\n2.规范作业管理。各学校要公示作业。\n"
    )
    assert [(task["text"], task["departments"], task["due"]) for task in found["tasks"]] == [
        ("完善监管机制，定期会商。", ["民办股", "督导股"], "2023-04-30")
    ]
    assert [(task["text"], task["departments"]) for task in found["task_candidates"]] == [
        ("规范作业管理。各学校要公示作业。", ["各学校"])
    ]


def test_aims_keep_the_words_of_the_paper():
    found = read(
        "方案\n一、工作目标\n作业更少，课堂更好。\n二、基本原则\n（一）坚持依法。从严治理。\n三、工作要求\n抓好落实。\n"
    )
    assert [(aim["kind"], aim["text"]) for aim in found["aims"]] == [
        ("goal", "作业更少，课堂更好。"),
        ("principle", "（一）坚持依法。从严治理。"),
    ]


def warnings(content):
    return {warning["kind"] for warning in read_document(content)["warnings"]}


def test_warning_of_a_task_without_an_office():
    rows = [["序号", "工作任务", "责任科室", "完成时限"], ["1", "建立台账。", "", "2023年6月"]]
    assert warnings(package(paragraph("任务清单") + table(rows))) == {"task_without_lead"}


def test_warning_of_a_date_before_the_issue():
    text = NOTICE.replace("3月10日至3月25日", "2022年3月10日至2022年3月25日")
    assert "date_contradiction" in warnings(text.encode())
    assert "date_contradiction" not in warnings(NOTICE.encode())


def test_warning_of_numbers_out_of_order_and_of_a_cut_sentence():
    assert warnings(paper("方案", "一、目标", "三、要求")) == {"section_order"}
    assert warnings(paper("方案", "一、目标", "二、要求")) == set()
    assert "cut_sentence" in warnings(paper("方案", "各学校要认真对照要点逐项开展自查，小学书面作业不超过"))


def test_warning_of_a_lost_annex():
    text = "方案\n正文如下。\n附件：1.督导要点\n2.问题台账\n\n附件1\n督导要点\n1.是否公示\n"
    assert "annex_missing" in warnings(text.encode())
