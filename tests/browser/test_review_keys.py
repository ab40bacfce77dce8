"""The review without a mouse, from the first doubt to being in force; and what a colleague does meanwhile."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from dudao.schemes.drafts import entries, find
from dudao.schemes.models import EntryComment
from dudao.schemes.services import save_edit
from dudao.web.bureau.review.shortcuts import SHORTCUTS
from tests.browser.conftest import PHONE, is_wider_than_the_window, wait_until
from tests.factories.county import make_county
from tests.factories.schemes import make_draft, point

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.req("A01")]

DOUBT = {"confidence": 0.5, "reasons": ["原文没有写由谁办。"]}
SENTENCES = ("把减负列入学校年度重点工作。", "作业每天在校内公示。公示的内容要写清楚。", "考试不排名。")
WATCHED = 26_000  # milliseconds: a little more than the page waits before it asks


@pytest.fixture
def county():
    return make_county(schools=2, institutions=0)


@pytest.fixture
def draft(county):
    """Three points, of which the second and third are doubtful, and one doubtful task."""
    blocks = [{"i": n, "kind": "paragraph", "text": text, "part": ""} for n, text in enumerate(SENTENCES)]
    points = [
        point(f"C{n + 1}", text, place={"block": n, "words": f"第{n + 1}段"}, **(DOUBT if n else {}))
        for n, text in enumerate(SENTENCES)
    ]
    tasks = [{"no": 1, "text": "印出时间表。", "due": "2026-10", "departments": ["基础教育科"]} | DOUBT]
    return make_draft(
        county, indicators=points, tasks=tasks, blocks=blocks, phases=[], reporting=[], groups=[], duties=[],
        quantities=[], forms=[], references=[],
    )  # fmt: skip


def review_of(version) -> str:
    return f"/bureau/schemes/{version.pk}/review/"


def press(page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def go(page, key: str, ending: str) -> None:
    """A key that leads to another page, whose address ends so."""
    press(page, key)
    page.wait_for_url(lambda url: url.endswith(ending))
    page.wait_for_load_state()


def focused(page, selector: str) -> None:
    expect(page.locator(selector)).to_be_focused()


def tab_to(page, words: str) -> None:
    """Tab until the focus stands on what says so; nothing on the way may hold it."""
    seen = 0
    while page.evaluate("document.activeElement.textContent").strip() != words:
        press(page, "Tab")
        seen += 1
        assert seen < 120, f"the focus never comes to {words}"


def read(draft, name: str, entry_id: str) -> dict:
    draft.refresh_from_db()
    return find(draft.draft, name, entry_id)


def test_a_draft_is_reviewed_and_put_in_force_by_keyboard_alone(enter, draft):
    page = enter("office")
    page.goto(review_of(draft))
    go(page, "j", "#c3")
    go(page, "k", "#c2")
    focused(page, "#c2")
    correct_and_go_on(page, draft)
    split_and_take_back(page, draft)
    go(page, "j", "?tab=points&open=c3#c3")
    go(page, "d", "#c2")
    go(page, "c", "?tab=tasks&open=t1#t1")
    focused(page, "#t1")
    assert read(draft, "indicators", "c3")["dropped"] is True
    press(page, "c")
    expect(page.get_by_role("heading", name="要你看的")).to_have_count(0)
    put_in_force(page, draft)


def correct_and_go_on(page, draft) -> None:
    """Letters are letters in a field; Esc leaves it; the next entry has the focus after saving."""
    press(page, "e")
    focused(page, "#id_e-point")
    press(page, "Control+End")
    page.keyboard.type("cdju")
    press(page, "Escape")
    focused(page, "#c2")
    press(page, "e", "Control+Enter")
    page.wait_for_url("**#c3")
    focused(page, "#c3")
    assert read(draft, "indicators", "c2")["point"] == SENTENCES[1] + "cdju"
    go(page, "u", "#c2")


def split_and_take_back(page, draft) -> None:
    page.goto(page.url)
    press(page, "f")
    page.wait_for_url("**do=split**")
    press(page, "e")
    focused(page, "#parts")
    press(page, "Escape", "c")
    page.wait_for_url(lambda url: "do=split" not in url)
    assert len(entries(read_all(draft), "indicators")) == 4
    press(page, "u")
    expect(page.get_by_text("撤销了：")).to_be_visible()
    assert len(entries(read_all(draft), "indicators")) == 3


def read_all(draft) -> dict:
    draft.refresh_from_db()
    return draft.draft


def put_in_force(page, draft) -> None:
    press(page, "v")
    page.wait_for_url("**/force/")
    tab_to(page, "生效")
    press(page, "Enter")
    page.wait_for_url(lambda url: "/force/" not in url)
    draft.refresh_from_db()
    assert draft.state == "in_force"


def test_the_source_and_the_entry_are_one_key_apart(enter, draft):
    page = enter("office")
    page.goto(review_of(draft) + "?tab=points&open=c2#c2")
    press(page, "o")
    focused(page, ".pane-src .src.on")
    press(page, "o")
    focused(page, "#c2")


def test_the_table_of_keys_lists_what_works_here_and_nothing_else(enter, draft):
    page = enter("office")
    page.goto(review_of(draft) + "?tab=points&open=c3#c3")
    press(page, "?")
    focused(page, "[data-dudao-keys] > summary")
    shown = page.locator("[data-dudao-key-of]:visible")
    names = [line.get_attribute("data-dudao-key-of") for line in shown.all()]
    assert set(names) == {one.name for one in SHORTCUTS} - {"r", "u"}
    here = {element.get_attribute("data-dudao-key") for element in page.locator("[data-dudao-key]").all()}
    assert here <= {one.name for one in SHORTCUTS}
    press(page, "?")
    focused(page, "#c3")
    go(page, "t", "?tab=tasks")
    go(page, "Shift+T", "?tab=points")


def test_a_key_held_down_drops_one_entry_only(enter, draft):
    page = enter("office")
    page.goto(review_of(draft) + "?tab=points&open=c2#c2")
    page.keyboard.down("d")
    page.keyboard.down("d")
    page.wait_for_url("**#c3")
    page.keyboard.down("d")
    page.wait_for_timeout(300)
    page.keyboard.up("d")
    assert [entry["id"] for entry in entries(read_all(draft), "indicators")] == ["c1", "c3"]


def test_a_key_on_another_entry_opens_it_first(enter, draft):
    page = enter("office")
    page.goto(review_of(draft) + "?tab=points&open=c2#c2")
    page.locator("#c1").focus()
    go(page, "d", "?tab=points&open=c1#c1")
    assert read(draft, "indicators", "c1")["dropped"] is False


def test_a_colleague_is_written_to_by_keyboard(enter, draft):
    page = enter("office")
    page.goto(review_of(draft) + "?tab=points&open=c2#c2")
    press(page, "w", "ArrowDown", "Tab")
    page.keyboard.type("这条问谁？")
    press(page, "Control+Enter")
    wait_until(page, lambda: EntryComment.objects.filter(text="这条问谁？").exists())


def test_a_phone_and_a_page_without_script_do_without_keys(enter, draft):
    page = enter("office", PHONE)
    page.goto(review_of(draft) + "?tab=points&open=c2#c2")
    assert not is_wider_than_the_window(page)
    expect(page.locator("[data-dudao-keys]")).not_to_be_visible()
    plain = enter("office", java_script_enabled=False)
    plain.goto(review_of(draft) + "?tab=points&open=c2#c2")
    plain.locator("[data-dudao-keys] > summary").press("Enter")
    expect(plain.get_by_text("打开下一条要看的")).to_be_visible()


def test_the_open_page_tells_what_a_colleague_changed_and_keeps_what_is_typed(enter, county, draft):
    mine = enter("office")
    mine.clock.install()
    mine.goto(review_of(draft) + "?tab=points&open=c2#c2")
    other = enter("office_head")
    other.goto(review_of(draft) + "?tab=points&open=c3&do=split#c3")
    press(other, "Escape")
    other.wait_for_url(lambda url: "do=split" not in url)
    press(other, "e")
    other.keyboard.type("期中")
    press(other, "Control+Enter")
    other.wait_for_url(lambda url: not url.endswith("#c3"))
    mine.locator("details.talk > summary").click()
    mine.locator("details.talk textarea").fill("还没有写完")
    line = mine.locator("[data-dudao-watch]")
    expect(line).to_be_hidden()
    mine.clock.fast_forward(WATCHED)
    expect(line).to_contain_text("改了要点 C3")
    assert county.people["office_head"].name in line.text_content()
    assert f"{timezone.localtime():%H}" in line.text_content()
    line.get_by_role("link", name="载入看看").click()
    expect(mine.locator("#c3 .txt")).to_contain_text("期中")
    expect(mine.locator("details.talk textarea")).to_have_value("还没有写完")


def test_nobody_is_asked_for_while_the_page_is_out_of_sight(enter, county, draft):
    page = enter("office")
    page.clock.install()
    page.goto(review_of(draft))
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/changes/" in request.url else None)
    save_edit(by=county.people["office_head"], version=draft, revision=0, ops=[
        {"op": "drop", "list": "indicators", "id": "c1"},
    ])  # fmt: skip
    page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true})")
    page.clock.fast_forward(WATCHED)
    assert asked == []
    page.evaluate("delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("[data-dudao-watch]")).to_contain_text("去掉了要点 C1")
