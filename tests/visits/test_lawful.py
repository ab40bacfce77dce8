"""What the law stops and what it only warns of: one table, each row with its sentence."""

from dataclasses import replace
from datetime import date

import pytest

from dudao.visits.law import Rules
from dudao.visits.lawful import Facts, Goer, Listed, Place, judge
from dudao.visits.models import LocalRule
from dudao.visits.wanted import Wanted

pytestmark = [pytest.mark.django_db, pytest.mark.req("E01")]

TODAY = date(2026, 11, 23)
SCHOOL = Place(1, "青禾1小学", "school", opened_on=date(2020, 9, 1), minutes=30)
LIN = Goer(7, "林一", schools=4)
ON_LIST = Listed("作业专项督导", "special", date(2026, 11, 1), date(2026, 12, 31), True, date(2026, 10, 1))


def wanted(**fields) -> Wanted:
    given = {"kind": "routine", "title": "11月督导", "from_on": date(2026, 11, 24), "until_on": date(2026, 11, 30)}
    return Wanted(**given | {"units": [], "points": []} | fields)


def facts(places=(SCHOOL,), goers=(LIN,), team=(7,), about=None, **fields) -> Facts:
    return Facts(
        wanted=wanted(**fields), today=TODAY, rules=Rules("990101", TODAY), places=tuple(places),
        goers={goer.pk: goer for goer in goers}, teams={place.pk: tuple(team) for place in places}, **about or {},
    )  # fmt: skip


def special(**fields) -> Facts:
    """A special inspection to which the law has nothing to say."""
    people = [LIN, Goer(8, "吴二"), Goer(9, "周三")]
    given = {"kind": "special", "notice_on": date(2026, 11, 20), "about": {"listed": ON_LIST}} | fields
    return facts(goers=people, **{"team": (7, 8, 9)} | given)


def test_an_expired_certificate_names_the_units_that_it_stops():
    other = Place(2, "青禾2小学", "school", opened_on=date(2020, 9, 1), minutes=30)
    gone = replace(LIN, certificate_until=date(2026, 11, 1))
    known = replace(facts(places=(SCHOOL, other), goers=(gone, Goer(8, "吴二"))), teams={1: (7,), 2: (8,)})
    assert [finding.units for finding in judge(known) if finding.stops] == [(1,)]


def stops(known: Facts) -> list[str]:
    return [str(finding) for finding in judge(known) if finding.stops]


def warnings(known: Facts) -> list[str]:
    return [str(finding) for finding in judge(known) if not finding.stops]


def test_a_monthly_round_and_a_special_one_that_keep_the_law_pass():
    assert judge(facts()) == []
    assert judge(special()) == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "请给这次督导起个名字。"),
        ({"places": ()}, "还没有选单位，请至少选一个。"),
        ({"places": (SCHOOL, SCHOOL)}, "有单位选了两遍，请去掉一个。"),
        ({"until_on": date(2026, 11, 23)}, "结束的日子要在开始那天或以后。"),
        ({"until_on": date(2028, 11, 23)}, "一次督导最长安排一年，请核对开始和结束的日子。"),
        ({"from_on": date(2026, 11, 1), "until_on": date(2026, 11, 22)},
         "这段时间已经过去，请改成今天以后能去的日子。"),
        ({"kind": "joint"}, "联合检查请选和哪些部门一起去。"),
        ({"kind": "verification"}, "核查请写明由哪件事引起，例如线索编号或问题编号。"),
        ({"kind": "follow_up"}, "回头看请选回头看哪一次督导。"),
        ({"kind": "reception", "level": "higher"}, "迎接上级督导请写明上级是哪个单位。"),
        ({"kind": "unannounced"}, "四不两直不事先告知，请勾上“不事先告知”。"),
        ({"kind": "departments"}, "这种督导只去科室、部门和乡镇街道，请去掉青禾1小学。"),
        ({"team": ()}, "青禾1小学没有人去：没有挂牌督学，也没有另选人。请选人，或先在名册里派挂牌督学。"),
        ({"team": (), "kind": "departments"}, "青禾1小学没有人去：请选谁去。"),
        ({"team": (7, 7)}, "去青禾1小学的名单里有人写了两遍，请去掉一个。"),
        ({"about": {"stale_points": 2}}, "清单里有 2 条要点的方案已停用，请去掉或换成现行的。"),
        ({"about": {"workdays": 0}}, "这段时间没有一个工作日，请把时间放宽。"),
        ({"about": {"in_term": False}}, "这段时间学校都在放寒暑假，请安排在学期里。"),
    ],
)  # fmt: skip
def test_stopped_with_what_to_do(fields, sentence):
    assert sentence in stops(facts(**fields))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"closed_on": date(2026, 11, 16)}, "青禾1小学已于11月16日撤销，请去掉它；合并到别校的请改去那所学校。"),
        ({"opened_on": date(2027, 2, 1)}, "青禾1小学到2027年2月1日才设立，请去掉它。"),
        ({"points": 0}, "清单里没有一条适用于青禾1小学，请添上要点或去掉这些单位。"),
        ({"repeated": ("11月督导",)}, "青禾1小学11月已经安排过“11月督导”，不用再安排；请去掉这些单位。"),
    ],
)
def test_a_school_that_cannot_be_visited_stops_it(change, sentence):
    assert stops(facts(places=[replace(SCHOOL, **change)])) == [sentence]


def test_two_teams_at_one_school_on_one_day_are_stopped():
    busy = replace(SCHOOL, others=((date(2026, 11, 26), "食品安全检查"),))

    assert stops(facts(places=[busy])) == []
    assert stops(facts(places=[busy], planned_on={1: date(2026, 11, 26)})) == [
        "11月26日已有另一组去青禾1小学（食品安全检查），请换一天或并成一组。"
    ]
    same = {"from_on": date(2026, 11, 26), "until_on": date(2026, 11, 26)}
    assert len(stops(facts(places=[busy], **same))) == 1


