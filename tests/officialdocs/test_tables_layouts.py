# ruff: noqa: E501  rows of tables, drawn as they stand
"""Layouts of checklists, task lists and forms as clerks draw them, as Word tables and as flattened text."""

import pytest

from dudao.officialdocs.readers import read_document

from .papers import cell, package, paragraph, table

BODY = ("云岭县督导方案", "各学校：", "请对照附件认真落实。", "附件：1.工作情况表")
HEAD = ("附件1", "工作情况表")


def as_word(*tables, between=()):
    """A paper whose annex holds the tables, with lines between them."""
    made = [*map(paragraph, BODY + HEAD)]
    for number, rows in enumerate(tables):
        if number:
            made.extend(map(paragraph, between))
        made.append(table(rows))
    return read_document(package("".join(made)))


def as_text(*tables, between=()):
    """The same with one cell a line after a tab and an empty line after each row."""
    lines = [*BODY, "", *HEAD]
    for number, rows in enumerate(tables):
        if number:
            lines.extend(["", *between])
        for row in rows:
            lines += ["\t" + text.replace("\n", "\n\n") for text in row] + [""]
    return read_document(("\n".join(lines) + "\n").encode())


def points(found):
    return [(entry["group"], entry["item"], entry["point"]) for entry in found["indicators"]]


READERS = pytest.mark.parametrize("read", [as_word, as_text])

A, B = "是否公示作业总量。", "是否存在超量布置作业的问题。"
C, D = "教师是否全批全改。", "有无由学生代批的现象。"
PLAIN = [("作业", None, A), ("作业", None, B), ("批改", None, C), ("批改", None, D)]
LEVELS = [("作业", "总量", A), ("作业", "总量", B), ("作业", "批改", C), ("作业", "批改", D)]

TWO_COLUMNS = [
    [["检查项目", "检查要点", "自评"], ["作业", A, ""], ["", B, ""], ["批改", C, ""], ["", D, ""]],
    [["序号", "类别", "检查内容", "检查方式", "评分"], ["1", "作业", A, "查看资料", ""], ["2", "", B, "访谈学生", ""],
     ["3", "批改", C, "抽查作业", ""], ["4", "", D, "访谈学生", ""]],
    [["维度", "观测点", "分值", "得分", "备注"], ["作业", "①" + A, "5", "", ""], ["", "②" + B, "5", "", ""],
     ["批改", "①" + C, "5", "", ""], ["", "②" + D, "5", "", ""], ["合计", "", "20", "", ""]],
    [["督导项目", "督导内容", "责任科室", "督导方式"], ["作业", A, "基教股", "查阅资料"], ["", B, "", ""],
     ["批改", C, "教研室", "抽查"], ["", D, "", ""]],
    [["项目", "评价要点", "评分标准", "自评", "复评"], ["作业", A, "做到得5分，未做到不得分", "", ""],
     ["", B, "每发现一次扣1分", "", ""], ["批改", C, "做到得5分", "", ""], ["", D, "每例扣2分", "", ""]],
    [["指标", "评价标准", "赋分"], ["作业", A, ""], ["", B, ""], ["批改", C, ""], ["", D, ""]],
    [["序号", "项目", "问题", "是", "否"], ["1", "作业", A, "", ""], ["2", "", B, "", ""], ["3", "批改", C, "", ""],
     ["4", "", D, "", ""]],
    [["类别", "检查内容", "是否达标"], ["作业", f"1、{A}\n2、{B}", ""], ["批改", f"1、{C}\n2、{D}", ""]],
    [["类别", "检查内容", "是否达标"], ["作业", f"{A}\n{B}", ""], ["批改", f"{C}\n{D}", ""]],
    [["类别", "检查内容", "是否达标"], ["作业", A[:-1] + "；" + B, ""], ["批改", C[:-1] + "；" + D, ""]],
    [["类别", "检查内容", "是否达标"], ["作业", f"（1）{A}（2）{B}", ""], ["批改", f"（1）{C}（2）{D}", ""]],
]  # fmt: skip


def bare(found):
    return [(group, item, text.rstrip("。；")) for group, item, text in points(found)]


@READERS
@pytest.mark.parametrize("rows", TWO_COLUMNS)
def test_one_level_of_titles(read, rows):
    assert bare(read(rows)) == [(group, item, text.rstrip("。")) for group, item, text in PLAIN]


