"""One document read by all readers in turn."""

import re
from collections.abc import Callable

from dudao.officialdocs.shapes import ReadDocument

from .blocks import Source
from .dates import Era, era_of
from .head import Head, read_head
from .indicators import is_checklist, read_checklist, read_list
from .outline import build_outline
from .parts import Part, split_parts
from .phases import read_phase_table, read_phases
from .tables import Table, analyse
from .tasks import is_task_table, read_marked_tasks, read_task_table

Progress = Callable[[int, str], None]


def assemble(source: Source, progress: Progress | None = None) -> ReadDocument:
    """Everything that can be read out of a source; `progress` gets a percentage and a Chinese word for the step."""
    tell = progress or (lambda percent, step: None)
    tell(20, "辨认标题和各部分")
    head = read_head(source)
    parts = split_parts(source, head)
    era = era_of(head.issued_on, _guess_year(source, head))
    document = ReadDocument(title=head.title, doc_number=head.doc_number, issuer=head.issuer, issued_on=head.issued_on)
    tell(30, "读表格")
    tables = [(analyse(block), part) for part in parts for block in part.content() if block.kind == "table"]
    _read_tables(document, tables, era)
    tell(55, "读正文")
    _read_prose(document, parts, era)
    document.blocks = [block.as_plain() for block in source.blocks]
    tell(100, "读完")
    return document


def _guess_year(source: Source, head: Head) -> int | None:
    """Without a day of issue: the year in the title, else the first year written anywhere."""
    for text in [head.title or "", head.doc_number or "", *(block.text for block in source.blocks)]:
        found = re.search(r"(20\d{2})", text)
        if found:
            return int(found[1])
    return None


def _read_tables(document: ReadDocument, tables: list[tuple[Table, Part]], era: Era) -> None:
    for table, part in tables:
        if is_task_table(table):
            document.tasks.extend(read_task_table(table, part, era))
        elif is_checklist(table):
            document.indicators.extend(read_checklist(table, part))
        document.phases.extend(read_phase_table(table, part, era))


def _read_prose(document: ReadDocument, parts: list[Part], era: Era) -> None:
    for part in parts:
        root = build_outline(part.content())
        document.phases.extend(read_phases(root, part, era))
        document.tasks.extend(read_marked_tasks(part, era))
        if part.is_annex:
            document.indicators.extend(read_list(part))
