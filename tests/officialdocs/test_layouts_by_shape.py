"""Duties in runs of lines, phases by 时段, sheets of their own, and points asked in other ways."""

import pytest

from dudao.officialdocs.readers import read_document
from dudao.officialdocs.readers.polarity import polarity_of

from .papers import package, paragraph, table


def read(tmp_path, lines, rows=(), after=()):
    path = tmp_path / "文.docx"
    path.write_bytes(
        package("".join(map(paragraph, lines)) + (table(rows) if rows else "") + "".join(map(paragraph, after)))
    )
    return read_document(path)


@pytest.mark.parametrize("mark", ["◇{}：{}", "{}{}", "（1）{}：{}"])
def test_a_run_of_offices_is_a_list_of_duties(tmp_path, mark):
    pairs = [
        ("基教股", "负责过程指导，每月汇总。"),
        ("督导室", "负责进校督导，反馈问题。"),
        ("计财股", "负责经费保障，按期拨付。"),
    ]
    found = read(tmp_path, ["云岭县作业管理方案", "五、组织实施", *(mark.format(*pair) for pair in pairs)])["duties"]
    assert [each["unit"] for each in found] == [unit for unit, _ in pairs]


def test_a_run_of_telephones_is_none(tmp_path):
    lines = [f"{unit}：0999-55500{n}，联系人某某。" for n, unit in enumerate(["基教股", "督导室", "计财股"], 11)]
    assert read(tmp_path, ["云岭县作业管理方案", "五、联系方式", *lines])["duties"] == []


def test_stretches_with_dates_are_phases_and_no_tasks(tmp_path):
    rows = [
        ["时段", "日期", "工作内容", "实施单位"],
        ["报名", "7月1日—7月5日", "家长自愿填表。", "各学校"],
        ["开班", "7月8日—7月26日", "开展阅读和体育活动。", "各教学点"],
    ]
    found = read(tmp_path, ["云岭县2025年暑期服务方案", "二、安排"], rows)
    assert [(each["name"], each["end"]) for each in found["phases"]] == [("报名", "2025-07-05"), ("开班", "2025-07-26")]
    assert found["tasks"] == []


def test_matters_to_look_at_are_a_form_and_no_points(tmp_path):
    rows = [
        ["检查项目", "检查内容", "正常", "异常"],
        ["消防", "器材和通道情况", "", ""],
        ["收费", "公示和票据情况", "", ""],
    ]
    found = read(tmp_path, ["现场检查记录表"], rows)
    assert found["indicators"] == []
    assert [each["columns"] for each in found["forms"]] == [["检查项目", "检查内容", "正常", "异常"]]


def test_the_code_of_a_point_is_no_word_of_its_limit(tmp_path):
    found = read(tmp_path, ["云岭县督导要点", "C14.课后服务是否做到每周不少于5天、每天不少于2小时。"])["quantities"]
    assert [(each["what"], each["applies_to"]) for each in found] == [("课后服务", "课后服务")] * 2


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("音乐课有无被其他课占去", "bad_yes"),
        ("是否看到学生替老师改作业的情况", "bad_yes"),
        ("有没有叫家长打印练习", "bad_yes"),
        ("课表之外是否另有一张课表", "bad_yes"),
        ("是否让每名学生参加一个社团", "good_yes"),
        ("有没有给学有余力的学生准备拓展内容", "good_yes"),
        ("作业当面批改了没有？", "good_yes"),
        ("课堂上有学生用手机吗", "bad_yes"),
    ],
)
def test_the_form_of_the_question_tells_the_polarity(point, expected):
    assert polarity_of(point)[0] == expected


@pytest.mark.parametrize("heading", ["评判标准", "认定标准", "衡量尺度", "参考标准"])
def test_a_standard_by_any_word_holds_the_point(tmp_path, heading):
    rows = [
        ["序号", "督导内容", heading, "达标", "未达标"],
        ["1", "作业", "年级组每周统筹一次作业。", "", ""],
        ["2", "睡眠", "不要求学生早于规定时间到校。", "", ""],
        ["3", "读物", "校内没有推销课外读物的现象。", "", ""],
    ]
    found = read(tmp_path, ["云岭县进校核查表"], rows)["indicators"]
    assert [(each["group"], each["point"][:4]) for each in found] == [
        ("作业", "年级组每"), ("睡眠", "不要求学"), ("读物", "校内没有"),
    ]  # fmt: skip


def test_teams_in_one_sentence_are_parted(tmp_path):
    line = (
        "县督导室组成两个核查组，分头进校。第一核查组由县政府督学柳青任组长，负责东片、西片责任区；"
        "第二核查组由教研室主任白桦任组长，负责县直学校。"
    )
    groups = read(tmp_path, ["云岭县核查方案", "三、步骤", line])["groups"]
    assert [(team["name"], [member["name"] for member in team["members"]]) for team in groups] == [
        ("第一核查组", ["柳青"]), ("第二核查组", ["白桦"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["小学收费不超过110元/生·学期。", "小学每生每学期合计收费不超过110元。", "小学收费不超过110元／生／学期。"]
)
def test_a_price_is_for_a_pupil_and_a_term(tmp_path, line):
    (found,) = read(tmp_path, ["云岭县课后服务办法", "一、收费", line])["quantities"]
    assert (found["value"], found["unit"], found["op"]) == (110, "元/生/学期", "<=")
