"""What Word files carry beyond plain paragraphs: tracked changes, notes, boxes, numbers of styles, cut tables."""

import io

from docx import Document
from docx.enum.section import WD_ORIENT

from dudao.officialdocs.readers import read_document
from dudao.officialdocs.readers.docx import deleted_text, read_docx

from .papers import NAMESPACE, cell, package, paragraph, table

LIST = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)
NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list}"/></w:numPr>'


def texts(content):
    return [block.text for block in read_docx(content).blocks]


def test_a_paragraph_mark_that_was_deleted_joins_two_paragraphs():
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>各学校于每月</w:t></w:r></w:p>'
    assert texts(package(gone + paragraph("25日前报送自查报告。"))) == ["各学校于每月25日前报送自查报告。"]
    assert texts(package(paragraph("一、总则") + gone)) == ["一、总则", "各学校于每月"]


def test_rows_struck_out_are_gone_and_moved_text_counts_once():
    gone = f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{cell('2')}{cell('旧任务')}</w:tr>"
    drawn = table([["序号", "任务"], ["1", "新任务"]]).replace("</w:tbl>", gone + "</w:tbl>")
    moved = (
        "<w:p><w:moveFrom><w:r><w:t>搬走的话。</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>搬走的话。</w:t></w:r></w:moveTo></w:p>"
    )
    source = read_docx(package(drawn + moved))
    assert source.blocks[0].grid.texts() == [["序号", "任务"], ["1", "新任务"]]
    assert [block.text for block in source.blocks[1:]] == ["搬走的话。"]


def test_deleted_words_are_known_for_comparing():
    struck = "<w:p><w:del><w:r><w:delText>不再使用的一句话</w:delText></w:r></w:del><w:r><w:t>留下的</w:t></w:r></w:p>"
    assert deleted_text(package(struck)) == "不再使用的一句话"


def test_a_limit_in_a_footnote_is_read_where_it_is_cited():
    note = (
        f'<w:footnotes {NAMESPACE}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("小学书面作业平均完成时间不超过60分钟。")}</w:footnote></w:footnotes>'
    )
    cited = '<w:p><w:r><w:t>严格控制作业量。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    content = package(paragraph("云岭县督导方案") + cited + paragraph("二、其他"), word__footnotes_xml=note)
    assert texts(content)[1:3] == ["严格控制作业量。", "注：小学书面作业平均完成时间不超过60分钟。"]
    assert [(entry["value"], entry["unit"]) for entry in read_document(content)["quantities"]] == [(60, "分钟")]


def test_a_text_box_in_a_cell_stands_once_and_its_table_too():
    inner = paragraph("填表须知") + table([["学校", "问题"], ["", ""]])
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:txbxContent>{inner}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{inner}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}{box}</w:tc>{cell('乙')}</w:tr></w:tbl>"
    blocks = read_docx(package(outer)).blocks
    assert [block.text or block.grid.texts() for block in blocks] == [
        "填表须知", [["学校", "问题"], ["", ""]], [["甲", "乙"]],
    ]  # fmt: skip


def test_numbers_of_a_style_are_drawn_and_taken_away_by_list_0():
    styles = (
        f'<w:styles {NAMESPACE}><w:style w:styleId="Head"><w:pPr>{NUMBER.format(list=1)}</w:pPr></w:style>'
        '<w:style w:styleId="Own"><w:basedOn w:val="Head"/></w:style></w:styles>'
    )
    numbers = f"<w:numbering {NAMESPACE}>{LIST.format(style='chineseCountingThousand')}</w:numbering>"
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="{style}"/>{extra}')
        for text, style, extra in (
            ("目标", "Head", ""), ("步骤", "Own", ""), ("说明", "Own", NUMBER.format(list=0)), ("要求", "Head", ""),
        )
    )  # fmt: skip
    content = package(body, word__numbering_xml=numbers, word__styles_xml=styles)
    assert texts(content) == ["一、目标", "二、步骤", "说明", "三、要求"]


def test_a_list_that_starts_again_and_old_stems():
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    numbers = f"<w:numbering {NAMESPACE}>{LIST.format(style='ideographTraditional')}{again}</w:numbering>"
    body = "".join(
        paragraph(text, NUMBER.format(list=number)) for text, number in (("一", 1), ("二", 1), ("三", 2), ("四", 2))
    )
    assert texts(package(body, word__numbering_xml=numbers)) == ["甲、一", "乙、二", "甲、三", "乙、四"]


def test_a_table_that_was_cut_by_hand_with_its_head_again_is_one_checklist():
    head = ["项目", "督导要点", "备注"]
    first = [head, ["作业管理", "C1.是否公示作业。", ""], ["", "C2.是否分层布置作业。", ""]]
    second = [head, ["课后服务", "C3.是否讲授新课。", ""], ["", "C4.是否按时结束。", ""]]
    body = paragraph("督导要点") + table(first) + paragraph("续表") + table(second)
    points = [point["point_code"] for point in read_document(package(body))["indicators"]]
    assert points == ["C1", "C2", "C3", "C4"]


def test_a_section_in_landscape_is_read_on():
    paper = Document()
    paper.add_paragraph("云岭县督导工作方案")
    section = paper.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    paper.add_paragraph("附件1　问题统计表")
    drawn = paper.add_table(rows=2, cols=3)
    for place, text in zip(drawn.rows[0].cells, ("学校", "存在的问题", "整改措施"), strict=True):
        place.text = text
    paper.add_section()
    paper.add_paragraph("本表每月底前报送。")
    held = io.BytesIO()
    paper.save(held)
    read = read_document(held.getvalue())
    assert [form["columns"] for form in read["forms"]] == [["学校", "存在的问题", "整改措施"]]
    assert read["blocks"][-1]["text"] == "本表每月底前报送。"
