"""The packs: facts of the five documents in words of our own, each of which can be installed and put in force."""

import json
import re
from collections import Counter
from datetime import date

import pytest

from dudao.lib.statetable import NotAllowed
from dudao.schemes import packs, services
from dudao.schemes.drafts import LISTS, all_entries, entries
from dudao.schemes.enums import DutyKind, Polarity
from dudao.schemes.fields import POINT_KINDS, STAGES
from dudao.schemes.models import SchemeVersion
from tests.factories.county import make_county
from tests.factories.departments import add_departments

PACKS = {
    "rongchang": "rongchang_2022", "dazu": "dazu_2021", "echeng": "echeng_2022", "gaoping": "gaoping_2022",
    "xifeng": "xifeng_2022",
}  # fmt: skip
ROWS = {  # points, tasks, limits, phases, reports, duties
    "rongchang": (61, 17, 12, 3, 4, 0), "dazu": (13, 12, 12, 3, 6, 9), "echeng": (37, 4, 6, 0, 4, 2),
    "gaoping": (21, 12, 7, 4, 5, 6), "xifeng": (0, 13, 19, 2, 5, 22),
}  # fmt: skip
# Words of ours, list by list; titles, bodies and names of sheets stand as in the document.
OWN_WORDS = {
    "indicators": ("point", "item"), "tasks": ("text",), "phases": ("text",), "reporting": ("what",),
    "duties": ("text",), "quantities": ("what", "applies_to"), "aims": ("text",),
}  # fmt: skip
COPIED = 12  # so many characters in a row are a sentence of theirs; names of things stay shorter
FROM_ON = date(2022, 9, 1)
each = pytest.mark.parametrize("document", PACKS)


def pack_of(document: str) -> dict:
    return packs.load(PACKS[document])


def gold_of(reading_dir, document: str) -> dict:
    return json.loads((reading_dir / "gold" / f"{document}.json").read_text("utf-8"))


def bare(text: str) -> str:
    return re.sub(r"\W", "", text)


def own_words(pack: dict):
    for name, fields in OWN_WORDS.items():
        for entry in pack.get(name) or []:
            yield from ((name, entry[field]) for field in fields)


def stated_of(given: dict, name: str) -> list[dict]:
    """What the document says outright, without what its prose only implies."""
    return [entry for entry in given.get(name) or [] if not entry.get("derived")]


def test_there_is_a_pack_of_every_document():
    assert sorted(packs.titles()) == sorted(PACKS.values())


@pytest.mark.req("A06")
def test_the_first_pack_has_every_point_task_and_limit():
    pack = pack_of("rongchang")
    assert [point["point_code"] for point in pack["indicators"]] == [f"C{n}" for n in range(1, 62)]
    assert [task["no"] for task in pack["tasks"]] == list(range(1, 18))
    assert Counter(task["due"] for task in pack["tasks"]) == {"2022-04": 2, "2022-06": 7, "2022-09": 1, "2022-12": 7}
    limits = {(limit["op"], limit["value"]) for limit in pack["quantities"]}
    assert limits > {("<=", "60"), ("<=", "90"), ("<=", "21:00"), ("<=", "30"), (">=", "10")}


def test_about_half_of_the_points_are_not_for_schools():
    pack = pack_of("rongchang")
    assert sum("school" not in point["unit_kinds"] for point in pack["indicators"]) == 31


@each
def test_every_point_says_how_it_is_judged_and_whom_it_asks(document):
    points = pack_of(document)["indicators"]
    assert [point for point in points if point["polarity"] not in Polarity.values] == []
    assert [point for point in points if not point["unit_kinds"] or set(point["unit_kinds"]) - set(POINT_KINDS)] == []
    assert [point for point in points if set(point["stages"]) - set(STAGES)] == []
    assert len({point["point_code"] for point in points}) == len(points)


