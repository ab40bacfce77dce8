"""The parts of a .docx around the text: the same form is always the same file, with no clock in it."""

import io
import re
import zipfile
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from ..writers.faces import BODY, FACES, LATIN
from .layout import PROPERTY

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{COMPATIBLE}" xmlns:w14="{W14}" mc:Ignorable="w14"'
# Part → its kind, and how it is related to what: "" is the package, "document" the text.
PARTS = {
    "word/document.xml": (f"{OFFICE}.wordprocessingml.document.main+xml", "", f"{R}/officeDocument"),
    "word/styles.xml": (f"{OFFICE}.wordprocessingml.styles+xml", "document", f"{R}/styles"),
    "word/settings.xml": (f"{OFFICE}.wordprocessingml.settings+xml", "document", f"{R}/settings"),
    "word/fontTable.xml": (f"{OFFICE}.wordprocessingml.fontTable+xml", "document", f"{R}/fontTable"),
    "word/footer1.xml": (f"{OFFICE}.wordprocessingml.footer+xml", "document", f"{R}/footer"),
    "docProps/core.xml": (
        "application/vnd.openxmlformats-package.core-properties+xml", "",
        f"{PACKAGE}/relationships/metadata/core-properties",
    ),
    "docProps/custom.xml": (f"{OFFICE}.custom-properties+xml", "", f"{R}/custom-properties"),
}  # fmt: skip
FOOTER_ID = "rId5"
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold
UNCHANGING = (1980, 1, 1, 0, 0, 0)


def packed(*, body: str, footer: str, title: str, form_id: str, on: date) -> bytes:
    """The whole file; ``body`` and ``footer`` are XML, the rest are plain words."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(""),
        "word/_rels/document.xml.rels": _relations("document"),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/footer1.xml": f"<w:ftr {SPACES}>{footer}</w:ftr>",
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "docProps/core.xml": _core(title, on),
        "docProps/custom.xml": _custom(form_id),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, UNCHANGING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, (HEAD + FORBIDDEN.sub("", text)).encode())
    return out.getvalue()


def _content_types() -> str:
    named = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _, _) in PARTS.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(owner: str) -> str:
    inside = "word/" if owner else ""
    rows = [(name, kind) for name, (_, of, kind) in PARTS.items() if of == owner]
    links = "".join(
        f'<Relationship Id="rId{_number(name)}" Type="{kind}" Target="{name.removeprefix(inside)}"/>'
        for name, kind in rows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _number(name: str) -> int:
    return list(PARTS).index(name) + 1


def _styles() -> str:
    """Chinese of the mainland: otherwise full stops are drawn in the middle of their square."""
    return (
        f'<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" '
        f'w:cs="{LATIN}" w:eastAsia="{BODY.name}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style></w:styles>'
    )


def _settings() -> str:
    return (
        f'<w:settings {SPACES}><w:zoom w:percent="100"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat></w:settings>'
    )


def _fonts() -> str:
    entries = "".join(
        f'<w:font w:name="{face.name}"><w:altName w:val="{",".join(face.instead)}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face in FACES
    )
    return f"<w:fonts {SPACES}>{entries}</w:fonts>"


def _core(title: str, on: date) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(title)}</dc:title>'
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{on.isoformat()}T00:00:00Z</dcterms:created></cp:coreProperties>'
    )


def _custom(form_id: str) -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name={quoteattr(PROPERTY)}>'
        f"<vt:lpwstr>{escape(f'表号 {form_id}')}</vt:lpwstr></property></Properties>"
    )
