"""People at their browsers: each has a window of his own, and whatever the browser complains about fails the test."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories.county import PASSWORD

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the driver's loop runs in the thread of the ORM

expect.set_options(timeout=20_000)  # a machine that runs other tests beside this one is no fault of a page
PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures"
LARGEST = 300 * 1024
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 780}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"}


@pytest.fixture
def window(new_context):
    """`window(PHONE, base_url)` opens a window; an error in the script or a refusal of the content policy fails.

    ``forgives``: words of the browser's own complaints that belong to the test, as about a dead network.
    """
    complaints: list[str] = []

    def open_one(size: dict, base_url: str, forgives: str = "\0", **options) -> Page:
        def hear(line) -> None:
            if line.type == "error" and forgives not in line.text:
                complaints.append(f"{page.url}: {line.text}")

        page = new_context(viewport=size, base_url=base_url, **options).new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", hear)
        return page

    yield open_one
    assert complaints == []


@pytest.fixture
def enter(live_server, window):
    """`enter("head", PHONE)`: a window of the person of make_county in that position, signed in."""
    return lambda kind, size=DESK, **options: sign_in(window(size, live_server.url, **options), kind, PASSWORD)


def sign_in(page: Page, username: str, password: str) -> Page:
    """Through the form, by hand."""
    page.goto("/sign-in/")
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    return page


def choose(page: Page, place: int, value: str, note: str = "") -> None:
    """A point of the self-check: open what is folded around it, tap the answer, write the sentence."""
    line = page.locator("[data-dudao-answer]").nth(place)
    for fold in line.locator("xpath=ancestor::details[not(@open)]").all():
        fold.locator("summary").first.click()
    line.locator(f"label.{value}").click()
    if note:
        line.locator("textarea[name$='-note']").fill(note)


def wait_until(page: Page, holds) -> None:
    """Ask until it holds, at most fifteen seconds; then it must hold."""
    for _ in range(150):
        if holds():
            return
        page.wait_for_timeout(100)
    assert holds()


def is_wider_than_the_window(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def picture(page: Page, name: str) -> None:
    """The window as it stands, into docs/pictures, when DUDAO_PICTURES asks for it."""
    if not os.environ.get("DUDAO_PICTURES"):
        return
    PICTURES.mkdir(exist_ok=True)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, animations="disabled", caret="hide")
    assert path.stat().st_size <= LARGEST, f"{path.name} is too large for the papers"


# ── a county with a life of its own ──────────────────────────────────────
BUILD = """
import django
django.setup()
from django.core.management import call_command
from dudao.demo.build import build
from dudao.demo.size import SMALL
call_command("migrate", verbosity=0)
build(SMALL)
"""


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """The address of the installed server with a small demo county; tests share it and change little."""
    place = {"DUDAO_DATA": str(tmp_path_factory.mktemp("town")), "DJANGO_SETTINGS_MODULE": "dudao.settings.prod"}
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("DUDAO_", "DJANGO_"))}
    subprocess.run([sys.executable, "-c", BUILD], env=keep | place, check=True, timeout=300)
    port = free_port()
    command = [sys.executable, "-m", "dudao", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=keep | place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port: int, server: subprocess.Popen) -> None:
    for _ in range(1200):
        assert server.poll() is None, "the server ended"
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server did not come up")
