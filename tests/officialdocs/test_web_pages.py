"""Web pages, pasted text, Traditional characters, two papers in one file."""

import pytest

from dudao.officialdocs.readers import SecretDocument, UnreadableDocument, read_document
from dudao.officialdocs.readers.html import read_html
from tests.factories.passed_on import PASSED_ON

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>云岭县教育局</title>
<style>p{{color:red}}</style></head>
<body><div class="header"><a>首页</a><a>政务公开</a></div><div class="crumb">当前位置：首页 &gt; 通知公告</div>
<table><tr><td>索引号</td><td>11-02</td><td>发文字号</td><td>云教督〔2026〕8号</td></tr>
<tr><td>成文日期</td><td>2026-03-06</td></tr></table>
<div class="content"><h1>云岭县2026年“双减”督导方案</h1><p>【字体：大 中 小】</p><p>来源：县教育局</p>
<p>各学校要把作业量控制在规定时间以内，小学书面作业平均完成时间不超过60分钟。</p><p style="display:none">隐藏的话。</p>
<p>一、工作步骤</p><p>（一）自查阶段（3月10日至3月25日）。各学校于3月28日前将自查报告报送县教育局督导室。</p>
<table border="1"><tr><th>项目</th><th>督导要点</th><th>备注</th></tr>
<tr><td rowspan="2">作业管理</td><td>C1.是否公示作业。</td><td></td></tr>
<tr><td>C2.是否存在惩罚性作业。</td><td></td></tr></table></div>
<div>上一篇：关于放假的通知</div><div class="footer">版权所有 云岭县教育局 ICP备1号</div>
<script>var a="。"</script></body></html>"""


@pytest.mark.req("A02")
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_the_paper_stands_without_the_site_around_it(charset):
    content = PAGE.format(charset=charset).encode("gb18030" if charset == "gb2312" else charset)
    read = read_document(content, "来文.html")
    assert (read["title"], read["doc_number"]) == ("云岭县2026年“双减”督导方案", "云教督〔2026〕8号")
    assert [(point["group"], point["point_code"]) for point in read["indicators"]] == [
        ("作业管理", "C1"), ("作业管理", "C2"),
    ]  # fmt: skip
    whole = "".join(block["text"] for block in read["blocks"])
    for noise in ("首页", "字体", "来源", "上一篇", "版权", "隐藏", "var a"):
        assert noise not in whole
    assert [entry["value"] for entry in read["quantities"]] == [60]


def test_spans_that_lie_do_not_stop_the_reading():
    row = '<tr><td rowspan="999999999" colspan="9999">作业管理，要点。</td><td>乙</td></tr>'
    assert read_html(f"<html><body><table>{row}</table></body></html>".encode()).blocks[0].grid.width == 65
    with pytest.raises(UnreadableDocument, match="太大"):
        read_html(b"<html>" + b"<p>x</p>" * 2_000_000 + b"</html>")


def test_a_marked_web_page_is_refused():
    with pytest.raises(SecretDocument):
        read_document("<html><body><p>机密★5年</p><p>方案，内容。</p></body></html>".encode(), "a.html")


PASTED = """首页 > 政务公开 > 通知公告
【字体：大 中 小】 【打印】
发布时间：2026-03-08 浏览次数：120

云岭县2026年“双减”督导方案

一、工作步骤
（一）自查阶段（3月10日至3月25日）。各学校于3月28日前将自查报告报送县教育局督导室。

上一篇：关于放假的通知
版权所有 云岭县教育局
"""


def test_pasted_text_loses_what_the_site_put_around_it():
    read = read_document(PASTED.encode())
    assert read["blocks"][0]["text"] == "云岭县2026年“双减”督导方案"
    assert read["blocks"][-1]["text"].startswith("（一）自查阶段")
    assert len(read["phases"]) == 1


def test_traditional_text_is_read_as_simplified_and_kept_as_it_was():
    text = (
        "雲嶺縣2026年“雙減”督導方案\n\n各學校要把作業量控制在規定時間以內，小學書面作業平均完成時間不超過60分鐘。\n"
        "課後服務結束時間不早於當地正常下班時間。\n"
    )
    read = read_document(text.encode())
    assert read["title"] == "云岭县2026年“双减”督导方案"
    assert 60 in [entry["value"] for entry in read["quantities"]]
    assert read["blocks"][0]["original"] == "雲嶺縣2026年“雙減”督導方案"
    assert [warning["kind"] for warning in read["warnings"]].count("traditional") == 1


def test_a_name_with_an_old_sign_changes_nothing():
    read = read_document("云岭县督导方案\n\n联系人：陳小禾，电话：0990-2345678。\n".encode())
    assert "陳小禾" in read["blocks"][1]["text"]
    assert not [warning for warning in read["warnings"] if warning["kind"] == "traditional"]


def test_a_notice_passed_on_with_its_scheme_asks_what_holds():
    said = [
        warning["message"]
        for warning in read_document(PASSED_ON.encode())["warnings"]
        if warning["kind"] == "two_papers"
    ]
    assert len(said) == 4
    title, number, day, due = said
    assert "“岚州市“双减”督导方案”" in title
    assert "云教督〔2026〕12号" in number
    assert "岚教督〔2026〕5号" in number
    assert "“2026年3月20日”；“2026年3月6日”。现在用的是“2026年3月20日”" in day
    assert "2026年4月20日前" in due
    assert "4月28日前" in due


def test_what_the_papers_say_is_given_as_rows_to_choose_from():
    rows = read_document(PASSED_ON.encode())["candidates"]
    values = {(row["field"], row["paper"]): row["value"] for row in rows}
    assert values["doc_number", 1] == "云教督〔2026〕12号"
    assert values["issued_on", 2] == "2026-03-06"
    assert values["title", 2] == "岚州市“双减”督导方案"
    (first, second) = (row["blocks"] for row in rows if row["field"] == "deadline")
    assert first[1] == second[0]
    assert all(row["place"]["words"] for row in rows)


def test_the_title_that_was_taken_is_among_those_to_choose_from():
    read = read_document(PASSED_ON.encode())
    titles = {row["value"]: row["paper"] for row in read["candidates"] if row["field"] == "title"}
    assert titles[read["title"]] == 2
    assert len(titles) == 4


def test_a_single_paper_asks_nothing():
    single = PASSED_ON[PASSED_ON.index("岚州市教育局文件") :]
    assert not [warning for warning in read_document(single.encode())["warnings"] if warning["kind"] == "two_papers"]
