"""The second look: entries doubted beside their neighbours, promised counts, clauses and cells that nobody read."""

import pytest

from dudao.officialdocs.readers import read_document
from dudao.officialdocs.readers.beside_doubts import beside_doubts
from dudao.officialdocs.readers.cut import is_cut
from dudao.officialdocs.readers.polarity import asks_either, is_told
from dudao.officialdocs.readers.surnames import may_be_a_person, people_named
from dudao.officialdocs.shapes import Indicator, Place, Quantity, ReadDocument, Reporting, Task

from .papers import package, paragraph, table

HEAD = ["云岭县“双减”督导工作方案", "一、工作安排"]
SIGNED = ["云岭县教育局", "2026年3月2日"]


def read(*lines: str) -> dict:
    return read_document("\n".join([*HEAD, *lines]).encode(), "paper.txt")


def read_table(rows: list[list[str]], *lines: str) -> dict:
    body = "".join(paragraph(line) for line in [*HEAD, *lines]) + table(rows)
    return read_document(package(body), "paper.docx")


def kinds(document: dict, kind: str) -> list[dict]:
    return [note for note in document["warnings"] if note["kind"] == kind]


# ── cut sentences ────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    "text", ["为愿意多学一点的学生再拓展一些学习空", "各校要把每一项要求和每一条工作措", "每班每天作业不超过"]
)
def test_a_text_that_ends_in_half_a_word_is_cut(text):
    assert is_cut(text)


@pytest.mark.parametrize(
    "text", ["各班合理安排每个学生的活动时空", "是否给学生留出自己支配的时间", "社团放在学生都有的空"]
)
def test_a_text_that_ends_in_a_word_is_whole(text):
    assert not is_cut(text)


def test_a_point_cut_inside_a_word_is_told():
    rows = [["序号", "督导要点"], ["1", "是否给学有余力的学生留出更多成长空"], ["2", "是否给全体家长公布投诉电话"]]
    told = kinds(read_table(rows), "cut_sentence")
    assert [note["place"]["row"] for note in told] == [1]


# ── counts that are promised ─────────────────────────────────────────────
def tasks(count: int) -> list[list[str]]:
    rows = [
        [str(n), f"完成第{n}批学校作业台账的核对工作", "教研室", f"2026年{n % 12 + 1}月底前"]
        for n in range(1, count + 1)
    ]
    return [["序号", "工作任务", "责任单位", "完成时限"], *rows]


def test_fewer_tasks_than_promised_are_told():
    document = read_table(tasks(11), "全年重点工作共12项任务，分解如下。")
    assert len(document["tasks"]) == 11
    [note] = kinds(document, "count_differs")
    assert "12" in note["message"]
    assert "11" in note["message"]


def test_a_promise_that_is_kept_is_not_told():
    assert kinds(read_table(tasks(12), "全年重点工作共12项任务，分解如下。"), "count_differs") == []


# ── what stands in a row or a clause and was not read ────────────────────
def test_two_offices_under_the_lead_are_a_doubt():
    rows = [
        ["序号", "工作任务", "牵头单位", "完成时限"],
        ["1", "修订全县作业管理细则并印发", "基教股；教研室", "2026年5月底前"],
        ["2", "组织责任督学集中培训一次", "督导室", "2026年6月底前"],
    ]
    first, second = read_table(rows)["tasks"]
    assert any("谁牵头" in reason for reason in first["reasons"])
    assert second["reasons"] == []


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("低年级放学不得早于16:15，逢雨雪天另定。", ""),
        ("每名教师每学期上交自编习题3份，择优汇编。", "数量限额"),
        ("宣传组（县融媒体中心牵头），负责对外解释政策、答复来信。", "部门职责"),
        ("第二轮：查漏补缺（9月中旬起，长期坚持）对照台账再过一遍。", "时间要求"),
        ("临时召集人由县教育局副局长柳如松担任，人手从各股抽调。", "组成人员"),
    ],
)
def test_what_a_clause_holds_is_read_or_told(sentence, word):
    document = read("各校照常开展工作。", sentence)
    entries = [*document["quantities"], *document["duties"], *document["phases"], *document["groups"]]
    told = [note for note in kinds(document, "left_over") if sentence in note["quote"]]
    assert entries or any(word in note["message"] for note in told)


