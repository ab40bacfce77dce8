"""The road as people walk it: the office at a desk, the head on a phone, the area's lead at a desk again."""

import base64
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from dudao.inspections.models import Assessment, Round
from dudao.jobs.services import run_next
from dudao.ledger.models import Problem
from dudao.schemes.models import SchemeVersion
from tests.browser.conftest import PHONE, choose, picture, wait_until
from tests.factories.county import make_county
from tests.factories.inspections import make_round, make_version

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "云岭县2026年双减督导工作方案.docx"
POSTED_DAILY = 5  # the place of the point of the example that asks for it
DROPPED = """([name, text]) => {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  return carried;
}"""


@pytest.mark.req("A02", "C01", "C03", "F01", "F02")
def test_the_road_in_the_browser(enter):
    make_county(schools=2, institutions=0)
    office = enter("office")
    upload(office)
    review_and_put_in_force(office)
    send_to_schools(office)
    answer_on_the_phone(enter("head", PHONE))
    problem = Problem.objects.get()
    assert (problem.title, problem.state, problem.source) == ("三年级上周没有公示", "open", "self_check")
    rectify(enter("deputy", PHONE), problem)
    close(enter("area_lead"), problem)
    problem.refresh_from_db()
    assert [step.act for step in problem.steps.order_by("id")] == ["open", "plan", "submit", "close"]
    assert (problem.state, problem.closed_by.username) == ("closed", "area_lead")


def upload(page) -> None:
    """Dropped on the page; the reading tells how far it is and leads on by itself."""
    page.get_by_role("link", name="传方案").click()
    dropped = page.evaluate_handle(DROPPED, [EXAMPLE.name, base64.b64encode(EXAMPLE.read_bytes()).decode()])
    page.dispatch_event("[data-dudao-dropzone]", "drop", {"dataTransfer": dropped})
    expect(page.locator("[data-dudao-picked]")).to_have_text(EXAMPLE.name)
    page.get_by_role("button", name="传上来，开始读").click()
    expect(page.locator("[data-dudao-progress-words]")).to_have_text("排队等着读")
    run_next()
    page.wait_for_url("**/review/")


def review_and_put_in_force(page) -> None:
    """The doubtful entries one after the other, then what will happen, then it happens."""
    page.goto(page.url + "?tab=points&open=c6")
    expect(page.locator(".pane-src [data-dudao-link].on")).to_have_count(1)
    picture(page, "review")
    page.goto(page.url.partition("?")[0])
    doubtful = page.get_by_role("heading", name="要你看的")
    while doubtful.count():
        page.get_by_role("button", name="确认，看下一条").click()
    page.get_by_role("link", name="生效…").click()
    expect(page.get_by_role("heading", name="生效以后会发生这些事")).to_be_visible()
    assert SchemeVersion.objects.get().state == "draft"
    page.get_by_role("button", name="生效", exact=True).click()
    expect(page.get_by_role("alert").or_(page.get_by_role("status"))).to_contain_text("生效")
    assert SchemeVersion.objects.get().state == "in_force"


def send_to_schools(page) -> None:
    """Looked at, sent; the question before taking it back opens on top and may be left."""
    page.get_by_role("link", name="派发自查").click()
    page.get_by_role("button", name="看看要花多少时间").click()
    page.get_by_role("button", name="派发").click()
    page.get_by_role("link", name="撤回").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("撤回这一轮？")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("link", name="撤回")).to_be_focused()
    assert Round.objects.get().state == "sent"


def answer_on_the_phone(page) -> None:
    """Saved as it is tapped, taken up again after the window was closed, confirmed once."""
    page.get_by_role("link", name="去自查").click()
    lines = page.locator("[data-dudao-answer]")
    total = lines.count()
    for place in range(total // 2):
        choose(page, place, "met")
    choose(page, POSTED_DAILY, "not_met", note="三年级上周没有公示")
    page.reload()  # at once: what was tapped last is sent on leaving
    stored = Assessment.objects.get(unit__code="X001").answers
    wait_until(page, lambda: stored.exclude(value="").count() == total // 2)
    wait_until(page, lambda: stored.filter(value="not_met", note="三年级上周没有公示").exists())
    page.reload()
    for place in range(total // 2, total):
        choose(page, place, "met")
    page.get_by_role("button", name="看一遍，提交").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 条要整改，其余都做到了")
    page.get_by_role("button", name="确认，交上去").click()
    expect(page.get_by_text("交上去了")).to_be_visible()


def rectify(page, problem) -> None:
    page.goto(f"/desk/problems/{problem.pk}/")
    page.locator("summary").filter(has_text="定措施").click()
    page.get_by_label("整改措施").fill("每天放学前贴出")
    page.get_by_label("责任人").fill("周砚")
    page.get_by_label("整改期限").fill((timezone.localdate() + timedelta(days=10)).isoformat())
    page.get_by_role("button", name="定措施").click()
    expect(page.get_by_text("措施、责任人和期限记下了。")).to_be_visible()
    page.locator("summary").filter(has_text="报整改结果").click()
    page.get_by_label("做了什么，现在怎样").fill("六个班都贴了")
    page.get_by_role("button", name="报整改结果").click()
    expect(page.get_by_text("已报上去，等复查。")).to_be_visible()


def close(page, problem) -> None:
    page.goto(f"/desk/problems/{problem.pk}/")
    picture(page, "problem")
    page.locator("summary").filter(has_text="复查销号").click()
    page.get_by_label("复查时看到什么").fill("到校看过，都贴了")
    page.get_by_role("button", name="复查销号").click()
    expect(page.get_by_text("已销号。")).to_be_visible()


@pytest.mark.req("C02", "C03")
def test_the_self_check_needs_no_script(enter):
    county = make_county(schools=1, institutions=0)
    make_round(county, make_version(county, points=6))
    page = enter("head", PHONE, java_script_enabled=False)
    page.get_by_role("link", name="去自查").click()
    for place in range(6):
        choose(page, place, "met" if place else "partly", note="" if place else "差两个班")
    page.get_by_role("button", name="看一遍，提交").click()
    page.get_by_role("button", name="确认，交上去").click()
    assert Assessment.objects.get().state == "confirmed"
    assert [problem.title for problem in Problem.objects.all()] == ["差两个班"]
