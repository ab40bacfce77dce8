"""Opening the zip of a .docx safely: limits first, then the few parts that are needed."""

import io
from collections.abc import Iterator

from lxml import etree

from dudao.lib.archives import MEGABYTE, BadArchive, Fault, Limits, open_archive, read_part

from .errors import UnreadableDocument
from .guard import LOCKED, refuse_other_zip

LIMITS = Limits(entries=3000, total=256 * MEGABYTE, part=32 * MEGABYTE, ratio=250, ratio_from=4 * MEGABYTE)

NOT_A_DOCUMENT = "这不是一份能打开的 Word 文件，请用 Word 或 WPS 打开原件，另存为 .docx 后再传。"
TOO_LARGE = "这份文件解开后过大，不像正常的公文，请删去多余的图片或附件，另存为 .docx 后再传。"
ENTITIES = "这份文件里带有不允许的外部引用，请用 Word 或 WPS 打开原件，另存为 .docx 后再传。"
MACROS = "这份文件带有宏，不能接收，请用 Word 或 WPS 打开，另存为不带宏的 .docx 后再传。"

SAID = {Fault.BROKEN: NOT_A_DOCUMENT, Fault.LOCKED: LOCKED, Fault.LARGE: TOO_LARGE, Fault.MACROS: MACROS}

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Package:
    """The parts of one .docx; every read is bounded."""

    def __init__(self, content: bytes):
        try:
            self._zip = open_archive(content, LIMITS)
        except BadArchive as refused:
            raise UnreadableDocument(SAID[refused.fault]) from None
        self.names = set(self._zip.namelist())
        refuse_other_zip(self.names)

    def read(self, name: str) -> bytes:
        """Bytes of one XML part; refuses what is larger than it says, and anything with a document type."""
        try:
            data = read_part(self._zip, name, LIMITS.part)
        except BadArchive as refused:
            raise UnreadableDocument(SAID[refused.fault]) from None
        if any(
            "<!DOCTYPE".encode(code) in data or "<!ENTITY".encode(code) in data
            for code in ("ascii", "utf-16-le", "utf-16-be")
        ):
            raise UnreadableDocument(ENTITIES)
        # the strict variant differs for us in nothing but this name
        return data.replace(STRICT.encode(), TRANSITIONAL.encode())

    def tree(self, name: str) -> etree._Element:
        """A small part as a tree."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError:
            raise UnreadableDocument(NOT_A_DOCUMENT) from None

    def body_children(self, name: str) -> Iterator[etree._Element]:
        """Paragraphs and tables of the main part one after another; each is freed when the next is asked for."""
        events = etree.iterparse(
            io.BytesIO(self.read(name)),
            events=("end",),
            tag=(WORD + "p", WORD + "tbl"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            for _, element in events:
                if _is_top_level(element):
                    yield element
                    element.clear(keep_tail=False)
        except etree.XMLSyntaxError:
            raise UnreadableDocument(NOT_A_DOCUMENT) from None

    def main_part(self) -> str:
        """Name of the part that holds the text."""
        if "word/document.xml" in self.names:
            return "word/document.xml"
        if "_rels/.rels" in self.names:
            for relation in self.tree("_rels/.rels"):
                if str(relation.get("Type", "")).endswith("/officeDocument"):
                    return str(relation.get("Target", "")).lstrip("/")
        raise UnreadableDocument(NOT_A_DOCUMENT)


def _is_top_level(element: etree._Element) -> bool:
    """True for a paragraph or table directly in the body or in a content control of the body."""
    if element.tag not in (WORD + "p", WORD + "tbl"):
        return False
    parent = element.getparent()
    while parent is not None and parent.tag in (
        WORD + "sdtContent",
        WORD + "sdt",
        WORD + "ins",
        WORD + "customXml",
        WORD + "smartTag",
    ):
        parent = parent.getparent()
    return parent is not None and parent.tag == WORD + "body"
