"""The register of cited documents as a workbook: one row a document, with every place that cites it."""

from collections.abc import Iterable

from dudao.officialdocs.writers.table_xlsx import Column, table_xlsx
from dudao.schemes.references import Citation, CitedDocument

COLUMNS = (Column("种类", 12), Column("文件名", 56), Column("文号", 24), Column("哪里引用", 60), Column("网址", 30))


def reference_sheet(rows: Iterable[CitedDocument]) -> tuple[bytes, int]:
    """(workbook, number of rows)."""
    read = (
        [row.kind.label, row.title, row.doc_number, "\n".join(map(_cited, row.citations)),
         row.held.url if row.held else ""]
        for row in rows
    )  # fmt: skip
    return table_xlsx("依据清单", COLUMNS, read)


def _cited(citation: Citation) -> str:
    places = "、".join(one.words for one in citation.mentions) or citation.words
    return f"《{citation.version.title}》{places}"
