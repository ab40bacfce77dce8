from dataclasses import fields
from random import Random

import pytest

from dudao.areas.models import Unit
from dudao.demo import names
from dudao.demo.bar import Bar
from dudao.demo.document import place
from dudao.demo.wording.guidance import GUIDANCE
from dudao.demo.wording.institutions import INSTITUTION_WORDS
from dudao.demo.wording.pick import PLAIN, answer_to, say, words_of
from dudao.demo.wording.schools import SCHOOL_WORDS
from dudao.officialdocs.readers import read_document

EVERY = SCHOOL_WORDS | INSTITUTION_WORDS


@pytest.mark.parametrize("key", EVERY)
def test_words_have_no_open_slot_and_none_is_missing(key):
    school = Unit(kind="school", stages=["junior"])

    for column in fields(EVERY[key]):
        choices = getattr(EVERY[key], column.name)
        assert choices, column.name
        for seed, words in enumerate(choices):
            assert "{" not in say((words,), school, Random(seed))


def test_every_point_of_the_example_has_its_own_words():
    asked = [
        point["point"] for point in read_document(place())["indicators"]
        if {"school", "institution"} & set(point["unit_kinds"])
    ]  # fmt: skip

    assert len(asked) > 30
    assert [text for text in asked if words_of(text) is PLAIN] == []


def test_names_are_told_apart():
    schools, institutions = names.schools(), names.institutions()

    assert len({row["name"] for row in schools}) == len({row["code"] for row in schools}) == 160
    assert len({row["name"] for row in institutions}) == 60
    assert {stage for row in schools for stage in row["stages"]} == {"primary", "junior"}


class Screen:
    def __init__(self, terminal: bool):
        self.terminal, self.text = terminal, ""

    def isatty(self):
        return self.terminal

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def test_bar_fills_one_line_on_a_terminal():
    screen = Screen(terminal=True)
    bar = Bar(screen)

    bar(0, "登记单位和人员")
    bar(1, "建好了")

    assert screen.text.count("\n") == 1
    assert "  0% 登记单位和人员" in screen.text
    assert "100% 建好了" in screen.text


def test_bar_writes_two_lines_into_a_log():
    screen = Screen(terminal=False)
    bar = Bar(screen)

    for share, words in ((0, "登记"), (0.4, "正在过"), (1, "建好了")):
        bar(share, words)

    assert screen.text == "示范县：登记\n示范县：建好了\n"


def test_measure_speaks_of_the_same_class_and_subject_as_its_problem():
    words = SCHOOL_WORDS["年级组统筹"]
    school = Unit(kind="school", stages=["primary"])

    said = {
        answer_to("四年级各科作业没有统筹，周三语数英都布置得多。", words, "results", school, Random(n))
        for n in range(20)
    }

    assert said == {"统筹表用了三周，四年级周三的作业降下来了。"}


def test_title_of_another_hand_still_gets_a_measure():
    school = Unit(kind="school", stages=["primary"])

    said = answer_to("来电反映要家长批改口算。", SCHOOL_WORDS["要求家长"], "measures", school, Random(1))

    assert said in SCHOOL_WORDS["要求家长"].measures


def test_inspectors_are_told_where_to_look_at_every_point_of_a_school():
    assert GUIDANCE.keys() == SCHOOL_WORDS.keys()
    assert all(len(words) <= 200 for words in GUIDANCE.values())  # what the list of an inspection holds
