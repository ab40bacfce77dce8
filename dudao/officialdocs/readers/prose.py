"""Aims and principles in the words of the paper, and tasks that stand only in its paragraphs."""

import re

from dudao.officialdocs.shapes import Aim, Place, Task

from .dates import Era, read_due
from .offices import subject_of
from .outline import Section
from .parts import Part
from .text import sentences

AIMS = [("goal", r"目标"), ("principle", r"原则"), ("guideline", r"指导思想|总体要求|总体思路|目的|意义")]
WORK = re.compile(r"措施|重点|任务|要求|举措|保障|主要内容|工作内容")
DUE = re.compile(r"(?:力争|确保)?(?:到|于|在)?((?:(?:19|20)\d{2}年)?(?:\d{1,2}月(?:\d{1,2}日|底)?|底)(?:之?前|以前)?)")


def read_aims(root: Section, part: Part) -> list[Aim]:
    """Goals, principles and guidelines: the text under headings that say so."""
    found = []
    for section in root.walk():
        kind = next((name for name, pattern in AIMS if section.block and re.search(pattern, section.heading)), None)
        if kind and section.block and not (section.parent and section.parent.block):
            texts = [section.rest, *(block.text for block in section.blocks()[1:])]
            text = "\n".join(text for text in texts if text)
            if text:
                found.append(
                    Aim(
                        kind=kind,
                        heading=section.heading,
                        text=text,
                        place=Place(section.block.index, f"{part.name} {section.heading}"),
                    )
                )
    return found


def read_task_candidates(root: Section, part: Part, era: Era) -> list[Task]:
    """Numbered items under headings on measures and demands, each as a task that a person may take over or drop."""
    found = []
    for section in root.walk():
        if section.block is None or section.children or not section.label:
            continue
        if not any(WORK.search(heading) for heading in section.path()[:-1]):
            continue
        text = section.block.text[section.label.length :].strip() + "".join(block.text for block in section.paragraphs)
        told = sentences(text)
        offices = [who for who in map(subject_of, told) if who]
        due_text = next(
            (hit[1] for sentence in told if (hit := DUE.search(sentence)) and re.search(r"前|底|力争到", hit.group())),
            None,
        )
        path = "".join(above.label.text for above in _line(section) if above.label)
        task = Task(
            no=path,
            text=text,
            due=read_due(due_text, era) if due_text else None,
            departments=list(dict.fromkeys(offices)),
            due_text=due_text,
            place=Place(section.block.index, f"{part.name} {path}"),
            confidence=0.6,
            reasons=["从段落里拆出来的，是不是一项任务请您定"],
        )
        found.append(task)
    return found


def _line(section: Section) -> list[Section]:
    above = _line(section.parent) if section.parent and section.parent.block else []
    return [*above, section]
