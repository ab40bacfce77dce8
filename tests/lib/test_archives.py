"""Zips from outside: what is refused before and while it is unpacked."""

import io
import struct
import zipfile

import pytest

from dudao.lib.archives import OLE, BadArchive, Fault, Limits, is_locked_office, open_archive, read_part

LIMITS = Limits(entries=3, total=1000, part=200, ratio=50, ratio_from=500)


def packed(**parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def fault_of(act):
    with pytest.raises(BadArchive) as raised:
        act()
    return raised.value.fault


def test_what_is_within_the_limits_is_read():
    package = open_archive(packed(a="一", b="二"), LIMITS)
    assert read_part(package, "b", LIMITS.part).decode() == "二"


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"not a zip", packed(a="x" * 90)[:-12]],
    ids=["empty", "two letters", "words", "cut off"],
)
def test_broken(content):
    assert fault_of(lambda: open_archive(content, LIMITS)) is Fault.BROKEN


@pytest.mark.parametrize(
    "parts",
    [dict.fromkeys("abcd", "x"), {"a": bytes(range(256)) * 4}, {"a": "x" * 900}],
    ids=["too many", "too much", "packed too tightly"],
)
def test_too_large_by_its_own_account(parts):
    assert fault_of(lambda: open_archive(packed(**parts), LIMITS)) is Fault.LARGE


def test_macros():
    assert fault_of(lambda: open_archive(packed(**{"word/vbaProject.bin": "x"}), LIMITS)) is Fault.MACROS


def test_locked():
    content = bytearray(packed(a="x"))
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert fault_of(lambda: open_archive(bytes(content), LIMITS)) is Fault.LOCKED


def test_part_that_lies_about_its_size_is_cut_off():
    content = bytearray(packed(a=bytes(range(256)) * 3))
    directory = content.index(b"PK\x01\x02")
    content[directory + 24 : directory + 28] = struct.pack("<I", 10)
    package = open_archive(bytes(content), LIMITS)
    assert fault_of(lambda: read_part(package, "a", LIMITS.part)) in (Fault.LARGE, Fault.BROKEN)
    assert fault_of(lambda: read_part(open_archive(packed(a="x" * 300), LIMITS), "a", 299)) is Fault.LARGE


def test_part_that_is_not_there():
    assert fault_of(lambda: read_part(open_archive(packed(a="x"), LIMITS), "b", 10)) is Fault.BROKEN


def test_office_file_with_a_password():
    assert is_locked_office(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert not is_locked_office(OLE + b"WordDocument")
