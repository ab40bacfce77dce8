"""Who goes instead: the leaver stays on record, the visit is owed by whoever leads now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.models import Visit
from dudao.visits.services import announcing, arranging, asking_off, teams, visiting
from tests.factories.county import tie
from tests.factories.visiting import closed, opened, planned
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import more_inspector, special_wish, wish
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("D01")]


@layer
def colleague(county):
    return more_inspector(county, "lin2", county.schools[1], area=1)


@layer
def visit(county, version, colleague):
    """``inspector`` goes to ``schools[0]``, ``colleague`` to ``schools[1]``."""
    started = arranging.start_inspection(
        by=county.people["office"], county_code=county.county_code,
        wanted=wish(county, version, units=county.schools[:2]),
    )  # fmt: skip
    return started.visits.get(unit=county.schools[0])


def other_of(visit) -> Visit:
    return visit.inspection.visits.exclude(pk=visit.pk).get()


def going(visit) -> list[tuple[str, bool]]:
    rows = visit.members.filter(left_at=None).order_by("-is_lead", "pk")
    return list(rows.values_list("user__username", "is_lead"))


def replace(county, visit, instead, **fields):
    given = {"by": county.people["office"], "visit": visit, "user": county.people["inspector"], "why": "illness"}
    return teams.replace_member(**given | {"instead": instead, "words": "发烧"} | fields)


def test_a_substitute_leads_owes_and_is_told(county, visit, colleague):
    replace(county, visit, colleague)

    assert going(visit) == [("lin2", True)]
    gone = visit.members.exclude(left_at=None).get()
    assert (gone.user, gone.left_why, gone.left_words, gone.instead) == (
        county.people["inspector"], "illness", "发烧", colleague,
    )  # fmt: skip
    owed = Obligation.objects.get(kind="visit", reference=str(visit.pk))
    assert (owed.person, owed.debtor, owed.state) == (colleague, county.areas[1], "open")
    assert Notice.objects.filter(user=colleague, subject__startswith="改由你去：青禾1小学").exists()
    assert Notice.objects.filter(user=county.people["inspector"], subject__startswith="不用去了：").exists()


def test_two_colleagues_swap(county, visit, colleague):
    other = other_of(visit)
    teams.swap(
        by=county.people["office"], one=visit, one_user=county.people["inspector"], other=other, other_user=colleague
    )

    assert (going(visit), going(other)) == ([("lin2", True)], [("inspector", True)])
    assert set(visit.members.exclude(left_at=None).values_list("left_why", flat=True)) == {"swap"}
    people = dict(Obligation.objects.filter(kind="visit").values_list("reference", "person"))
    assert people == {str(visit.pk): colleague.pk, str(other.pk): county.people["inspector"].pk}


def test_a_swap_against_a_tie_changes_neither(county, visit, colleague):
    tie(county.people["inspector"], county.schools[1])
    with pytest.raises(NotAllowed, match=r"^要回避：责任督学甲去青禾2初级中学（近亲属在该单位）"):
        teams.swap(
            by=county.people["office"], one=visit, one_user=county.people["inspector"], other=other_of(visit),
            other_user=colleague,
        )  # fmt: skip
    assert going(visit) == [("inspector", True)]


def test_a_substitute_who_is_tied_or_without_certificate_is_refused(county, visit, colleague):
    tie(colleague, county.schools[0])
    with pytest.raises(NotAllowed, match="要回避"):
        replace(county, visit, colleague)
    late = more_inspector(county, "lin3", certificate_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotAllowed, match="督学证到期了"):
        replace(county, visit, late)
    assert going(visit) == [("inspector", True)]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"why": "tired"}, "请选为什么换人。"),
        ({"instead": None}, "青禾1小学没有人去：没有挂牌督学，也没有另选人。请选人，或先在名册里派挂牌督学。"),
    ],
)
def test_refused_with_what_to_do(county, visit, colleague, change, sentence):
    with pytest.raises(NotAllowed) as caught:
        replace(county, visit, **{"instead": colleague} | change)
    assert str(caught.value) == sentence


def test_only_the_office_and_only_before_it_is_over(county, visit, colleague):
    with pytest.raises(NotAllowed, match="这件事由教育督导室来办。"):
        replace(county, visit, colleague, by=county.people["inspector"])
    Visit.objects.filter(pk=visit.pk).update(state="cancelled", gone_reason="撤回")
    with pytest.raises(NotAllowed, match="现在是“取消”，不能再换人。"):
        replace(county, visit, colleague)


@pytest.mark.req("E01")
def test_a_team_of_three_stays_three(county, version):
    started = arranging.start_inspection(
        by=county.people["office"], county_code=county.county_code, wanted=special_wish(county, version)
    )
    visit = started.visits.get()
    with pytest.raises(NotAllowed, match="每组至少 3 人"):
        replace(county, visit, None)
    fourth = more_inspector(county, "lin4")
    replace(county, visit, fourth)
    assert going(visit) == [("lin4", True), ("lin2", False), ("lin3", False)]


@pytest.mark.req("E02")
def test_a_hidden_visit_is_changed_by_its_team_alone_and_tells_nobody_else(county, colleague):
    hidden = make_inspection(county, kind="unannounced", hidden=True)
    visit = make_visit(hidden, county.schools[0], county.people["inspector"])
    with pytest.raises(NotAllowed, match="换人由去的人或安排的那个人来办。"):
        replace(county, visit, colleague, by=county.people["office_head"])

    replace(county, visit, colleague, by=county.people["inspector"])
    assert going(visit) == [("lin2", True)]
    told = Notice.objects.filter(kind="visit").values_list("user", flat=True)
    assert set(told) == {colleague.pk, county.people["inspector"].pk}
    assert not Obligation.objects.filter(kind="visit").exists()


def test_the_day_is_planned_and_no_two_teams_meet(county, visit):
    day = timezone.localdate() + timedelta(days=3)
    announcing.plan_day(by=county.people["inspector"], visit=visit, on=day)
    visit.refresh_from_db()
    assert visit.planned_on == day

    beside = make_visit(make_inspection(county, kind="special", title="食堂检查"), county.schools[0])
    with pytest.raises(NotAllowed, match="已有另一组去青禾1小学"):
        announcing.plan_day(by=county.people["office"], visit=beside, on=day)
    with pytest.raises(NotAllowed, match=r"^请定在今天以后、"):
        announcing.plan_day(by=county.people["office"], visit=visit, on=visit.due_on + timedelta(days=1))


def test_who_wrote_the_record_and_left_is_replaced_before_the_school_is_told(county, version, colleague):
    written = closed(county, version, ["notice"])
    inspector, office = county.people["inspector"], county.people["office"]
    inspector.positions.update(until_on=timezone.localdate())
    teams.replace_member(by=office, visit=written, user=inspector, why="office", instead=colleague)
    assert visiting.feed_back(by=colleague, visit=written, words="公示补上。").state == "fed_back"


def test_who_goes_instead_on_a_hidden_visit_hears_of_it_but_not_where(county, version, colleague):
    hidden, inspector = planned(county, version, hidden=True), county.people["inspector"]
    teams.replace_member(by=inspector, visit=hidden, user=inspector, why="illness", instead=colleague)
    told = Notice.objects.get(user=colleague, subject__startswith="改由你去")
    off = Notice.objects.get(user=inspector, subject__startswith="不用去了")
    assert (told.reference, off.reference) == (str(hidden.pk), "")
    assert not [one for one in (told, off) if hidden.unit.label in one.subject + one.body]


def test_once_a_hidden_visit_is_open_its_report_passes_on_as_well(county, version, colleague):
    hidden, inspector = opened(county, version, hidden=True), county.people["inspector"]
    teams.replace_member(by=county.people["office"], visit=hidden, user=inspector, why="illness", instead=colleague)
    assert Obligation.objects.get(kind="visit", reference=str(hidden.pk)).person == colleague


def test_who_hid_a_visit_by_hand_changes_its_team_and_nobody_swaps_it_with_a_known_one(county, visit, colleague):
    hidden = make_visit(make_inspection(county, kind="unannounced", hidden=True), county.schools[2])
    third = more_inspector(county, "lin3")
    hidden.members.create(user=third, is_lead=True)
    with pytest.raises(NotAllowed, match="不事先告知的和别的不能对调"):
        teams.swap(by=county.people["office"], one=hidden, one_user=third, other=other_of(visit), other_user=colleague)
    replace(county, hidden, colleague, user=third)
    assert going(hidden) == [("lin2", True)]


def test_the_lead_of_an_area_changes_the_teams_of_his_own_inspections_alone(county, visit, colleague):
    own = make_inspection(county, title="片区督导", level="area", area=county.areas[0])
    small, lead = make_visit(own, county.schools[2], county.people["inspector"]), county.people["area_lead"]
    neighbour = more_inspector(county, "lin3")
    replace(county, small, neighbour, by=lead)
    assert going(small) == [("lin3", True)]
    asking_off.ask_for_another(by=neighbour, visit=small, words="住院")
    assert Notice.objects.filter(user=lead, subject="请换人：督学lin3去不了青禾3小学").exists()
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        replace(county, visit, None, by=lead)


def test_one_colleague_takes_over_all_that_waits_with_one_message(county, visit, colleague):
    second = make_visit(visit.inspection, county.schools[2], county.people["inspector"])
    stranger = more_inspector(county, "lin3")
    given = {"by": county.people["office"], "user": county.people["inspector"], "why": "illness"}
    tied = tie(stranger, county.schools[2])
    with pytest.raises(NotAllowed, match="要回避：督学lin3去青禾3小学"):
        teams.stand_in(visits=[visit, second], instead=stranger, **given)
    assert going(visit) == [("inspector", True)]
    tied.delete()

    before = Notice.objects.filter(kind="visit").count()
    assert teams.stand_in(visits=[visit, second], instead=stranger, **given) == 2
    assert going(visit) == going(second) == [("lin3", True)]
    assert Obligation.objects.get(kind="visit", reference=str(visit.pk)).person == stranger
    assert Notice.objects.filter(kind="visit").count() == before + 2
    told = Notice.objects.get(user=stranger, subject="改由你去：2 次到校")
    assert told.body.count(visit.inspection.title) == 2
    with pytest.raises(NotAllowed, match="请勾要换人的到校。"):
        teams.stand_in(visits=[], instead=stranger, **given)


def test_one_more_goes_along_and_leads_if_it_is_said(county, visit, colleague):
    office = county.people["office"]
    teams.add_member(by=office, visit=visit, user=colleague)
    assert going(visit) == [("inspector", True), ("lin2", False)]
    with pytest.raises(NotAllowed, match="本来就要去"):
        teams.add_member(by=office, visit=visit, user=colleague)

    teams.pass_lead(by=office, visit=visit, user=colleague)
    assert going(visit) == [("lin2", True), ("inspector", False)]
    assert Obligation.objects.get(kind="visit", reference=str(visit.pk)).person == colleague
    assert Notice.objects.filter(user=county.people["inspector"], subject__startswith="改由督学lin2牵头：").exists()
    with pytest.raises(NotAllowed, match="本来就牵头"):
        teams.pass_lead(by=office, visit=visit, user=colleague)


def test_whoever_is_tied_is_not_added_and_a_colleague_adds_nobody(county, visit, colleague):
    office = county.people["office"]
    tie(colleague, county.schools[0])
    with pytest.raises(NotAllowed, match="要回避"):
        teams.add_member(by=office, visit=visit, user=colleague)
    with pytest.raises(NotAllowed, match="不在去青禾1小学的名单里"):
        teams.pass_lead(by=office, visit=visit, user=colleague)
    with pytest.raises(NotAllowed, match="由教育督导室"):
        teams.add_member(by=colleague, visit=visit, user=office)


def test_whoever_left_office_does_not_lead(county, visit, colleague):
    teams.add_member(by=county.people["office"], visit=visit, user=colleague)
    colleague.positions.update(until_on=timezone.localdate())
    with pytest.raises(NotAllowed, match="督学lin2现在没有督导岗位，不能牵头"):
        teams.pass_lead(by=county.people["office"], visit=visit, user=colleague)
    assert going(visit) == [("inspector", True), ("lin2", False)]
