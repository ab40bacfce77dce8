"""Many forms in one file: the workbooks inside a .zip, one after another, within limits."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from dudao.lib.archives import BROKEN_ZIP, MEGABYTE

from .limits import MAX_FILE
from .shapes import RefusedForm

MAX_FILES = 2000
MAX_TOTAL = 100 * MEGABYTE
LOCKED = "压缩包加了密码，请去掉密码再交。"
BROKEN = "压缩包打不开，请重新压一遍，或直接把里面的表交上来。"
TOO_MANY = "压缩包里的文件太多或太大，请分几次交。"


def worth_reading(name: str) -> int:
    """How many bytes of a file to read: one more than it may have, so that its size alone refuses it."""
    return (MAX_TOTAL if name.lower().endswith(".zip") else MAX_FILE) + 1


def is_parcel(content: bytes) -> bool:
    """Whether this is a .zip of files and not itself an office document."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
    except BROKEN_ZIP:
        return False
    return not any(name == "[Content_Types].xml" or name == "content.xml" for name in names)


def forms_in(content: bytes) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of each file; one that is larger than a form may be is cut short and refused later on.

    :raises RefusedForm: locked, broken, or far too many files.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = [entry for entry in package.infolist() if _counts(entry)]
            if len(entries) > MAX_FILES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
                raise RefusedForm(TOO_MANY)
            if any(entry.flag_bits & 0x1 for entry in entries):
                raise RefusedForm(LOCKED)
            left = MAX_TOTAL  # the sizes stated above may be a lie
            for entry in entries:
                with package.open(entry) as stream:
                    content = stream.read(min(MAX_FILE, left) + 1)
                left -= len(content)
                if left < 0:
                    raise RefusedForm(TOO_MANY)
                yield PurePosixPath(_name(entry)).name, content
    except RefusedForm:
        raise
    except BROKEN_ZIP:
        raise RefusedForm(BROKEN) from None


def counts(name: str) -> bool:
    """Whether a file is meant for us: not what systems and open office suites leave lying about."""
    base = PurePosixPath(name).name
    return bool(base) and not base.startswith((".", "~$")) and "__MACOSX" not in name and base != "Thumbs.db"


def _counts(entry: zipfile.ZipInfo) -> bool:
    return not entry.is_dir() and counts(entry.filename)


def _name(entry: zipfile.ZipInfo) -> str:
    """Chinese Windows writes names in GB18030 without saying so; Python has read them as code page 437."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename
