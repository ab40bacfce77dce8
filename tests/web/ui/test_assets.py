"""The styles keep to the oldest browser and to contrast; styles and scripts stay small."""

import re
from pathlib import Path

import pytest

import dudao.web.ui

ASSETS = Path(dudao.web.ui.__file__).parent / "assets"
STYLES = sorted(ASSETS.glob("**/*.css"))
SCRIPTS = sorted(ASSETS.glob("**/*.js"))
# What Chromium 86 does not know, or would read wrongly.
TOO_NEW = {
    ":has()": r":has\(", ":is()": r":is\(", ":where()": r":where\(", "inset": r"(?<![\w-])inset\s*:",
    "aspect-ratio": r"aspect-ratio", "container queries": r"@container|container-type", "color-mix": r"color-mix\(",
    "layers": r"@layer", "nesting": r"&\s*[.:\[>]",
    "lists in :not()": r":not\([^)]*,", "dynamic heights": r"\d[ds]vh\b",
    "logical insets": r"inset-(block|inline)",
}  # fmt: skip


def styles() -> dict[str, str]:
    return {path.name: re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL) for path in STYLES}


@pytest.mark.parametrize("feature", TOO_NEW)
def test_no_style_needs_a_newer_browser(feature):
    assert [name for name, text in styles().items() if re.search(TOO_NEW[feature], text)] == []


def test_files_are_short():
    assert [path.name for path in STYLES + SCRIPTS if len(path.read_text("utf-8").splitlines()) > 250] == []


def test_nothing_is_fetched_from_elsewhere():
    assert [
        path.name for path in STYLES + SCRIPTS if re.search(r"https?://|@import url", path.read_text("utf-8"))
    ] == []


def test_every_style_file_is_in_the_sheet():
    sheet = (ASSETS / "app.css").read_text("utf-8")

    assert [path.name for path in STYLES if path.parent.name == "css" and f'/{path.name}"' not in sheet] == []


def test_every_script_is_in_the_bundle():
    texts = [path.read_text("utf-8") for path in SCRIPTS]

    assert [
        path.name for path in SCRIPTS if path.name != "app.js" and not any(f'/{path.name}"' in t for t in texts)
    ] == []


def test_no_letters_are_smaller_than_fourteen_pixels_but_key_caps_and_the_rebound_mark():
    small = {
        (name, size)
        for name, text in styles().items()
        for size in re.findall(r"font(?:-size)?:[^;]*?\b(0\.\d+)rem", text)
        if float(size) < 0.875
    }

    assert small == {("base.css", "0.8125"), ("status.css", "0.8125")}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink: str, ground: str) -> float:
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TOKENS = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6});", styles()["tokens.css"]))


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("--bs-body-color", "#ffffff"), ("--bs-secondary-color", "#ffffff"), ("--bs-tertiary-color", "#ffffff"),
        ("--bs-secondary-color", "--bs-tertiary-bg"), ("--bs-tertiary-color", "--bs-tertiary-bg"),
        ("--bs-link-color", "--bs-primary-bg-subtle"), ("--bs-primary", "#ffffff"),
        ("--bs-danger", "--bs-danger-bg-subtle"), ("--bs-warning", "--bs-warning-bg-subtle"),
        ("--bs-success", "--bs-success-bg-subtle"), ("--bs-warning", "--bs-primary-bg-subtle"),
        ("--bs-danger", "--bs-primary-bg-subtle"), ("--dd-warning-ink", "--bs-warning-bg-subtle"),
    ],
)  # fmt: skip
def test_words_stand_out_from_their_ground(ink, ground):
    assert contrast(TOKENS[ink], TOKENS.get(ground, ground)) >= 4.5


def test_borders_of_controls_and_the_focus_ring_can_be_seen():
    assert contrast(TOKENS["--dd-control-line"], "#ffffff") >= 3
    assert contrast(TOKENS["--bs-focus-ring-color"], "#ffffff") >= 3