def test_the_law_asks_a_team_of_three_and_says_which_article():
    assert stops(special(team=(7, 8))) == [
        "专项督导每组至少 3 人，去青禾1小学的人不够，请再选人。（《教育督导条例》第十六条）"
    ]
    assert stops(facts(team_size=2)) == ["经常性督导每组至少 2 人，去青禾1小学的人不够，请再选人。"]


def test_written_notice_comes_before_and_never_with_a_hidden_one():
    assert stops(special(notice_on=date(2026, 11, 24), from_on=date(2026, 11, 24))) == [
        "书面通知发出了再填日子，先留空。",
        "书面通知要在督导开始以前发出，请把开始的日子往后放。（《教育督导条例》第十七条）",
    ]
    assert warnings(special(notice_on=None)) == [
        "专项督导要先书面通知学校。通知发出以前不能到校。（《教育督导条例》第十七条）"
    ]
    assert stops(special(notice_on=None, hidden=True)) == [
        "专项督导要先书面通知学校，不能不事先告知；要突然去，请安排四不两直。（《教育督导条例》第十七条）"
    ]


@pytest.mark.parametrize(
    ("goer", "sentence"),
    [
        (replace(LIN, ties={1: "近亲属在该单位"}),
         "要回避：林一去青禾1小学（近亲属在该单位）。请换人去。（《教育督导条例》第十条和各地细则，以本地规定为准）"),
        (replace(LIN, certificate_until=date(2026, 11, 20)),
         "林一的督学证到期了，请换人，或在名册里更新有效期。"),
        (replace(LIN, may_go=False), "林一现在没有督导岗位，不能去，请换人。"),
    ],
)  # fmt: skip
def test_who_must_stay_away(goer, sentence):
    assert stops(facts(goers=[goer])) == [sentence]


def test_too_many_schools_and_a_certificate_that_ends_meanwhile_are_warnings():
    tired = replace(LIN, schools=6, certificate_until=date(2026, 11, 26))

    assert stops(facts(goers=[tired])) == []
    assert warnings(facts(goers=[tired])) == [
        "林一的督学证在这段时间里到期，要在到期前去。",
        "林一（6 所）挂牌超过 5 所。（《中小学校责任督学挂牌督导办法》）",
    ]


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        (None, "这次督导不在年度计划里"),
        (replace(ON_LIST, filed=False), "这份年度计划还没有备案"),
        (replace(ON_LIST, until_on=date(2026, 11, 25)), "计划里写的是11月1日到11月25日，时间对不上"),
        (replace(ON_LIST, told_on=None), "年度计划还没有告知学校，要提前 30 天"),
        (replace(ON_LIST, told_on=date(2026, 11, 10)), "告知学校要提前 30 天，最早12月10日"),
    ],
)
def test_off_the_filed_list_asks_a_reason(listed, why):
    assert stops(special(about={"listed": listed})) == [f"{why}。要做请写明理由。（教师厅〔2025〕2号）"]
    reasoned = special(about={"listed": listed}, off_plan_reason="接到通报")
    assert stops(reasoned) == []
    assert warnings(reasoned) == [f"{why}，理由会留在记录里。（教师厅〔2025〕2号）"]


def test_a_county_may_let_no_reason_pass():
    LocalRule.objects.create(county_code="990101", key="on_the_list", value=2, source="云岭县办法", from_on=TODAY)

    known = special(about={"listed": None}, off_plan_reason="接到通报")
    assert stops(known) == ["这次督导不在年度计划里。请先改年度计划并备案。（云岭县办法）"]


def test_another_kind_than_the_plan_says_is_stopped():
    assert stops(facts(about={"listed": ON_LIST})) == ["计划里“作业专项督导”是专项督导，种类对不上。"]


def test_one_comprehensive_inspection_a_year():
    known = special(kind="comprehensive", about={"listed": replace(ON_LIST, kind="comprehensive")})
    assert stops(known) == []

    had = replace(known, places=(replace(SCHOOL, comprehensive=1),))
    assert stops(had) == ["青禾1小学今年的综合督导已满 1 次，请去掉。（教师厅〔2025〕2号）"]


def test_the_offices_own_ceiling_of_minutes_a_month():
    busy = replace(SCHOOL, owed=100)
    assert stops(facts(places=[busy])) == []

    LocalRule.objects.create(
        county_code="990101", key="burden_minutes_a_month", value=120, source="督导室决定", from_on=TODAY
    )
    assert stops(facts()) == []
    assert stops(facts(places=[busy])) == [
        "加上这次，青禾1小学11月一共要花 130 分钟，超过上限 120 分钟。请减要点、去掉这些单位或推到下月。（督导室决定）"
    ]


def test_many_names_are_cut():
    closed = [replace(SCHOOL, pk=n, label=f"青禾{n}小学", points=0) for n in range(1, 6)]
    assert stops(facts(places=closed)) == [
        "清单里没有一条适用于青禾1小学、青禾2小学、青禾3小学等 5 个，请添上要点或去掉这些单位。"
    ]


@pytest.mark.parametrize(
    ("title", "said"),
    [("2月专项督导", True), ("2027年2月督导", True), ("12月督导", False), ("11月督导", False), ("12个要点督导", False)],
)
def test_a_name_of_another_month_than_the_days_is_said(title, said):
    known = warnings(facts(title=title, until_on=date(2026, 12, 4)))
    assert known == (["名称里写的是2月，时间是11月24日到12月4日，请核对名称和日子。"] if said else [])
