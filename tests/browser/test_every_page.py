"""Every page that a position can reach from its workbench, in the demo county: on a phone, without a complaint.

The head of the office sees the pages of its staff, so one of the two is enough.
"""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import expect

from dudao.demo import accounts
from tests.browser.conftest import DESK, PHONE, picture, sign_in

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
DOWNLOADS = ("export", "_file", "template", "_form", "_forms", "workbook", "source", "file", "picture", "document")
# What may be confirmed as it was is folded; which points those are is for chance.
UNFOLD = """() => {
  const around = (one) => one.parentElement.closest("details");
  for (let one = around(document.querySelector("label.partly")); one; one = around(one)) one.open = true;
}"""
# Whether it is wider than its window; its lost buttons: a form within a form ends the one around it, and buttons behind
# it press nothing; the addresses it leads to: a link inside a picture has no plain one of its own.
LOOK = """() => [
  document.documentElement.scrollWidth > document.documentElement.clientWidth,
  [...document.querySelectorAll("button")].filter((button) => button.type === "submit" && !button.form).length,
  [...new Set([...document.querySelectorAll("a[href]")]
    .map((link) => new URL(link.getAttribute("href"), document.baseURI))
    .filter((address) => address.origin === location.origin).map((address) => address.href))],
]"""
PAGES_AT_LEAST = {accounts.OFFICE: 25, accounts.HEAD: 7, accounts.SYSTEM: 3}


@pytest.fixture
def visit(town, window):
    """`visit("xiaozhang", PHONE)`: a window of that person, signed in."""
    return lambda username, size=DESK: sign_in(window(size, town), username, accounts.PASSWORD)


def page_name(url: str) -> str:
    """The name of the page behind an address; empty for what is no page of ours or is downloaded."""
    try:
        name = resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""
    return "" if name == "public:sign_out" or name.endswith(DOWNLOADS) else name


def reachable(page) -> dict[str, str]:
    """Name → address of one page of each kind that can be reached by links, opening each; checks it on the way."""
    found, waiting, known, wide = {}, [page.url], {page.url}, []
    for url in waiting:  # grows on the way
        name = page_name(url)
        if not name or name in found:
            continue
        answer = page.goto(url)
        assert (url, answer.status) == (url, 200)
        found[name] = url
        is_wide, lost, links = page.evaluate(LOOK)
        if is_wide:
            wide.append(url)
        assert (url, lost) == (url, 0)
        waiting += [link for link in links if link not in known]
        known.update(links)
    assert wide == []
    return found


@pytest.mark.parametrize("username", [name for name in accounts.ACCOUNTS if name != accounts.OFFICE_HEAD])
def test_no_page_scrolls_sideways_on_a_phone(visit, username):
    found = reachable(visit(username, PHONE))
    assert len(found) >= PAGES_AT_LEAST.get(username, 5)


# ── for those who cannot see it well ─────────────────────────────────────
MAIN = {
    accounts.OFFICE: (
        "/desk/", "/desk/ledger/", "/desk/problems/new/", "/desk/monthly/", "/bureau/rounds/", "/bureau/rounds/new/",
        "/bureau/schemes/", "/bureau/schemes/new/", "/bureau/units/", "/bureau/calendar/", "/bureau/registers/",
        "/bureau/inspections/", "/bureau/inspections/new/special/", "/bureau/draws/new/", "/desk/coverage/",
        "/desk/figures/",
    ),
    accounts.INSPECTOR: ("/field/", "/field/own/"),
    accounts.HEAD: ("/desk/", "/desk/ledger/", "/school/", "/school/visits/", "/desk/me/"),
    accounts.SECURITY: ("/bureau/people/",),
    accounts.AUDIT: ("/bureau/trail/",),
}  # fmt: skip


@pytest.mark.parametrize("username", MAIN)
def test_main_pages_can_be_read_aloud_and_seen(visit, username):
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm ci)")
    page = visit(username)
    wrong = {path: faults for path in MAIN[username] if (faults := serious_faults(page, path))}
    assert wrong == {}


def serious_faults(page, path: str) -> list[str]:
    """What axe finds serious or worse on a page: rule and the first element."""
    page.goto(path)
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")["violations"]
    return [f"{row['id']}: {row['nodes'][0]['html']}" for row in found if row["impact"] in ("serious", "critical")]


# ── the ledger ───────────────────────────────────────────────────────────
def test_the_ledger_is_worked_with_the_keyboard_alone(visit):
    page = visit(accounts.OFFICE)
    page.goto("/desk/ledger/")
    keys = page.keyboard
    for key in "jjxkx":
        keys.press(key)
    expect(page.locator("[data-dudao-bulk]")).to_contain_text("已选 2 条")
    picture(page, "ledger")
    title = page.locator("[data-dudao-row]").first.get_by_role("link").first.inner_text()
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    for _ in range(60):
        keys.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "补记一笔":
            break
    keys.press("Enter")
    keys.press("Tab")
    keys.type("电话问过，周五前改好。")
    for _ in range(6):
        keys.press("Tab")
        if page.evaluate("document.activeElement.matches('button[type=submit]')"):
            break
    keys.press("Enter")
    expect(page.get_by_text("记下了。")).to_be_visible()
    expect(page.locator(".timeline")).to_contain_text("电话问过，周五前改好。")


def test_pictures_for_the_papers(visit):
    page = visit(accounts.OFFICE)
    expect(page.get_by_role("heading", level=1)).to_contain_text("今天")
    picture(page, "workbench")
    head = visit(accounts.HEAD, PHONE)
    head.get_by_role("link", name="去自查").first.click()
    expect(head.get_by_role("heading", level=1)).to_contain_text("自查")
    picture(head, "selfcheck")
    page.goto("/desk/coverage/")
    picture(page, "coverage")
    inspector = visit(accounts.INSPECTOR, PHONE)
    inspector.goto("/field/")
    inspector.get_by_role("link", name="接着记").first.click()
    inspector.evaluate(UNFOLD)
    inspector.locator("label.partly:visible").first.click()
    expect(inspector.locator("label:visible", has_text="限期整改").first).to_be_visible()
    picture(inspector, "visit")
