from datetime import date, timedelta

import pytest
from django.utils import timezone

from dudao.accounts import services
from dudao.accounts.access import scope_of, stands_for
from dudao.accounts.models import Position
from dudao.areas.models import Unit, UnitLink
from dudao.areas.queries import uppers_on
from dudao.audit.queries import verify
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from tests.factories.county import COUNTY_CODE, FOUNDED, make_county, make_unit, make_user
from tests.factories.faults import writes_fail

pytestmark = pytest.mark.django_db
AREA = "responsibility_area"
SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def office(county):
    return county.people["office"]


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


@pytest.mark.req("B09")
def test_moved_school_counts_where_it_was_then(county, office):
    school, old, new = county.schools[0], *county.areas
    services.move_unit(by=office, unit=school, relation=AREA, upper=new, on=SEPTEMBER)

    before, after = SEPTEMBER - timedelta(days=1), SEPTEMBER
    assert school in Unit.objects.under(old, AREA, before)
    assert school not in Unit.objects.under(new, AREA, before)
    assert school not in Unit.objects.under(old, AREA, after)
    assert school in Unit.objects.under(new, AREA, after)
    assert uppers_on([school], AREA, before) == {school.pk: old}
    assert UnitLink.objects.filter(lower=school, relation=AREA, until_on=None).count() == 1


MOVES = [
    ({"upper": 0}, "没有变化"),
    ({"on": FOUNDED}, "调整要在那以后"),
    ({"upper": "district"}, "不能做所属责任区"),
]


@pytest.mark.parametrize(("facts", "sentence"), MOVES)
def test_move_is_refused(county, office, facts, sentence):
    upper = county.districts[0] if facts.get("upper") == "district" else county.areas[facts.get("upper", 1)]
    with pytest.raises(NotAllowed, match=sentence):
        services.move_unit(by=office, unit=county.schools[0], relation=AREA, upper=upper, on=facts.get("on", SEPTEMBER))


def test_second_move_cannot_begin_before_the_first(county, office):
    school = county.schools[0]
    services.move_unit(by=office, unit=school, relation=AREA, upper=county.areas[1], on=tomorrow())

    with pytest.raises(NotAllowed, match="调整要在那以后"):
        services.move_unit(by=office, unit=school, relation=AREA, upper=county.areas[0], on=SEPTEMBER)


def test_renaming_keeps_the_old_name_for_old_days(county, office):
    school = county.schools[0]
    old = school.name
    services.rename_unit(by=office, unit=school, name="青禾实验小学", on=SEPTEMBER)

    school.refresh_from_db()
    former = school.former_names.get()
    assert (school.name, former.name, former.until_on) == ("青禾实验小学", old, SEPTEMBER)


def test_renaming_in_the_future_waits_for_its_day(county, office):
    school = county.schools[0]
    old = school.name
    services.rename_unit(by=office, unit=school, name="青禾实验小学", on=tomorrow())

    school.refresh_from_db()
    assert (school.name, school.next_name, school.next_name_on) == (old, "青禾实验小学", tomorrow())
    assert services.apply_due_changes(today=timezone.localdate()) == {"names": 0, "work": 0}
    assert services.apply_due_changes(today=tomorrow()) == {"names": 1, "work": 0}
    assert services.apply_due_changes(today=tomorrow()) == {"names": 0, "work": 0}
    school.refresh_from_db()
    assert (school.name, school.former_names.get().name) == ("青禾实验小学", old)
    with pytest.raises(NotAllowed, match="这次要在那以后"):
        services.rename_unit(by=office, unit=school, name="青禾第三小学", on=SEPTEMBER)


def test_merged_school_ends_and_its_successor_answers_for_it(county, office):
    old, new = county.schools[0], county.schools[2]
    head = county.position("head")
    services.appoint_head(by=office, unit=new, user=make_user("wei", "魏四"), on=SEPTEMBER)

    services.close_unit(by=office, unit=old, successor=new, on=SEPTEMBER)

    old.refresh_from_db()
    head.refresh_from_db()
    heir = Position.objects.get(unit=new, kind="head")
    assert (old.closed_on, old.successor, head.until_on) == (SEPTEMBER, new, SEPTEMBER)
    assert not UnitLink.objects.filter(lower=old, until_on=None).exists()
    assert old in Unit.objects.open_on(SEPTEMBER - timedelta(days=1))
    assert old not in Unit.objects.open_on(SEPTEMBER)
    assert scope_of(heir, SEPTEMBER).holds(old)
    assert stands_for(heir, old)
    assert not county.people["inspector"].positions.get().postings.filter(until_on=None).exists()


def test_unit_with_others_under_it_cannot_be_closed(county, office):
    with pytest.raises(NotAllowed, match="下面还有 4 个单位"):
        services.close_unit(by=office, unit=county.areas[0], on=SEPTEMBER)


def test_school_year_change_can_be_taken_back(county, office):
    school = county.schools[0]
    before = list(UnitLink.objects.order_by("pk").values()), list(Position.objects.order_by("pk").values())
    batch = services.close_unit(by=office, unit=school, successor=county.schools[2], on=SEPTEMBER)

    services.undo_import(by=office, batch=batch)

    school.refresh_from_db()
    assert (school.closed_on, school.successor) == (None, None)
    assert (list(UnitLink.objects.order_by("pk").values()), list(Position.objects.order_by("pk").values())) == before


def owe(county, person):
    return obligations.owe(
        by=county.people["office"],
        debtor=county.schools[0],
        kind="report",
        reference="r1",
        title="报一份表",
        person=person,
    )


