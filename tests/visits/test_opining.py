"""Preliminary opinion, the school's statement in defence, the opinion: each in its days, by whom it is due."""

from datetime import timedelta

import pytest

from dudao.files.models import FileUse
from dudao.ledger.models import Problem
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.law import Rules
from dudao.visits.models import LocalRule, Opinion
from dudao.visits.opinions import bound_problems, preliminary_due
from dudao.visits.services import opining, visiting
from tests.factories.inspections import make_version
from tests.factories.visiting import closed, today, told
from tests.layers import layer

pytestmark = pytest.mark.django_db
SAID = "课后服务参加是自愿的，作业公示缺两个班。"


@layer
def version(county):
    """Three points asked of every school."""
    return make_version(county)


def fed_back(county, version, ways=("notice",), kind="special"):
    return told(county, version, ways, kind=kind)


def preliminary(county, visit) -> Opinion:
    return opining.tell_preliminary(by=county.people["inspector"], visit=visit, words=SAID)


def defend(county, visit, words="公示栏当天在修，有照片。", **more):
    return opining.defend(
        by=county.people["head"], position=county.position("head"), visit=visit, words=words, **more
    )  # fmt: skip


def issue(county, visit, **facts):
    given = {"text": "请补齐公示。", "rectify_by": today() + timedelta(days=20)}
    return opining.issue_opinion(
        by=county.people["office"], position=county.position("office"), visit=visit, **given | facts
    )  # fmt: skip


def defence_is_over(visit) -> None:
    Opinion.objects.filter(visit=visit).update(defence_due_on=today() - timedelta(days=1))


@pytest.mark.req("D07")
def test_preliminary_opinion_starts_the_clocks_of_the_region(county, version):
    visit = fed_back(county, version)
    LocalRule.objects.create(
        county_code=county.county_code, key="defence_days", value=7, day_unit="calendar", source="县里的规定",
        from_on=today(),
    )  # fmt: skip

    opinion = preliminary(county, visit)

    assert opinion.defence_due_on == today() + timedelta(days=7)
    assert opinion.due_on == Rules(county.county_code, today()).due("opinion_days", "special", today())
    owed = Obligation.objects.get(kind="opinion")
    assert (owed.debtor, owed.due_on, owed.state) == (county.office, opinion.due_on, "open")
    notice = Notice.objects.get(user=county.people["head"], kind="opinion_told")
    assert "交申辩" in notice.body
    assert preliminary_due(visit) == today() + timedelta(days=5)


def test_preliminary_opinion_told_twice_is_one(county, version):
    visit = fed_back(county, version)
    assert preliminary(county, visit) == preliminary(county, visit)
    with pytest.raises(NotAllowed, match="现在是“已告知初步意见”，不能告知初步意见"):
        opining.tell_preliminary(by=county.people["inspector"], visit=visit, words="别的话")


@pytest.mark.req("D07")
def test_what_was_told_by_mistake_is_taken_back_before_a_defence_and_told_anew(county, version):
    visit, lead = fed_back(county, version), county.people["inspector"]
    preliminary(county, visit)
    back = {"by": lead, "visit": visit}
    with pytest.raises(NotAllowed, match="为什么收回还没写"):
        opining.take_back_preliminary(**back, reason=" ")
    opinion = opining.take_back_preliminary(**back, reason="发错了学校")

    assert opining.take_back_preliminary(**back, reason="又点了一次").revision == opinion.revision
    assert (opinion.state, SAID in opinion.taken_back, "发错了学校" in opinion.taken_back) == ("taken_back", True, True)
    assert Obligation.objects.get(kind="opinion").state == "withdrawn"
    told_back = Notice.objects.get(user=county.people["head"], subject__startswith="初步意见收回了")
    assert "发错了学校" in told_back.body
    with pytest.raises(NotAllowed, match="现在是“初步意见已收回”，不能交申辩"):
        defend(county, visit)

    Opinion.objects.update(due_on=today() - timedelta(days=9))
    again = preliminary(county, visit)
    assert (again.pk, again.state, again.told_on) == (opinion.pk, "preliminary", today())
    owed = Obligation.objects.get(kind="opinion")
    assert (owed.state, owed.due_on) == ("open", again.due_on)
    defend(county, visit)
    with pytest.raises(NotAllowed, match="现在是“已交申辩”，不能收回初步意见"):
        opining.take_back_preliminary(**back, reason="想改一改")


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [("routine", "经常性督导不出督导意见书"), ("unannounced", "四不两直不出督导意见书"), ("joint", "")],
)
def test_only_some_kinds_have_an_opinion(county, version, kind, sentence):
    visit = fed_back(county, version, kind=kind)
    if not sentence:
        assert preliminary(county, visit).preliminary == SAID
        return
    with pytest.raises(NotAllowed, match=sentence):
        preliminary(county, visit)


