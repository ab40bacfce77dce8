"""Other programs and risky files: ended in time, held in memory, nothing left over."""

import os
import shutil
import subprocess
import sys
import time
import zlib

import pytest

from dudao.officialdocs.readers import UnreadableDocument, office, read_document, word97
from dudao.officialdocs.readers.blocks import Source
from dudao.officialdocs.readers.bounded import TooMuch, run_bounded
from dudao.officialdocs.readers.compared import antiword_text, differences

from .made import convert, scheme

LOOSE = {"seconds": 20, "wall_seconds": 60, "megabytes": 200}


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return not state.strip().startswith("Z") and bool(state.strip())


def test_a_program_that_does_not_end_is_ended_with_its_children(tmp_path):
    heard = []
    with pytest.raises(TooMuch):
        run_bounded(
            ["/bin/sh", "-c", "sleep 300 & echo $!; sleep 300"], folder=tmp_path, heard=heard.append,
            **LOOSE | {"wall_seconds": 1},
        )  # fmt: skip
    assert not is_running(int(heard[0]))


def test_children_do_not_outlive_the_program(tmp_path):
    heard = []
    code = run_bounded(
        ["/bin/sh", "-c", "sleep 300 >/dev/null 2>&1 & echo $!"], folder=tmp_path, heard=heard.append, **LOOSE
    )
    assert code == 0
    for _ in range(50):
        if not is_running(int(heard[0])):
            break
        time.sleep(0.05)
    assert not is_running(int(heard[0]))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a program with whoever waits for it")
def test_a_program_ends_when_the_server_is_killed(tmp_path):
    waiting = (
        "from pathlib import Path; from dudao.officialdocs.readers.bounded import run_bounded;"
        "run_bounded(['/bin/sh', '-c', 'echo $$; exec sleep 300'], folder=Path('.'), seconds=20, wall_seconds=200,"
        " megabytes=200, heard=lambda line: print(line, flush=True))"
    )
    with subprocess.Popen([sys.executable, "-c", waiting], cwd=tmp_path, stdout=subprocess.PIPE, text=True) as server:
        pid = int(server.stdout.readline())
        server.kill()
    for _ in range(100):
        if not is_running(pid):
            break
        time.sleep(0.05)
    assert not is_running(pid)


def test_memory_is_limited_and_the_surroundings_are_not_handed_on(tmp_path, monkeypatch):
    monkeypatch.setenv("DUDAO_SECRET_KEY", "not for others")
    code = run_bounded([sys.executable, "-c", "bytearray(10**9)"], folder=tmp_path, **LOOSE)
    assert code != 0
    heard = []
    run_bounded(["/usr/bin/env"], folder=tmp_path, heard=heard.append, **LOOSE)
    assert heard
    assert not any("SECRET" in line for line in heard)


def pdf(stream: bytes, flate: bool = True) -> bytes:
    """A PDF of one page with this content stream."""
    packed = zlib.compress(stream, 1) if flate else stream
    kind = b"/Filter /FlateDecode " if flate else b""
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>",
        b"<<" + kind + b"/Length " + str(len(packed)).encode() + b">>\nstream\n" + packed + b"\nendstream",
    ]  # fmt: skip
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += str(number).encode() + b" 0 obj\n" + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = str(len(out)).encode()
    return out + b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer <</Size 5 /Root 1 0 R>>\nstartxref\n" + start


@pytest.mark.slow
def test_a_pdf_bomb_is_refused():
    with pytest.raises(UnreadableDocument, match="另存为"):
        read_document(pdf(b" " * 400_000_000), "来文.pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.7 ...", pdf(b"0 0 m 10 10 l S")[:200]])
def test_a_broken_pdf_is_refused_with_one_sentence(content):
    with pytest.raises(UnreadableDocument) as refusal:
        read_document(content, "来文.pdf")
    assert refusal.value.sentence.count("。") == 1


def test_a_pdf_without_text_or_pictures_is_refused():
    with pytest.raises(UnreadableDocument, match="没有读到文字"):
        read_document(pdf(b"0 0 m 10 10 l S"), "来文.pdf")


# ── old Word files ───────────────────────────────────────────────────────
@pytest.fixture(scope="module")
def old_word(soffice, tmp_path_factory) -> bytes:
    folder = tmp_path_factory.mktemp("old")
    return convert(soffice, [scheme(folder / "old.docx")], "doc", folder)["old"].read_bytes()


@pytest.mark.libreoffice
def test_macros_and_passwords_in_old_files_are_refused(old_word):
    name, storage = "\x01CompObj".encode("utf-16-le"), "Macros".encode("utf-16-le")
    at = old_word.index(name)
    renamed = bytearray(old_word)
    renamed[at : at + 66] = storage.ljust(64, b"\0") + (len(storage) + 2).to_bytes(2, "little")
    with pytest.raises(UnreadableDocument, match="宏"):
        read_document(bytes(renamed), "来文.doc")
    locked = bytearray(old_word)
    locked[old_word.index(b"\xec\xa5") + 0x0B] |= 0x01
    with pytest.raises(UnreadableDocument, match="密码"):
        read_document(bytes(locked), "来文.doc")


@pytest.mark.libreoffice
def test_the_conversion_leaves_nothing_behind(old_word, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert office.to_docx(old_word, "doc").startswith(b"PK")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.libreoffice
def test_what_the_conversion_loses_becomes_a_warning(old_word):
    body, _ = word97.inspect(old_word)
    assert "形成自查报告" in body
    source = Source()
    for line in body.split("\n"):
        if "形成自查报告" not in line:
            source.add_paragraph(line)
    (warning,) = differences(source, [body])
    assert warning.kind == "conversion_differs"
    assert "1 处" in warning.message
    assert differences(source, [body], deleted=body) == []


@pytest.mark.libreoffice
def test_antiword_reads_along_where_it_is_installed(old_word, monkeypatch):
    if not shutil.which("antiword"):
        pytest.skip("antiword is not installed")
    assert any("形成自查报告" in line for line in antiword_text(old_word))
    monkeypatch.setenv("PATH", "/nowhere")
    assert antiword_text(old_word) == []
