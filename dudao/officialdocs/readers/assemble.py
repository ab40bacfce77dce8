"""One document read by all readers in turn."""

import re
from collections.abc import Callable

from dudao.officialdocs.shapes import FormSheet, Group, ReadDocument

from .blocks import Source
from .checking import check
from .checklists import read_body_lists, read_list
from .contacts import read_contacts
from .dates import Era, era_of
from .duties import read_duties, read_duty_table
from .forms import is_head_of, read_form
from .group_tables import read_group_table
from .groups import read_groups
from .head import Head, read_head
from .indicators import Standing, read_checklist
from .limits import read_all_quantities
from .outline import Section, build_outline
from .parts import Part, split_parts
from .phase_tables import is_phase_table, read_phase_table
from .phases import read_phases
from .prose import read_aims, read_task_candidates
from .punctuation import widen
from .references import read_references
from .reporting_tables import read_sheet_of_reports, sheet_columns
from .roles import is_checklist
from .speakers import read_all_reporting
from .tables import Table, analyse_all
from .tasks import is_task_table, read_marked_tasks, read_task_table
from .text import squeeze

Progress = Callable[[int, str], None]


def assemble(source: Source, progress: Progress | None = None) -> ReadDocument:
    """Everything that can be read out of a source; `progress` gets a percentage and a Chinese word for the step."""
    tell = progress or (lambda percent, step: None)
    tell(20, "辨认标题和各部分")
    widen(source)
    head = read_head(source)
    parts = split_parts(source, head)
    era = era_of(head.issued_on, _guess_year(source, head))
    document = ReadDocument(title=head.title, doc_number=head.doc_number, issuer=head.issuer, issued_on=head.issued_on)
    tell(30, "读表格")
    tables = [(table, part) for part in parts for table in analyse_all(part.content())]
    _read_tables(document, tables, era)
    tell(55, "读正文")
    roots = [(part, build_outline(part.content())) for part in parts]
    _read_prose(document, roots, era)
    document.groups = _merged_groups(document.groups)
    document.references = read_references(parts, head.own_titles)
    document.contacts = read_contacts(source.blocks, {block.index: block.part for block in source.blocks})
    tell(75, "找数量和报送要求")
    read_all_quantities(document, parts)
    read_all_reporting(document, parts, head, era)
    tell(95, "核对")
    check(document, parts, roots, head)
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
    standing: Standing | None = None
    sheet: FormSheet | None = None
    for table, part in tables:
        if sheet_columns(table):
            issuer = "、".join(document.issuer) or None
            document.reporting.extend(read_sheet_of_reports(table, part, issuer, era))
        elif is_phase_table(table):
            pass  # read below, with what stands beside it
        elif is_task_table(table):
            document.tasks.extend(read_task_table(table, part, era))
        elif is_checklist(table):
            points, standing = read_checklist(table, part, standing)
            document.indicators.extend(points)
        document.phases.extend(read_phase_table(table, part, era))
        document.groups.extend(read_group_table(table, part))
        document.duties.extend(read_duty_table(table, part))
        form = None if table.follows else read_form(table, part)
        if form and sheet and is_head_of(sheet, form):
            document.forms.remove(sheet)
            form.title, form.header_fields = form.title or sheet.title, sheet.header_fields + form.header_fields
        if form:
            document.forms.append(form)
        sheet = form if form and not form.columns else None


def _read_prose(document: ReadDocument, roots: list[tuple[Part, Section]], era: Era) -> None:
    for part, root in roots:
        document.phases.extend(read_phases(root, part, era))
        document.tasks.extend(read_marked_tasks(part, era))
        if not part.is_annex:
            document.aims.extend(read_aims(root, part))
            marked = {task.place.block for task in document.tasks if task.place}
            candidates = read_task_candidates(root, part, era)
            document.task_candidates.extend(
                task for task in candidates if task.place and task.place.block not in marked
            )
        groups = read_groups(part)
        document.groups.extend(groups)
        document.duties.extend(read_duties(root, part, groups))
        lists = read_list if part.is_annex else read_body_lists
        document.indicators.extend(lists(root, part))


def _merged_groups(groups: list[Group]) -> list[Group]:
    """Groups of the same name are one: a body founded in the text, with its members in an annex."""
    found: dict[str, Group] = {}
    for group in groups:
        first = found.setdefault(squeeze(group.name), group)
        if first is not group:
            first.members = first.members or group.members
            first.seat = first.seat or group.seat
    return list(found.values())
