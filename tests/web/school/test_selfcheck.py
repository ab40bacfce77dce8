from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dudao.inspections import services
from dudao.inspections.enums import AssessmentState
from dudao.inspections.models import Answer, Assessment, Handover, Round
from dudao.ledger.models import Problem
from tests.factories.county import make_county, sign_in
from tests.factories.inspections import assessment_of, confirm, make_round, make_version, row
from tests.factories.workbooks import filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def version(county):
    return make_version(county)


@pytest.fixture
def sent(county, version):
    return make_round(county, version)


@pytest.fixture
def form(county, sent):
    return assessment_of(sent, county.schools[0])


@pytest.fixture
def head(client, county):
    return sign_in(client, county.people["head"])


def page(name, sent):
    return reverse(f"school:{name}", args=[sent.pk])


def posted(version, **more):
    first, second, third = version.checkpoints.all()
    return {
        f"p{first.pk}": "met", f"p{second.pk}": "met",
        f"p{third.pk}": "not_met", f"p{third.pk}-note": "三年级有两个班", "revision": "0",
    } | more  # fmt: skip


@pytest.mark.req("C01", "C02")
def test_head_fills_reviews_and_hands_in_without_a_script(head, version, sent, form):
    assert head.get(page("selfcheck", sent)).status_code == 200
    reply = head.post(page("selfcheck", sent), posted(version))
    assert reply.url == page("selfcheck_review", sent)
    assert "1 条要整改" in head.get(reply.url).text
    reply = head.post(page("selfcheck_review", sent))

    assert reply.url == page("selfcheck", sent)
    assert "已经交了" in head.get(reply.url).text
    form.refresh_from_db()
    assert form.state == AssessmentState.CONFIRMED
    assert Problem.objects.get().title == "三年级有两个班"


def test_nothing_is_preselected_the_first_time(head, sent):
    text = head.get(page("selfcheck", sent)).text
    assert text.count('type="radio"') == 12
    assert " checked" not in text


def test_choices_are_worded_by_polarity_and_never_yes_or_no(head, sent):
    text = head.get(page("selfcheck", sent)).text
    assert all(word in text for word in ("做到了", "部分做到", "没做到", "有，不全", "个别有"))
    assert "<span>是</span>" not in text
    assert "<span>否</span>" not in text


def test_each_change_is_saved_by_itself(head, version, sent, form):
    point = version.checkpoints.first()
    reply = head.post(page("selfcheck_answer", sent), {f"p{point.pk}": "partly", f"p{point.pk}-note": "差一点"})
    assert set(reply.json()) == {"saved_at", "revision"}
    assert form.answers.get().note == "差一点"
    assert "已保存" in head.get(page("selfcheck", sent)).text


def test_refused_change_says_why(head, version, sent):
    point = version.checkpoints.first()
    reply = head.post(page("selfcheck_answer", sent), {f"p{point.pk}": "partly", f"p{point.pk}-due_on": "尽快"})
    assert (reply.status_code, reply.json()) == (409, {"refused": "整改期限写成年-月-日，例如 2026-11-30。"})
    assert not Answer.objects.exists()


def test_review_links_each_fault_to_its_field(head, version, sent):
    first, second, third = version.checkpoints.all()
    head.post(page("selfcheck", sent), {f"p{first.pk}": "met", f"p{second.pk}": "partly"})
    text = head.get(page("selfcheck_review", sent)).text
    assert f'href="{page("selfcheck", sent)}#a-p{second.pk}-note"' in text
    assert f'href="{page("selfcheck", sent)}#i-p{third.pk}"' in text
    assert "确认，交上去" not in text
    reply = head.post(page("selfcheck_review", sent), follow=True)
    assert "还有 2 条没填好，填好再交。" in reply.text


def test_deputy_sees_only_what_was_handed_over_and_cannot_hand_in(client, county, sent, form):
    services.hand_over(by=county.people["head"], assessment=form, group_code="1", user=county.people["deputy"])
    sign_in(client, county.people["deputy"])
    text = client.get(page("selfcheck", sent)).text
    assert "建立作业统筹办法并照办" in text
    assert "存在强制学生参加课后服务的情况" not in text
    assert "确认，交上去" not in client.get(page("selfcheck_review", sent)).text
    reply = client.post(page("selfcheck_review", sent), follow=True)
    assert "自查要由本单位负责人确认提交。" in reply.text
    assert client.get(page("selfcheck_groups", sent)).status_code == 403


