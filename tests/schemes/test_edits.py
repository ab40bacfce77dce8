import pytest

from dudao.lib.statetable import NotAllowed
from dudao.schemes.drafts import entries, find, is_doubtful, new_draft
from dudao.schemes.edits import apply_ops, outline_of
from tests.factories.schemes import point, reading


@pytest.fixture
def draft():
    return new_draft(reading())


def test_correct_keeps_what_was_read_and_counts_as_looked_at(draft):
    op = {"op": "correct", "list": "indicators", "id": "c2", "fields": {"point": "作业每天公示。"}}
    entry = find(apply_ops(draft, [op]), "indicators", "c2")
    assert (entry["point"], entry["was"], entry["checked"]) == (
        "作业每天公示。",
        {"point": "作业每天在校内公示。"},
        True,
    )


def test_the_first_reading_is_remembered_over_several_corrections(draft):
    ops = [{"op": "correct", "list": "indicators", "id": "c2", "fields": {"point": text}} for text in ("甲。", "乙。")]
    assert find(apply_ops(draft, ops), "indicators", "c2")["was"] == {"point": "作业每天在校内公示。"}


def test_the_given_draft_stays_as_it_was(draft):
    apply_ops(draft, [{"op": "drop", "list": "indicators", "id": "c1"}])
    assert find(draft, "indicators", "c1")["dropped"] is False


def test_drop_and_restore(draft):
    dropped = apply_ops(draft, [{"op": "drop", "list": "tasks", "id": "t1"}])
    assert [entry["id"] for entry in entries(dropped, "tasks")] == ["t2"]
    back = apply_ops(dropped, [{"op": "restore", "list": "tasks", "id": "t1"}])
    assert [entry["id"] for entry in entries(back, "tasks")] == ["t1", "t2"]


def test_add_stands_after_the_entry_named_and_gets_an_id_that_was_never_used(draft):
    fields = {"point": "新的一条。", "unit_kinds": ["school"], "polarity": "duty"}
    add = {"op": "add", "list": "indicators", "after": "c1", "fields": fields}
    changed = apply_ops(draft, [add, add])
    assert [entry["id"] for entry in changed["indicators"]] == ["c1", "c7", "c6", "c2", "c3", "c4", "c5"]
    assert find(changed, "indicators", "c6")["origin"] == "added"


def test_apply_to_group_changes_the_whole_group_and_no_other(draft):
    op = {"op": "apply_to_group", "group": ["A2", "作业管理"], "fields": {"stages": ["primary"], "minutes": "2"}}
    changed = apply_ops(draft, [op])
    assert [(entry["stages"], entry.get("minutes")) for entry in changed["indicators"]] == [
        ([], None), (["primary"], 2.0), (["primary"], 2.0), ([], None), ([], None),
    ]  # fmt: skip


def test_apply_to_group_never_changes_the_words(draft):
    op = {"op": "apply_to_group", "group": ["A2", "作业管理"], "fields": {"point": "都一样。"}}
    assert [entry["point"] for entry in apply_ops(draft, [op])["indicators"]] == [
        entry["point"] for entry in draft["indicators"]
    ]


def test_bind_and_unbind_a_column(draft):
    bind = {"op": "bind", "id": "b1", "column": "存在的主要问题", "field": "problem"}
    bound = apply_ops(draft, [bind])
    assert find(bound, "forms", "b1")["bindings"] == {"存在的主要问题": "problem"}
    unbound = apply_ops(bound, [bind | {"field": ""}])
    assert find(unbound, "forms", "b1")["bindings"] == {}


def test_confirm_settles_a_doubtful_entry():
    draft = new_draft(reading(indicators=[point("C1", "甲。", confidence=0.4, reasons=["句子断了"])]))
    assert is_doubtful(draft["indicators"][0])
    confirmed = apply_ops(draft, [{"op": "confirm", "list": "indicators", "id": "c1"}])
    assert not is_doubtful(confirmed["indicators"][0])


@pytest.mark.parametrize(
    ("op", "sentence"),
    [
        ({"op": "burn"}, "这一步看不懂，请刷新页面后再试。"),
        ({"op": "drop", "list": "indicators", "id": "c99"}, "这一条已经不在了，请刷新后再改。"),
        ({"op": "drop", "list": "blocks", "id": "c1"}, "这一条已经不在了，请刷新后再改。"),
        ({"op": "add", "list": "blocks", "fields": {}}, "这一步看不懂，请刷新页面后再试。"),
        ({"op": "add", "list": "tasks", "fields": {}}, "任务不能空着，不要这一条就点“不要这一条”。"),
        ({"op": "bind", "id": "b1", "column": "没有的列", "field": "problem"}, "这一条已经不在了，请刷新后再改。"),
        ({"op": "bind", "id": "b1", "column": "学校", "field": "phone"}, "台账里没有这一项，请从列出的里面选。"),
    ],
)
def test_what_is_not_understood_is_refused(draft, op, sentence):
    with pytest.raises(NotAllowed) as refusal:
        apply_ops(draft, [op])
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("name", "entry_id", "fields", "sentence"),
    [
        ("indicators", "c1", {"polarity": "yes"}, "请选怎么判。"),
        ("indicators", "c1", {"unit_kinds": ["planet"]}, "问谁里没有这一项，请刷新后再选。"),
        ("indicators", "c1", {"minutes": "0"}, "预计分钟写 0.1 到 60 之间的数。"),
        ("indicators", "c1", {"point": " "}, "要点不能空着，不要这一条就点“不要这一条”。"),
        ("indicators", "c1", {"checked": False}, "这一项不能改，请刷新页面后再试。"),
        ("tasks", "t1", {"due": "九月"}, "“九月”不是日期，请按 2026-09 或 2026-09-30 的样子写。"),
        ("tasks", "t1", {"due": "2026-09-31"}, "“2026-09-31”不是日期，请按 2026-09-30 的样子写。"),
        ("tasks", "t1", {"due": "9999-12"}, "写成了 9999 年，请核对年份。"),
        ("quantities", "q1", {"from_on": "0001-01-01"}, "写成了 1 年，请核对年份。"),
        ("quantities", "q1", {"from_on": "昨天"}, "“昨天”不是日期，请按 2026-09-30 的样子写。"),
        ("quantities", "q1", {"unit": "分" * 21}, "最多写 20 个字，现在有 21 个，请删短一些。"),
        ("reporting", "r1", {"unit_ids": ["x"]}, "名册里没有这个单位，请刷新后再选。"),
        ("duties", "d1", {"cadence": "yearly"}, "进展请选每月报、每季报或不用报。"),
    ],
)
def test_a_wrong_value_is_refused_with_what_to_do(draft, name, entry_id, fields, sentence):
    with pytest.raises(NotAllowed) as refusal:
        apply_ops(draft, [{"op": "correct", "list": name, "id": entry_id, "fields": fields}])
    assert str(refusal.value) == sentence


def test_the_trail_holds_the_fields_but_no_contact_and_no_member():
    ops = [
        {"op": "correct", "list": "tasks", "id": "t1", "fields": {"due": "2026-10"}},
        {"op": "correct", "list": "contacts", "id": "k1", "fields": {"value": "000-5550101"}},
    ]
    assert outline_of(ops) == [
        {"op": "correct", "list": "tasks", "id": "t1", "fields": {"due": "2026-10"}},
        {"op": "correct", "list": "contacts", "id": "k1", "fields": ["value"]},
    ]
