import pytest

from dudao.schemes.drafts import new_draft
from dudao.schemes.edits import apply_ops
from dudao.schemes.proposals import with_proposals
from dudao.schemes.rules import Block, blocks
from tests.factories.schemes import point, reading


def draft(**changes):
    return new_draft(with_proposals(reading(**changes)))


def limit(**changes) -> dict:
    return {
        "what": "书面作业",
        "op": "<=",
        "value": 60,
        "unit": "分钟",
        "applies_to": None,
        "source_sentence": "",
    } | changes


def test_a_complete_draft_is_not_blocked():
    assert blocks(draft()) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": " "}, Block("方案没有标题，请补上。")),
        (
            {"indicators": [], "tasks": [], "reporting": [], "duties": []},
            Block("还没有一条要点、任务、报送或职责，至少留一条。"),
        ),
        ({"indicators": [point("C1", "甲。", polarity="")]}, Block("要点 C1 没有定怎么判。", "indicators", "c1")),
        (
            {"indicators": [point("C1", "甲。", unit_kinds=[])]},
            Block("要点 C1 没有定问谁，不问任何单位的请选“不要这一条”。", "indicators", "c1"),
        ),
        (
            {"reporting": [], "phases": [{"name": "自查", "start": None, "end": None, "confidence": 0.2}]},
            Block("还有 1 条拿不准的没有看过，从这一条看起。", "phases", "p1"),
        ),
        ({"indicators": [point("C1", " ")]}, Block("要点 C1 没有内容。", "indicators", "c1")),
        (
            {"indicators": [point("C1", "甲。"), point("C1", "乙。")]},
            Block("编号 C1 用在了 2 条要点上，请改成不同的。", "indicators", "c2"),
        ),
        (
            {"indicators": [point("C1", "甲。", confidence=0.5)]},
            Block("还有 1 条拿不准的没有看过，从这一条看起。", "indicators", "c1"),
        ),
        ({"quantities": [limit(op="")]}, Block("限额“书面作业”没有写是不超过还是不少于。", "quantities", "q1")),
        ({"quantities": [limit(value="")]}, Block("限额“书面作业”没有写多少。", "quantities", "q1")),
        ({"quantities": [limit(from_on=None)]}, Block("限额“书面作业”没有写从哪天起算。", "quantities", "q1")),
        (
            {"quantities": [limit(from_on="2026-09-01", until_on="2026-08-01")]},
            Block("限额“书面作业”的止日早于起日。", "quantities", "q1"),
        ),
        (
            {"phases": [{"name": "自查", "start": "2026-10", "end": "2026-09", "actor": None, "text": ""}]},
            Block("阶段“自查”止期早于起期，请改。", "phases", "p1"),
        ),
        (
            {"phases": [{"name": "自查", "start": "2026-09-20", "end": "2026-09-10", "actor": None, "text": ""}]},
            Block("阶段“自查”止期早于起期，请改。", "phases", "p1"),
        ),
    ],
)
def test_what_blocks_is_said_with_its_entry(changes, expected):
    assert blocks(draft(**changes)) == [expected]


def test_a_scheme_of_duties_alone_needs_no_point():
    assert blocks(draft(indicators=[], tasks=[], reporting=[])) == []


def test_what_was_dropped_blocks_nothing():
    given = draft(indicators=[point("C1", "甲。"), point("C2", "乙。", unit_kinds=[])])
    assert blocks(apply_ops(given, [{"op": "drop", "list": "indicators", "id": "c2"}])) == []


def test_a_kind_of_unit_that_nobody_knows_blocks():
    given = draft()
    given["indicators"][0]["unit_kinds"] = ["planet"]
    assert blocks(given) == [Block("要点 C1 问的单位种类看不懂，请重选。", "indicators", "c1")]
