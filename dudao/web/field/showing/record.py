"""The record of a visit as it is read: what was found, what becomes of it, who talked, which files there are."""

from django.urls import reverse
from django.utils import timezone

from dudao.visits import known
from dudao.visits.access import membership_of
from dudao.visits.checklist import points_of
from dudao.visits.enums import Method, Outcome, Step
from dudao.visits.readers import STAFF
from dudao.visits.references import of_point
from dudao.visits.services.recording import FILE_KIND, PAPER_KIND
from dudao.visits.sheets import Sheet, sheet_of
from dudao.visits.urgency import dangers_from
from dudao.web.ui import wording

from .visit import states


def record(request, visit) -> dict:
    """The context of the page that shows a record. What was said in talks is for the team and the staff alone."""
    sheet = sheet_of(visit, request.today)
    return {
        "sheet": sheet, "counts": counted(sheet), "found": findings(sheet, visit),
        "methods": [Method(method).label for method in visit.methods],
        "steps": [(step.label, step.value in visit.steps) for step in Step],
        "talks": visit.talks.all() if hears(request, visit) else [],
        "remarks": visit.remarks.select_related("handled_by"),
        "files": file_items(visit, request.today), "amendments": visit.amendments.select_related("by"),
        "urgent": dangers_from(visit), "states": states(visit),
    }  # fmt: skip


def hears(request, visit) -> bool:
    """Whether the reader may read the talks."""
    return request.position.kind in STAFF or membership_of(request.user, visit) is not None


def counted(sheet: Sheet) -> list[tuple[str, int]]:
    """(way out, how many points), only where there are any."""
    return [(Outcome(way).label, number) for way, number in sheet.counts.items() if number]


def findings(sheet: Sheet, visit) -> list[dict]:
    """Each point that failed, with what becomes of it in words."""
    return [
        {"line": line, "fate": fate(line, visit), "problem": line.became
         if line.seen.outcome == Outcome.NOTICE else None}
        for line in sheet.lines if line.seen.failed
    ]  # fmt: skip


def fate(line, visit) -> str:
    """What becomes of a finding: put right, until when, or by whom; what is still to be said while that is open."""
    if line.missing:
        return line.missing
    if line.seen.outcome == Outcome.NOTICE:
        until = wording.day(line.until, visit.visited_on)
        if _stood_before(line.problem, visit):
            return f"台账里已有（{line.problem.number}），记又看到一次，期限还是{until}"
        heavy = "（较重）" if line.seen.severity else ""
        if visit.typed_by_id and visit.fed_back_at is None:  # the days hang on what is typed beside it
            return f"限期整改{heavy}，{line.seen.days} 天内改好，进台账"
        return f"限期整改{heavy}，{until}前改好，进台账"
    if line.seen.outcome == Outcome.CONSULTATION:
        return f"{visit.unit.get_kind_display()}自己办不了，请{line.section}解决"
    return "当场改了，不进台账"


def _stood_before(problem, visit) -> bool:
    """Whether the ledger held it, with a day, before the school was told."""
    if problem is None or problem.due_on is None:
        return False
    return visit.fed_back_at is None or problem.created_at < visit.fed_back_at


def file_items(visit, today, *, open_record: bool = False) -> list[dict]:
    """The files of a visit as the component lists them; what was attached by mistake goes out of an open record."""
    codes = {of_point(visit.pk, number): point.code for number, point in points_of(visit).items()}
    return [
        {"name": use.name, "url": reverse("field:visit_file", args=[visit.pk, use.pk]), "size": use.stored.size,
         "about": _about(use, today, codes),
         "remove_url": reverse("field:visit_file_drop", args=[visit.pk, use.pk]) if open_record else ""}
        for use in known.files_of(visit, [FILE_KIND, PAPER_KIND])
    ]  # fmt: skip


def _about(use, today, codes: dict[str, str]) -> str:
    words = ["纸质表"] if use.kind == PAPER_KIND else []
    words += [f"第 {codes[use.reference]} 条"] if use.reference in codes else []
    words += [use.uploaded_by.name] if use.uploaded_by else []
    return "，".join([*words, wording.day(timezone.localdate(use.uploaded_at), today)])
