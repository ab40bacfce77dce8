"""Receiving many returned forms at once: whose each is, and one report for all of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.utils import timezone

from dudao.areas.models import Unit
from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.workbooks import RefusedWorkbook, ReturnedForm, read_form
from dudao.officialdocs.workbooks.parcel import forms_in, is_parcel

from . import access, services
from .enums import RoundState, WorkbookOutcome
from .models import Assessment, ReturnedWorkbook, Round
from .points import Points

UNKNOWN_ROUND = "没有派发过这张表，可能是别处的表；请核对后再交。"


@dataclass(frozen=True)
class Report:
    """What became of one file; ``unit`` and ``workbook`` are None where the file does not say whose it is."""

    name: str
    outcome: WorkbookOutcome
    message: str = ""
    unit: Unit | None = None
    workbook: ReturnedWorkbook | None = None


def unpacked(parcels: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes | str]]:
    """Every file of the parcels, zips opened; a zip that cannot be opened stands there with its reason."""
    files: list[tuple[str, bytes | str]] = []
    for name, content in parcels:
        if not is_parcel(content):
            files.append((name, content))
            continue
        try:
            files += list(forms_in(content))
        except RefusedWorkbook as refusal:
            files.append((name, str(refusal)))
    return files


class Intake:
    """One receiving of files by one person; rounds, points and units are read once for all of them.

    :raises NotAllowed: somebody who is not the office.
    """

    def __init__(self, *, by, sent: Round | None = None):
        self.by, self.only, self.today = by, sent, timezone.localdate()
        access.check_is_office(by, sent.county_code if sent else by.county_code, self.today)
        self._rounds: dict[int, Round | None] = {}
        self._points: dict[int, Points] = {}
        self._dealt: dict[int, dict[str, ReturnedWorkbook]] = {}
        self._forms: dict[int, dict[str, Assessment]] = {}

    def take(self, parcels: Iterable[tuple[str, bytes]]) -> list[Report]:
        """Take (name, bytes) pairs, zips included; one transaction a form, so that a bad one harms no other."""
        read = [(name, content, self._read(content)) for name, content in unpacked(parcels)]
        said = {(form.id, form.rows) for _, _, form in read if isinstance(form, ReturnedForm)}
        times = Counter(form_id for form_id, _ in said)
        return [self._take(name, content, form, times) for name, content, form in read]

    def _read(self, content: bytes | str) -> ReturnedForm | str:
        if isinstance(content, str):
            return content
        try:
            return read_form(content, today=self.today)
        except RefusedWorkbook as refusal:
            return str(refusal)

    def _take(self, name: str, content: bytes, form: ReturnedForm | str, times: Counter) -> Report:
        if isinstance(form, str):
            return Report(name, WorkbookOutcome.REFUSED, form)
        assessment = None
        try:
            assessment = self._assessment_of(form)
            digest = sha256(content).hexdigest()
            if digest in self._came(assessment.round):
                return _known(name, assessment.unit, self._came(assessment.round)[digest])
            row = services.take_workbook(
                by=self.by, assessment=assessment, form=form, name=name, content=content,
                points=self._points_of(assessment.round), twin=times[form.id] > 1,
            )  # fmt: skip
        except (RefusedWorkbook, NotAllowed) as refusal:
            return self._refused(name, content, assessment, str(refusal))
        self._came(assessment.round)[digest] = row
        return Report(name, WorkbookOutcome(row.outcome), row.message, assessment.unit, row)

    def _refused(self, name: str, content: bytes, assessment: Assessment | None, why: str) -> Report:
        if assessment is None:
            return Report(name, WorkbookOutcome.REFUSED, why)
        row = services.refuse_workbook(by=self.by, assessment=assessment, name=name, content=content, why=why)
        return Report(name, WorkbookOutcome.REFUSED, why, assessment.unit, row)

    def _came(self, sent: Round) -> dict[str, ReturnedWorkbook]:
        """The files of a round that were dealt with, by digest; a refused one may be tried again."""
        if sent.pk not in self._dealt:
            rows = ReturnedWorkbook.objects.filter(round=sent).exclude(outcome=WorkbookOutcome.REFUSED)
            self._dealt[sent.pk] = {row.sha256: row for row in rows}
        return self._dealt[sent.pk]

    def _assessment_of(self, form: ReturnedForm) -> Assessment:
        sent = self._round_of(form.id.round)
        if sent.pk not in self._forms:
            rows = Assessment.objects.filter(round=sent).select_related("unit", "round__sent_by")
            self._forms[sent.pk] = {row.unit.code: row for row in rows}
        found = self._forms[sent.pk].get(form.id.unit_code)
        if found is None:
            raise RefusedWorkbook(f"单位代码 {form.id.unit_code} 不在“{sent.title}”里；请核对是哪个单位的表。")
        return found

    def _round_of(self, number: int) -> Round:
        if number not in self._rounds:
            self._rounds[number] = Round.objects.filter(county_code=self.by.county_code, pk=number).first()
        sent = self._rounds[number]
        if sent is None:
            raise RefusedWorkbook(UNKNOWN_ROUND)
        if self.only is not None and sent.pk != self.only.pk:
            raise RefusedWorkbook(f"这是“{sent.title}”的表，不是这一轮的；请到那一轮去交。")
        if sent.state == RoundState.WITHDRAWN:
            raise RefusedWorkbook(f"“{sent.title}”已经撤回，这张表不用交了。")
        return sent

    def _points_of(self, sent: Round) -> Points:
        if sent.version_id not in self._points:
            self._points[sent.version_id] = Points(sent.version_id)
        return self._points[sent.version_id]


def _known(name: str, unit: Unit, row: ReturnedWorkbook) -> Report:
    """A file that came before changes nothing, whatever became of it then; an open question stays one."""
    if row.outcome == WorkbookOutcome.AMBIGUOUS:
        return Report(name, WorkbookOutcome.AMBIGUOUS, row.message, unit, row)
    return Report(name, WorkbookOutcome.SAME, "同一份文件，以前交过，没有改动。", unit, row)
