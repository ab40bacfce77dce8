"""Who leads the rows below a band, a lead marked after its name, and work shared out within one sentence."""

import io

import pytest
from docx import Document

from dudao.officialdocs.readers import read_document

HEAD = [
    "关于印发《云岭县“双减”任务方案》的通知", "云教〔2026〕12号", "各学校：", "现将方案印发给你们，请认真执行。",
    "云岭县教育局", "2026年2月26日", "云岭县“双减”任务方案", "一、工作目标", "切实减轻学生负担。",
]  # fmt: skip


def paper(lines: list[str], rows: list[list[str]] = ()) -> dict:
    document = Document()
    for text in [*HEAD, *lines]:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=0, cols=max(map(len, rows)))
        for row in rows:
            cells = table.add_row().cells
            if len(row) == 1:
                cells[0].merge(cells[-1]).text = row[0]
            else:
                for cell, text in zip(cells, row, strict=True):
                    cell.text = text
    out = io.BytesIO()
    document.save(out)
    return read_document(out.getvalue(), filename="方案.docx")


HEADING = ["序号", "工作任务", "配合单位", "完成时限"]


@pytest.mark.req("A08")
@pytest.mark.parametrize(
    "band", ["牵头单位：县教育局", "（一）县教育局牵头（2项）", "县教育局牵头的任务", "贰、县教育局牵头（2项）"]
)
def test_a_band_names_who_leads_the_rows_below(band):
    read = paper(
        ["附件：任务清单"],
        [HEADING, [band], ["1", "修订作业管理办法", "县教研室", "4月底前"], ["2", "开展专项审计工作", "—", "6月"],
         ["二、其他"], ["3", "公布监督举报电话", "办公室", "5月"]],
    )  # fmt: skip
    assert [(task["departments"], task["lead"]) for task in read["tasks"]] == [
        (["县教育局", "县教研室"], "县教育局"), (["县教育局"], "县教育局"), (["办公室"], None),
    ]  # fmt: skip


def test_who_joins_the_lead_of_a_band_is_one_of_the_offices():
    read = paper(
        ["附件：任务清单"], [HEADING, ["牵头单位：财政局（会同教育局）"], ["1", "落实课后服务补助", "—", "8月"]]
    )
    assert [task["departments"] for task in read["tasks"]] == [["财政局", "教育局"]]


def test_the_lead_may_be_marked_after_its_name():
    rows = [["序号", "工作任务", "责任单位", "时限"], ["1", "修订作业管理办法", "教研室、教育股（牵头）", "4月"]]
    assert [task["lead"] for task in paper(["附件：任务清单"], rows)["tasks"]] == ["教育股"]


def test_work_shared_out_in_one_sentence_is_one_duty_an_office():
    read = paper(
        ["二、组织保障", "教育局基教科负责日常管理，财务科负责收费监管，安全科负责安全检查，教研室负责课程质量评估。"]
    )
    assert [duty["unit"] for duty in read["duties"]] == ["教育局基教科", "财务科", "安全科", "教研室"]


def test_teams_of_a_special_group_have_each_their_work():
    read = paper(
        [
            "二、组织领导",
            "专班下设两个组：综合协调组（县教育局牵头），负责信息汇总、会议组织；联合执法组（市场监管局牵头），负责现场执法。",
        ]
    )
    assert [(duty["unit"], duty["text"]) for duty in read["duties"]] == [
        ("综合协调组", "负责信息汇总、会议组织"), ("联合执法组", "负责现场执法"),
    ]  # fmt: skip
