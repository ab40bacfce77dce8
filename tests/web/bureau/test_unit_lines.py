"""Units as they are typed or pasted: forgiving of blanks and commas, exact about who is meant."""

import pytest
from django import forms

from dudao.areas.models import Unit
from dudao.web.bureau.forms.unit_lines import Register

UNITS = [
    Unit(pk=1, name="云岭县第一小学", short_name="县一小", code="X001"),
    Unit(pk=2, name="云岭县第二小学", short_name="县二小", code="X002"),
    Unit(pk=3, name="县一小", short_name="", code="X003"),
    Unit(pk=4, name="甲、乙教学点", short_name="教学点", code="X004"),
    Unit(pk=5, name="丙教学点", short_name="教学点", code="X005"),
]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("云岭县第一小学、县二小", [1, 2]),
        (" 云岭县　第一小学\u200b \r\n\r\nＸ００２；云岭县第一小学，", [1, 2]),
        ("县一小", [3]),  # a whole name goes before a short one
        ("甲、乙教学点", [4]),
        ("\u200b \n、", []),
    ],
)
def test_what_was_meant_is_found(text, keys):
    assert [unit.pk for unit in Register(UNITS).named(text)] == keys


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("云岭县第一小", "是不是“云岭县第一小学”？"),
        ("某某", "请写全名、简称或代码"),
        ("教学点", "不止一个单位，请写代码"),
    ],
)
def test_what_names_none_or_two_is_refused_with_what_to_do(text, sentence):
    with pytest.raises(forms.ValidationError, match=sentence):
        Register(UNITS).named(text)
