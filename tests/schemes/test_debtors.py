import pytest

from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.schemes.debtors import match

UNITS = [
    Unit(pk=n, county_code="990101", kind=kind, code=str(n), name=name, short_name=short, directly_managed=direct)
    for n, (kind, name, short, direct) in enumerate(
        [
            (UnitKind.SUPERVISION_OFFICE, "云岭县人民政府教育督导室", "督导室", False),
            (UnitKind.SECTION, "基础教育科", "基教科", False),
            (UnitKind.SECTION, "职成教科", "", False),
            (UnitKind.SECTION, "云岭县教育局办公室", "", False),
            (UnitKind.RESPONSIBILITY_AREA, "第一督导责任区", "", False),
            (UnitKind.SCHOOL_DISTRICT, "城东学区", "", False),
            (UnitKind.SCHOOL, "谷雨小学", "", False),
            (UnitKind.SCHOOL, "云岭县实验中学", "", True),
            (UnitKind.INSTITUTION, "知行培训学校", "", False),
        ],
        start=1,
    )
]


@pytest.mark.parametrize(
    ("who", "found"),
    [
        (["基础教育科", "职成教科"], [2, 3]),
        ("县教育局基础教育科", [2]),
        ("基础教育科、职成教科", [2, 3]),
        ("基教科", [2]),
        ("区政府教育督导室", [1]),
        ("县教育督导室", [1]),
        ("督导室", [1]),
        ("办公室", [4]),
        ("各督导责任区", [5]),
        ("责任督学", [5]),
        ("督导责任区（含直属学校）", [5]),
        ("各学区、直属学校", [6, 8]),
        ("各中小学校", [7, 8]),
        ("各校外培训机构", [9]),
        ("局机关各科室", [2, 3, 4]),
        ("谷雨小学", [7]),
    ],
)
def test_words_of_the_document_find_their_units(who, found):
    matched = match(who, UNITS)
    assert ([unit.pk for unit in matched.units], matched.unmatched) == (found, [])


def test_what_the_register_lacks_is_named():
    matched = match(["基础教育科", "机关纪委"], UNITS)
    assert ([unit.pk for unit in matched.units], matched.unmatched) == ([2], ["机关纪委"])


def test_a_unit_stands_once_though_named_twice():
    assert [unit.pk for unit in match(["督导室", "县教育督导室"], UNITS).units] == [1]