def test_a_signature_that_is_no_issuer_is_told():
    document = read("各校照常开展工作。", *SIGNED, "另附一份说明，供各校参考。", "云岭县教师进修学校", "2026年3月5日")
    assert document["issuer"] == ["云岭县教育局"]
    [note] = kinds(document, "issuer_differs")
    assert "云岭县教师进修学校" in note["message"]
    assert kinds(read("各校照常开展工作。", *SIGNED), "issuer_differs") == []


# ── people ───────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("name", "person"), [("柳如松", True), ("欧阳 青", True), ("县委常委", False), ("各股室", False)]
)
def test_a_name_begins_with_a_surname(name, person):
    assert may_be_a_person(name) is person


def test_people_stand_behind_posts_and_colons():
    assert people_named("组长由局长柳如松担任，联络人：高远。") == ["柳如松", "高远"]
    assert people_named("主任：统一负责；责任督学高度重视。") == []


def test_a_telephone_after_a_mailbox_is_a_contact():
    document = read("督导股：dd@example.com ，0555-5550171；人事股：rs@example.com 0555-5550172")
    assert {"0555-5550171", "0555-5550172"} <= {contact["value"] for contact in document["contacts"]}


# ── polarity ─────────────────────────────────────────────────────────────
def test_a_question_with_two_answers_tells_none():
    assert asks_either("成绩用等级告知还是公布名次")
    assert asks_either("晚自习是否晚于九点结束")
    assert not asks_either("是否建立作业公示制度")
    assert is_told("是否建立作业公示制度")
    assert not is_told("校门口是否贴着横幅")


# ── beside the neighbours ────────────────────────────────────────────────
def point(n: int, **given) -> Indicator:
    told = {"group_code": None, "group": "作业", "item_code": None, "item": "总量", "point_code": None}
    return Indicator(
        **(told | {"point": f"是否落实第{n}项作业制度", "polarity": "good_yes", "place": Place(3, "表", n)} | given)
    )


def doubted(document: ReadDocument, entries) -> list[bool]:
    beside_doubts(document)
    return [bool(entry.reasons) for entry in entries]


def test_a_point_without_the_title_of_its_neighbours_is_a_doubt():
    points = [*(point(n) for n in range(9)), point(9, item=None)]
    assert doubted(ReadDocument(indicators=points), points) == [False] * 9 + [True]


def test_an_untold_question_among_bad_ones_is_a_doubt():
    points = [
        point(1, point="是否存在超标布置作业", polarity="bad_yes"),
        point(2, point="校门口是否贴着横幅"),
        point(3),
    ]
    assert doubted(ReadDocument(indicators=points), points) == [False, True, False]


def test_two_offices_in_one_name_are_a_doubt():
    told = [["教研室"], ["人事股"], ["教研室人事股"]]
    made = [Task(no=n, text="核对台账", due="2026-05", departments=names) for n, names in enumerate(told)]
    assert doubted(ReadDocument(tasks=made), made) == [False, False, True]


def report(sentence: str) -> Reporting:
    return Reporting(
        who="各校",
        what="自查表",
        to_whom="县教育局",
        due_or_period="5月8日前",
        cadence="once",
        source_sentence=sentence,
    )


def test_a_report_that_goes_through_a_second_hand_is_a_doubt():
    reports = [report("各校填好自查表，由学区汇总后于5月8日前报县教育局。"), report("各校5月8日前将自查表报县教育局。")]
    assert doubted(ReadDocument(reporting=reports), reports) == [True, False]


def test_one_number_said_of_three_things_is_a_doubt():
    together, alone = "签约率、知晓率、回访率三项均为100%。", "签约率为100%。"
    limits = [
        Quantity(what="签约率", value=100, unit="%", applies_to=None, op="=", source_sentence=sentence)
        for sentence in (together, alone)
    ]
    assert doubted(ReadDocument(quantities=limits), limits) == [True, False]