def test_record_must_be_fed_back_first_and_a_stranger_tells_nothing(county, version):
    visit = closed(county, version, ("notice",), kind="special")
    with pytest.raises(NotAllowed, match="先收好记录、把看到的反馈给对方"):
        preliminary(county, visit)
    with pytest.raises(NotAllowed, match="没有派你去"):
        opining.tell_preliminary(by=county.people["section"], visit=visit, words=SAID)


@pytest.mark.req("D07")
def test_defence_with_files_and_an_addition(county, version):
    visit = fed_back(county, version)
    preliminary(county, visit)

    defend(county, visit, attachments=[("公示栏.jpg", b"\xff\xd8\xff picture", "image/jpeg")])
    opinion = defend(county, visit, words="另有家长委员会的说明。")

    assert opinion.state == "defended"
    assert opinion.defence.startswith("公示栏当天在修")
    assert "补充）\n另有家长委员会的说明。" in opinion.defence
    assert FileUse.objects.get(kind="opinion_defence").unit == county.schools[0]
    assert Notice.objects.filter(user=county.people["office"], kind="opinion").count() == 2
    assert defend(county, visit, words="另有家长委员会的说明。").revision == opinion.revision


def test_files_that_were_forgotten_follow_with_the_same_words(county, version):
    visit = fed_back(county, version)
    preliminary(county, visit)
    photo = ("照片.png", b"\x89PNG 1", "image/png")
    first = defend(county, visit)
    second, third = (defend(county, visit, attachments=[photo]) for _ in range(2))
    assert FileUse.objects.filter(kind="opinion_defence").count() == 1
    assert first.defence == second.defence == third.defence
    assert second.revision == third.revision


def test_defence_after_its_day_names_the_day_and_what_to_do(county, version):
    visit = fed_back(county, version)
    preliminary(county, visit)
    defence_is_over(visit)
    day = today() - timedelta(days=1)

    with pytest.raises(NotAllowed) as refusal:
        defend(county, visit)

    assert f"申辩到{day.month}月{day.day}日为止" in str(refusal.value)
    assert "写成书面材料送督导室" in str(refusal.value)
    assert Opinion.objects.get().defence == ""


def test_defence_is_the_heads(county, version):
    visit = fed_back(county, version)
    preliminary(county, visit)
    with pytest.raises(NotAllowed, match=r"申辩由.*的负责人来交"):
        opining.defend(by=county.people["deputy"], position=county.position("deputy"), visit=visit, words="不同意")


@pytest.mark.req("D07")
def test_opinion_binds_the_problems_and_asks_for_a_report(county, version):
    visit = fed_back(county, version, ("notice", "on_the_spot", "notice"))
    preliminary(county, visit)
    defend(county, visit)
    until = today() + timedelta(days=20)

    with pytest.raises(NotAllowed, match="申辩怎么看还没写"):
        issue(county, visit)
    opinion = issue(county, visit, considered="照片看过，当天确在维修；仍缺两个班。")

    assert opinion.report_by == Rules(county.county_code, until).due("rectification_report_days", "special", until)
    assert {row.due_on for row in Problem.objects.all()} == {until}
    assert {row.due_on for row in Obligation.objects.filter(kind="rectify")} == {until}
    assert Obligation.objects.get(kind="opinion").state == "done"
    report = Obligation.objects.get(kind="report")
    assert (report.debtor, report.due_on) == (county.schools[0], opinion.report_by)
    assert Notice.objects.filter(user=county.people["head"], subject__startswith="督导意见书").exists()
    assert issue(county, visit, considered="x").revision == opinion.revision


def test_opinion_waits_for_the_days_of_the_defence(county, version):
    visit = fed_back(county, version)
    preliminary(county, visit)
    with pytest.raises(NotAllowed, match="过了这天、或者对方交了申辩，再出意见书"):
        issue(county, visit)

    defence_is_over(visit)
    with pytest.raises(NotAllowed, match="期限还没填"):
        issue(county, visit, rectify_by=None)
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        opining.issue_opinion(
            by=county.people["inspector"], position=county.position("inspector"), visit=visit, text="x"
        )  # fmt: skip
    with pytest.raises(NotAllowed, match="他人已先处理"):
        issue(county, visit, revision=9)
    assert issue(county, visit, revision=0).state == "issued"


def test_opinion_on_a_school_without_faults_sets_no_day(county, version):
    visit = fed_back(county, version, ())
    preliminary(county, visit)
    defence_is_over(visit)

    opinion = issue(county, visit, rectify_by=None)

    assert (opinion.rectify_by, opinion.report_by) == (None, None)
    assert not Obligation.objects.filter(kind="report").exists()
    with pytest.raises(NotAllowed, match="现在是“已出意见书”，不能交申辩"):
        defend(county, visit)


def test_danger_to_life_keeps_its_own_day(county, version):
    visit = closed(county, version, ("notice",), kind="special")
    urgent = visiting.press_urgent(by=county.people["inspector"], visit=visit, words="楼梯扶手断了")
    visiting.feed_back(by=county.people["inspector"], visit=visit, words="当场说过了")

    assert urgent.pk not in {row.pk for row in bound_problems(visit)}
    assert len(bound_problems(visit)) == 1