def test_head_hands_a_group_over_and_takes_it_back(head, county, sent):
    deputy = county.people["deputy"]
    head.post(page("selfcheck_groups", sent), {"group": "1", "user": deputy.pk})
    assert Handover.objects.get().user == deputy
    assert f"这一组交给{deputy.name}填" in head.get(page("selfcheck", sent)).text
    head.post(page("selfcheck_groups", sent), {"group": "1", "user": ""})
    assert not Handover.objects.exists()


def test_group_is_not_handed_to_a_stranger(head, county, sent):
    reply = head.post(page("selfcheck_groups", sent), {"group": "1", "user": county.people["office"].pk})
    assert reply.status_code == 200
    assert not Handover.objects.exists()


def test_tap_of_an_older_page_leaves_what_somebody_else_answered(client, county, version, sent, form):
    point = version.checkpoints.first()
    services.hand_over(by=county.people["head"], assessment=form, group_code="1", user=county.people["deputy"])
    row = {"checkpoint": point.pk, "value": "not_met", "note": "还没有"}
    services.save_answers(by=county.people["deputy"], assessment=form, answers=[row])
    sign_in(client, county.people["head"])
    client.post(page("selfcheck_groups", sent), {"group": "1", "user": ""})
    reply = client.post(page("selfcheck_answer", sent), {f"p{point.pk}": "met", "revision": "0"})
    assert reply.status_code == 409
    assert reply.json()["refused"] == "有 1 条别处刚改过，没有盖掉；请刷新页面，看一眼现在的内容再填。"
    assert form.answers.get().value == "not_met"
    seen = {f"p{point.pk}": "met", "revision": str(Assessment.objects.get(pk=form.pk).revision)}
    assert client.post(page("selfcheck_answer", sent), seen).status_code == 200
    assert form.answers.get().value == "met"


def test_second_round_shows_the_last_answers_and_repeats_a_group(head, county, version, sent):
    confirm(county, sent, ["met", "partly"])
    second = make_round(county, version, title="11月自查")
    text = head.get(page("selfcheck", second)).text
    assert "1 条与上次一样" in text
    assert "上次：有，不全，第 1.2 条差一点" in text
    assert " checked" not in text
    reply = head.post(page("selfcheck_unchanged", second), {"group": "1", "revision": "0"}, follow=True)
    assert "1 条记为与上次一样" in reply.text
    assert assessment_of(second, county.schools[0]).answers.get().unchanged


def test_form_goes_out_and_comes_back_on_the_own_page(head, sent, form):
    content = head.get(page("selfcheck_workbook", sent)).content
    file = SimpleUploadedFile("填好.xlsx", filled(content, {0: {"word": "没做到", "note": "还没有"}}))
    reply = head.post(page("selfcheck_upload", sent), {"file": file})
    assert reply.url == page("selfcheck_review", sent)
    assert form.answers.get(value="not_met").note == "还没有"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("表.xlsx", b"hello", "这不是一张能打开的自查表；请用发下去的 Excel 表或 Word 表填好再交。"),
        ("空.xlsx", b"", "这是一个空文件，请重新存一遍再传。"),
    ],
)
def test_bad_file_says_what_to_do(head, sent, name, content, sentence):
    reply = head.post(page("selfcheck_upload", sent), {"file": SimpleUploadedFile(name, content)})
    assert sentence in reply.text
    assert not Answer.objects.exists()


def test_sent_back_form_shows_the_reason(head, county, sent, form):
    confirm(county, sent)
    services.reopen(
        by=county.people["office"], position=county.position("office"), assessment=form, reason="公示栏与实地不一样"
    )
    assert "督导室退回了这张表：公示栏与实地不一样" in head.get(page("selfcheck", sent)).text


def test_withdrawn_round_asks_for_nothing(head, county, sent):
    services.withdraw_round(by=county.people["office"], round=sent)
    assert "这一轮已经撤回，不用填" in head.get(page("selfcheck", sent)).text


def test_home_lists_the_rounds(head, county, sent):
    assert "10月自查" in head.get(reverse("school:home")).text


