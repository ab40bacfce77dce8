"""Which entry carries on which: a table of what happens to a scheme from one year to the next."""

import pytest

from dudao.schemes.lineage import Item, carried, likeness, nearest

SHOWN, CHECKED = "作业每天在校内公示，质量有人查。", "作业每天在校内公示，由教务处查质量。"
SERVICE, FIRE = "课后服务结束时间不早于下班时间。", "消防设施是否齐全有效。"


def items(*rows: tuple[str, str, str]) -> list[Item]:
    return [Item(*row) for row in rows]


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        pytest.param([("c1", "C8", SHOWN)], [("A", "C8", SHOWN)], {"c1": "A"}, id="the same"),
        pytest.param([("c1", "C8", CHECKED)], [("A", "C8", SHOWN)], {"c1": "A"}, id="other words, same code"),
        pytest.param([("c1", "C9", SHOWN)], [("A", "C8", SHOWN)], {"c1": "A"}, id="renumbered"),
        pytest.param([("c1", "C9", CHECKED)], [("A", "C8", SHOWN)], {"c1": "A"}, id="renumbered, a few words"),
        pytest.param([("c1", "C8", SERVICE)], [("A", "C8", SHOWN)], {}, id="the code goes to another point"),
        pytest.param([("c1", "C1", SHOWN.strip("。"))], [("A", "C8", SHOWN)], {"c1": "A"}, id="a mark less"),
        pytest.param(
            [("c1", "C1", FIRE), ("c2", "C2", SHOWN)], [("A", "C1", SHOWN), ("B", "C2", FIRE)],
            {"c1": "B", "c2": "A"}, id="two change places",
        ),
        pytest.param(
            [("c1", "C1", "甲项制度健全，落实到人。"), ("c2", "C2", "乙项制度健全，落实到人。")],
            [("A", "C2", "甲项制度健全，落实到人。"), ("B", "C1", "乙项制度健全，落实到人。")],
            {"c1": "A", "c2": "B"}, id="the very words before the code",
        ),
        pytest.param(
            [("c1", "C8", SHOWN), ("c2", "C9", SHOWN)], [("A", "C8", SHOWN)], {"c1": "A"}, id="never given twice",
        ),
        pytest.param(
            [("c1", "C8", SHOWN), ("c2", "C9", SHOWN)], [("A", "C9", SHOWN), ("B", "C8", SHOWN)],
            {"c1": "B", "c2": "A"}, id="twice the same words, the code tells them apart",
        ),
        pytest.param(
            [("c1", "", "书面作业完成时间（小学）"), ("c2", "", "书面作业完成时间（初中）")],
            [("A", "", "书面作业完成时间（初中）"), ("B", "", "书面作业完成时间（小学）")],
            {"c1": "B", "c2": "A"}, id="alike, each to its own",
        ),
        pytest.param([("c1", "C1", FIRE)], [], {}, id="nothing before"),
        pytest.param([], [("A", "C1", FIRE)], {}, id="nothing left"),
    ],
)  # fmt: skip
def test_what_carries_on_what(new, old, expected):
    assert carried(items(*new), items(*old), {}) == expected


def test_a_split_point_goes_on_under_its_code_and_the_other_names_where_it_comes_from():
    whole = Item("A", "C5", "建立作业公示制度，作业每天公示；建立作业总量审核制度，由教导处每周审核。")
    parts = items(
        ("c5", "C5", "建立作业公示制度，作业每天公示。"), ("c6", "C6", "建立作业总量审核制度，由教导处每周审核。")
    )  # fmt: skip
    assert carried(parts, [whole], {}) == {"c5": "A"}
    assert nearest(parts[1], [whole, Item("B", "C7", FIRE)]) == whole


def test_two_joined_points_leave_one_that_names_where_it_went():
    old = items(("A", "C5", "建立作业公示制度，每天公示。"), ("B", "C6", "作业总量由教导处每周审核一次，超了就退回。"))
    joined = Item("c5", "C5", "建立作业公示制度，每天公示；作业总量由教导处每周审核一次，超了就退回。")
    assert carried([joined], old, {}) == {"c5": "B"}
    assert nearest(old[0], [joined]) == joined


def test_what_a_person_said_stands_and_the_rest_is_proposed_around_it():
    new, old = items(("c1", "C1", SHOWN), ("c2", "C2", CHECKED)), items(("A", "C1", SHOWN), ("B", "C2", CHECKED))
    assert carried(new, old, {"c2": "A"}) == {"c2": "A", "c1": "B"}
    assert carried(new, old, {"c1": ""}) == {"c2": "B"}


def test_what_went_out_two_versions_ago_comes_back_only_in_its_own_words():
    older = items(("A", "C8", SHOWN))
    assert carried(items(("c1", "C2", SHOWN)), [], {}, older=older) == {"c1": "A"}
    assert carried(items(("c1", "C8", CHECKED)), [], {}, older=older) == {}


def test_nothing_is_near_to_something_else():
    assert nearest(Item("c1", "C1", FIRE), items(("A", "C1", SHOWN), ("B", "C2", SERVICE))) is None
    assert likeness(FIRE, SHOWN) == 0.0
