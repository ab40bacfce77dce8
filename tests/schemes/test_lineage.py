from uuid import uuid4

import pytest

from dudao.schemes.lineage import Earlier, lineages

OLD = "作业每天在校内公示，质量有人查。"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("C8", OLD),
        ("C8", "作业每天在校内公示，由教务处查质量。"),
        ("C9", OLD),  # renumbered, the very same words
    ],
)
def test_lineage_is_carried_on_for_the_same_point(code, text):
    earlier = Earlier("C8", OLD, uuid4())
    assert lineages([(code, text)], [earlier]) == [earlier.lineage]


@pytest.mark.parametrize(
    ("code", "text"),
    [("C8", "课后服务结束时间不早于下班时间。"), ("C9", "作业每天在校内公示，由教务处查质量。")],
)
def test_lineage_is_new_for_another_point(code, text):
    earlier = Earlier("C8", OLD, uuid4())
    assert lineages([(code, text)], [earlier]) != [earlier.lineage]


def test_lineage_is_never_given_twice():
    earlier = Earlier("C8", OLD, uuid4())
    first, second = lineages([("C8", OLD), ("C9", OLD)], [earlier])
    assert first == earlier.lineage
    assert second != first


def test_the_same_words_win_over_the_same_code():
    one, other = Earlier("C1", "甲项制度健全，落实到人。", uuid4()), Earlier("C2", "乙项制度健全，落实到人。", uuid4())
    swapped = [("C1", other.text), ("C2", one.text)]
    assert lineages(swapped, [one, other]) == [other.lineage, one.lineage]
