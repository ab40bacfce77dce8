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


BODIES = {
    "片区督导办": {"kind": "responsibility_area", "as": ["各督导责任区"]},
    "基础教育股、教研室": {"kind": "section", "as": ["基础教育科"]},
    "县妇联": {"kind": "department", "as": ["妇联"]},
}


@pytest.mark.parametrize(
    ("who", "found", "missing"),
    [
        ("片区督导办", [5], []),
        (["基础教育股、教研室", "督导室"], [2, 1], []),
        (["县妇联"], [], ["县妇联"]),
    ],
)
def test_a_body_of_another_county_is_one_of_ours(who, found, missing):
    matched = match(who, UNITS, BODIES)
    assert ([unit.pk for unit in matched.units], matched.unmatched) == (found, missing)


def test_without_that_its_name_would_mean_another_body():
    assert [unit.pk for unit in match("片区督导办", UNITS).units] == [1]


def test_towns_and_departments_are_named_together():
    units = [
        Unit(pk=1, county_code="990101", kind=UnitKind.TOWN, code="T1", name="青溪镇"),
        Unit(pk=2, county_code="990101", kind=UnitKind.DEPARTMENT, code="B1", name="云岭县财政局"),
        Unit(pk=3, county_code="990101", kind=UnitKind.TOWN, code="T2", name="城关街道"),
    ]
    assert [unit.pk for unit in match("各乡镇", units).units] == [1, 3]
    assert [unit.pk for unit in match("各部门", units).units] == [2]
    assert [unit.pk for unit in match("城关街道", units).units] == [3]