def test_new_head_takes_over_the_open_work_of_the_old_one(county, office):
    row = owe(county, county.people["head"])
    new = make_user("zhou", "周新")

    services.appoint_head(by=office, unit=county.schools[0], user=new, on=SEPTEMBER)

    row.refresh_from_db()
    old = county.position("head")
    assert (old.until_on, row.person) == (SEPTEMBER, new)
    assert Position.objects.on(SEPTEMBER).get(unit=county.schools[0], kind="head").user == new
    assert verify(COUNTY_CODE).holds


def test_new_head_of_a_coming_day_takes_over_on_that_day(county, office):
    row = owe(county, county.people["head"])
    new = make_user("zhou", "周新")
    services.appoint_head(by=office, unit=county.schools[0], user=new, on=tomorrow())

    row.refresh_from_db()
    assert row.person == county.people["head"]
    assert services.apply_due_changes(today=tomorrow())["work"] == 1
    row.refresh_from_db()
    assert row.person == new


def test_one_renaming_that_fails_keeps_no_other_waiting(county, office, caplog):
    for school, name in zip(county.schools, ("青禾实验小学", "溪口实验小学"), strict=False):
        services.rename_unit(by=office, unit=school, name=name, on=tomorrow())
    with writes_fail("areas_unit", "青禾实验小学"):
        assert services.apply_due_changes(today=tomorrow())["names"] == 1
    assert "no writing of 青禾实验小学" in caplog.text
    assert not Unit.objects.filter(name="青禾实验小学").exists()
    assert Unit.objects.filter(name="溪口实验小学").exists()
    assert services.apply_due_changes(today=tomorrow())["names"] == 1


def test_the_clock_asks_twice_however_many_people_left(county, office, django_assert_num_queries):
    """It looks every minute; who holds a position there still, or has nothing open, is left out by the query."""
    for number, school in enumerate(county.schools[:3]):
        services.appoint_head(by=office, unit=school, user=make_user(f"n{number}", f"周新{number}"), on=SEPTEMBER)
    Position.objects.exclude(until_on=None).update(until_on=timezone.localdate())
    with django_assert_num_queries(2):
        services.apply_due_changes(today=timezone.localdate())


def test_whoever_holds_another_position_there_keeps_the_work(county, office):
    row, head = owe(county, county.people["head"]), county.people["head"]
    services.grant_position(by=office, user=head, unit=county.schools[0], kind="deputy", on=SEPTEMBER)
    services.appoint_head(by=office, unit=county.schools[0], user=make_user("zhou", "周新"), on=tomorrow())
    services.apply_due_changes(today=tomorrow())
    row.refresh_from_db()
    assert row.person == head


def test_head_is_not_replaced_before_the_first_day_of_the_present_one(county, office):
    with pytest.raises(NotAllowed, match="换人要在那以后"):
        services.appoint_head(by=office, unit=county.schools[0], user=make_user("zhou", "周新"), on=FOUNDED)


YEARS = [date(1, 1, 1), date(202, 9, 1), date(1979, 12, 31), date(9999, 1, 1)]


@pytest.mark.parametrize("on", YEARS)
def test_mistyped_year_is_refused_by_every_change(county, office, on):
    school, position, day = county.schools[0], county.position("inspector"), {"by": office, "on": on}
    works = [
        lambda: services.rename_unit(unit=school, name="别的小学", **day),
        lambda: services.move_unit(unit=school, relation=AREA, upper=county.areas[1], **day),
        lambda: services.close_unit(unit=school, **day),
        lambda: services.appoint_head(unit=school, name="周新", **day),
        lambda: services.add_unit(
            county_code=COUNTY_CODE, kind="school", code="X9", name="新", stages=["primary"], **day
        ),
        lambda: services.grant_position(user=make_user("z", "周新"), unit=school, kind="deputy", **day),
        lambda: services.end_position(position=position, **day),
        lambda: services.end_posting(posting=position.postings.get(), **day),
        lambda: services.post_inspector(position=position, unit=county.schools[1], **day),
        lambda: services.set_certificate(by=office, position=position, number="1", until=on),
        lambda: services.add_tie(by=office, user=position.user, unit=county.schools[1], kind="other", until_on=on),
    ]
    for work in works:
        with pytest.raises(NotAllowed, match=f"日子写成了 {on.year} 年，请核对年份"):
            work()


@pytest.mark.parametrize("kind", ["head", "inspector", "leader", "security_admin", "section"])
def test_school_year_is_the_offices_business(county, kind):
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        services.rename_unit(by=county.people[kind], unit=county.schools[0], name="别的小学", on=SEPTEMBER)


def test_office_of_another_county_is_refused(county):
    other = make_county(county_code="990102", prefix="远山")
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        services.rename_unit(by=other.people["office"], unit=county.schools[0], name="别的小学", on=SEPTEMBER)


def test_unit_is_entered_and_mended(county, office):
    school = services.add_unit(
        by=office,
        county_code=COUNTY_CODE,
        kind="school",
        code="X100",
        name="新溪小学",
        on=SEPTEMBER,
        stages=["primary"],
        uppers={AREA: county.areas[0]},
    )
    services.edit_unit(by=office, unit=school, pupils=120)

    school.refresh_from_db()
    assert (school.pupils, school.upper_links.get().upper) == (120, county.areas[0])
    with pytest.raises(NotAllowed, match="已有单位用"):
        services.add_unit(
            by=office,
            county_code=COUNTY_CODE,
            kind="school",
            code="X100",
            name="另一所",
            on=SEPTEMBER,
            stages=["primary"],
        )
    with pytest.raises(NotAllowed, match="请勾选学段"):
        services.edit_unit(by=office, unit=school, stages=[])


def test_closed_unit_of_the_past_stays_findable(county, office):
    unit = make_unit("town", "T1", "老街镇")
    services.close_unit(by=office, unit=unit, on=SEPTEMBER)

    assert Unit.objects.get(code="T1").closed_on == SEPTEMBER
