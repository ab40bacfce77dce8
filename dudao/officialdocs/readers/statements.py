"""One statement on reporting: what its sentence leaves unsaid, and the entry made of it."""

import re
from dataclasses import dataclass

from dudao.officialdocs.shapes import Reporting

from .dates import Era, read_due
from .offices import subject_of
from .outline import find_label, without_label
from .text import sentences, split_outside
from .timing import cadence_of

ANY_TIME = "发生时"
# `（三）总结阶段（12月）：各单位…`: the name of the step stands before who acts in it
STEP_NAME = re.compile(r"^[^，。；：:（(]{2,16}(?:[（(][^（()）]{2,24}[)）])?[：:](?=.)")


@dataclass(slots=True)
class Context:
    """What the sentence leaves unsaid: who acted before, who issued the paper, the year, who inspects;
    `last` is the thing that was sent in the sentences before."""

    actor: str | None
    issuer: str | None
    era: Era
    period: str | None = None
    sheet: str | None = None
    inspector: str | None = None
    last: str | None = None


def make_entry(
    who: str | None,
    what: str,
    whom: str | None,
    when: str | None,
    context: Context | None = None,
    cadence: str | None = None,
) -> Reporting:
    cadence = cadence or (cadence_of(when) if when else None) or "once"
    due = read_due(when, context.era) if context and when and cadence == "once" else None
    made = Reporting(
        who=who,
        what=what,
        to_whom=whom,
        due_or_period=when,
        cadence=cadence,
        due_date=due if due and len(due) == 10 else None,
    )
    if when is None:
        made.doubt(0.3, "没有写明什么时候报")
    if whom is None:
        made.doubt(0.1, "没有写明报给谁")
    if who is None:
        made.doubt(0.3, "没有写明由谁报")
    return made


def sentence_subject(sentence: str) -> str | None:
    """The acting body at the start of the sentence or of one of its clauses."""
    label = find_label(sentence)
    bare = sentence[label.length if label else 0 :]
    headless = bare.split("。", 1)[-1] if "。" in bare[:-1] else bare
    headless = STEP_NAME.sub("", headless) if subject_of(headless) is None else headless
    for clause in [headless, *split_outside(headless, "，；")]:
        who = subject_of(clause)
        if who:
            return who
    return None


def clause_subject(before: str) -> str | None:
    """An acting body named inside the part of the sentence that belongs to this verb."""
    for distance, clause in enumerate(reversed(split_outside(before, "，；"))):
        who = subject_of(clause) or subject_of(STEP_NAME.sub("", without_label(clause)))
        if who and not (distance and who.startswith("每")):
            return who
    return None


def last_subject(text: str) -> str | None:
    """The body that acted last in a paragraph: it acts on in the next when that names none."""
    found = [who for who in (sentence_subject(sentence) for sentence in sentences(text)) if who]
    return found[-1] if found else None
