"""Words are not lost: without a network, behind a slow or silent server, after the sign-in expired, in two windows."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Error, expect

from dudao.inspections.models import Answer
from dudao.inspections.services import withdraw_round
from tests.browser.conftest import DESK, PHONE, choose, wait_until
from tests.factories.county import PASSWORD, make_county
from tests.factories.inspections import make_round, make_version

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.req("C01")]

NET = "Failed to load resource"
SAVED = "[data-dudao-saved]"


@pytest.fixture
def asked():
    """A county with one school that is asked four points; the round."""
    county = make_county(schools=1, institutions=0)
    county.round = make_round(county, make_version(county, points=4))
    return county


@pytest.fixture
def head(asked, enter):
    """The head's phone with the self-check open; `questions` are those that the browser put before leaving."""
    page = enter("head", PHONE, forgives=NET)
    page.questions = []
    page.on("dialog", lambda dialog: (page.questions.append(dialog.type), dialog.accept()))
    page.get_by_role("link", name="去自查").click()
    page.wait_for_load_state()
    return page


def stored(note: str):
    return lambda: Answer.objects.filter(note=note).exists()


def sign_in_again(page, name: str) -> None:
    page.get_by_label("账号").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def test_what_is_typed_without_a_network_is_sent_once_it_is_back(head):
    head.context.set_offline(True)
    choose(head, 0, "partly", note="差两个班")
    expect(head.locator(SAVED)).to_have_text("还有 1 处没存上")
    head.get_by_role("button", name="看一遍，提交").click()
    expect(head.locator(SAVED)).to_have_text("没有网络，连上网再交")
    head.context.set_offline(False)
    wait_until(head, stored("差两个班"))
    expect(head.locator(SAVED)).to_contain_text("已保存")


def test_a_reload_without_a_network_asks_and_loses_nothing(head):
    here = head.url
    head.context.set_offline(True)
    choose(head, 0, "partly", note="差两个班")
    expect(head.locator(SAVED)).to_have_text("还有 1 处没存上")
    with pytest.raises(Error):
        head.reload()
    assert head.questions == ["beforeunload"]
    head.context.set_offline(False)
    head.goto(here)
    expect(head.locator("textarea[name$='-note']").first).to_have_value("差两个班")
    wait_until(head, stored("差两个班"))
    expect(head.locator(SAVED)).to_contain_text("已保存")
    assert head.evaluate("sessionStorage.length") == 0


def test_words_outlive_an_expired_sign_in(head):
    Session.objects.all().delete()
    choose(head, 0, "partly", note="差两个班")
    expect(head.locator(SAVED)).to_contain_text("登录过期了，写的都还在。")
    head.get_by_role("link", name="重新登录").click()
    sign_in_again(head, "head")
    wait_until(head, stored("差两个班"))
    assert head.questions == []


def test_somebody_else_finds_nothing_on_the_same_phone(head):
    here = head.url
    Session.objects.all().delete()
    choose(head, 0, "partly", note="差两个班")
    head.get_by_role("link", name="重新登录").click()
    sign_in_again(head, "deputy")
    head.goto(here)
    assert head.evaluate("sessionStorage.length") == 0
    assert not Answer.objects.exists()


def test_a_slow_answer_is_worth_a_question_and_the_words_arrive(head):
    slow = []
    head.route("**/answer/", lambda route: slow.append(route))
    choose(head, 0, "partly", note="差两个班")
    wait_until(head, lambda: len(slow) == 1)
    head.wait_for_timeout(2000)
    head.unroute("**/answer/")
    head.reload()
    assert head.questions == ["beforeunload"]
    wait_until(head, stored("差两个班"))


def test_a_server_that_is_away_is_asked_again(head):
    away = []
    head.route("**/answer/", lambda route: (away.append(1), route.fulfill(status=502)))
    choose(head, 0, "not_met", note="没有公示")
    expect(head.locator(SAVED)).to_have_text("还有 1 处没存上")
    head.unroute("**/answer/")
    wait_until(head, stored("没有公示"))
    assert len(away) >= 1


def test_what_is_refused_stays_on_the_page_with_the_reason(head, asked):
    withdraw_round(by=asked.people["office"], round=asked.round)
    with head.expect_response(lambda answer: "差两个班" in (answer.request.post_data or "")):  # after the tap's own
        choose(head, 0, "partly", note="差两个班")
    expect(head.locator(SAVED)).to_contain_text("这一轮自查已经撤回，不用填了。")
    expect(head.locator("textarea[name$='-note']").first).to_have_value("差两个班")
    head.reload()
    assert head.questions == ["beforeunload"]


def test_an_old_window_does_not_put_back_what_another_has_changed(head):
    other = head.context.new_page()
    choose(head, 0, "met")
    expect(head.locator(SAVED)).to_contain_text("已保存")
    other.goto(head.url)
    choose(other, 0, "not_met", note="今天看见没有贴")
    wait_until(other, stored("今天看见没有贴"))
    for place in (1, 2, 3):
        choose(head, place, "met")
    head.get_by_role("button", name="看一遍，提交").click()
    expect(head.get_by_role("heading", level=1)).to_have_text("1 条要整改，其余都做到了")
    assert sorted(Answer.objects.values_list("value", flat=True)) == ["met", "met", "met", "not_met"]


def test_what_is_tapped_before_the_script_is_there_is_saved_too(asked, enter):
    """A slow line shows the points seconds before the script comes."""
    page = enter("head", PHONE)
    held = []
    page.context.route(re.compile(r"/app[^/]*\.js"), lambda request: held.append(request))
    page.get_by_role("link", name="去自查").click(no_wait_after=True)
    choose(page, 0, "met")
    choose(page, 1, "partly", note="差两个班")
    assert held
    assert not Answer.objects.exclude(value="").exists()
    held[0].continue_()
    wait_until(page, stored("差两个班"))
    wait_until(page, lambda: Answer.objects.filter(value="met").exists())


def test_an_ordinary_form_comes_back_after_an_expired_sign_in(asked, enter):
    page = enter("office", DESK)
    page.goto("/desk/problems/new/")
    page.get_by_label("问题", exact=False).first.fill("三楼没有公示栏")
    Session.objects.all().delete()
    page.locator("main button[type=submit]").last.click()
    sign_in_again(page, "office")
    expect(page.get_by_text("刚才写的放回来了")).to_be_visible()
    expect(page.get_by_label("问题", exact=False).first).to_have_value("三楼没有公示栏")
