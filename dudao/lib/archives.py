"""Zips that come from outside (Word, Excel, parcels): limits are looked at before anything is unpacked whole."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum

MEGABYTE = 1024 * 1024
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BROKEN_ZIP = (
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


class Fault(StrEnum):
    """Why an archive is not opened; each reader says it in its own words."""

    BROKEN = "broken"
    LOCKED = "locked"
    LARGE = "large"
    MACROS = "macros"


class BadArchive(Exception):
    """Not to be opened, because of `fault`."""

    def __init__(self, fault: Fault):
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Limits:
    """Most entries, most bytes of all as stated, most bytes of one part; `ratio`: a part above `ratio_from` bytes
    may not be packed tighter than this (0: any)."""

    entries: int
    total: int
    part: int
    ratio: int = 0
    ratio_from: int = 0


def open_archive(content: bytes, limits: Limits) -> zipfile.ZipFile:
    """The zip, when nothing that it says of itself is beyond the limits; nothing is unpacked yet.

    :raises BadArchive: broken, locked, larger than the limits, with macros.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        entries = package.infolist()
    except BROKEN_ZIP:
        raise BadArchive(Fault.BROKEN) from None
    if len(entries) > limits.entries or sum(entry.file_size for entry in entries) > limits.total:
        raise BadArchive(Fault.LARGE)
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise BadArchive(Fault.LOCKED)
        tight = limits.ratio and entry.file_size > limits.ratio * max(1, entry.compress_size)
        if tight and entry.file_size > limits.ratio_from:
            raise BadArchive(Fault.LARGE)
        if "vbaproject" in entry.filename.lower():
            raise BadArchive(Fault.MACROS)
    return package


def read_part(package: zipfile.ZipFile, part: str | zipfile.ZipInfo, most: int) -> bytes:
    """Bytes of one part, at most `most`: the size that a zip states may be a lie.

    :raises BadArchive: broken (also: no such part), or larger.
    """
    try:
        with package.open(part) as stream:
            data = stream.read(most + 1)
    except BROKEN_ZIP:
        raise BadArchive(Fault.BROKEN) from None
    if len(data) > most:
        raise BadArchive(Fault.LARGE)
    return data


def is_locked_office(content: bytes) -> bool:
    """A Word or Excel file with a password: its zip is wrapped in the old container."""
    return content.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in content
