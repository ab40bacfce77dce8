"""Scans and photographs: recognised where the extra is installed, refused with one sentence where it is not."""

import io

import pypdfium2
import pytest

from dudao.officialdocs.readers import SecretDocument, UnreadableDocument, check_readable, opening, read_document
from dudao.officialdocs.readers.finish import GUESSED, finish
from dudao.officialdocs.shapes import Place, ReadDocument, Task

from .made import convert, scheme

needs_engine = pytest.mark.skipif(not opening.has_engine(), reason="the extra dudao[ocr] is not installed")
DOTS = 150 / 72


@pytest.fixture(scope="module")
def pictures(soffice, tmp_path_factory):
    """`pictures("scheme" or "secret", page, "PNG" or "PDF")`: a page of `made.scheme` as nothing but a picture;
    `share` keeps so much of it, from the top: every line costs its time."""
    folder = tmp_path_factory.mktemp("scans")
    papers = [scheme(folder / "scheme.docx"), scheme(folder / "secret.docx", marking="机密★5年")]
    made = convert(soffice, papers, "pdf", folder)

    def page(name: str, number: int, kind: str, share: float = 1) -> bytes:
        held = io.BytesIO()
        image = pypdfium2.PdfDocument(str(made[name]))[number].render(scale=DOTS).to_pil().convert("RGB")
        image = image.crop((0, 0, image.width, int(image.height * share)))
        image.save(held, kind, **({"resolution": 150} if kind == "PDF" else {}))
        return held.getvalue()

    return page


@needs_engine
@pytest.mark.libreoffice
@pytest.mark.slow
def test_a_scan_is_recognised_with_progress_and_doubt(pictures):
    told = []
    read = read_document(
        pictures("scheme", 0, "PDF"), "扫描.pdf", progress=lambda percent, step: told.append((percent, step))
    )
    assert (read["title"], read["doc_number"]) == ("云岭县2026年“双减”督导工作方案", "云教督〔2026〕9号")
    assert [phase["name"] for phase in read["phases"]][:1] == ["自查阶段"]
    assert "scanned" in {warning["kind"] for warning in read["warnings"]}
    assert any("第 1 页，共 1 页" in step for _, step in told)
    assert [percent for percent, _ in told] == sorted(percent for percent, _ in told)


@needs_engine
@pytest.mark.libreoffice
@pytest.mark.slow
def test_a_marked_photograph_is_refused_and_a_table_is_a_table(pictures):
    with pytest.raises(SecretDocument):
        check_readable(pictures("secret", 0, "PNG", 0.2), "照片.png")
    for kind, name in (("PNG", "照片.png"), ("PDF", "扫描.pdf")):
        check_readable(pictures("secret", 0, kind, 0.2), name, pictures_later=True)  # quick: the reading looks
        with pytest.raises(SecretDocument):
            read_document(pictures("secret", 0, kind, 0.2), name)
    read = read_document(pictures("scheme", 2, "PNG", 0.6), "照片.png")
    assert "table" in {block["kind"] for block in read["blocks"]}
    assert len(read["indicators"]) >= 5


@needs_engine
def test_a_broken_picture_is_refused():
    with pytest.raises(UnreadableDocument, match="打不开"):
        read_document(b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "照片.png")


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_without_the_extra_the_sentence_says_what_to_do(pictures, monkeypatch, kind):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for reader in (check_readable, read_document):
        with pytest.raises(UnreadableDocument, match=r"dudao\[ocr\]"):
            reader(pictures("scheme", 0, kind), f"扫描.{kind.lower()}")


def test_what_stands_in_a_badly_seen_place_is_doubted():
    source = opening.Source()
    source.add_paragraph("完成自查。")
    source.blocks[0].page, source.blocks[0].sure = 3, 0.6
    task = Task(no=1, text="完成自查。", due=None, departments=[], place=Place(0, "正文 第1段"))
    document = finish(ReadDocument(tasks=[task]), source)
    assert document.tasks[0].confidence < 0.8
    assert document.tasks[0].reasons == [GUESSED]
    assert document.tasks[0].place.words == "正文 第1段（第3页）"
