"""What a district, or a school that the bureau manages itself, gathers about a round."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from dudao.areas.enums import Relation, UnitKind
from dudao.areas.models import Unit
from dudao.ledger.enums import SourceKind
from dudao.ledger.models import Occurrence, Problem
from dudao.lib.hashchain import payload_digest
from dudao.schemes.answers import FAILED

from .enums import AssessmentState
from .models import Answer, Assessment, Consolidation, Round


@dataclass(frozen=True)
class Found:
    """One point that failed at one school, with the problem that holds it in the ledger."""

    answer: Answer
    problem: Problem | None


@dataclass(frozen=True)
class Gathering:
    """The forms of a round under one unit and what failed in them."""

    forms: list[Assessment]
    found: list[Found]

    @property
    def asked(self) -> int:
        return len(self.forms)

    @property
    def handed_in(self) -> int:
        return sum(form.state == AssessmentState.CONFIRMED for form in self.forms)

    @property
    def missing(self) -> list[Assessment]:
        return [form for form in self.forms if form.state != AssessmentState.CONFIRMED]


def schools_under(unit: Unit, on: date):
    """The schools whose forms ``unit`` gathers: a district its own, without those that the bureau manages itself."""
    if unit.kind != UnitKind.SCHOOL_DISTRICT:
        return Unit.objects.filter(pk=unit.pk)
    return Unit.objects.under(unit, Relation.SCHOOL_DISTRICT, on).filter(directly_managed=False)


def hold_forms(sent: Round, unit: Unit, on: date) -> list[Assessment]:
    """The forms that ``unit`` gathers, locked until the transaction ends: none is sent back while they are counted."""
    forms = Assessment.objects.filter(round=sent, unit__in=schools_under(unit, on)).select_related("unit")
    return list(forms.select_for_update(of=("self",), no_key=True).order_by("pk"))


def is_missing_any(sent: Round, district: Unit, on: date) -> bool:
    """Whether a school of the district has not handed the round in yet."""
    links = Q(unit__upper_links__upper=district, unit__upper_links__relation=Relation.SCHOOL_DISTRICT)
    links &= Q(unit__upper_links__from_on__lte=on)
    links &= Q(unit__upper_links__until_on=None) | Q(unit__upper_links__until_on__gt=on)
    asked = Assessment.objects.filter(links, round=sent, unit__directly_managed=False)
    return asked.exclude(state=AssessmentState.CONFIRMED).exists()


def failed_answers(sent: Round, unit: Unit, on: date):
    """The confirmed answers that failed, school by school."""
    rows = Answer.objects.filter(
        assessment__round=sent, assessment__unit__in=schools_under(unit, on),
        assessment__state=AssessmentState.CONFIRMED, value__in=FAILED,
    )  # fmt: skip
    rows = rows.select_related("checkpoint", "assessment__unit")
    return rows.order_by("assessment__unit__code", "checkpoint__order", "pk")


def gathered(sent: Round, unit: Unit, on: date) -> Gathering:
    """Forms and failed points under ``unit``. Three queries, whatever the number of schools."""
    forms = Assessment.objects.filter(round=sent, unit__in=schools_under(unit, on)).select_related("unit")
    answers = list(failed_answers(sent, unit, on))
    sightings = {f"{answer.assessment_id}:{answer.checkpoint_id}" for answer in answers}
    problems = _problems_of(sightings)
    found = [Found(row, problems.get(f"{row.assessment_id}:{row.checkpoint_id}")) for row in answers]
    return Gathering(list(forms.order_by("unit__code", "pk")), found)


def contents_of(paper: Consolidation, forms: list[Assessment], files: list[str]) -> dict:
    """What a report consists of, as its digest binds it: the digest of every form that is in, by the unit's code, the
    words, and the SHA-256 of the files. Failed points follow from the forms."""
    confirmed = [form for form in forms if form.state == AssessmentState.CONFIRMED]
    return {
        "forms": {form.unit.code: form.payload_hash for form in confirmed},
        "missing": sorted(form.unit.code for form in forms if form.state != AssessmentState.CONFIRMED),
        "plan": paper.plan, "report": paper.report, "files": sorted(files),
    }  # fmt: skip


def digest_of(paper: Consolidation, forms: list[Assessment], files: list[str]) -> str:
    """The digest that the trail holds of a report: what is changed or sent back later shows."""
    return payload_digest("", contents_of(paper, forms, files))


def _problems_of(references: set[str]) -> dict[str, Problem]:
    rows = Occurrence.objects.filter(kind=SourceKind.SELF_CHECK, reference__in=references).select_related("problem")
    return {row.reference: row.problem for row in rows}