@each
def test_a_line_is_short(document):
    assert [words for _, words in own_words(pack_of(document)) if len(words) > 60] == []


@each
def test_the_pack_names_nobody(document):
    pack = pack_of(document)
    contacts = [(contact["value"], bool(contact["reasons"])) for contact in pack["contacts"]]
    assert set(contacts) <= {("待填", True)}
    people = [member["name"] for group in pack["groups"] for member in group["members"] if member["role"] != "成员单位"]
    assert set(people) <= {"待填"}
    assert re.findall(r"(?<!\d)\d{7,}(?!\d)|\d{3,4}-\d{7,8}|@", json.dumps(pack, ensure_ascii=False)) == []


@each
def test_no_sentence_is_copied(document, reading_dir):
    theirs = bare((reading_dir / "txt" / f"{document}.txt").read_text("utf-8"))
    copied = []
    for name, words in own_words(pack_of(document)):
        ours = bare(words)
        runs = (ours[n : n + COPIED] for n in range(len(ours) - COPIED + 1))
        copied += [(name, run) for run in runs if run in theirs]
    assert copied == []


@each
def test_the_facts_are_those_of_the_document(document, reading_dir):
    pack, gold = pack_of(document), gold_of(reading_dir, document)
    for head in ("title", "doc_number", "issuer", "issued_on"):
        assert pack[head] == gold[head]
    assert [(one["title"], one["doc_number"]) for one in pack["references"]] == [
        (one["title"], one["doc_number"]) for one in gold["references"]
    ]
    assert {p["point_code"]: p["group_code"] for p in gold["indicators"]}.items() <= {
        p["point_code"]: p["group_code"] for p in pack["indicators"]
    }.items()
    assert [bare(str(task["no"])) for task in pack["tasks"]] == [bare(str(task["no"])) for task in gold["tasks"]]
    windows = [(phase["name"], phase["start"], phase["end"]) for phase in pack["phases"]]
    assert windows == [(phase["name"], phase["start"], phase["end"]) for phase in gold["phases"]]
    held = {(limit["op"], limit["value"]) for limit in pack["quantities"]}
    limits = stated_of(gold, "quantities")
    assert [limit for limit in limits if (limit["op"], str(limit["value"])) not in held] == []
    assert len(stated_of(pack, "duties")) == len(stated_of(gold, "duties"))
    assert {form["title"] for form in pack["forms"]} <= {form["title"] for form in gold["forms"]}


@each
def test_the_months_and_departments_of_the_tasks_agree(document, reading_dir):
    pack, gold = pack_of(document), gold_of(reading_dir, document)
    for ours, theirs in zip(pack["tasks"], gold["tasks"], strict=True):
        assert (ours["due"] or "")[:7] == (theirs["due"] or "")
        assert not theirs["departments"] or ours["departments"]
    if document == "rongchang":
        assert [task["departments"] for task in pack["tasks"]] == [task["departments"] for task in gold["tasks"]]


def test_cut_sentences_are_marked():
    pack = pack_of("echeng")
    cut = {entry["point_code"] for entry in pack["indicators"] if entry["place"].get("cut")}
    assert cut == {"一.4", "二.6"}
    assert all("原文不完整" in reason for entry in pack["indicators"] for reason in entry["reasons"])


# ── installed, reviewed, in force ────────────────────────────────────────
def settled(draft: dict) -> list[dict]:
    """What a reviewer does: a day for the limits without one, then every entry looked at."""
    since = [
        {"op": "correct", "list": "quantities", "id": entry["id"], "fields": {"from_on": "2022-03-01"}}
        for entry in entries(draft, "quantities") if not entry["from_on"]
    ]  # fmt: skip
    return since + [
        {"op": "confirm", "list": name, "id": entry["id"]} for name in LISTS for entry in entries(draft, name)
    ]


