import io
import zipfile

import pytest

from dudao.officialdocs.answerforms import RefusedForm
from dudao.officialdocs.answerforms import parcel as parcels
from dudao.officialdocs.answerforms.limits import MAX_FILE
from dudao.officialdocs.answerforms.parcel import forms_in, is_parcel


def parcel(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def test_files_come_out_without_what_systems_leave_lying_about():
    content = parcel({
        "一学区/甲.xlsx": b"1", "一学区/~$甲.xlsx": b"x", "__MACOSX/._甲.xlsx": b"x", ".DS_Store": b"x",
        "Thumbs.db": b"x", "乙.docx": b"2",
    })  # fmt: skip
    assert list(forms_in(content)) == [("甲.xlsx", b"1"), ("乙.docx", b"2")]


def test_name_written_by_a_chinese_windows_is_read():
    entry = zipfile.ZipInfo("青禾小学.xlsx".encode("gb18030").decode("cp437"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(entry, b"1")
    raw = out.getvalue()
    marked = raw.replace("青禾小学.xlsx".encode("gb18030").decode("cp437").encode(), "青禾小学.xlsx".encode("gb18030"))
    assert next(iter(forms_in(flagless(marked, raw))))[0] == "青禾小学.xlsx"


def flagless(_, raw: bytes) -> bytes:
    """The same zip with the flag "names are UTF-8" taken off and the name as Windows writes it."""
    out = io.BytesIO()
    name = "青禾小学.xlsx".encode("gb18030")

    class Bare(zipfile.ZipInfo):
        def _encodeFilenameFlags(self):
            return name, self.flag_bits & ~0x800

    with zipfile.ZipFile(out, "w") as package:
        package.writestr(Bare("x.xlsx"), b"1")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (parcel({"甲.xlsx": b"1"}), True),
        (parcel({"[Content_Types].xml": b"1", "xl/workbook.xml": b"1"}), False),
        (parcel({"content.xml": b"1"}), False),
        (b"PK no", False),
        (b"", False),
    ],
)
def test_office_documents_are_no_parcels(content, is_one):
    assert is_parcel(content) is is_one


def test_far_too_much_is_refused(monkeypatch):
    with pytest.raises(RefusedForm, match="太多或太大"):
        list(forms_in(parcel({f"{n}.xlsx": b"1" for n in range(parcels.MAX_FILES + 1)})))
    bomb = parcel({f"{n}.xlsx": b"0" * MAX_FILE for n in range(21)})
    with pytest.raises(RefusedForm, match="太多或太大"):
        list(forms_in(bomb))


def test_broken_parcel_is_refused():
    content = parcel({"甲.xlsx": b"1" * 4000})
    with pytest.raises(RefusedForm, match="压缩包打不开"):
        list(forms_in(content.replace(b"PK\x03\x04", b"PKxx")))
