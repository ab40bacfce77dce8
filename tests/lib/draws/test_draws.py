import copy
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dudao.lib.draws.drawing import CannotDraw, draw, seed_of
from dudao.lib.draws.record import Refused, announced_digest, commitment_of, sealed, verify
from dudao.lib.draws.shares import shares

SECRET = "七号库房的钥匙在左边第三格"
DRAWN = [("M4", "I2", "I1"), ("M0", "I3", "I0"), ("M3", "I2", "I3"), ("M1", "I1", "I0"), ("M2", "I0", "I2")]


def announcement(**other):
    return {
        "form": "dudao-draw-1", "title": "云岭县2026年12月不打招呼抽查", "commitment": commitment_of(SECRET),
        "announced_on": "2026-11-20", "source": "上证指数收盘", "source_on": "2026-11-23", "team": 2,
        "strata": [{"name": "小学", "take": 3}, {"name": "初中", "take": 2}],
        "schools": [
            *({"id": f"P{n}", "name": f"第{n}小学", "stratum": "小学"} for n in range(12)),
            *({"id": f"M{n}", "name": f"第{n}中学", "stratum": "初中"} for n in range(5)),
        ],
        "excluded": [{"id": "P99", "name": "云水小学", "reason": "上月撤并"}],
        "inspectors": [{"id": f"I{n}", "name": f"督学{n}"} for n in range(6)],
        "recusals": [["P1", "I0"], ["P1", "I1"]],
    } | other  # fmt: skip


def record(**other):
    told = other.pop("announcement", announcement())
    facts = {"secret": SECRET, "value": "3412.57", "entered_by": "周砚", "entered_on": "2026-11-24"} | other
    return sealed(told, **facts)


def test_a_record_replays_to_what_was_drawn():
    made = record()
    drawn = verify(made, announced_digest(announcement()))
    assert Counter(row["stratum"] for row in drawn) == {"小学": 3, "初中": 2}
    assert len({row["school"] for row in drawn}) == 5
    assert all(len(set(row["team"])) == 2 for row in drawn)
    assert verify(record()) == drawn


def test_the_value_of_the_later_day_decides_and_how_it_is_typed_does_not():
    one = seed_of("a", SECRET, "3412.57")
    assert seed_of("a", SECRET, " ３４１２．５７ ") == one
    assert (
        len({seed_of("a", SECRET, "3412.58"), seed_of("b", SECRET, "3412.57"), seed_of("a", "x", "3412.57"), one}) == 4
    )


def altered(path: list, value):
    made = copy.deepcopy(record())
    place = made
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return made


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["announcement", "schools", 0, "name"], "别的小学"), (["announcement", "schools", 0, "stratum"], "初中"),
        (["announcement", "strata", 0, "take"], 4), (["announcement", "source_on"], "2026-11-22"),
        (["announcement", "excluded"], []), (["announcement", "recusals"], []), (["announcement", "team"], 1),
        (["outcome", "value"], "3412.58"), (["outcome", "secret"], "别的密语"), (["outcome", "entered_by"], "吴双"),
        (["outcome", "drawn", 0, "school"], "P11"), (["outcome", "drawn", 0, "team"], ["I4", "I5"]),
        (["outcome", "drawn"], []), (["announced"], "0" * 64), (["digest"], "0" * 64),
    ],
)  # fmt: skip
def test_a_changed_record_is_refused(path, value):
    with pytest.raises(Refused, match=r"。$"):
        verify(altered(path, value))


def test_a_record_made_anew_is_found_by_the_digest_that_was_published():
    told = announced_digest(announcement())
    anew = record(announcement=announcement(excluded=[]))
    verify(anew)
    with pytest.raises(Refused, match="事先公布的摘要对不上"):
        verify(anew, told)


def test_results_put_in_by_hand_are_found_even_under_a_fresh_digest():
    from dudao.lib.hashchain import canonical, sm3  # noqa: PLC0415  as a cheat would

    made = record()
    made["outcome"]["drawn"][0]["school"] = next(
        f"P{n}" for n in range(12) if all(row["school"] != f"P{n}" for row in made["outcome"]["drawn"])
    )
    made["digest"] = sm3(canonical({key: made[key] for key in ("announcement", "announced", "outcome")}))
    with pytest.raises(Refused, match="重抽"):
        verify(made)


@pytest.mark.parametrize("broken", [None, [], {}, {"announcement": {}}, 7, {"announcement": announcement()}])
def test_what_is_no_record_is_refused(broken):
    with pytest.raises(Refused, match="不是抽查记录"):
        verify(broken)


@pytest.mark.parametrize("entered", [{"value": ""}, {"entered_by": ""}, {"value": 3412}, {"entered_on": None}])
def test_what_was_entered_must_stand_there_in_words(entered):
    made = record()
    made["outcome"] |= entered
    with pytest.raises(Refused, match="不是抽查记录"):
        verify(made)


@pytest.mark.parametrize(
    "other",
    [
        {"form": "dudao-draw-0"}, {"title": None}, {"team": "2"}, {"source_on": "明天"}, {"announced_on": "2026-1-5"},
        {"schools": [{"name": "云水小学"}]}, {"inspectors": ["I1"]}, {"strata": [{"name": "小学", "take": "许多"}]},
        {"recusals": [["P1"]]}, {"excluded": [{}]},
    ],
)  # fmt: skip
def test_an_announcement_that_lacks_something_is_none(other):
    with pytest.raises(Refused, match="不是抽查记录"):
        record(announcement=announcement(**other))


