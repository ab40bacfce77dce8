from collections import Counter
from difflib import SequenceMatcher

import pytest

from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.readers import read_document as read
from dudao.schemes import packs, services
from tests.factories.county import make_county

PACK = "rongchang_2022"


@pytest.mark.req("A06")
def test_the_pack_has_every_point_task_and_limit():
    pack = packs.load(PACK)
    assert [point["point_code"] for point in pack["indicators"]] == [f"C{n}" for n in range(1, 62)]
    assert [task["no"] for task in pack["tasks"]] == list(range(1, 18))
    assert Counter(task["due"] for task in pack["tasks"]) == {"2022-04": 2, "2022-06": 7, "2022-09": 1, "2022-12": 7}
    limits = {(limit["op"], limit["value"]) for limit in pack["quantities"]}
    assert limits > {("<=", "60"), ("<=", "90"), ("<=", "21:00"), ("<=", "30"), (">=", "10")}


def test_about_half_of_the_points_are_not_for_schools():
    pack = packs.load(PACK)
    assert sum("school" not in point["unit_kinds"] for point in pack["indicators"]) == 31


def test_the_pack_names_nobody():
    pack = packs.load(PACK)
    assert (pack["contacts"], pack["groups"]) == ([], [])


def test_the_pack_agrees_with_the_document_in_facts_and_not_in_words(read_document):
    pack, document = packs.load(PACK), read(read_document("rongchang"))
    for ours, theirs in zip(pack["indicators"], document["indicators"], strict=True):
        assert (ours["point_code"], ours["group_code"], ours["item_code"]) == (
            theirs["point_code"], theirs["group_code"], theirs["item_code"],
        )  # fmt: skip
        shared = SequenceMatcher(None, ours["point"], theirs["point"], autojunk=False).find_longest_match()
        assert shared.size < 16, ours["point_code"]
    for ours, theirs in zip(pack["tasks"], document["tasks"], strict=True):
        assert (ours["due"], ours["departments"]) == (theirs["due"], theirs["departments"])


@pytest.mark.django_db
def test_a_pack_is_installed_as_a_draft_to_be_reviewed():
    county = make_county()
    version = services.install_pack(by=county.people["office"], county_code=county.county_code, name=PACK)
    assert (version.state, version.doc_number, version.source) == ("draft", "荣教政发〔2022〕36号", None)
    assert {entry["origin"] for entry in version.draft["indicators"]} == {"pack"}


def test_an_unknown_pack_is_refused():
    with pytest.raises(NotAllowed, match="没有这个方案包"):
        packs.load("../models")
