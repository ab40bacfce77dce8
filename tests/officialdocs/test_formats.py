"""One paper as .docx, .doc, .rtf, PDF and web page reads alike; the five in every format reach their score."""

import importlib.util
import json

import pytest

from dudao.officialdocs.readers import SecretDocument, UnreadableDocument, check_readable, read_document
from tests.conftest import reading_folder

from .made import POINTS, TITLE, convert, scheme

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]
NAMES = ("dazu", "echeng", "gaoping", "rongchang", "xifeng")
LEAST = {"doc": 0.95, "pdf": 0.92, "html": 0.95}
CONVERTED = ("rtf", "odt")  # checked and read by the same conversion


@pytest.fixture(scope="module")
def made(soffice, tmp_path_factory):
    """Kind → the paper of `made.scheme` as that kind; "secret" and "locked.pdf" are such papers; "five" such
    papers by name, with the five documents where they are. One run of LibreOffice makes all of a kind."""
    folder = tmp_path_factory.mktemp("formats")
    paper, secret = scheme(folder / "scheme.docx", header="云岭县教育局"), folder / "secret.docx"
    scheme(secret, marking="机密★5年")
    found = {"docx": paper}
    reading = reading_folder()
    five = [reading / "docx" / f"{name}.docx" for name in NAMES] if reading else []
    for kind in ("doc", "rtf", "odt", "pdf", "html", "locked.pdf"):
        files = convert(
            soffice,
            [paper, *([secret] if kind != "locked.pdf" else []), *(five if kind in LEAST else [])],
            kind,
            folder,
        )
        found[kind], found[f"secret {kind}"], found[f"five {kind}"] = files["scheme"], files.get("secret"), files
    return found


@pytest.fixture(scope="module")
def word(made):
    return read_document(made["docx"])


@pytest.mark.req("A02")
@pytest.mark.parametrize("kind", ["doc", "rtf", "odt", "pdf", "html"])
def test_every_kind_of_file_reads_like_word(made, word, kind):
    read = read_document(made[kind])
    assert read["title"] == word["title"] == TITLE
    assert (read["doc_number"], read["issued_on"]) == ("云教督〔2026〕9号", "2026-03-06")
    assert [point["point"] for point in read["indicators"]] == [point["point"] for point in word["indicators"]]
    assert len(read["indicators"]) == sum(len(points) for _, points in POINTS)
    assert [point["group"] for point in read["indicators"]] == [point["group"] for point in word["indicators"]]
    for key in ("phases", "reporting", "quantities", "references"):
        assert len(read[key]) == len(word[key]), key
    assert not [warning for warning in read["warnings"] if warning["kind"] == "conversion_differs"]


def test_pages_are_one_text_and_told_in_the_places(made, word):
    read = read_document(made["pdf"])
    texts = [block["text"] for block in read["blocks"] if block["kind"] == "paragraph"]
    assert [text for text in texts if "形成自查报告" in text] == [
        block["text"] for block in word["blocks"] if "形成自查报告" in block["text"]
    ]
    assert not any(text == "云岭县教育局督导室" or text.strip("—- ").isdigit() for text in texts)
    assert [block["kind"] for block in read["blocks"]].count("table") == 1
    pages = [point["place"]["words"].rpartition("（第")[2] for point in read["indicators"]]
    assert pages == sorted(pages)
    assert len(set(pages)) >= 3


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt", "pdf", "html"])
def test_a_secrecy_marking_is_found_before_anything_is_kept(made, kind):
    with pytest.raises(SecretDocument):
        check_readable(made[f"secret {kind}"].read_bytes(), f"来文.{kind}")
    if kind not in CONVERTED:  # that these are let through is asked by reading them above
        check_readable(made[kind].read_bytes(), f"来文.{kind}")


def test_a_locked_pdf_is_refused(made):
    with pytest.raises(UnreadableDocument, match="密码"):
        read_document(made["locked.pdf"])


def test_without_libreoffice_the_sentence_says_what_to_do(made, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(UnreadableDocument, match="LibreOffice"):
        check_readable(made["doc"].read_bytes(), "来文.doc")
    with pytest.raises(SecretDocument):
        check_readable(made["secret doc"].read_bytes(), "来文.doc")


@pytest.mark.parametrize("kind", LEAST)
def test_the_five_reach_their_score_in_every_format(reading_dir, made, kind):
    spec = importlib.util.spec_from_file_location("reading_score", reading_dir / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    scores = []
    for name in NAMES:
        gold = json.loads((reading_dir / "gold" / f"{name}.json").read_text("utf-8"))
        scores.append(scorer.score(gold, read_document(made[f"five {kind}"][name])))
    assert scorer.pool(scores)["micro"]["f1"] >= LEAST[kind]
