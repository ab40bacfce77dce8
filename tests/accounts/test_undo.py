"""Taking back imports and changes of the school year, whatever came between: all of it, or one sentence and nothing."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dudao.accounts import services
from dudao.accounts.models import Position, User
from dudao.areas.models import Unit, UnitLink
from dudao.areas.registers.journal import _seen
from dudao.inspections.models import Handover
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from tests.accounts.test_registers import HEADS, TITLES, prepare
from tests.factories.county import make_county, make_user
from tests.factories.inspections import assessment_of, make_round, make_version

pytestmark = pytest.mark.django_db
AREA = "responsibility_area"
SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)
CHANGED = "在这次变动以后又改过，不能整批撤回"


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def office(county):
    return county.people["office"]


@pytest.fixture
def owed(county, office):
    """Something that the head of the first school has in hand."""
    return obligations.owe(
        by=office, debtor=county.schools[0], kind="report", reference="r1", title="报一份表",
        person=county.people["head"],
    )  # fmt: skip


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


def undo(office, batch):
    return services.undo_import(by=office, batch=batch)


def heads_of(unit):
    return list(Position.objects.filter(unit=unit, kind="head", until_on=None).values_list("user__name", flat=True))


def test_work_passed_to_a_new_head_goes_back_with_the_appointment(county, office, owed):
    old = county.people["head"]
    batch = services.appoint_head(by=office, unit=county.schools[0], name="周新", on=SEPTEMBER)
    owed.refresh_from_db()
    assert owed.person.name == "周新"

    undo(office, batch)

    owed.refresh_from_db()
    assert (owed.person, heads_of(county.schools[0])) == (old, [old.name])
    assert not User.objects.filter(name="周新").exists()


def test_work_passed_on_when_the_day_came_goes_back_as_well(county, office, owed):
    batch = services.appoint_head(by=office, unit=county.schools[0], name="周新", on=tomorrow())
    services.apply_due_changes(today=tomorrow())
    owed.refresh_from_db()
    assert owed.person.name == "周新"

    undo(office, batch)

    owed.refresh_from_db()
    assert owed.person == county.people["head"]


def test_head_who_has_finished_something_is_not_taken_back(county, office, owed):
    batch = services.appoint_head(by=office, unit=county.schools[0], name="周新", on=SEPTEMBER)
    new = Position.objects.get(user__name="周新")
    obligations.finish(by=new.user, position=new, obligation=owed, result="报了")

    with pytest.raises(NotAllowed, match=CHANGED):
        undo(office, batch)

    owed.refresh_from_db()
    assert (owed.person, heads_of(county.schools[0])) == (new.user, ["周新"])


def test_head_appointed_in_between_keeps_the_first_change_from_being_taken_back(county, office):
    school = county.schools[0]
    first = services.appoint_head(by=office, unit=school, user=make_user("b", "吴二"), on=SEPTEMBER)
    second = services.appoint_head(by=office, unit=school, user=make_user("c", "郑三"), on=OCTOBER)

    with pytest.raises(NotAllowed, match=CHANGED):
        undo(office, first)
    assert heads_of(school) == ["郑三"]
    undo(office, second)
    undo(office, first)
    assert heads_of(school) == [county.people["head"].name]


def test_two_moves_are_taken_back_only_youngest_first(county, office):
    school = county.schools[0]
    rows = [TITLES, [school.code, school.name, "小学", "公办", "", "第二督导责任区", ""]]
    first = services.confirm_import(by=office, batch=prepare(county, rows))
    second = services.move_unit(by=office, unit=school, relation=AREA, upper=county.areas[0], on=OCTOBER)
    before = list(UnitLink.objects.order_by("pk").values())

    with pytest.raises(NotAllowed, match=CHANGED):
        undo(office, first)
    assert list(UnitLink.objects.order_by("pk").values()) == before
    undo(office, second)
    undo(office, first)
    assert school.upper_links.get(relation=AREA, until_on=None).upper == county.areas[0]


def made_by_an_import(county):
    """An import that made a school, and the row of its journal that says so."""
    rows = [TITLES, ["N009", "新桥小学", "小学", "公办", "", "第二督导责任区", ""]]
    batch = services.confirm_import(by=county.people["office"], batch=prepare(county, rows))
    return batch, next(row for row in batch.changes if (row["act"], row["model"]) == ("make", "areas.unit"))


def test_import_of_an_older_version_that_knew_fewer_fields_is_taken_back(county, office):
    """As the journal stands after a migration has given units one field more."""
    batch, row = made_by_an_import(county)
    fewer = [name for name in row["fields"] if name != "pupils"]
    row |= {"fields": fewer, "seen": _seen(Unit.objects.get(code="N009"), fewer)}
    batch.save()
    Unit.objects.filter(code="N009").update(pupils=300)

    undo(office, batch)

    assert not Unit.objects.filter(code="N009").exists()


@pytest.mark.parametrize(("fields", "words"), [({"pupils": 300}, CHANGED), ({}, "的栏目在系统升级后换过")])
def test_import_whose_rows_cannot_be_told_unchanged_says_why(county, office, fields, words):
    batch, row = made_by_an_import(county)
    Unit.objects.filter(code="N009").update(**fields) if fields else row["fields"].append("gone")
    batch.save()

    with pytest.raises(NotAllowed, match=words):
        undo(office, batch)
    assert Unit.objects.filter(code="N009").exists()


def test_name_that_came_into_force_is_taken_back(county, office):
    school, old = county.schools[0], county.schools[0].name
    batch = services.rename_unit(by=office, unit=school, name="青禾实验小学", on=tomorrow())
    services.apply_due_changes(today=tomorrow())

    undo(office, batch)

    school = Unit.objects.get(pk=school.pk)
    assert (school.name, school.next_name, school.former_names.count()) == (old, "", 0)


def handed_to_deputy(county):
    sent = make_round(county, make_version(county), units=[county.schools[0]])
    assessment = assessment_of(sent, county.schools[0])
    return Handover.objects.create(assessment=assessment, group_code="g1", user=county.people["deputy"])


def test_groups_of_a_closed_school_go_back_to_whoever_had_them(county, office):
    handed_to_deputy(county)
    batch = services.close_unit(by=office, unit=county.schools[0], successor=county.schools[2], on=SEPTEMBER)
    assert not Handover.objects.exists()

    undo(office, batch)

    assert Handover.objects.get().user == county.people["deputy"]


def test_group_that_was_handed_to_somebody_else_since_stays_there(county, office):
    row = handed_to_deputy(county)
    batch = services.close_unit(by=office, unit=county.schools[0], on=SEPTEMBER)
    Handover.objects.create(assessment=row.assessment, group_code="g1", user=county.people["head"])

    with pytest.raises(NotAllowed, match=CHANGED):
        undo(office, batch)
    assert Unit.objects.get(pk=county.schools[0].pk).closed_on == SEPTEMBER


def test_people_of_a_school_that_closes_tomorrow_keep_their_work_until_then(county, office, owed):
    services.close_unit(by=office, unit=county.schools[0], on=tomorrow())

    owed.refresh_from_db()
    assert owed.person == county.people["head"]
    services.apply_due_changes(today=tomorrow())
    owed.refresh_from_db()
    assert owed.person is None


def test_work_is_passed_on_by_an_import_however_far_it_dates_back(county, office, owed):
    rows = [HEADS, [county.schools[0].code, "周新", "校长", "", ""]]
    long_ago = timezone.localdate() - timedelta(days=200)
    batch = services.confirm_import(by=office, batch=prepare(county, rows, kind="heads", on=long_ago))
    owed.refresh_from_db()
    assert owed.person.name == "周新"

    undo(office, batch)

    owed.refresh_from_db()
    assert owed.person == county.people["head"]


def test_posting_that_was_begun_anew_is_not_doubled(county, office):
    position, school = county.position("inspector"), county.schools[0]
    rows = [["姓名", "责任区", "挂牌学校"], [position.user.name, "第一督导责任区", "X003"]]
    batch = services.confirm_import(by=office, batch=prepare(county, rows, kind="inspectors"))
    services.post_inspector(by=office, position=position, unit=school, on=OCTOBER)

    with pytest.raises(NotAllowed, match=CHANGED):
        undo(office, batch)
    assert position.postings.filter(unit=school, until_on=None).count() == 1


def test_school_that_was_mended_since_is_not_taken_away(county, office):
    rows = [TITLES, ["N001", "明溪小学", "小学", "公办", 320, "", ""]]
    batch = services.confirm_import(by=office, batch=prepare(county, rows))
    services.edit_unit(by=office, unit=Unit.objects.get(code="N001"), address="城关镇书院路")

    with pytest.raises(NotAllowed, match=CHANGED):
        undo(office, batch)
    assert Unit.objects.filter(code="N001").exists()


def test_slip_that_was_printed_does_not_stand_in_the_way_but_a_sign_in_does(county, office):
    rows = [HEADS, [county.schools[1].code, "周新", "校长", "", "zhou"]]
    batch = services.confirm_import(by=office, batch=prepare(county, rows, kind="heads"))
    services.issue_slips(by=office, users=[User.objects.get(username="zhou")])
    User.objects.filter(username="zhou").update(last_login=timezone.now())
    with pytest.raises(NotAllowed, match="已经登录用过"):
        undo(office, batch)
    User.objects.filter(username="zhou").update(last_login=None)

    undo(office, batch)

    assert not User.objects.filter(username="zhou").exists()
