"""Taking back, cancelling the rest, ending, publishing, written notice, the next month's round."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.areas.models import Unit
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits import remembering
from dudao.visits.models import Inspection, Visit
from dudao.visits.services import announcing, arranging, ending, over, visiting
from tests.factories.county import sign_in
from tests.factories.visiting import planned
from tests.factories.visits import make_inspection, make_visit
from tests.factories.wishes import special_wish, wish
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E01")]


@layer
def started(county, version):
    teams = {school.pk: [county.people["inspector"]] for school in county.schools[:3]}
    return arranging.start_inspection(
        by=county.people["office"], county_code=county.county_code,
        wanted=wish(county, version, units=county.schools[:3], teams=teams),
    )  # fmt: skip


def begin(inspection, state="opened"):
    visit = inspection.visits.order_by("unit__code").first()
    visit.state, visit.opened_at = state, timezone.now()
    if state == "fed_back":
        visit.closed_record_at, visit.visited_on = timezone.now(), timezone.localdate()
    visit.save()


def withdraw(county, inspection, reason="改期"):
    return ending.withdraw_inspection(by=county.people["office"], inspection=inspection, reason=reason)


def states(inspection) -> list[str]:
    return list(inspection.visits.order_by("unit__code").values_list("state", flat=True))


def test_a_round_that_nobody_began_is_taken_back_whole(county, started):
    done = withdraw(county, started)

    assert done.words == f"撤回了：{started.title}，3 次到校都取消了。"
    started.refresh_from_db()
    assert (started.state, states(started)) == ("withdrawn", ["cancelled"] * 3)
    assert set(Obligation.objects.filter(kind="visit").values_list("state", flat=True)) == {"withdrawn"}
    told = Notice.objects.get(user=county.people["inspector"], subject__startswith="不用去了")
    assert told.body.endswith("原因：改期")


def test_a_round_with_an_open_visit_loses_only_what_is_to_come(county, started):
    begin(started)
    done = withdraw(county, started)

    assert done.words == "已有 1 次到校开始了，整轮不能撤回；其余 2 次还没去的已取消。"
    started.refresh_from_db()
    assert (started.state, states(started)) == ("running", ["opened", "cancelled", "cancelled"])
    assert Obligation.objects.filter(kind="visit", state="open").count() == 1


def test_the_team_of_a_hidden_round_hears_that_it_is_off(county, version):
    hidden = planned(county, version, hidden=True)
    withdraw(county, hidden.inspection)
    told = Notice.objects.get(subject__startswith=f"不用去了：{hidden.inspection.title}")
    assert (told.user, told.body) == (county.people["inspector"], "原因：改期")
    assert hidden.unit.label not in told.subject


def test_taking_back_asks_a_reason_and_the_office(county, started):
    with pytest.raises(NotAllowed, match="请写一句为什么撤回"):
        withdraw(county, started, " ")
    with pytest.raises(NotAllowed, match="为什么撤回最多写 200 个字，现在有 201 个。"):
        withdraw(county, started, "雪" * 201)
    with pytest.raises(NotAllowed, match="这件事由教育督导室来办。"):
        ending.withdraw_inspection(by=county.people["inspector"], inspection=started, reason="改期")
    withdraw(county, started)
    with pytest.raises(NotAllowed, match="这次督导已撤回，不能再改。"):
        withdraw(county, started)


def test_the_same_month_may_be_arranged_again_after_taking_back(county, version, started):
    withdraw(county, started)
    again = arranging.start_inspection(
        by=county.people["office"], county_code=county.county_code, wanted=wish(county, version)
    )
    assert again.visits.count() == 1


def test_ending_waits_for_what_is_under_way(county, started):
    begin(started)
    with pytest.raises(NotAllowed, match="青禾1小学等 1 次到校还没有反馈完"):
        ending.end_inspection(by=county.people["office"], inspection=started)
    begin(started, "fed_back")
    with pytest.raises(NotAllowed, match="还有 2 次没去"):
        ending.end_inspection(by=county.people["office"], inspection=started)


def test_what_never_took_place_is_on_record(county, started):
    begin(started, "fed_back")
    past = timezone.localdate() - timedelta(days=1)
    Inspection.objects.filter(pk=started.pk).update(from_on=past - timedelta(days=9), until_on=past)
    ended = ending.end_inspection(by=county.people["office"], inspection=started)

    assert states(ended) == ["fed_back", "missed", "missed"]
    assert set(ended.visits.filter(state="missed").values_list("gone_reason", flat=True)) == {"到结束时没有去"}
    assert ended.publish_due_on is None


def test_the_clock_ends_what_is_over_and_tells_the_office_once_what_is_left(county, started):
    today = timezone.localdate()
    other = make_inspection(county, title="办完的")
    make_visit(other, county.schools[0], county.people["inspector"])
    begin(other, "fed_back")
    begin(started, "opened")
    hidden = planned(county, started.points.first().checkpoint.version, hidden=True).inspection
    assert over.end_finished(today=today) == over.tell_of_unfinished(today=today) == 0

    Inspection.objects.update(from_on=today - timedelta(days=9), until_on=today - timedelta(days=1))
    assert over.end_finished(today=today) == 1
    assert set(Inspection.objects.filter(state="ended")) == {other}
    assert over.tell_of_unfinished(today=today) == 1
    assert over.tell_of_unfinished(today=today) == 0
    told = Notice.objects.get(user=county.people["office"], kind="inspection_over")
    assert told.reference == str(started.pk) != str(hidden.pk)
    assert told.body.startswith("还没去的：青禾2初级中学、青禾3小学；还没记完的：青禾1小学。")
    assert not Notice.objects.filter(user=county.people["area_lead"], kind="inspection_over").exists()

    Inspection.objects.filter(pk=started.pk).update(level="area", area=county.areas[0])
    Notice.objects.all().delete()
    over.tell_of_unfinished(today=today)
    assert Notice.objects.filter(user__in=[county.people["office"], county.people["area_lead"]]).count() == 2


@pytest.mark.req("E01")
def test_results_are_owed_to_the_public_within_the_working_days(county):
    special = make_inspection(county, kind="special", title="作业专项督导")
    make_visit(special, county.schools[0], county.people["inspector"])
    begin(special, "fed_back")
    ended = ending.end_inspection(by=county.people["office"], inspection=special)

    owed = Obligation.objects.get(kind="publish")
    assert (owed.debtor, owed.reference, owed.due_on) == (county.office, str(ended.pk), ended.publish_due_on)
    assert (ended.publish_due_on - timezone.localdate()).days >= 19
    publish = {"by": county.people["office"], "inspection": ended}
    with pytest.raises(NotAllowed, match="公布的日子要在督导结束那天到今天之间。"):
        ending.publish(**publish, on=timezone.localdate() + timedelta(days=1), where="县政府网站")
    with pytest.raises(NotAllowed, match="请写公布在哪里"):
        ending.publish(**publish, on=timezone.localdate(), where=" ")
    with pytest.raises(NotAllowed, match="公布在哪里最多写 120 个字，现在有 121 个。"):
        ending.publish(**publish, on=timezone.localdate(), where="网" * 121)
    ending.publish(**publish, on=timezone.localdate(), where="县政府网站")
    owed.refresh_from_db()
    assert (owed.state, owed.result) == ("done", "县政府网站")


@pytest.mark.req("E01")
def test_written_notice_is_given_once_and_before_anybody_goes(county, version):
    started = arranging.start_inspection(
        by=county.people["office"], county_code=county.county_code, wanted=special_wish(county, version)
    )
    assert not Notice.objects.filter(kind="visit_told").exists()
    give = {"by": county.people["office"], "inspection": started}
    announcing.give_written_notice(**give)
    assert Notice.objects.filter(kind="visit_told", user=county.people["head"]).count() == 1
    with pytest.raises(NotAllowed, match="已经发过书面通知了。"):
        announcing.give_written_notice(**give)
    Inspection.objects.filter(pk=started.pk).update(notice_on=None)
    begin(started)
    with pytest.raises(NotAllowed, match="已经有学校开始督导了"):
        announcing.give_written_notice(**give)


def test_a_hidden_one_gets_no_notice(county):
    with pytest.raises(NotAllowed, match="不事先告知，不能发书面通知"):
        announcing.give_written_notice(
            by=county.people["office"], inspection=make_inspection(county, kind="unannounced", hidden=True)
        )


def test_the_next_months_round_remembers_list_and_guidance(county, started):
    started.points.filter(order=2).update(guidance="看公示栏，问两名学生")
    started.points.filter(order=1).delete()
    Unit.objects.filter(pk=county.schools[2].pk).update(closed_on=timezone.localdate())
    wanted = remembering.once_more(started, timezone.localdate())

    month = (started.from_on.replace(day=1) + timedelta(days=32)).replace(day=1)
    assert (wanted.from_on, wanted.title) == (month, f"{month.month}月督导")
    assert [unit.code for unit in wanted.units] == ["X001", "X002"]
    assert (wanted.points[0][0].code, wanted.points[0][1]) == ("C2", "看公示栏，问两名学生")
    assert len(wanted.points) == 4


def test_what_is_written_for_a_hidden_round_is_not_offered_to_others(county, version):
    hidden = make_inspection(county, version, hidden=True)
    hidden.points.update(guidance="直接去青禾1小学的食堂")
    assert remembering.guidance_known(county.county_code) == {}


def test_visits_of_a_withdrawn_round_do_not_count(county, started):
    withdraw(county, started)
    assert not Visit.objects.filter(inspection=started).live().exists()


def test_what_is_hidden_is_called_off_by_who_chose_it(client, county, version):
    """A colleague learns neither how many are still to come nor, from what was owed for a slip, where somebody was."""
    wanted = wish(
        county, version, kind="unannounced", title="暗访", hidden=True, off_plan_reason="反映",
        units=county.schools[:3],
        teams={school.pk: [county.people["inspector"]] for school in county.schools[:3]},
    )  # fmt: skip
    chosen = arranging.start_inspection(by=county.people["office"], county_code=county.county_code, wanted=wanted)
    visit = chosen.visits.order_by("unit__code").first()
    opened = {"by": county.people["inspector"], "visit": visit}
    visiting.open_visit(**opened, certificate_shown=True)
    slip = Obligation.objects.get(kind="visit", reference=str(visit.pk))
    visiting.take_back_opening(**opened)
    colleague = county.people["office_head"]
    sign_in(client, colleague)
    assert client.get(reverse("desk:owed", args=[slip.pk])).status_code == 404

    for act, words in (({"reason": "改期"}, "由安排的那个人"), ({}, "过了那天再结束")):
        with pytest.raises(NotAllowed, match=words) as refused:
            (ending.withdraw_inspection if act else ending.end_inspection)(by=colleague, inspection=chosen, **act)
        assert "3 次" not in str(refused.value)
    visiting.open_visit(**opened, certificate_shown=True)
    assert withdraw(county, chosen).cancelled == 2
