"""Receiving many returned forms at once: whose each is, and one report for all of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db import IntegrityError
from django.utils import timezone

from dudao.areas.models import Unit
from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.answerforms import RefusedForm, ReturnedForm
from dudao.officialdocs.answerforms.parcel import forms_in, is_parcel
from dudao.officialdocs.returned_forms import is_old_word, read_form

from . import access, services
from .enums import RoundState, WorkbookOutcome
from .expected import Expected
from .models import Assessment, ReturnedWorkbook, Round

UNKNOWN_ROUND = "没有派发过这张表，可能是别处的表；请核对后再交。"
EMPTY = "压缩包里没有表，请打开看看，把填好的表放进去再交。"
OLD_WORD = "旧版 Word（.doc、.wps）一次最多收 {} 份，这一份还没看；请另存为 .docx，或分几次交。"
ELSEWHERE_NOW = "这份表别人正在收，请过一会儿刷新页面再看。"
COUNTED = (WorkbookOutcome.TAKEN, WorkbookOutcome.SAME)


@dataclass(frozen=True)
class Report:
    """What became of one file; ``unit`` and ``workbook`` are None where the file does not say whose it is."""

    name: str
    outcome: WorkbookOutcome
    message: str = ""
    unit: Unit | None = None
    workbook: ReturnedWorkbook | None = None


def unpacked(parcels: Iterable[tuple[str, bytes]]) -> list[tuple[str, bytes | str]]:
    """Every file of the parcels, zips opened; a zip that is empty or cannot be opened stands there with the reason."""
    files: list[tuple[str, bytes | str]] = []
    for name, content in parcels:
        if not is_parcel(content):
            files.append((name, content))
            continue
        try:
            files += list(forms_in(content)) or [(name, EMPTY)]
        except RefusedForm as refusal:
            files.append((name, str(refusal)))
    return files


class Intake:
    """One receiving of files by one person; rounds, points and units are read once for all of them.

    :raises NotAllowed: somebody who is not the office.
    """

    def __init__(self, *, by, sent: Round | None = None, most_old: int | None = None):
        """``most_old``: how many old Word files may be opened, seconds each; None: all of them."""
        self.by, self.only, self.today, self.most_old = by, sent, timezone.localdate(), most_old
        self._old = 0
        access.check_is_office(by, sent.county_code if sent else by.county_code, self.today)
        self._expected: dict[int, Expected | None] = {}

    def take(self, parcels: Iterable[tuple[str, bytes]]) -> list[Report]:
        """Take (name, bytes) pairs, zips included; one transaction a form, so that a bad one harms no other."""
        read = [(name, content, self._read(content)) for name, content in unpacked(parcels)]
        said = {(form.id, form.rows) for _, _, form in read if isinstance(form, ReturnedForm)}
        times = Counter(form_id for form_id, _ in said)
        try:
            return [self._take(name, content, form, times) for name, content, form in read]
        finally:
            self._owe_upward()

    def _read(self, content: bytes | str) -> ReturnedForm | str:
        if isinstance(content, str):
            return content
        try:
            self._count_old(content)
            return read_form(content, today=self.today)
        except RefusedForm as refusal:
            return str(refusal)

    def _count_old(self, content: bytes) -> None:
        self._old += is_old_word(content)
        if self.most_old is not None and self._old > self.most_old and is_old_word(content):
            raise RefusedForm(OLD_WORD.format(self.most_old))

    def _take(self, name: str, content: bytes, form: ReturnedForm | str, times: Counter) -> Report:
        if isinstance(form, str):
            return Report(name, WorkbookOutcome.REFUSED, form)
        assessment = None
        try:
            expected = self._expected_by(form)
            assessment = _assessment_of(form, expected)
            digest = sha256(content).hexdigest()
            known = expected.came.get(digest)
            if known and known.outcome != WorkbookOutcome.REFUSED:
                return _known(name, assessment.unit, known)
            row = services.take_workbook(
                by=self.by, assessment=assessment, form=form, name=name, content=content, expected=expected,
                twin=times[form.id] > 1,
            )  # fmt: skip
        except (RefusedForm, NotAllowed) as refusal:
            return self._refused(name, content, assessment, str(refusal))
        except IntegrityError:  # the same file is being received elsewhere in this very moment
            return Report(name, WorkbookOutcome.REFUSED, ELSEWHERE_NOW, assessment.unit)
        expected.came[digest] = row
        return Report(name, WorkbookOutcome(row.outcome), row.message, assessment.unit, row)

    def _refused(self, name: str, content: bytes, assessment: Assessment | None, why: str) -> Report:
        if assessment is None:
            return Report(name, WorkbookOutcome.REFUSED, why)
        row = services.refuse_workbook(by=self.by, assessment=assessment, name=name, content=content, why=why)
        return Report(name, WorkbookOutcome.REFUSED, why, assessment.unit, row)

    def _expected_by(self, form: ReturnedForm) -> Expected:
        number = form.id.round
        if number not in self._expected:
            sent = Round.objects.filter(county_code=self.by.county_code, pk=number).first()
            self._expected[number] = Expected.by(self.by, sent, self.today) if sent else None
        expected = self._expected[number]
        if expected is None:
            raise RefusedForm(UNKNOWN_ROUND)
        if self.only is not None and number != self.only.pk:
            raise RefusedForm(f"这是“{expected.sent.title}”的表，不是这一轮的；请到那一轮去交。")
        if expected.sent.state == RoundState.WITHDRAWN:
            raise RefusedForm(f"“{expected.sent.title}”已经撤回，这张表不用交了。")
        return expected

    def _owe_upward(self) -> None:
        """What districts owe, asked once for all files that count, earlier ones too: a second try mends the first."""
        for expected in filter(None, self._expected.values()):
            counted = {row.unit_id for row in expected.came.values() if row.outcome in COUNTED}
            units = [form.unit for form in expected.forms.values() if form.unit_id in counted]
            services.owe_consolidations(by=self.by, sent=expected.sent, units=units, on=self.today)


def _assessment_of(form: ReturnedForm, expected: Expected) -> Assessment:
    found = expected.forms.get(form.id.unit_code)
    if found is None:
        title = expected.sent.title
        raise RefusedForm(f"单位代码 {form.id.unit_code} 不在“{title}”里；请核对是哪个单位的表。")
    return found


def _known(name: str, unit: Unit, row: ReturnedWorkbook) -> Report:
    """A file that came before changes nothing, whatever became of it then; an open question stays one."""
    if row.outcome == WorkbookOutcome.AMBIGUOUS:
        return Report(name, WorkbookOutcome.AMBIGUOUS, row.message, unit, row)
    return Report(name, WorkbookOutcome.SAME, "同一份文件，以前交过，没有改动。", unit, row)
