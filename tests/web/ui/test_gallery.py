from pathlib import Path

import pytest
from django.test.signals import template_rendered

import dudao.web.ui
from dudao.web.ui import samples

COMPONENTS = Path(dudao.web.ui.__file__).parent / "templates" / "ui" / "components"
PAGES = ["/ui/", *(f"/ui/{name}/" for name in samples.SCREENS)]


@pytest.mark.parametrize("path", PAGES)
def test_gallery_is_closed_to_strangers(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_gallery_opens_for_developers(client, settings, path):
    settings.DEBUG = True

    assert client.get(path).status_code == 200


def test_unknown_screen_is_not_there(client, settings):
    settings.DEBUG = True

    assert client.get("/ui/nothing/").status_code == 404


def test_gallery_shows_every_component(client, settings):
    settings.DEBUG = True
    seen = set()

    def remember(template, **_):
        seen.add(template.name)

    template_rendered.connect(remember)
    try:
        for path in PAGES:
            client.get(path)
    finally:
        template_rendered.disconnect(remember)

    assert {f"ui/components/{path.name}" for path in COMPONENTS.glob("*.html")} - seen == set()


def test_every_specimen_screen_has_one_main_heading(client, settings):
    settings.DEBUG = True

    assert [path for path in PAGES if client.get(path).content.decode().count("<h1") != 1] == []
