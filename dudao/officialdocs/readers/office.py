"""Old Word files made into .docx by LibreOffice: in a profile of its own, without network, macros or leftovers."""

import shutil
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from .bounded import TooMuch, run_bounded
from .errors import UnreadableDocument
from .guard import MAX_FILE, SAVE_AS

NAMES = ("soffice", "libreoffice")
SECONDS, WALL_SECONDS, MEGABYTES = 30, 90, 1024
MISSING = (
    "服务器上没有安装 LibreOffice，读不了 .doc、.wps、.rtf 和 .odt，"
    "请另存为 .docx 后再传，或者请管理员装上 LibreOffice。"
)
FAILED = "这份旧版 Word 文件没能转换过来，" + SAVE_AS
# No macro runs, nothing is fetched for a linked picture, and a way out there is none anyway.
SETTINGS = {
    ("Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("Common/Security/Scripting", "DisableActiveContent"): "true",
    ("Writer/Content/Update", "Link"): "0",
    ("Inet/Settings", "ooInetProxyType"): "1",
    ("Inet/Settings", "ooInetHTTPProxyName"): "127.0.0.1",
    ("Inet/Settings", "ooInetHTTPProxyPort"): "9",
    ("Inet/Settings", "ooInetHTTPSProxyName"): "127.0.0.1",
    ("Inet/Settings", "ooInetHTTPSProxyPort"): "9",
}


def program() -> str:
    """Where LibreOffice lies; raises UnreadableDocument with what to do when there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        raise UnreadableDocument(MISSING)
    return found


def to_docx(content: bytes, ending: str) -> bytes:
    """The same document as a .docx; `ending` is doc, rtf or odt. Raises UnreadableDocument with one sentence."""
    office = program()
    with tempfile.TemporaryDirectory(prefix="dudao-office-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source, made = folder / f"in.{ending}", folder / "out" / "in.docx"
        source.write_bytes(content)
        profile = _profile(folder / "profile")
        command = [
            office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--nologo", "--norestore",
            "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made.parent), str(source),
        ]  # fmt: skip
        try:
            run_bounded(command, folder=folder, seconds=SECONDS, wall_seconds=WALL_SECONDS, megabytes=MEGABYTES)
        except TooMuch:
            raise UnreadableDocument(FAILED) from None
        if not made.is_file() or made.stat().st_size > MAX_FILE:
            raise UnreadableDocument(FAILED)
        return made.read_bytes()


def _profile(folder: Path) -> Path:
    """A profile with nothing but our settings."""
    rows = "".join(
        f'<item oor:path="/org.openoffice.{"Office." if not path.startswith("Inet") else ""}{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{escape(value)}</value></prop></item>'
        for (path, name), value in SETTINGS.items()
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{rows}</oor:items>",
        "utf-8",
    )
    return folder
