import pytest

from dudao.lib.statetable import NotAllowed, StateTable, Transition

TABLE = StateTable(
    "door",
    {"open": "开着", "shut": "关着", "locked": "锁着"},
    {"open": "看门人"},
    (
        Transition("shut", "关上", frozenset({"open"}), "shut", "看门人"),
        Transition("knock", "敲门", frozenset({"shut", "locked"}), "", "来人"),
        Transition("lock", "上锁", frozenset({"shut"}), "locked", "看门人", needs=("reason",)),
    ),
    frozenset({"locked"}),
)


def test_an_act_leads_where_the_table_says_or_stays():
    assert TABLE.check("shut", "open").target_from("open") == "shut"
    assert TABLE.check("knock", "locked").target_from("locked") == "locked"


@pytest.mark.parametrize(
    ("act", "state", "said"),
    [("lock", "open", "现在是“开着”，不能上锁。"), ("shut", "locked", "现在是“锁着”，不能关上。")],
)
def test_an_act_from_another_state_is_refused_in_words(act, state, said):
    with pytest.raises(NotAllowed) as refusal:
        TABLE.check(act, state)
    assert str(refusal.value) == said


def test_a_refusal_may_say_what_to_do_instead():
    assert (TABLE.allows("knock", "shut"), TABLE.allows("knock", "open")) == (True, False)
    with pytest.raises(NotAllowed, match="门开着，请进。"):
        TABLE.check("knock", "open", "门开着，请进。")


def test_acts_from_a_state_are_those_of_the_table_in_its_order():
    assert [row.act for row in TABLE.acts_from("shut")] == ["knock", "lock"]
    assert TABLE.acts_from("nowhere") == []


def test_an_act_is_found_by_its_name_alone():
    assert TABLE.act("lock").needs == ("reason",)
    with pytest.raises(KeyError):
        TABLE.act("open")


def test_the_diagram_has_a_line_for_each_way():
    ways = ["开着 --> 关着: 关上", "锁着 --> 锁着: 敲门", "关着 --> 关着: 敲门", "关着 --> 锁着: 上锁"]
    assert TABLE.diagram() == "stateDiagram-v2\n" + "".join(f"    {way}\n" for way in ways)