THREE_COLUMNS = [
    [["一级指标", "二级指标", "三级指标", "得分"], ["A1作业", "B1总量", "C1" + A, ""], ["", "", "C2" + B, ""],
     ["", "B2批改", "C3" + C, ""], ["", "", "C4" + D, ""]],
    [["一级指标", "二级指标", "主要观测点", "评估标准", "分值"], ["作业", "总量", A, "公示得2分", "2"], ["", "", B, "发现一次扣1分", "2"],
     ["", "批改", C, "全批得2分", "2"], ["", "", D, "发现一次扣1分", "2"]],
    [["检查项目", "检查内容", "检查标准", "扣分原因", "得分"], ["作业", "总量", A, "", ""], ["", "", B, "", ""],
     ["", "批改", C, "", ""], ["", "", D, "", ""]],
]  # fmt: skip


@READERS
@pytest.mark.parametrize("rows", THREE_COLUMNS)
def test_two_levels_of_titles(read, rows):
    assert points(read(rows)) == LEVELS


@READERS
def test_bands_inside_the_table(read):
    rows = [
        ["序号", "检查内容", "是", "否"],
        ["一、作业"],
        ["1", A, "", ""],
        ["2", B, "", ""],
        ["二、批改"],
        ["1", C, "", ""],
    ]
    if read is as_word:
        rows = [[cell(row[0], across=4)] if len(row) == 1 else row for row in rows]
    found = read(rows)
    assert points(found) == PLAIN[:3]
    assert [entry["point_code"] for entry in found["indicators"]] == ["一.1", "一.2", "二.1"]


@READERS
def test_bands_that_nobody_merged(read):
    rows = [
        ["序号", "检查内容", "检查结果"],
        ["一", "作业", ""],
        ["1", A, ""],
        ["2", B, ""],
        ["二", "批改", ""],
        ["1", C, ""],
    ]
    assert points(read(rows)) == PLAIN[:3]


def test_bands_in_two_depths():
    rows = [["检查内容", "结果", "备注"], *([cell(text, across=3)] if text[0] in "一（" else [text, "", ""] for text in
            ["一、作业", "（一）总量", "1." + A, "2." + B, "（二）批改", "1." + C, "2." + D])]  # fmt: skip
    assert points(as_word(rows)) == LEVELS


@READERS
def test_titles_between_the_points(read):
    rows = [["类别", "评价指标", "评分"], ["作业", "（一）总量", ""], ["", "1." + A, ""], ["", "2." + B, ""], ["", "（二）批改", ""],
            ["", "1." + C, ""], ["", "2." + D, ""]]  # fmt: skip
    assert points(read(rows)) == LEVELS


@READERS
def test_heading_in_two_rows(read):
    rows = [
        ["类别", "检查要点", "检查结果", "", "备注"],
        ["", "", "是", "否", ""],
        ["作业", A, "", "", ""],
        ["", B, "", "", ""],
    ]
    if read is as_word:
        rows[0] = ["类别", "检查要点", cell("检查结果", across=2), "备注"]
    else:
        rows[0] = ["类别", "检查要点", "检查结果", "备注"]
    found = read(rows)
    assert points(found) == PLAIN[:2]
    assert found["forms"][0]["columns"] == ["类别", "检查要点", "是", "否", "备注"]


@READERS
@pytest.mark.parametrize("between", [(), ("工作情况表（续）",), ("续表",)])
def test_table_cut_by_a_page(read, between):
    head = ["类别", "检查要点", "得分"]
    found = read([head, ["作业", A, ""]], [head, ["", B, ""], ["批改", C, ""]], between=between or ("续表",))
    assert points(found) == PLAIN[:3]
    assert len(found["forms"]) == 1


@READERS
def test_heading_printed_again(read):
    head = ["类别", "检查要点", "得分"]
    assert points(read([head, ["作业", A, ""], ["", B, ""], head, ["批改", C, ""]])) == PLAIN[:3]


