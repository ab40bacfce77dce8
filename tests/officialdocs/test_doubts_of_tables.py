"""Columns that nobody read, offices over the rows, torn letters, odd phases, streets, names run together with posts."""

import pytest

from dudao.officialdocs.readers.own_doubts import own_doubts
from dudao.officialdocs.shapes import Group, Member, Phase, ReadDocument, Task

from .test_seventh_lessons import read, read_table


def kinds(document: dict, kind: str) -> list[dict]:
    return [note for note in document["warnings"] if note["kind"] == kind]


def test_a_column_of_times_that_was_read_as_nothing_is_told():
    rows = [["学校", "到校时段"], ["云岭一小", "4月3日前"], ["云岭二小", "4月9日前"], ["云岭三小", "4月16日前"]]
    document = read_table(rows)
    assert kinds(document, "table_doubt") or kinds(document, "left_over")


def test_a_column_of_people_that_was_read_as_nothing_is_told():
    rows = [["片区", "姓名"], ["东片", "文小山"], ["西片", "程小川"], ["南片", "柳小溪"]]
    document = read_table(rows)
    named = {member["name"] for group in document["groups"] for member in group["members"]}
    assert named or kinds(document, "table_doubt") or kinds(document, "left_over")


@pytest.mark.parametrize(
    ("entry", "lists", "word"),
    [
        (Task(no=1, text="完 成 自查", due=None, departments=["教研室"]), "tasks", "断开"),
        (Phase(name="每周2次，入校", start=None, end=None, actor=None, text="x"), "phases", "阶段的名称"),
        (Group(name="督导组", members=[Member(role="组长", name="文小山教育局局长")]), "groups", "组成人员"),
        (
            Group(name="督导组", members=[Member(role="召集人", name="分管教育的副县长", kind="unit")]),
            "groups",
            "组成人员",
        ),
    ],
)
def test_an_entry_of_an_odd_shape_is_doubted(entry, lists, word):
    own_doubts(ReadDocument(**{lists: [entry]}), [])
    assert any(word in reason for reason in entry.reasons)
    assert entry.confidence < 0.8


def test_a_street_is_an_address_or_told():
    document = read("材料交到学府路18号教育大楼203室。")
    held = [contact["value"] for contact in document["contacts"]]
    assert any("学府路18号" in value for value in held) or kinds(document, "left_over")