def test_names_are_told_where_there_are_some_and_ids_elsewhere():
    schools = [{"id": f"M{n}", "stratum": "初中"} for n in range(5)]
    told = announcement(schools=schools, strata=[{"name": "初中", "take": 5}], recusals=[])
    drawn = verify(record(announcement=told))
    assert {row["school"] for row in drawn} == {f"M{n}" for n in range(5)}
    assert {one for row in drawn for one in row["team"]} <= {f"督学{n}" for n in range(6)}


@pytest.mark.parametrize(
    "other",
    [
        {"inspectors": announcement()["inspectors"] * 2}, {"strata": announcement()["strata"] * 2},
        {"recusals": [["P1", "I0"]] * 2}, {"excluded": [{"id": "P1"}]},
    ],
)  # fmt: skip
def test_whatever_stands_there_twice_is_told(other):
    with pytest.raises(Refused, match="出现了两次"):
        record(announcement=announcement(**other))


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11-24"])
def test_the_value_is_entered_on_its_day_or_later(day):
    assert verify(record(entered_on=day))


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"secret": "别的"}, "密语换过"), ({"entered_on": "2026-11-22"}, "日期不对"),
        ({"announcement": announcement(source_on="2026-11-20")}, "日期不对"),
        ({"announcement": announcement(schools=announcement()["schools"] * 2)}, "出现了两次"),
    ],
)  # fmt: skip
def test_no_draw_from_what_is_not_in_order(other, words):
    with pytest.raises(Refused, match=words):
        record(**other)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"strata": [{"name": "小学", "take": 13}]}, "只有 12 所"),
        ({"recusals": [["P1", f"I{n}"] for n in range(5)], "strata": [{"name": "小学", "take": 12}]}, "只剩 1 人"),
    ],
)
def test_too_few_to_draw_from_is_told(other, words):
    with pytest.raises(CannotDraw, match=words):
        record(announcement=announcement(**other))


def test_just_enough_people_are_enough():
    """Two of six may go to P1, and two are sent."""
    told = announcement(strata=[{"name": "小学", "take": 12}], recusals=[["P1", f"I{n}"] for n in range(4)])
    teams = {found.school: set(found.team) for found in draw(told, seed_of("a", SECRET, "1"))}
    assert teams["P1"] == {"I4", "I5"}


def test_what_was_drawn_once_is_drawn_for_ever():
    """A published record is replayed years later, by whatever version of the software."""
    told = announcement(
        strata=[{"name": "初中", "take": 5}], inspectors=[{"id": f"I{n}"} for n in range(4)], recusals=[]
    )
    drawn = draw(told, seed_of(announced_digest(told), SECRET, "3412.57"))
    assert [(found.school, *found.team) for found in drawn] == DRAWN


def test_whoever_has_ties_is_never_sent_and_the_work_is_spread():
    told = announcement(strata=[{"name": "小学", "take": 12}])
    for n in range(40):
        drawn = draw(told, seed_of("a", SECRET, str(n)))
        teams = {found.school: found.team for found in drawn}
        assert not {"I0", "I1"} & set(teams["P1"])
        load = Counter(person for team in teams.values() for person in team)
        assert max(load.values()) - min(load.values()) <= 2


def test_every_school_has_the_same_chance():
    """Chi-square over the ten thousand first values: 11 degrees of freedom, 31.3 is one in a thousand."""
    told = announcement(strata=[{"name": "小学", "take": 3}], team=1, recusals=[])
    counts = Counter(found.school for n in range(10_000) for found in draw(told, seed_of("a", SECRET, str(n))))
    expected = 10_000 * 3 / 12
    assert sum((count - expected) ** 2 / expected for count in counts.values()) < 31.3
    assert len(counts) == 12


@pytest.mark.parametrize(
    ("total", "sizes", "least", "found"),
    [
        (10, {"a": 50, "b": 30, "c": 20}, 0, {"a": 5, "b": 3, "c": 2}),
        (3, {"a": 90, "b": 5, "c": 5}, 1, {"a": 1, "b": 1, "c": 1}),
        (5, {"a": 90, "b": 5, "c": 5}, 1, {"a": 3, "b": 1, "c": 1}),
        (9, {"a": 2, "b": 3}, 0, {"a": 2, "b": 3}), (0, {"a": 2}, 0, {"a": 0}), (4, {}, 1, {}),
        (2, {"a": 0, "b": 4}, 1, {"a": 0, "b": 2}), (1, {"a": 1, "b": 6, "c": 6}, 0, {"a": 0, "b": 1, "c": 0}),
        (2, {"a": 1, "b": 1, "c": 2}, 0, {"a": 1, "b": 0, "c": 1}),
        (7, {"a": 1, "b": 2, "c": 10}, 0, {"a": 1, "b": 1, "c": 5}),
        (5, {"a": 1, "b": 4, "c": 2}, 0, {"a": 1, "b": 3, "c": 1}),
        (2, {"b": 5, "a": 5, "c": 5}, 0, {"b": 1, "a": 1, "c": 0}),
        (-3, {"a": 2}, 0, {"a": 0}), (1, {"a": 9, "b": 9}, 2, {"a": 2, "b": 2}),
    ],
)  # fmt: skip
def test_shares_follow_the_size_of_the_strata(total, sizes, least, found):
    assert shares(total, sizes, least) == found
    assert least or shares(total, sizes) == found


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 30), min_size=1), st.integers(0, 60))
def test_one_place_more_takes_none_from_anybody(sizes, total):
    fewer, more = shares(total, sizes), shares(total + 1, sizes)
    assert sum(fewer.values()) == min(total, sum(sizes.values()))
    assert all(fewer[name] <= more[name] <= sizes[name] for name in sizes)
    assert shares(total, dict(reversed(sizes.items()))) == fewer
