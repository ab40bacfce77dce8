"""What is printed: the timeline of several schemes begins on its first sheet."""

import io

import pypdfium2
import pytest

from tests.browser.conftest import DESK
from tests.factories.county import make_county
from tests.factories.schemes import make_version_in_force, reading

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.req("A10")]


def test_the_timeline_fills_its_first_sheet_though_its_list_is_long(enter):
    """A list longer than a sheet once pushed the whole scheme to the second and left the first empty."""
    tasks = [{"no": n, "text": f"第{n}件事，{'办好一件是一件，' * 12}", "due": f"2026-{n % 12 + 1:02}-{n % 27 + 1:02}",
              "departments": ["基础教育科"]} for n in range(1, 30)]  # fmt: skip
    make_version_in_force(make_county(schools=1, institutions=0), tasks=tasks)
    page = enter("office", DESK)
    page.goto("/bureau/timeline/")
    sheets = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    words = [sheet.get_textpage().get_text_bounded() for sheet in sheets]
    assert len(words) > 1
    assert reading()["title"] in words[0].replace("\n", "")
    assert "什么时候" in words[0]
