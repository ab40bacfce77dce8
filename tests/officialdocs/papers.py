"""Small papers made in memory: Word packages and texts for the reader's tests. Counties here are fictional."""

import io
import zipfile
from xml.sax.saxutils import escape

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def cell(text: str, across: int = 1, merge: str = "") -> str:
    """`merge` is "restart" or "continue" for cells merged downwards."""
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    down = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{span}{down}</w:tcPr>{''.join(map(paragraph, text.split(chr(10))))}</w:tc>"


def table(rows: list[list[str]]) -> str:
    """Rows of cells made by `cell`, or of plain texts."""
    made = [[one if one.startswith("<w:tc>") else cell(one) for one in row] for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in made) + "</w:tbl>"


def package(body: str, **parts: str | bytes) -> bytes:
    """A .docx with this body; further parts by name, `__` standing for `/` and a last `_` for the dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            stem, _, ending = name.replace("__", "/").rpartition("_")
            archive.writestr(f"{stem}.{ending}", content)
    return buffer.getvalue()


def paper(*lines: str) -> bytes:
    return package("".join(map(paragraph, lines)))


NOTICE = """云岭县教育局文件

云教督〔2023〕5号

云岭县教育局
关于印发《云岭县“双减”督导方案》的通知

各学校：
现将《云岭县“双减”督导方案》印发给你们，请认真执行。

云岭县教育局
2023年3月6日

云岭县“双减”督导方案

一、实施步骤
（一）自查阶段（3月10日至3月25日）。各学校对照要点自查，形成自查报告，于3月28日前报送县教育局督导股。
（二）督导阶段（4月上旬—5月中旬）。县教育局组织责任督学入校督导，每月至少到校2次。
（三）总结阶段（6月）。县教育局督导股汇总情况，6月20日前将督导报告报县人民政府。

二、工作要求
各学校每月25日前上报工作台账。联系人：林小禾，电话：0990-2345678，邮箱：yunling@example.com。
"""
