from datetime import date

import pytest

from dudao.ledger.enums import ProblemState
from dudao.schemes.answers import Value
from dudao.schemes.enums import Polarity
from dudao.web.ui import answers
from dudao.web.ui.wording import Status

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize("polarity", Polarity)
def test_choices_of_a_polarity_start_with_what_is_good_and_never_say_yes_or_no(polarity):
    worded = answers.choices(polarity)

    assert [value for value, _ in worded] == [Value.MET, Value.PARTLY, Value.NOT_MET]
    assert {"是", "否"} & {words for _, words in worded} == set()
    assert len({words for _, words in worded}) == 3


def test_choices_of_a_bad_yes_turn_the_words_round():
    assert dict(answers.choices(Polarity.BAD_YES))[Value.MET] == "没有"
    assert dict(answers.choices(Polarity.GOOD_YES))[Value.NOT_MET] == "没有"


def test_every_value_has_a_short_word_and_a_tone():
    assert set(answers.SHORT) == set(answers.TONES) == {*Value.values, ""}


@pytest.mark.parametrize(
    ("state", "due_on", "for_unit", "status"),
    [
        ("rectifying", date(2026, 11, 10), False, Status("due", "逾期")),
        ("rectifying", date(2026, 11, 10), True, Status("due", "正在整改")),
        ("rectifying", date(2026, 11, 18), False, Status("soon", "整改中")),
        ("rectifying", date(2026, 12, 18), False, Status("run", "整改中")),
        ("open", None, False, Status("run", "待整改")),
        ("open", None, True, Status("run", "请定措施和期限")),
        ("returned", date(2026, 11, 10), False, Status("due", "退回重改")),
        ("returned", date(2026, 12, 10), False, Status("back", "退回重改")),
        ("submitted", date(2026, 11, 10), False, Status("wait", "待复查")),  # nobody at the school is late any more
        ("closed", date(2026, 11, 10), False, Status("closed", "已销号")),
        ("void", None, False, Status("none", "记错撤销")),
    ],
)
def test_problem_status(state, due_on, for_unit, status):
    assert answers.problem_status(state, due_on, TODAY, for_unit=for_unit) == status


@pytest.mark.parametrize("state", ProblemState)
def test_every_state_of_a_problem_has_a_shape(state):
    assert answers.problem_status(state, None, TODAY).kind in {"run", "wait", "back", "closed", "none"}
