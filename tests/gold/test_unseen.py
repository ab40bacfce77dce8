"""The gold of the unseen documents says nothing that the documents do not say."""

import re
import unicodedata

import pytest

from .score_own import own_of, score_polarity, score_thresholds
from .unseen.build import build, build_texts, modules
from .unseen.make import text_of

NAMES = [name for name, _ in modules()]


def tight(text):
    """Text without spaces and with half-width forms, brackets of document numbers unified."""
    text = unicodedata.normalize("NFKC", str(text)).translate(str.maketrans("〔〕", "[]"))
    return re.sub(r"[\s◆—-]+", "", text)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return {name: (tight(text_of(path)), gold) for name, path, gold in build(tmp_path_factory.mktemp("unseen"))}


def claims(gold):
    """Every text of the required gold that must stand in the document word for word."""
    yield from [gold["title"], gold["doc_number"] or "", *gold["issuer"]]
    for item in gold["references"]:
        yield from (item["title"], item["doc_number"] or "")
    for item in gold["indicators"]:
        yield from (item["group"], item["item"] or "", item["point"])
    for item in gold["tasks"] + gold["duties"]:
        if not item.get("derived"):
            yield item["text"]
            yield from item.get("departments") or []
    yield from (item["text"] for item in gold["phases"])
    yield from (item["value"] for item in gold["contacts"])
    for item in gold["groups"]:
        yield from (m["name"] for m in item["members"] if not m.get("derived"))
    for item in gold["forms"]:
        yield from item["columns"]


@pytest.mark.parametrize("name", NAMES)
def test_gold_stands_in_the_document(built, name):
    text, gold = built[name]
    assert [c for c in claims(gold) if tight(c) not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_required_due_dates_are_said_in_the_document(built, name):
    text, gold = built[name]
    dues = [r["due_or_period"] for r in gold["reporting"] if not r.get("derived") and r["due_or_period"]]
    assert [due for due in dues if tight(due) not in text] == []


def test_there_are_at_least_twelve_documents():
    assert len(NAMES) >= 12
    assert len(set(NAMES)) == len(NAMES)
    assert len(list(modules("open"))) == 6
    assert len(list(modules("fresh"))) == 10
    assert len(list(modules("third"))) == 10
    assert len(list(modules("fourth"))) == 10
    assert len(list(modules("fifth"))) == 10
    assert len(list(modules("sixth"))) == 10
    assert len(list(modules("seventh"))) == 10


@pytest.mark.parametrize("name", NAMES)
def test_own_scorer_finds_gold_right_and_a_wrong_copy_wrong(built, name):
    gold = built[name][1]
    own = own_of(gold)
    assert score_thresholds(gold, own)["misses"] == []
    assert score_polarity(gold, own)["right"] == len(own["polarity"])
    wrong = {
        "quantities": [dict(q, op="?", applies_to="") for q in gold["quantities"]],
        "indicators": [dict(p, polarity=None) for p in gold["indicators"]],
    }
    assert score_thresholds(wrong, own)["right"] == 0
    assert score_polarity(wrong, own)["right"] == 0


def test_text_form_keeps_rows_and_merged_cells_apart(tmp_path):
    path = next(p for n, p, _ in build_texts(tmp_path, "open") if n == "qinglan")
    lines = path.read_text(encoding="utf-8").split("\n")
    start = lines.index("\tC2." + tree_point(2))
    assert lines[start - 4 : start] == ["\t3", "", "\t", "\t"]


def tree_point(number):
    """The text of a point of the first open document."""
    gold = dict(modules("open"))["qinglan"].GOLD
    return gold["indicators"][number - 1]["point"]
