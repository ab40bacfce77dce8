"""Beside the list: talks without names, danger to life, paper, corrections; and answers that arrive twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.files.models import FileUse
from dudao.ledger.models import Problem
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.law import Rules
from dudao.visits.models import Amendment, Visit
from dudao.visits.services import visiting
from dudao.visits.sheets import sheet_of
from dudao.visits.urgency import check_still_pressed
from tests.factories.county import appoint, make_user
from tests.factories.inspections import make_version
from tests.factories.visiting import FAULT, a_month_ago, look, opened, row, today, told
from tests.layers import layer

pytestmark = pytest.mark.django_db


@layer
def version(county):
    """Three points asked of every school, nothing else owed."""
    return make_version(county)


@layer
def visit(county, version):
    return opened(county, version)


@pytest.fixture
def inspector(county):
    return county.people["inspector"]


def refused(act, sentence: str, **arguments) -> None:
    with pytest.raises(NotAllowed) as said:
        act(**arguments)
    assert str(said.value) == sentence


def test_the_same_answers_twice_change_nothing(county, version, visit, inspector):
    first = look(county, visit, ["notice", "on_the_spot"])
    again = look(county, visit, ["notice", "on_the_spot"])
    assert (again.revision, visit.seen.count()) == (first.revision, 3)


def test_answer_to_a_point_that_is_not_on_the_list(county, version, visit, inspector):
    elsewhere = make_version(county, name="另一份方案").checkpoints.first()
    rows = [row(county, version.checkpoints.first()), row(county, elsewhere)]
    sentence = "有一条不在这次的清单里，请刷新页面再填。"
    refused(visiting.save_seen, sentence, by=inspector, visit=visit, rows=rows)
    refused(
        visiting.press_urgent,
        "有一条不在这次的清单里，请刷新页面再报。",
        by=inspector,
        visit=visit,
        words="漏电",
        point=elsewhere.pk,
    )
    assert not visit.seen.exists()


def test_a_list_asks_only_what_applies_to_the_stages(county, version, inspector):
    first, second, third = version.checkpoints.all()
    type(first).objects.filter(pk=second.pk).update(stages=["junior"])
    type(first).objects.filter(pk=third.pk).update(unit_kinds=["institution"])
    visit = opened(county, version, title="另一次")
    look(county, visit)
    assert [seen.checkpoint for seen in visit.seen.all()] == [first]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"value": "yes"}, "第 1.1 条请从给出的几项里选一项。"),
        ({"outcome": "gone"}, "第 1.1 条怎么处理，请从给出的几项里选一项。"),
        ({"note": "长" * 501}, "第 1.1 条最多写 500 个字，现在有 501 个，请写短些。"),
        ({"days": 0}, "第 1.1 条的整改天数要在 1 到 365 之间。"),
    ],
)
def test_what_no_point_takes(county, version, visit, inspector, facts, sentence):
    rows = [row(county, version.checkpoints.first(), "notice", **facts)]
    refused(visiting.save_seen, sentence, by=inspector, visit=visit, rows=rows)


def test_only_a_section_of_the_county_is_asked_to_settle(county, version, visit, inspector):
    rows = [row(county, version.checkpoints.first(), "consultation", section=county.schools[1])]
    refused(visiting.save_seen, "请从名单里选一个科室或部门。", by=inspector, visit=visit, rows=rows)


@pytest.mark.parametrize(("way", "asked"), [("notice", "几天内改好"), ("consultation", "哪个科室")])
def test_half_a_way_out_is_kept_and_asked_for_and_a_fine_point_has_none(
    county, version, visit, inspector, way, asked
):  # fmt: skip
    point = version.checkpoints.first()
    look(county, visit)
    visiting.save_seen(by=inspector, visit=visit, rows=[row(county, point, way, days=None, section=None)])
    half = visit.seen.get(checkpoint=point)
    assert (half.outcome, half.note) == (way, FAULT)
    assert asked in sheet_of(visit, today()).incomplete[0].missing
    refused(visiting.close_record, "还有 1 条没看完（1.1），补上再收好记录。", by=inspector, visit=visit)
    visit.seen.exclude(checkpoint=point).delete()
    visiting.save_seen(by=inspector, visit=visit, rows=[{"checkpoint": point.pk, "value": "met", "note": ""}])
    assert (visit.seen.get().outcome, visit.seen.get().section, visit.seen.get().note) == ("fine", None, "")


def test_what_a_colleague_changed_since_the_page_was_shown_stays(county, version, visit, inspector):
    colleague = make_user("colleague", "同组督学")
    appoint(colleague, county.areas[0], "inspector")
    visit.members.create(user=colleague)
    point, shown = version.checkpoints.first(), Visit.objects.get().revision
    visiting.save_seen(by=colleague, visit=visit, rows=[row(county, point, "on_the_spot")])

    older = {"by": inspector, "visit": visit, "rows": [row(county, point)], "revision": shown}
    refused(visiting.save_seen, "有 1 条同组的人刚改过，没有盖掉；请刷新页面，看一眼再填。", **older)
    blank = {"checkpoint": point.pk, "note": ""}  # of a page without a script, which sends what nobody touched as well
    other = row(county, version.checkpoints.last())
    assert visiting.save_page(by=inspector, visit=visit, rows=[blank, other], revision=shown) == 1
    assert set(visit.seen.values_list("outcome", flat=True)) == {"on_the_spot", "fine"}
    visiting.save_seen(**older | {"revision": Visit.objects.get().revision})
    assert visit.seen.get(checkpoint=point).value == "met"


def test_still_as_last_month_takes_only_what_was_fine_and_is_recent(county, version, inspector):
    Visit.objects.all().delete()
    before = a_month_ago(county, told(county, version, ["fine", "notice"], title="上月"))
    visit = opened(county, version, title="这月")
    group = f"{version.pk}-1"
    assert visiting.confirm_still(by=inspector, visit=visit, group_code=group) == 1
    assert visit.seen.get().checkpoint == version.checkpoints.first()

    Visit.objects.filter(pk=before.pk).update(visited_on=today() - timedelta(days=70))
    other = opened(county, version, title="又一次")
    refused(visiting.confirm_still, "这一组没有能照上次记的，请逐条看。", by=inspector, visit=other, group_code=group)


@pytest.mark.req("H05")
def test_talks_hold_group_and_number_and_never_a_person(visit, inspector):
    talk = {"by": inspector, "visit": visit, "group": "parents", "people": 5, "apart": True}
    first, again = visiting.save_talk(**talk, words="希望早点放学"), visiting.save_talk(**talk, words="希望早点放学")
    assert (first, visit.talks.count()) == (again, 1)
    assert {field.name for field in type(first)._meta.fields} == {"id", "visit", "group", "people", "apart", "words"}
    nobody = "座谈只记谈到什么，不记是谁；请删去电话、身份证号或邮箱。"
    refused(visiting.save_talk, nobody, **talk, words="13812345678 的家长说")
    refused(visiting.save_talk, "请选和谁谈的。", **talk | {"group": "all"})
    refused(visiting.save_talk, "几个人写成 1 到 500 的整数。", **talk | {"people": 0})


def test_nothing_of_a_remark_is_cut_in_silence(visit, inspector):
    remark = {"by": inspector, "visit": visit, "kind": "difficulty", "words": "缺体育教师"}
    refused(visiting.write_remark, "建议最多写 2000 个字，现在有 2001 个。", **remark, suggestion="长" * 2001)
    assert visiting.write_remark(**remark, suggestion="长" * 2000).suggestion == "长" * 2000


def test_files_of_a_visit_are_no_units_and_the_same_one_is_kept_once(county, version, visit, inspector):
    file = {"by": inspector, "visit": visit, "name": "栏.png", "content": b"\x89PNG 1"}
    first = visiting.attach_file(**file, point=version.checkpoints.first().pk)
    again = visiting.attach_file(**file, point=version.checkpoints.first().pk)
    visiting.attach_file(**file, paper=True)
    assert (first, first.unit) == (again, None)
    assert sorted(FileUse.objects.values_list("kind", flat=True)) == ["visit", "visit_paper"]
    refused(visiting.attach_file, "有一条不在这次的清单里，请刷新页面再传。", **file, point=0)


def test_danger_to_life_is_told_at_once_with_its_time(county, version, visit, inspector):
    press = {"by": inspector, "visit": visit, "words": "二楼护栏松了", "point": version.checkpoints.first().pk}
    problem, again = visiting.press_urgent(**press), visiting.press_urgent(**press)

    assert (problem, Problem.objects.count()) == (again, 1)
    assert (problem.severity, problem.due_on, problem.point_code) == ("urgent", today(), "1.1")
    alarm = Notice.objects.filter(kind="problem", subject="紧急：青禾1小学 二楼护栏松了")
    assert set(alarm.values_list("user__username", flat=True)) == {"head", "office", "office_head", "leader"}
    assert problem.steps.get().at is not None
    assert Obligation.objects.get(kind="rectify").due_on == today()

    look(county, visit, ["notice"])
    visiting.close_record(by=inspector, visit=visit)
    visiting.press_urgent(**press | {"words": "后门锁着"})
    assert Problem.objects.count() == 2


@pytest.mark.req("D07")
def test_danger_that_is_understood_after_the_feedback_is_told_at_once(county, version, inspector):
    visit = told(county, version)
    press = {"by": inspector, "visit": visit, "words": "消防通道后来锁上了"}
    problem = visiting.press_urgent(**press)
    assert (problem.severity, problem.due_on, problem.steps.get().act) == ("urgent", today(), "open")
    body = Notice.objects.get(kind="problem", user=county.people["leader"]).body
    assert f"{today().month}月{today().day}日到校的督学报告" in body

    last = Rules(county.county_code, today()).due("urgent_days", "routine", today())
    assert check_still_pressed(visit, last) is None
    Visit.objects.filter(pk=visit.pk).update(fed_back_at=timezone.now() - (last - today()) - timedelta(days=1))
    with pytest.raises(NotAllowed, match="有危险请先打电话，再在台账登记一个紧急问题"):
        visiting.press_urgent(**press | {"words": "又锁了"})
    assert visiting.press_urgent(**press) == problem


def test_corrections_stand_beside_the_record_one_after_another(county, version, inspector):
    visit = told(county, version, ["notice"])
    point = version.checkpoints.first()
    change = {"by": inspector, "visit": visit, "what": f"p{point.pk}"}
    first = visiting.amend(**change, after="没做到：两个班，不是三个班", why="数错了")
    assert (first.before, first.what) == (f"没做到：{FAULT}", f"1.1 {point.text}")
    assert visiting.amend(**change, after="没做到：两个班，不是三个班", why="数错了") == first
    second = visiting.amend(**change, after="没做到：一个班", why="又核了一遍")
    assert second.before == first.after

    refused(visiting.amend, "和原来写的一样，没有改动。", **change, after="没做到：一个班", why="x")
    refused(visiting.amend, "为什么改还没写。", **change, after="没做到", why=" ")
    heard = {"what": "talks", "after": "13812345678 的家长说的", "why": "x"}
    refused(visiting.amend, "座谈只记谈到什么，不记是谁；请删去电话、身份证号或邮箱。", **change | heard)
    refused(visiting.amend, "请选要改哪一处。", **change | {"what": "p0"}, after="没做到", why="x")
    assert visit.seen.get(checkpoint=point).note == FAULT
    assert Notice.objects.filter(subject__startswith="督导反馈有更正").count() == 2
    with pytest.raises(TypeError):
        first.save()


def test_an_open_record_is_changed_and_not_corrected(visit, inspector):
    change = {"by": inspector, "visit": visit, "what": "summary", "after": "好", "why": "x"}
    refused(visiting.amend, "现在是“正在督导”，不能更正。", **change)
    assert not Amendment.objects.exists()


def test_severity_is_said_of_a_notice_and_goes_into_the_ledger(county, version, inspector):
    visit, point = opened(county, version, title="另一次"), version.checkpoints.first()
    urgent = [row(county, point, "notice", severity="urgent")]
    sentence = "第 1.1 条是一般还是较重，请从给出的几项里选；有危险的请点“紧急上报”。"
    refused(visiting.save_seen, sentence, by=inspector, visit=visit, rows=urgent)
    look(county, visit, ["notice", "notice"])
    visiting.save_seen(by=inspector, visit=visit, rows=[row(county, point, "notice", severity="serious")])
    visiting.close_record(by=inspector, visit=visit)
    visiting.feed_back(by=inspector, visit=visit, words="补上。")
    weights = Problem.objects.order_by("pk").values_list("severity", flat=True)
    assert list(weights) == ["serious", "minor"]

    again = opened(county, version, title="下一次")
    look(county, again, ["notice", "notice"])
    second = version.checkpoints.all()[1]
    visiting.save_seen(by=inspector, visit=again, rows=[row(county, second, "notice", severity="serious")])
    visiting.close_record(by=inspector, visit=again)
    visiting.feed_back(by=inspector, visit=again, words="还是没补。")
    assert list(weights.all()) == ["serious", "serious"]
