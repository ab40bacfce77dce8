"""Reporting duties of a whole paper: who speaks in each paragraph, cell and foot, and in which phase."""

import re
from collections import Counter

from dudao.officialdocs.shapes import Place, ReadDocument, Reporting

from .blocks import Block
from .dates import Era
from .head import Head
from .outline import find_label
from .parts import BODY, NOTICE, Part
from .reporting import INSPECTORS, read_reporting
from .reporting_tables import is_said
from .statements import Context, last_subject
from .text import sentences

LONG_ITEM = 60
ADDRESSED = re.compile(r"^(?P<who>(?:各|局属|[县市区]直|机关)[^。；]{2,80})[：:]$")


def read_all_reporting(document: ReadDocument, parts: list[Part], head: Head, era: Era) -> None:
    """Fill `document.reporting` from paragraphs, tables of duties and the feet of forms."""
    issuer = "、".join(head.issuer) or None
    inspector = _inspector(parts)
    addressed: str | None = None
    for part in parts:
        addressed = _of_part(document, part, Context(addressed, issuer, era, None, None, inspector))
    said = {entry.source_sentence for entry in document.reporting}
    for duty in document.duties:
        if duty.place and duty.place.row is not None:
            context = Context(duty.unit, issuer, era, None, None, inspector)
            document.reporting.extend(_timed(read_reporting(duty.text, context, duty.place)))
    for phase in document.phases:
        if phase.place and phase.place.row is not None:
            context = Context(phase.actor, issuer, era, None, None, inspector)
            document.reporting.extend(_timed(read_reporting(phase.text, context, phase.place)))
    for form in document.forms:
        if form.footer and form.place and not any(sentence in said for sentence in sentences(form.footer)):
            entries = read_reporting(form.footer, Context(None, issuer, era, None, form.title), form.place)
            document.reporting.extend(entry for entry in entries if not is_said(entry, document.reporting))


def _of_part(document: ReadDocument, part: Part, known: Context) -> str | None:
    """Paragraphs of one part; the unit of a duty, the actor before or those addressed speak where none is named.

    Returns the units addressed, who are meant in the paper after a notice too.
    """
    speakers = {duty.place.block: duty.unit for duty in document.duties if duty.place and duty.place.row is None}
    periods = {phase.place.block: phase.when for phase in document.phases if phase.place and (phase.start or phase.end)}
    sheet = _sheet(document, part)
    actor: str | None = None
    addressed = known.actor
    period: str | None = None
    before: Block | None = None
    for block in part.content():
        if block.kind != "paragraph":
            continue
        label = find_label(block.text)
        if (label and label.depth <= 2) or (not label and before and _is_item(before)):
            actor = None
        before = block
        if block.index in periods or (label and label.depth <= 2):
            period = periods.get(block.index)
        addressed = _addressed(block, part) or addressed
        who = speakers.get(block.index) or actor or addressed
        context = Context(who, known.issuer, known.era, period, sheet, known.inspector)
        place = Place(block.index, f"{part.name} 第{block.index + 1}段")
        entries = read_reporting(block.text, context, place)
        document.reporting.extend(
            entry for entry in entries if not (sheet and sheet in entry.what and is_said(entry, document.reporting))
        )
        actor = last_subject(block.text) or actor
    return addressed


def _is_item(block: Block) -> bool:
    """A numbered paragraph that says all it has to say: what follows without a number is another matter."""
    return bool(find_label(block.text)) and len(block.text) > LONG_ITEM


def _timed(entries: list[Reporting]) -> list[Reporting]:
    """In a table of duties only what has its time is a reporting duty."""
    return [entry for entry in entries if entry.due_or_period]


def _addressed(block: Block, part: Part) -> str | None:
    """The units to which a notice speaks: `各学区、直属学校：`."""
    found = ADDRESSED.match(block.text.strip()) if part.name in (NOTICE, BODY) else None
    return found["who"] if found else None


def _sheet(document: ReadDocument, part: Part) -> str | None:
    """The form that stands in an annex: its remarks speak of it."""
    if not part.is_annex:
        return None
    own = {block.index for block in part.blocks}
    return next((form.title for form in document.forms if form.place and form.place.block in own), None)


def _inspector(parts: list[Part]) -> str | None:
    """The body that inspects in this paper: the one named most often."""
    counted = Counter(hit.group() for part in parts for block in part.blocks for hit in INSPECTORS.finditer(block.text))
    return counted.most_common(1)[0][0] if counted else None
