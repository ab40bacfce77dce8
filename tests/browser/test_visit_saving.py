"""An inspector in a yard: what he taps and writes is not lost without a network, after a reload, in a folded point."""

import pytest
from playwright.sync_api import Error, expect

from dudao.visits.models import SeenPoint
from tests.browser.conftest import PHONE, choose, wait_until
from tests.factories.county import make_county
from tests.factories.inspections import make_version
from tests.factories.visiting import opened

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.req("D02", "D03")]

NET = "Failed to load resource"
SAVED = "[data-dudao-saved]"
NOTE = "公示栏空着四天"


@pytest.fixture
def visit():
    """A visit that has just begun, with three points to look at."""
    county = make_county(schools=1, institutions=0)
    return opened(county, make_version(county))


@pytest.fixture
def phone(visit, enter):
    """The inspector's phone with the visit open; leaving is always agreed to."""
    page = enter("inspector", PHONE, forgives=NET)
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"/field/visits/{visit.pk}/")
    return page


def test_a_visit_without_a_network_loses_nothing(phone):
    """Tapped with a network, written without one, reloaded in vain: all of it arrives, and the finish leads back."""
    here = phone.url
    choose(phone, 0, "met")
    wait_until(phone, lambda: SeenPoint.objects.filter(value="met").exists())
    phone.context.set_offline(True)
    choose(phone, 1, "not_met", note=NOTE)
    phone.locator("[data-dudao-answer]").nth(1).get_by_text("限期整改").click()
    expect(phone.locator(SAVED)).to_have_text("还有 1 处没存上")
    phone.get_by_role("button", name="看一遍，收尾").click()
    phone.wait_for_timeout(3000)  # longer than the pause before it is tried again in vain
    expect(phone.locator(SAVED)).to_have_text("没有网络，连上网再交")
    with pytest.raises(Error):
        phone.reload()
    assert not SeenPoint.objects.filter(note=NOTE).exists()
    phone.context.set_offline(False)
    phone.goto(here)
    expect(phone.locator("textarea[name$='-note']").nth(1)).to_have_value(NOTE)
    wait_until(phone, lambda: SeenPoint.objects.filter(note=NOTE, outcome="notice").exists())
    expect(phone.locator(SAVED)).to_contain_text("已保存")
    expect(phone.locator("[data-dudao-tally]")).to_have_text("还差 1 条没看")

    phone.get_by_role("button", name="看一遍，收尾").click()
    phone.get_by_role("link", name="还没有看").click()
    expect(phone.locator("[data-dudao-answer]").nth(2).locator(".seg")).to_be_in_viewport()
    assert phone.evaluate("sessionStorage.length") == 0