@pytest.mark.parametrize("kind", ["institution_head"])
def test_stranger_finds_no_form_of_another_unit(client, county, sent, kind):
    sign_in(client, county.people[kind])
    for name in ("selfcheck", "selfcheck_review", "selfcheck_groups", "selfcheck_workbook", "selfcheck_upload"):
        assert client.get(page(name, sent)).status_code == 404


@pytest.mark.parametrize("kind", ["office", "leader", "area_lead", "inspector", "section", "security_admin"])
def test_pages_of_the_school_are_for_the_school(client, county, sent, kind):
    sign_in(client, county.people[kind])
    assert client.get(page("selfcheck", sent)).status_code == 403


def test_query_count_is_the_same_with_few_and_many_points(client, county):
    counts = []
    for number in (3, 300):
        version = make_version(county, points=number, name=f"方案{number}")
        sent = make_round(county, version)
        rows = [row(point, "partly") for point in version.checkpoints.all()]
        services.save_answers(by=county.people["head"], assessment=assessment_of(sent, county.schools[0]), answers=rows)
        sign_in(client, county.people["head"])
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page("selfcheck", sent)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


def test_long_words_are_refused_and_stay_in_the_form(head, version, sent, form):
    third = version.checkpoints.last()
    long = {f"p{third.pk}-note": "差" * 501}
    said = f"第 {third.code} 条（{third.text[:12]}…）的“差在哪里”最多写 500 个字，现在有 501 个，请写短些。"
    reply = head.post(page("selfcheck", sent), posted(version, **long))
    assert (reply.status_code, said in reply.text, "差" * 501 in reply.text) == (200, True, True)
    asked = head.post(page("selfcheck_answer", sent), {f"p{third.pk}": "partly"} | long)
    assert (asked.status_code, asked.json()) == (409, {"refused": said})
    assert not Answer.objects.exists()


def test_long_words_in_a_returned_form_are_refused(head, version, sent, form):
    content = filled(head.get(page("selfcheck_workbook", sent)).content, {2: {"word": "有", "measures": "改" * 501}})
    reply = head.post(page("selfcheck_upload", sent), {"file": SimpleUploadedFile("a.xlsx", content)})
    assert f"编号 {version.checkpoints.last().code} 的“怎么改”最多写 500 个字，现在有 501 个，请写短些。" in reply.text
    assert not Answer.objects.exists()


def test_after_the_end_a_form_is_still_handed_in_as_late(head, county, version, sent, form):
    yesterday = timezone.localdate() - timedelta(days=1)
    Round.objects.filter(pk=sent.pk).update(opens_on=yesterday, due_on=yesterday)
    office = county.position("office")
    services.end_round(by=office.user, position=office, round=sent)
    assert "已结束，没有交" in head.get(reverse("school:home")).text
    assert "还可以补交，会记为补交" in head.get(page("selfcheck", sent)).text
    head.post(page("selfcheck", sent), posted(version))
    done = head.post(page("selfcheck_review", sent), follow=True).text
    assert ("是补交" in done, "要改请督导室退回" in done) == (True, False)
    assert "补交了" in head.get(reverse("school:home")).text


def test_review_shows_each_what_is_his_to_complete(head, county, client, version, sent, form):
    """A link leads only to a field that the reader may fill; what others have is named with them."""
    services.hand_over(by=county.people["head"], assessment=form, group_code="1", user=county.people["deputy"])
    version.checkpoints.filter(group_code="2").update(text="存在强制参加的情况。")
    shown = head.get(page("selfcheck_review", sent))
    assert [words for _, _, words in shown.context["missing"]] == ["存在强制参加的情况：这一条还没有选。"]
    assert "还有 3 条没填好" in shown.text
    assert f"作业管理（{county.people['deputy'].name}）还差 2 条" in shown.text

    deputy = sign_in(client, county.people["deputy"])
    assert "还有 2 条没填好" in deputy.get(page("selfcheck_review", sent)).text
    own = [row(point) for point in version.checkpoints.filter(group_code="1")]
    services.save_answers(by=county.people["deputy"], assessment=form, answers=own)
    assert "您这几组都填好了" in deputy.get(page("selfcheck_review", sent)).text