def put_pack_in_force(county, document: str, *, from_on: date = FROM_ON) -> SchemeVersion:
    office = county.people["office"]
    version = services.install_pack(by=office, county_code=county.county_code, name=PACKS[document])
    version = services.save_edit(by=office, version=version, revision=version.revision, ops=settled(version.draft))
    return services.put_in_force(by=office, version=version, revision=version.revision, from_on=from_on)


def rows_of(version: SchemeVersion) -> tuple[int, ...]:
    kinds = Counter(version.duties.values_list("kind", flat=True))
    return (
        version.checkpoints.count(), kinds[DutyKind.KEY_TASK], version.thresholds.count(), version.phases.count(),
        kinds[DutyKind.REPORTING], kinds[DutyKind.DEPARTMENT_DUTY],
    )  # fmt: skip


@pytest.mark.django_db
@each
def test_a_pack_is_installed_as_a_draft_to_be_reviewed(document):
    county = make_county()
    pack = pack_of(document)
    version = services.install_pack(by=county.people["office"], county_code=county.county_code, name=PACKS[document])
    assert (version.state, version.doc_number, version.source) == ("draft", pack["doc_number"] or "", None)
    assert {entry["origin"] for _, entry in all_entries(version.draft)} == {"pack"}


@pytest.mark.django_db
def test_five_packs_are_in_force_at_once():
    county = make_county()
    add_departments(county)
    held = {document: put_pack_in_force(county, document) for document in PACKS}
    assert {document: rows_of(version) for document, version in held.items()} == ROWS
    assert SchemeVersion.objects.in_force(FROM_ON).count() == len(PACKS)


@pytest.mark.django_db
@pytest.mark.req("B04")
def test_bodies_of_a_pack_are_those_of_this_county():
    county = make_county()
    add_departments(county)
    duties = put_pack_in_force(county, "xifeng").duties.filter(kind=DutyKind.DEPARTMENT_DUTY).order_by("order")
    named = [(duty.who[0], sorted(unit.name for unit in duty.units.all())) for duty in duties]
    assert [who for who, units in named if not units] == []
    assert dict(named)["县市场监管局"] == ["云岭县市场监督管理局"]
    assert dict(named)["各乡镇（街道）"] == ["城关街道", "青溪镇"]
    gaoping = put_pack_in_force(county, "gaoping").duties.get(who=["基础教育股"])
    assert [unit.name for unit in gaoping.units.all()] == ["基础教育科"]


@pytest.mark.django_db
def test_measures_of_schools_are_not_sent_to_every_school():
    county = make_county()
    tasks = put_pack_in_force(county, "dazu").duties.filter(kind=DutyKind.KEY_TASK)
    assert {unit.kind for task in tasks for unit in task.units.all()} == {"section", "bureau", "supervision_office"}


@pytest.mark.django_db
@each
def test_the_document_itself_comes_to_the_same_rows(document, read_document):
    """Everything that the document states, read and confirmed, stands in force as often as in its pack; what prose
    only implies is the pack's."""
    county, pack = make_county(), pack_of(document)
    path = read_document(document)
    version = services.put_document_in_force(
        by=county.people["office"], county_code=county.county_code, unit=county.office, content=path.read_bytes(),
        name=path.name, from_on=FROM_ON, edits=settled,
    )  # fmt: skip
    points, tasks, _, phases, _, duties = rows_of(version)
    lists = ("indicators", "tasks", "phases", "duties")
    stated = tuple(len(stated_of(pack, name)) for name in lists)
    implied = len(pack["indicators"]) if document == "gaoping" else 0  # its points stand in prose: a person confirms
    assert (points, tasks, phases, duties) == (stated[0] + implied, *stated[1:])
    limits = set(version.thresholds.values_list("operator", "value"))
    assert {(limit["op"], limit["value"]) for limit in stated_of(pack, "quantities")} <= limits


def test_an_unknown_pack_is_refused():
    with pytest.raises(NotAllowed, match="没有这个方案包"):
        packs.load("../models")