TASKS = [
    [["序号", "工作任务", "完成时限", "牵头单位", "配合单位"],
     ["1", "修订作业公示办法。", "2023年4月底前", "基础教育股", "教研室、各学校"], ["2", "开展教师全员培训。", "2023年5月", "人事股", "—"]],
    [["重点任务", "责任单位", "完成时间", "备注"],
     ["修订作业公示办法。", "基础教育股（牵头）、教研室、各学校", "2023年4月底前", ""], ["开展教师全员培训。", "人事股", "2023年5月", ""]],
    [["存在问题", "整改措施", "整改时限", "责任股室", "责任人"],
     ["公示不规范", "修订作业公示办法。", "2023年4月底前", "基础教育股\n教研室\n各学校", "甲某"], ["培训不足", "开展教师全员培训。", "2023年5月", "人事股", "乙某"]],
    [["时间节点", "工作内容", "负责部门"],
     ["2023年4月底前", "修订作业公示办法。", "基础教育股、教研室、各学校"], ["2023年5月", "开展教师全员培训。", "人事股"]],
]  # fmt: skip


@READERS
@pytest.mark.parametrize("rows", TASKS)
def test_tasks(read, rows):
    found = read(rows)
    assert [(task["text"], task["due"], task["departments"]) for task in found["tasks"]] == [
        ("修订作业公示办法。", "2023-04-30", ["基础教育股", "教研室", "各学校"]),
        ("开展教师全员培训。", "2023-05", ["人事股"]),
    ]
    assert found["indicators"] == []


FORMS = [
    ["序号", "学校", "存在问题", "整改措施", "完成时限", "责任人"],
    ["姓名", "任教学科", "听课节数", "谈心谈话次数"],
    ["问题描述", "问题类别", "整改任务", "牵头单位", "责任单位", "整改时限", "是否销号"],
]


@READERS
@pytest.mark.parametrize("columns", FORMS)
def test_blank_forms(read, columns):
    found = read([columns, *[[""] * len(columns) for _ in range(3)]])
    assert [(form["title"], form["columns"]) for form in found["forms"]] == [("工作情况表", columns)]
    assert found["tasks"] == found["indicators"] == []


@READERS
def test_form_with_titles_of_rows_is_no_checklist(read):
    rows = [
        ["督查项目", "存在问题", "整改措施", "备注"],
        ["作业管理", "", "", ""],
        ["课后服务", "", "", ""],
        ["考试管理", "", "", ""],
    ]
    found = read(rows)
    assert found["indicators"] == []
    assert found["forms"][0]["columns"] == rows[0]


def test_form_title_above_number_and_fields():
    body = "".join(
        map(
            paragraph,
            [*BODY, "附件1", "隐患整改通知单", "（    ）云督改字第    号", "学校：        日期：    年  月  日"],
        )
    )
    rows = [["隐患类别", "隐患描述", "整改要求", "整改期限"], ["", "", "", ""], ["", "", "", ""]]
    form = read_document(package(body + table(rows)))["forms"][0]
    assert form["title"] == "隐患整改通知单"
    assert form["header_fields"] == ["学校", "日期"]


@READERS
def test_what_is_forbidden(read):
    found = read(
        [
            ["序号", "负面行为", "备注"],
            ["1", "布置惩罚性作业", ""],
            ["2", "要求家长批改作业", ""],
            ["3", "利用假期组织补课", ""],
        ]
    )
    assert [entry["polarity"] for entry in found["indicators"]] == ["bad_yes"] * 3


def test_questions_asked_in_the_body():
    lines = [
        "云岭县自查通知",
        "各学校：",
        "一、自查重点",
        "（一）作业",
        "1." + A,
        "2." + B,
        "（二）批改",
        "1." + C,
        "2." + D,
        "二、要求",
        "1.认真自查。",
    ]
    assert points(read_document("\n".join(lines).encode())) == PLAIN


OTHER = [
    [["项目", "标准", "依据"], ["课后服务费", "每生每月不超过100元", "发改文件"]],
    [["成员单位", "工作职责"], ["教育局", "负责统筹协调。"], ["公安局", "负责校园周边治安。"]],
    [["序号", "单位", "联系人", "联系电话"], ["1", "甲学校", "甲某", "0990-1"], ["2", "乙学校", "乙某", "0990-2"]],
    [
        ["阶段", "时间", "工作内容", "责任单位"],
        ["自查阶段", "4月", "各校自查。", "各学校"],
        ["督查阶段", "5月", "开展督查。", "督导室"],
    ],
    [["组别", "组长", "组员", "督导范围"], ["第一组", "甲大山", "乙河", "城区各学校，含民办学校"]],
]


@READERS
@pytest.mark.parametrize("rows", OTHER)
def test_other_tables_hold_no_points_and_no_tasks(read, rows):
    found = read(rows)
    assert found["indicators"] == found["tasks"] == []
