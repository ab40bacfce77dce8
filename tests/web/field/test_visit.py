"""The inspector's pages of a visit, without a script: from the list of his schools to the feedback."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dudao.areas.enums import Relation
from dudao.files.models import FileUse
from dudao.ledger.models import Problem
from dudao.visits.models import SeenPoint, Visit
from dudao.visits.services import visiting
from tests.factories.county import link, make_county, sign_in
from tests.factories.inspections import confirm, make_round, make_version
from tests.factories.ledger import make_problem
from tests.factories.visiting import FAULT, a_month_ago, closed, look, opened, planned, row, told
from tests.factories.wishes import more_inspector

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def version(county):
    return make_version(county)


@pytest.fixture
def inspector(client, county):
    return sign_in(client, county.people["inspector"])


def page(name, visit):
    return reverse(f"field:{name}", args=[visit.pk])


def typed(county, version, **more):
    first, second, third = version.checkpoints.all()
    return {
        f"p{first.pk}": "met", f"p{first.pk}-remark": "办法贴在墙上",
        f"p{second.pk}": "not_met", f"p{second.pk}-note": FAULT, f"p{second.pk}-outcome": "notice",
        f"p{second.pk}-days": "7", f"p{second.pk}-section": "",
        f"p{third.pk}": "partly", f"p{third.pk}-note": "家长群里有接龙", f"p{third.pk}-outcome": "consultation",
        f"p{third.pk}-days": "7", f"p{third.pk}-section": str(county.sections[0].pk), "revision": "2",
    } | more  # fmt: skip


def test_words_written_before_a_point_failed_are_kept(inspector, county, version):
    visit = opened(county, version)
    first = version.checkpoints.all()[0]
    inspector.post(page("visit_save", visit), {f"p{first.pk}": "met", f"p{first.pk}-remark": "办法贴在墙上"})
    failed = {f"p{first.pk}": "not_met", f"p{first.pk}-note": "", f"p{first.pk}-remark": "办法没有贴"}
    inspector.post(page("visit_save", visit), failed)
    assert SeenPoint.objects.get(visit=visit, checkpoint=first).note == "办法没有贴"
    inspector.post(page("visit_save", visit), failed | {f"p{first.pk}-note": "墙上是旧办法"})
    assert SeenPoint.objects.get(visit=visit, checkpoint=first).note == "墙上是旧办法"


def test_an_old_page_says_that_nothing_was_kept(inspector, county, version):
    visit = closed(county, version)
    talk = {"which": "talk", "group": "parents", "people": "3"}
    shown = inspector.post(page("visit_notes", visit), talk, follow=True).text
    assert "刚才发来的没有存。现在是" in shown
    for _ in range(2):
        once = inspector.post(page("visit_feedback", visit), {"words": "七天后来看。"}, follow=True).text
        assert "没有存" not in once, "the same words sent twice are no fault"
    again = inspector.post(page("visit_feedback", visit), {"words": "别的话"}, follow=True).text
    assert "刚才发来的没有存。现在是“已反馈”" in again


@pytest.mark.req("D02", "D03", "D04", "D07")
def test_the_whole_visit_without_a_script(inspector, county, version):
    visit = planned(county, version)
    assert "青禾1小学" in inspector.get(reverse("field:home")).text
    before = inspector.get(page("visit", visit)).text
    assert "开始督导" in before
    assert "不定位，不打卡" in before
    assert "进校先出示督学证" in inspector.post(page("visit_begin", visit), follow=True).text

    inspector.post(page("visit_begin", visit), {"certificate_shown": "on"})
    reply = inspector.post(page("visit", visit), typed(county, version))
    assert reply.url == page("visit_close", visit)
    shown = inspector.get(reply.url).text
    assert "2 条有问题，其余都好" in shown
    assert "前改好，进台账" in shown
    assert "请基础教育科解决" in shown

    reply = inspector.post(
        page("visit_close", visit), {"methods": ["patrol", "papers"], "steps": ["purpose"], "minutes": "90"}
    )
    assert reply.url == page("visit_feedback", visit)
    assert f"前改好：{FAULT}" in inspector.get(reply.url).text
    inspector.post(page("visit_feedback", visit), {"words": "七天后来看。"})

    visit.refresh_from_db()
    assert (visit.state, visit.feedback, visit.steps) == (
        "fed_back",
        "七天后来看。",
        ["certificate", "purpose", "told"],
    )
    assert Problem.objects.get().title == FAULT
    assert visit.seen.get(value="met").note == "办法贴在墙上"
    record = inspector.get(page("visit", visit)).text
    assert all(
        words in record for words in ("七天后来看。", "校园巡视、查阅资料", "学校还没签收", "基础教育科还没答复。")
    )


def test_home_says_what_is_missing_at_each(inspector, county, version):
    opened(county, version, title="一")
    closed(county, version, title="二", unit=county.schools[2])
    told(county, version, title="三", unit=county.schools[4])
    shown = inspector.get(reverse("field:home")).text
    assert all(words in shown for words in ("还差 3 条", "还没有反馈", "，还没签收"))


@pytest.mark.req("A07")
def test_what_is_known_is_shown_and_not_asked(inspector, county, version):
    confirm(county, make_round(county, version), ["partly"])
    a_month_ago(county, told(county, version, ["fine", "notice"], title="上月"))
    make_problem(county, unit=county.schools[0], title="消防通道堆物")
    visit = planned(county, version)
    known = inspector.get(page("visit", visit)).text
    assert all(words in known for words in ("消防通道堆物", "上次有问题的", FAULT, "自查说没做好的", "第 1.1 条差一点"))

    visiting.open_visit(by=county.people["inspector"], visit=visit, certificate_shown=True)
    shown = inspector.get(page("visit", visit)).text
    assert all(words in shown for words in ("自查 ", "上次", "台账里有", " 条仍同上次"))
    assert shown.count('type="radio"') == 3 * (4 + 3)


@pytest.mark.req("A07")
def test_a_group_that_was_fine_is_confirmed_with_one_tap(inspector, county, version):
    a_month_ago(county, told(county, version, ["fine", "notice"], title="上月"))
    visit = opened(county, version)
    point = version.checkpoints.first()
    group = f"{version.pk}-{point.group_code}"
    reply = inspector.post(page("visit_still", visit), {"group": group, "revision": "1"}, follow=True)

    assert "1 条记为仍同上次" in reply.text
    assert (visit.seen.get().checkpoint, visit.seen.get().still) == (point, True)
    again = inspector.post(page("visit_still", visit), {"group": group, "revision": "1"}, follow=True)
    assert "这一组没有能照上次记的，请逐条看。" in again.text


def test_each_tap_is_saved_and_a_stray_one_is_refused(inspector, county, version):
    visit, point = opened(county, version), version.checkpoints.first()
    reply = inspector.post(page("visit_save", visit), {f"p{point.pk}": "met"})
    assert set(reply.json()) == {"saved_at", "revision"}
    refused = inspector.post(page("visit_save", visit), {"p999999": "met"})
    assert (refused.status_code, refused.json()) == (409, {"refused": "有一条不在这次的清单里，请刷新页面再填。"})
    assert "已保存" in inspector.get(page("visit", visit)).text


def test_what_is_missing_links_to_its_point(inspector, county, version):
    visit = opened(county, version)
    second = version.checkpoints.all()[1]
    inspector.post(page("visit", visit), {f"p{second.pk}": "not_met", "revision": "1"})
    shown = inspector.get(page("visit_close", visit)).text
    assert "还有 3 条没看完" in shown
    assert f'href="{page("visit", visit)}#i-p{second.pk}"' in shown
    assert "还有 3 条没看完（1.1、1.2、2.3）" in inspector.post(page("visit_close", visit), follow=True).text


def test_a_section_still_to_be_chosen_keeps_what_was_tapped(inspector, county, version):
    """Posted whole without a script, and one point alone by the script: it is there again, and counted as open."""
    visit, third = opened(county, version), version.checkpoints.all()[2]
    half = typed(county, version, **{f"p{third.pk}-section": ""})
    tapped = {name: value for name, value in half.items() if name.startswith(f"p{third.pk}")}
    for name, data in (("visit_save", tapped), ("visit", half | {"revision": "3"})):
        inspector.post(page(name, visit), data)
        shown = inspector.get(page("visit", visit)).text
        assert 'value="consultation" checked' in shown
    assert "1 条没写完" in shown
    closing = inspector.get(page("visit_close", visit)).text
    assert "需科室解决，请选哪个科室。" in closing
    assert f'href="{page("visit", visit)}#i-p{third.pk}"' in closing


@pytest.mark.req("H05", "D08")
def test_talks_remarks_and_photos_stand_beside_the_list(inspector, county, version):
    visit = opened(county, version)
    talk = {"which": "talk", "group": "pupils", "people": "6", "apart": "on", "words": "作业比上学期少"}
    inspector.post(page("visit_notes", visit), talk)
    inspector.post(page("visit_notes", visit), talk)
    inspector.post(page("visit_notes", visit), {"which": "remark", "kind": "difficulty", "words": "缺体育教师"})
    photo = SimpleUploadedFile("栏.png", PNG, "image/png")
    point = version.checkpoints.first()
    assert f'value="{point.pk}"' in inspector.get(f"{page('visit_notes', visit)}?point={point.pk}").text
    inspector.post(page("visit_notes", visit), {"which": "file", "file": photo, "point": str(point.pk)})
    shown = inspector.get(page("visit_notes", visit)).text

    assert all(words in shown for words in ("学生 6 人", "作业比上学期少", "缺体育教师", "栏.png", "第 1.1 条"))
    assert (visit.talks.count(), visit.remarks.get().by) == (1, county.people["inspector"])
    use = FileUse.objects.get(kind="visit")
    assert inspector.get(reverse("field:visit_file", args=[visit.pk, use.pk])).content == PNG
    inspector.post(page("visit_notes", visit), {"drop": str(visit.talks.get().pk)})
    inspector.post(page("visit_notes", visit), {"drop-remark": str(visit.remarks.get().pk)})
    gone = inspector.post(reverse("field:visit_file_drop", args=[visit.pk, use.pk]), follow=True).text
    assert "栏.png" not in gone
    left = [visit.talks.count(), visit.remarks.count(), FileUse.objects.filter(kind="visit").count()]
    assert left == [0, 0, 0]


def test_what_was_answered_or_closed_is_not_taken_out(inspector, county, version):
    visit = opened(county, version)
    visiting.write_remark(by=county.people["inspector"], visit=visit, kind="difficulty", words="缺体育教师")
    remark = visit.remarks.get()
    visit.remarks.update(handling="下学期补一名", handled_by=county.people["office"], handled_at=timezone.now())
    answer = inspector.post(page("visit_notes", visit), {"drop-remark": str(remark.pk)}, follow=True).text
    assert "督导室已经答复了，不能去掉" in answer

    name, png = "栏.png", PNG
    use = visiting.attach_file(by=county.people["inspector"], visit=visit, name=name, content=png)
    look(county, visit)
    visiting.close_record(by=county.people["inspector"], visit=visit, methods=["patrol"], minutes=90)
    inspector.post(reverse("field:visit_file_drop", args=[visit.pk, use.pk]))
    assert visit.remarks.count() == FileUse.objects.filter(kind="visit").count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"which": "talk", "group": "pupils", "people": "0"}, "这个数不能小于 1。"),
        ({"which": "talk", "group": "parents", "people": "3", "words": "王女士 13812345678 说的"}, "不记是谁"),
        ({"which": "file"}, "先选一张照片或一份文件。"),
    ],
)
def test_bad_notes_say_what_to_do(inspector, county, version, data, sentence):
    visit = opened(county, version)
    assert sentence in inspector.post(page("visit_notes", visit), data).text
    assert not visit.talks.exists()


def test_danger_goes_out_at_once_and_shows_in_the_record(inspector, county, version):
    visit = opened(county, version)
    assert "危险在哪里还没写。" in inspector.post(page("visit_urgent", visit), {"words": ""}).text
    reply = inspector.post(page("visit_urgent", visit), {"words": "二楼护栏松了"}, follow=True)
    problem = Problem.objects.get()
    assert f"报出去了，编号 {problem.number}" in reply.text
    look(county, visit)
    visiting.close_record(by=county.people["inspector"], visit=visit)
    assert "二楼护栏松了" in inspector.get(page("visit", visit)).text


def test_danger_is_told_from_the_record_after_the_feedback_as_long_as_the_rule_lets(inspector, county, version):
    visit = told(county, version)
    assert page("visit_urgent", visit) in inspector.get(page("visit", visit)).text
    assert "反馈过了才想到、才知道的，也在这里报" in inspector.get(page("visit_urgent", visit)).text
    inspector.post(page("visit_urgent", visit), {"words": "消防通道锁着"})
    assert Problem.objects.get().severity == "urgent"
    Visit.objects.update(fed_back_at=timezone.now() - timedelta(days=31))
    assert page("visit_urgent", visit) not in inspector.get(page("visit", visit)).text
    assert inspector.get(page("visit_urgent", visit)).url == page("visit", visit)


def test_finding_is_called_serious_without_a_script(inspector, county, version):
    visit, point = opened(county, version), version.checkpoints.all()[1]
    inspector.post(page("visit", visit), typed(county, version, **{f"p{point.pk}-severity": "serious"}))
    shown = inspector.get(page("visit_close", visit)).text
    assert "限期整改（较重）" in shown
    inspector.post(page("visit", visit), typed(county, version, revision=str(Visit.objects.get().revision)))
    assert visit.seen.get(checkpoint=point).severity == ""


def test_correction_is_seen_beside_what_was_written(inspector, county, version):
    visit = told(county, version)
    reply = inspector.post(
        page("visit_amend", visit), {"what": "feedback", "after": "十天后来看。", "why": "写错了天数"}, follow=True
    )
    assert all(words in reply.text for words in ("公示补上，七天后来看。", "十天后来看。", "写错了天数"))
    assert Visit.objects.get().feedback == "公示补上，七天后来看。"


def test_who_only_reads_is_offered_nothing_to_write(client, county, version):
    visit = opened(county, version)
    sign_in(client, county.people["leader"])
    shown = client.get(page("visit", visit)).text
    assert "收好记录" not in shown
    for name in ("visit_close", "visit_feedback", "visit_amend", "visit_urgent", "visit_notes"):
        assert client.get(page(name, visit)).url == page("visit", visit)
    point = version.checkpoints.first()
    refused = client.post(page("visit_save", visit), {f"p{point.pk}": "met"})
    assert refused.json() == {"refused": "这次到校没有派你去；要换人，请督导室改名单。"}


def test_a_section_reads_the_record_of_its_school_once_that_was_told(client, county, version):
    """A section is told of visits like the schools that it manages: that one comes, then what was said."""
    link(county.schools[0], county.sections[0], Relation.MANAGED_BY)
    sign_in(client, county.people["section"])
    visit = opened(county, version, kind="special")
    assert client.get(page("visit", visit)).status_code == 404
    look(county, visit, ["notice"])
    visiting.close_record(by=county.people["inspector"], visit=visit)
    assert client.get(page("visit", visit)).status_code == 404
    visiting.feed_back(by=county.people["inspector"], visit=visit, words="公示补上。")
    assert FAULT in client.get(page("visit", visit)).text


def test_a_hidden_visit_is_nowhere_before_it_begins(client, county, version):
    visit = planned(county, version, hidden=True)
    for kind in ("office_head", "leader", "area_lead", "section"):
        sign_in(client, county.people[kind])
        assert client.get(page("visit", visit)).status_code == 404
        assert client.get(page("visit_paper", visit)).status_code == 404
    sign_in(client, county.people["office"])  # who arranged it
    assert client.get(page("visit", visit)).status_code == 200
    sign_in(client, county.people["inspector"])
    assert "这次不事先告知" in client.get(page("visit", visit)).text


def test_no_show_is_told_with_its_reason(inspector, county, version):
    visit = planned(county, version)
    assert "没去成的原因还没写。" in inspector.post(page("visit_miss", visit), {"reason": ""}, follow=True).text
    reply = inspector.post(page("visit_miss", visit), {"reason": "学校停课消毒"}, follow=True)
    assert "没去成，可以补去" in inspector.get(reverse("field:home")).text
    assert "没去成：学校停课消毒" in reply.text
    assert "开始督导" in reply.text


def test_queries_are_the_same_with_few_and_many_points(client, county):
    counts = []
    for number, unit in ((3, county.schools[2]), (120, county.schools[4])):
        version = make_version(county, points=number, name=f"方案{number}")
        visit = opened(county, version, unit=unit)
        rows = [row(county, point, "consultation") for point in version.checkpoints.all()]
        visiting.save_seen(by=county.people["inspector"], visit=visit, rows=rows)
        sign_in(client, county.people["inspector"])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page("visit", visit)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 31


def test_notice_of_what_stands_in_the_ledger_keeps_its_day(inspector, county, version):
    told(county, version, ["notice"], title="上次")
    problem = Problem.objects.get()
    Problem.objects.update(due_on=problem.found_on)
    visit = look(county, opened(county, version), ["notice"])
    shown = inspector.get(page("visit_close", visit)).text
    assert f"台账里已有（{problem.number}），记又看到一次，期限还是" in shown


def test_two_teams_at_one_school_on_one_day_are_told_of_one_another(inspector, county, version):
    first, second = opened(county, version, title="专项督导", kind="special"), planned(county, version)
    stranger = more_inspector(county, "lin2", area=1)
    first.members.update(user=stranger)
    assert "同一天另有一组到了这里：专项督导，督学lin2带队" in inspector.get(page("visit", second)).text
    visiting.open_visit(by=county.people["inspector"], visit=second, certificate_shown=True)
    assert "同一天另有一组到了这里" in sign_in(Client(), stranger).get(page("visit", first)).text


@pytest.mark.req("D02")
def test_begun_by_mistake_is_taken_back_while_nothing_is_written(inspector, county, version):
    visit = opened(county, version)
    shown = inspector.get(page("visit", visit)).text
    assert "撤回开始" in shown
    opens_and_ends = re.findall(r"<(/?form)\b", shown)  # a form within a form ends the one around it
    assert opens_and_ends == ["form", "/form"] * (len(opens_and_ends) // 2)
    assert "还算没有到校" in inspector.post(page("visit_take_back", visit), follow=True).text
    assert Visit.objects.get().state == "planned"
    assert "撤回开始" not in inspector.get(page("visit", look(county, opened(county, version, title="别的")))).text


def test_a_typed_paper_shows_its_own_days_and_no_date_before_it_is_told(inspector, county, version):
    visit = closed(county, version, ["notice"])
    before = timezone.localdate() - timedelta(days=9)
    Visit.objects.filter(pk=visit.pk).update(visited_on=before, typed_by=county.people["office"])
    shown = inspector.get(page("visit_feedback", visit)).text
    way = shown[shown.index('aria-label="办理进度"') :]
    assert f"{before.month}月{before.day}日" in way[: way.index("签收")]
    assert "限期整改，7 天内改好，进台账" in shown


def test_words_of_an_opinion_name_whoever_was_visited(county, version):
    visit = told(county, version, unit=county.sections[0], kind="special")
    office = sign_in(Client(), county.people["office"])
    answer = office.post(page("opinion", visit), {"words": "台账还要补。"}, follow=True).text
    assert "告知科室了。" in answer
    assert "学校" not in answer[answer.index("告知科室了。") :]
