from datetime import date

import pytest

from dudao.inspections import rules
from dudao.inspections.rules import Filled
from dudao.lib.statetable import NotAllowed
from dudao.schemes import answers
from dudao.schemes.answers import Value
from dudao.schemes.enums import Polarity

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("polarity", Polarity.values)
def test_choices_are_worded_so_that_nobody_ticks_backwards(polarity):
    choices = answers.choices(polarity)
    assert list(choices) == ["met", "partly", "not_met", "na"]
    assert not {"是", "否"} & set(choices.values())
    assert len(set(choices.values())) == 4
    assert all(answers.value_of(word, polarity) == value for value, word in choices.items())


def test_same_word_means_the_opposite_where_the_polarity_turns():
    assert answers.value_of("有", Polarity.GOOD_YES) == Value.MET
    assert answers.value_of("有", Polarity.BAD_YES) == Value.NOT_MET
    assert answers.value_of("没有", Polarity.BAD_YES) == Value.MET


@pytest.mark.parametrize(("word", "value"), [("有,不全", "partly"), (" 有 ", "met"), ("是", None), ("√", None)])
def test_word_typed_by_hand_is_understood_or_refused(word, value):
    assert answers.value_of(word, Polarity.GOOD_YES) == value


@pytest.mark.parametrize(
    ("filled", "fields"),
    [
        (Filled(), ["value"]),
        (Filled("yes"), ["value"]),
        (Filled("met"), []),
        (Filled("na"), []),
        (Filled("partly"), ["note"]),
        (Filled("not_met", "  "), ["note"]),
        (Filled("not_met", "三年级没有贴"), []),
        (Filled("partly", "差一点", measures="换公示栏", owner_name="林老师", due_on=TODAY), []),
        (Filled("partly", "差一点", due_on=date(2026, 11, 22)), ["due_on"]),
        (Filled("partly", "差一点", due_on=date(2026, 11, 22), unchanged=True), []),
        (Filled("met", due_on=date(2026, 11, 22)), []),
        (Filled("partly", "差" * 501), ["note"]),
        (Filled("partly", "差", measures="改" * 501), ["measures"]),
        (Filled("partly", "差", owner_name="林" * 41), ["owner_name"]),
    ],
)
def test_complete_answer_needs_words_only_where_it_fails(filled, fields):
    assert list(rules.missing(filled, today=TODAY)) == fields


def test_past_day_is_refused_with_the_day_of_today():
    said = rules.missing(Filled("partly", "差", due_on=date(2026, 11, 1)), today=TODAY)
    assert said == {"due_on": "整改期限要在今天（11月23日）或以后。"}


@pytest.mark.parametrize(
    ("previous", "may"),
    [(None, False), (Filled("met"), True), (Filled("na"), True), (Filled("partly", "差"), False),
     (Filled("not_met", "差"), False)],
)  # fmt: skip
def test_only_what_was_fine_is_repeated(previous, may):
    assert rules.may_repeat(previous) is may


@pytest.mark.parametrize(
    ("plan", "report", "failed", "refusal"),
    [
        ("", "", 0, "情况报告还没写，写几句落实情况再报。"),
        ("", "都改好了", 2, "有 2 个问题，整改安排还没写，写几句再报。"),
        ("", "各校都做到了", 0, None),
        ("两周内改完", "正在改", 2, None),
    ],
)
def test_report_upward_says_something(plan, report, failed, refusal):
    if refusal is None:
        rules.check_report(plan, report, failed=failed)
        return
    with pytest.raises(NotAllowed, match=f"^{refusal}$"):
        rules.check_report(plan, report, failed=failed)


def test_a_mistyped_year_is_named():
    said = rules.missing(Filled("not_met", "差", due_on=date(9999, 12, 31)), today=TODAY)
    assert said == {"due_on": "整改期限写成了 9999 年，请核对年份。"}


def test_long_words_are_refused_with_the_point_and_the_limit():
    with pytest.raises(
        NotAllowed,
        match=r"^第 1.1 条（建立作业统筹办法并照办，…）的“差在哪里”最多写 500 个字，现在有 501 个，请写短些。$",
    ):
        rules.check_lengths(Filled("partly", "差" * 501), "1.1", "建立作业统筹办法并照办，每天公示")
    rules.check_lengths(Filled("partly", "差" * 500, "改" * 500, "林" * 40), "1.1", "建立作业统筹办法")
