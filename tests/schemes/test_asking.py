import pytest

from dudao.schemes.asking import applies, minutes_of


@pytest.mark.parametrize(
    ("kinds", "stages", "unit_kind", "unit_stages", "asked"),
    [
        (["school"], [], "school", ["primary"], True),
        (["school"], ["primary"], "school", ["primary", "junior"], True),
        (["school"], ["primary"], "school", ["junior"], False),
        (["school"], ["primary"], "school", [], True),
        (["institution"], [], "school", ["primary"], False),
        (["school", "institution"], ["primary"], "institution", [], True),
        (["section"], [], "institution", [], False),
        ([], [], "school", ["primary"], False),
    ],
)
def test_point_is_asked_by_kind_and_stage(kinds, stages, unit_kind, unit_stages, asked):
    assert applies(kinds, stages, unit_kind=unit_kind, unit_stages=unit_stages) is asked


def test_minutes_are_whole_and_rounded_up():
    assert minutes_of([0.5, 0.5, 0.5]) == 2
    assert minutes_of([]) == 0
