import ast
import re

import pytest
from django.urls import URLPattern, get_resolver

from tests.house.files import named, sources, templates

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a foreign address": re.compile(r"(src|href|action)\s*=\s*[\"']?(https?:)?//", re.IGNORECASE),
}
POST_FORM = re.compile(r"<form\b[^>]*method=[\"']?post.*?</form>", re.IGNORECASE | re.DOTALL)


def doors(patterns, prefix=""):
    for pattern in patterns:
        where = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield where, pattern.callback
        else:
            yield from doors(pattern.url_patterns, where)


def test_every_door_declares_who_may_enter():
    every = list(doors(get_resolver().url_patterns))

    assert every
    assert [where for where, page in every if not hasattr(page, "_gate")] == []


def test_pages_ask_no_table_directly():
    """Pages start from visible_to(), a query or a service; `.objects` would see everybody's rows."""
    found = [
        f"{name}:{node.lineno}"
        for name, _, tree in sources("web/*/pages/**/*.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_base_manager", "_default_manager"}
    ]

    assert found == []


def test_pages_judge_no_state():
    """Whether an act is allowed is the workflow's word; a page that compares states says it a second time."""
    found = [
        f"{name}:{node.lineno}"
        for name, _, tree in sources("web/*/pages/**/*.py")
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and isinstance(node.left, ast.Attribute) and node.left.attr == "state"
    ]

    assert found == []


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds(what):
    found = [named(path) for path in templates() if INLINE[what].search(path.read_text("utf-8"))]

    assert found == []


def test_every_posting_form_carries_its_token():
    found = [
        named(path)
        for path in templates()
        for form in POST_FORM.findall(path.read_text("utf-8"))
        if "csrf_token" not in form
    ]

    assert found == []
