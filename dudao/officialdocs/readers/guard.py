"""What kind of file this is, and whether it may be read at all."""

import re
from collections.abc import Iterable

from dudao.lib.archives import MEGABYTE, BadArchive, Limits, open_archive

from .errors import SecretDocument, UnreadableDocument

MAX_FILE = 40 * 1024 * 1024
SAVE_AS = "请用 Word 或 WPS 打开原件，另存为 .docx 后再传。"
ARCHIVE = "这是压缩包，请先解压，再把里面的方案文件传上来。"
SIGNATURES: list[tuple[bytes, str]] = [
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"BM", "image"),
]
ARCHIVES = (b"Rar!", b"7z\xbc\xaf")
LOCKED = "这份文件加了密码，请先在 Word 或 WPS 里取消密码，另存为 .docx 后再传。"
LISTED = Limits(entries=6000, total=256 * MEGABYTE, part=256 * MEGABYTE)
TEXT_PARTS = {"mimetype", "content.xml"}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
MARK = "(?:绝密|机密|秘密)"
MARKED = re.compile(
    rf"^(?:份号[:：]?)?\d{{0,8}}(?:特急|加急|平急|急件)?[【\[（(]?{MARK}级?[】\])）]?(?:(?:份号|编号|"
    rf"No).*|[★☆※*·].*|[（(].{{0,12}}[)）]|\d+年.*|长期|[一二三四五六七八九十\d]+[年个].*|特?急件?|"
    rf"[:：]?启用前.*)?$"
    rf"|{MARK}级?[★☆※]|密级[:：]?[【\[（(]?{MARK}|^[【\[（(]{MARK}级?[】\])）]|[【\[（(]{MARK}级?[】\])）]$"
    r"|^[【\[（(]?工作秘密[】\])）]?(?:[★☆※].*)?$"
)
STARRED = re.compile(rf"{MARK}级?[★☆※]")
NAMED = re.compile(rf"^{MARK}|[【\[（(]{MARK}级?[】\])）]|{MARK}级?[★☆※]")
UNTURNED = str.maketrans("機絕", "机绝")
LINE = 40


def kind_of(content: bytes, filename: str) -> str:
    """docx, odt, ofd, doc, rtf, pdf, html, image or plain.

    Raises UnreadableDocument with what to do about any other format.
    """
    if not content.strip():
        raise UnreadableDocument("这是一个空文件，请检查后重新上传。")
    if len(content) > MAX_FILE:
        raise UnreadableDocument("这份文件超过 40 MB，请删去多余的图片，另存为 .docx 后再传。")
    if content.startswith(ZIP):
        return _kind_of_zip(content)
    if content.startswith(OLE):
        return "doc"
    if content.startswith(ARCHIVES):
        raise UnreadableDocument(ARCHIVE)
    for signature, kind in SIGNATURES:
        if content.startswith(signature) and (signature != b"BM" or filename.lower().endswith(".bmp")):
            return kind
    return _kind_of_text(content, filename.lower())


def _kind_of_zip(content: bytes) -> str:
    """A broken or unbearable zip goes on as docx: its reader says what is wrong."""
    try:
        with open_archive(content, LISTED) as package:
            names = set(package.namelist())
    except BadArchive:
        return "docx"
    if "OFD.xml" in names:
        return "ofd"
    return "odt" if names >= TEXT_PARTS and b"opendocument.text" in content[:200] else "docx"


def _kind_of_text(content: bytes, filename: str) -> str:
    head = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if filename.endswith(".docx"):
        raise UnreadableDocument("这个文件的扩展名是 .docx，内容却不是 Word 文件，" + SAVE_AS)
    if head.startswith((b"mime-version:", b"from: <saved by")) and b"multipart/related" in head:
        raise UnreadableDocument("这是存成单个文件的网页（.mht），请把正文复制到 Word 里，另存为 .docx 后再传。")
    if head.startswith((b"<!doctype html", b"<html")) or (head.startswith(b"<?xml") and b"<html" in head):
        return "html"
    if head.startswith((b"<!doctype", b"<?xml")):
        raise UnreadableDocument("这是 XML 文件，不能直接读，请把内容复制到 Word 里，另存为 .docx 后再传。")
    if filename.endswith((".html", ".htm")) or (head.startswith(b"<") and b"</" in content[:4000]):
        return "html"
    return "plain"


def refuse_other_zip(names: Iterable[str]) -> None:
    """A zip that is some other office format gets its own sentence."""
    found = set(names)
    if any(name.startswith("xl/") for name in found):
        raise UnreadableDocument("这是 Excel 表格，方案请上传 Word 文件（.docx）。")
    if any(name.startswith("ppt/") for name in found):
        raise UnreadableDocument("这是演示文稿，方案请上传 Word 文件（.docx）。")
    if "content.xml" in found:
        raise UnreadableDocument("这是表格、演示或绘图，方案请上传 Word 文件（.docx）。")
    if not any(name.startswith("word/") for name in found) and "[Content_Types].xml" not in found:
        raise UnreadableDocument(ARCHIVE)


def refuse_secret(texts: Iterable[str]) -> None:
    """Raises SecretDocument when one of the first lines is a secrecy marking, spaced or not, simplified or not."""
    for text in texts:
        for line in text.split("\n"):
            bare = _bare(line)
            if len(bare) <= LINE and MARKED.search(bare):
                raise SecretDocument


def refuse_starred(texts: Iterable[str]) -> None:
    """The mark with a star means itself wherever it stands: an annex may be secret in a paper that is not."""
    if any("密" in text and STARRED.search(_bare(text)) for text in texts):
        raise SecretDocument


def refuse_named(filename: str) -> None:
    """A file whose name says that it is secret is not looked into any further."""
    if NAMED.search(_bare(filename)):
        raise SecretDocument


def _bare(line: str) -> str:
    return re.sub(r"\s", "", line).translate(UNTURNED)
