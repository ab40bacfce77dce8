"""Word files: merged cells, drawn numbers, deletions, text boxes, nested wrappers."""

from dudao.officialdocs.readers import read_document
from dudao.officialdocs.readers.docx import read_docx

from .papers import NAMESPACE, cell, package, paragraph, table

NUMBERED = '<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
NUMBERING = (
    f'<w:numbering {NAMESPACE}><w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)


def texts(content):
    return [block.text for block in read_docx(content).blocks]


def test_merged_cells_are_one_object_in_all_their_squares():
    rows = [
        [cell("组别", merge="restart"), cell("检查情况", across=2)],
        [cell("", merge="continue"), cell("问题"), cell("措施")],
    ]
    grid = read_docx(package(table(rows))).blocks[0].grid
    assert grid.width == 3
    assert grid.rows[0][0] is grid.rows[1][0]
    assert grid.rows[0][1] is grid.rows[0][2]
    assert (grid.rows[0][0].down, grid.rows[0][1].across) == (2, 2)
    assert grid.texts() == [["组别", "检查情况", ""], ["", "问题", "措施"]]


def test_numbers_drawn_by_word_stand_in_the_text():
    body = "".join(
        paragraph(text, NUMBERED.format(depth=depth))
        for text, depth in (("总则", 0), ("目标", 1), ("原则", 1), ("步骤", 0), ("自查", 1))
    )
    assert texts(package(body, word__numbering_xml=NUMBERING)) == ["一、总则", "1.目标", "2.原则", "二、步骤", "1.自查"]


def test_deleted_text_is_gone_and_inserted_text_stays():
    deleted = "<w:del><w:r><w:delText>不</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>要自查</w:t></w:r></w:ins>"
    body = f"<w:p><w:r><w:t>各校</w:t></w:r>{deleted}{inserted}</w:p>"
    assert texts(package(body)) == ["各校要自查"]


def test_text_box_is_a_paragraph_of_its_own_and_read_once():
    box = f'<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:txbxContent>{paragraph("云岭县教育局文件")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{paragraph("云岭县教育局文件")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>'
    assert texts(package(f"<w:p>{box}<w:r><w:t>正文</w:t></w:r></w:p>")) == ["云岭县教育局文件", "正文"]


def test_content_controls_are_looked_through():
    body = f"<w:sdt><w:sdtContent>{paragraph('标题')}{table([['甲', '乙']])}</w:sdtContent></w:sdt>"
    assert [block.kind for block in read_docx(package(body)).blocks] == ["paragraph", "table"]


def test_table_in_a_cell_is_not_a_second_table():
    outer = f"<w:tbl><w:tr><w:tc>{table([['内甲', '内乙']])}{paragraph('外')}</w:tc></w:tr></w:tbl>"
    blocks = read_docx(package(outer)).blocks
    assert len(blocks) == 1
    assert blocks[0].grid.rows[0][0].text == "内甲\n内乙\n外"


def test_checklist_and_form_of_one_table():
    rows = [
        ["一级指标", "二级指标", "督导要点", "得分"],
        [cell("A1.作业（20分）", merge="restart"), cell("B1.总量"), cell("C1.是否公示作业"), cell("")],
        [cell("", merge="continue"), cell("B2.质量"), cell("C2.是否存在惩罚性作业"), cell("")],
    ]
    read = read_document(package(paragraph("督导要点") + table(rows)))
    points = [(point["group"], point["item"], point["point_code"], point["polarity"]) for point in read["indicators"]]
    assert points == [("作业（20分）", "总量", "C1", "good_yes"), ("作业（20分）", "质量", "C2", "bad_yes")]
    assert [form["columns"] for form in read["forms"]] == [["一级指标", "二级指标", "督导要点", "得分"]]


def test_bands_number_the_groups_and_cells_are_split():
    rows = [
        ["序号", "检查项目", "检查内容", "检查结果"],
        [cell("一、作业管理", across=4)],
        ["1", "作业公示", "1.是否每日公示；2.是否注明时间。", ""],
        [cell("二、课后服务", across=4)],
        ["2", "收费管理", "有无违规收费情形", ""],
    ]
    read = read_document(package(paragraph("专项督导检查表") + table(rows)))
    points = [(point["group"], point["item"], point["point_code"], point["polarity"]) for point in read["indicators"]]
    assert points == [
        ("作业管理", "作业公示", "一.1.1", "good_yes"),
        ("作业管理", "作业公示", "一.1.2", "good_yes"),
        ("课后服务", "收费管理", "二.2", "bad_yes"),
    ]


def test_two_row_head_gives_its_lowest_names():
    rows = [
        [cell("学校", merge="restart"), cell("检查情况", across=2), cell("备注", merge="restart")],
        [cell("", merge="continue"), cell("问题数"), cell("已整改"), cell("", merge="continue")],
        ["", "", "", ""],
    ]
    read = read_document(package(paragraph("情况汇总表") + table(rows)))
    assert [(form["title"], form["columns"]) for form in read["forms"]] == [
        ("情况汇总表", ["学校", "问题数", "已整改", "备注"])
    ]


def test_label_sheet_is_a_form_with_fields_and_no_columns():
    rows = [["学校名称", "", "督导时间", ""], ["主要成绩", "", "问题及建议", ""]]
    (form,) = read_document(package(paragraph("意见反馈单") + table(rows)))["forms"]
    assert (form["title"], form["columns"]) == ("意见反馈单", [])
    assert form["header_fields"] == ["学校名称", "督导时间", "主要成绩", "问题及建议"]


def test_progress_is_told_in_rising_percent():
    told = []
    read_document(package(paragraph("方案")), progress=lambda percent, step: told.append((percent, step)))
    assert [percent for percent, _ in told] == sorted(percent for percent, _ in told)
    assert told[-1] == (100, "读完")
