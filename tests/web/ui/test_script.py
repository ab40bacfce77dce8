"""What the script adds, in a real browser; each page is used without it in its own tests."""

import os

import pytest
from playwright.sync_api import expect

from tests.web.ui import notebook

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the driver's loop runs in the thread of the ORM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.web.ui.notebook"),
]


@pytest.fixture
def open_page(live_server, page, settings):
    """Opens a path at a phone's or a desk's width; a refusal of the content policy or an error in the script fails."""
    settings.DEBUG = True
    notebook.received.clear()
    notebook.answers["mood"] = "well"
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if "Content Security Policy" in line.text else None)

    def visit(path, width=1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(live_server.url + path)
        return page

    yield visit
    assert wrong == []


def wait_for(condition, page, tries=50):
    for _ in range(tries):
        if condition():
            return
        page.wait_for_timeout(100)
    raise AssertionError("waited in vain")


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(
    "path", ["/ui/", *(f"/ui/{name}/" for name in ("workbench", "review", "selfcheck", "ledger", "problem", "paper"))]
)
def test_no_page_scrolls_sideways(open_page, path, width):
    page = open_page(path, width)

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_autosave_sends_the_changed_point_alone(open_page):
    page = open_page("/", 360)

    page.get_by_text("没有给家长布置作业").click()
    page.locator("label[for='a-p3-partly']").click()

    expect(page.locator("[data-dudao-saved]")).to_have_text("已保存 09:43")
    assert notebook.received == [{"p3": ["partly"], "p3-note": [""]}]
    page.locator("#a-p3-note").fill("个别班上周布置过。")
    wait_for(lambda: len(notebook.received) == 2, page)
    assert notebook.received[1] == {"p3": ["partly"], "p3-note": ["个别班上周布置过。"]}


def test_autosave_keeps_what_did_not_arrive_and_sends_it_again(open_page):
    page = open_page("/", 360)
    notebook.answers["mood"] = "broken"

    page.locator("#a-p2-note").fill("三年级缺两周。")
    expect(page.locator("[data-dudao-saved]")).to_have_text("还有 1 处没存上")
    notebook.answers["mood"] = "well"

    expect(page.locator("[data-dudao-saved]")).to_have_text("已保存 09:43")
    assert notebook.received == [{"p2": ["partly"], "p2-note": ["三年级缺两周。"]}]


def test_autosave_shows_the_refusal(open_page):
    page = open_page("/", 360)
    notebook.answers["mood"] = "refuses"

    page.locator("#a-p2-note").fill("再改一句。")

    expect(page.locator("[data-dudao-saved]")).to_have_text("这份自查已经交了，不能再改。")


def test_self_check_counts_along(open_page):
    page = open_page("/", 360)
    group = page.locator("[data-dudao-group]").nth(1)

    page.get_by_text("有作业公示制度").click()
    page.locator("label[for='a-p4-not_met']").click()

    expect(group.locator("[data-dudao-group-note]")).to_have_text("1 条不符合")
    expect(page.locator("[data-dudao-tally]")).to_have_text("2 条要说明，已写 1 条")


def test_ledger_keys_move_tick_and_search(open_page):
    page = open_page("/ui/ledger/")
    bar = page.locator("[data-dudao-bulk]")
    expect(bar).to_contain_text("已选 2 条")

    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(bar).to_contain_text("已选 3 条")
    page.keyboard.press("/")
    expect(page.locator("[data-dudao-search]")).to_be_focused()
    page.keyboard.type("xj")
    expect(page.locator("[data-dudao-search]")).to_have_value("xj")
    expect(bar).to_contain_text("已选 3 条")


def test_bulk_bar_hides_while_nothing_is_ticked(open_page):
    page = open_page("/ui/ledger/")

    page.locator("[data-dudao-pick-all]").check()
    expect(page.locator("[data-dudao-bulk]")).to_contain_text("已选 7 条")
    page.locator("[data-dudao-pick-all]").uncheck()
    expect(page.locator("[data-dudao-bulk]")).to_be_hidden()


def test_review_lights_both_sides(open_page):
    page = open_page("/ui/review/")

    page.locator(".pane-src [data-dudao-link=C21]").click()
    expect(page.locator(".pane-read [data-dudao-link=C21]")).to_have_class("point on")
    page.locator(".pane-read [data-dudao-link=C50]").click()
    expect(page.locator(".pane-src [data-dudao-link=C50]")).to_have_class("src low on")
    assert page.locator("[data-dudao-link].on").count() == 2


def test_review_on_a_phone_switches_sides(open_page):
    page = open_page("/ui/review/", 360)

    page.get_by_role("link", name="方案原文").click()

    expect(page.locator(".pane-src")).to_be_visible()
    expect(page.locator(".pane-read")).to_be_hidden()


def test_refused_button_does_nothing_but_can_be_reached(open_page):
    page = open_page("/ui/problem/")
    refused = page.get_by_role("button", name="销号")

    refused.focus()
    page.keyboard.press("Enter")

    expect(refused).to_be_focused()
    assert page.url.endswith("/ui/problem/")


def test_person_menu_closes_with_escape(open_page):
    page = open_page("/ui/workbench/")

    page.get_by_text("苏晓禾").click()
    expect(page.get_by_text("督导室工作人员")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_text("督导室工作人员")).to_be_hidden()


def test_copy_button_says_that_it_copied(open_page):
    page = open_page("/ui/")

    page.get_by_role("button", name="复制这段话").click()

    expect(page.locator("[data-dudao-copied]")).to_have_text("已复制，去群里粘贴")


def test_sentence_for_an_exception_appears_without_a_script(browser, live_server, settings):
    settings.DEBUG = True
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780}).new_page()
    page.goto(f"{live_server.url}/ui/selfcheck/")
    page.get_by_text("没有给家长布置作业").click()
    expect(page.locator("#a-p3-note")).to_be_hidden()

    page.locator("label[for='a-p3-not_met']").click()

    expect(page.locator("#a-p3-note")).to_be_visible()
