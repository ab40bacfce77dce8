"""No name of the five documents stands in the reader: it must read the grammar, not the papers it was measured on."""

import json
import re
from pathlib import Path

import dudao.officialdocs

SOURCES = sorted(Path(dudao.officialdocs.__file__).parent.rglob("*.py"))


def proper_nouns(gold: dict) -> set[str]:
    """People, places, offices, document numbers, telephones and mailboxes of one gold file."""
    found = {member["name"] for group in gold["groups"] for member in group["members"] if member.get("kind") != "unit"}
    found |= {contact["owner"] for contact in gold["contacts"] if len(contact["owner"]) <= 3}
    found |= {contact["value"] for contact in gold["contacts"]}
    found |= set(gold["issuer"]) | {gold["title"]}
    found |= {
        office
        for task in gold["tasks"]
        if not task.get("derived")
        for office in task["departments"]
        if len(office) >= 4
    }
    names = [*gold["issuer"], gold["title"], *(reference["title"] for reference in gold["references"])]
    for name in names:
        area = re.match(r"^(?:中共)?([一-龥]{2,3}?)[省市区县]", name)
        found |= {area[1]} if area else set()
    numbers = [gold["doc_number"], *(reference["doc_number"] for reference in gold["references"])]
    found |= {re.split(r"[〔\[]", number)[0] for number in numbers if number}
    return {name for name in found if name and len(name) >= 2}


def test_gold_gives_names_of_every_kind(reading_dir):
    names = set()
    for path in sorted((reading_dir / "gold").glob("*.json")):
        names |= proper_nouns(json.loads(path.read_text("utf-8")))
    assert len(names) > 80
    assert {len(name) for name in names} > {2, 3, 4}


def test_no_name_of_the_documents_stands_in_the_source(reading_dir):
    sources = {path.name: path.read_text("utf-8") for path in SOURCES}
    assert len(sources) > 20
    hits = []
    for path in sorted((reading_dir / "gold").glob("*.json")):
        for name in sorted(proper_nouns(json.loads(path.read_text("utf-8")))):
            hits += [(path.stem, file) for file, text in sources.items() if name in text]
    assert hits == []


def test_no_sentence_of_the_documents_stands_in_the_source(reading_dir):
    """Twelve characters in a row are a sentence, not grammar."""
    papers = "\n".join(path.read_text("utf-8") for path in sorted((reading_dir / "txt").glob("*.txt")))
    pieces = {
        papers[at : at + 12] for at in range(len(papers) - 12) if re.fullmatch(r"[一-龥，、]{12}", papers[at : at + 12])
    }
    hits = [
        path.name
        for path in SOURCES
        for run in re.findall(r"[一-龥，、]{12,}", path.read_text("utf-8"))
        if any(run[at : at + 12] in pieces for at in range(len(run) - 11))
    ]
    assert hits == []
