"""The example scheme: generated, read as it was meant, and good enough to be put in force."""

import runpy
from datetime import date
from pathlib import Path

import pytest

from dudao.officialdocs.readers import read_document as read
from dudao.schemes import services
from tests.factories.county import make_county

PROJECT = Path(__file__).parent.parent.parent
EXAMPLE = PROJECT / "examples" / "云岭县2026年双减督导工作方案.docx"


@pytest.fixture(scope="module")
def script() -> dict:
    return runpy.run_path(str(PROJECT / "scripts" / "make_example.py"))


@pytest.fixture(scope="module")
def document() -> dict:
    return read(EXAMPLE)


def meant_points(script) -> list[tuple]:
    return [
        (*group.split(".", 1), *item.split(".", 1), *point.split(".", 1))
        for group, items in script["POINTS"]
        for item, points in items
        for point in points
    ]


def test_the_file_is_what_the_script_writes(script, tmp_path):
    script["make"](tmp_path / "again.docx")
    assert read(tmp_path / "again.docx") == read(EXAMPLE)


def test_every_point_is_read_as_it_was_meant(script, document):
    keys = ("group_code", "group", "item_code", "item", "point_code", "point")
    assert [tuple(entry[key] for key in keys) for entry in document["indicators"]] == meant_points(script)


def test_questions_after_what_is_wrong_count_as_bad(document):
    bad = [entry["point_code"] for entry in document["indicators"] if entry["polarity"] == "bad_yes"]
    assert bad == ["C8", "C10", "C12", "C13", "C18", "C20", "C24", "C28", "C29", "C34"]


def test_tasks_come_with_their_month_and_offices(script, document):
    meant = [(text, offices) for text, _, offices in script["TASKS"]]
    assert [(entry["text"], entry["departments"]) for entry in document["tasks"]] == meant
    assert [entry["due"] for entry in document["tasks"]] == [
        "2026-09", "2026-10", "2026-10", "2026-11", "2026-11", "2026-12", "2026-12", "2026-09", "2026-12",
    ]  # fmt: skip


def test_head_phases_form_and_limits_are_read(script, document):
    assert (document["title"], document["doc_number"], document["issued_on"]) == (
        script["TITLE"], "云教督〔2026〕8号", "2026-08-25",
    )  # fmt: skip
    assert [(phase["name"], phase["start"], phase["end"]) for phase in document["phases"]] == [
        ("学校和机构自查", "2026-09", "2026-09"), ("责任区督导", "2026-09", "2026-12"),
        ("县级抽查", "2026-10", "2026-12"), ("总结", "2026-12", "2026-12"),
    ]  # fmt: skip
    assert [form["columns"] for form in document["forms"]] == [script["FORM_COLUMNS"]]
    limits = {(entry["op"], str(entry["value"]), entry["unit"]) for entry in document["quantities"]}
    assert limits >= {
        ("<=", "60", "分钟"), ("<=", "90", "分钟"), (">=", "2", "小时/天"), ("<=", "30", "分钟"), (">=", "10", "分钟"),
        ("<=", "5000", "元"), (">=", "1", "次/月"),
    }  # fmt: skip


@pytest.mark.django_db
def test_the_example_is_put_in_force_without_a_page():
    county = make_county()
    version = services.put_document_in_force(
        by=county.people["office_head"], county_code=county.county_code, unit=county.office,
        content=EXAMPLE.read_bytes(), name=EXAMPLE.name, from_on=date(2026, 9, 1),
        edits=lambda draft: [{"op": "correct", "list": "indicators", "id": draft["indicators"][0]["id"],
                              "fields": {"minutes": "1"}}],
    )  # fmt: skip
    assert version.checkpoints.count() == 36
    assert version.checkpoints.first().minutes == 1
    assert version.source.name == EXAMPLE.name
