"""Reads that pages, workbooks and jobs share."""

from uuid import UUID

from django.db.models import F

from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from dudao.obligations.queries import members_of

from . import access, rules
from .enums import AssessmentState, RoundState
from .models import Answer, Assessment, Consolidation, Round


def filled_of(answer: Answer | None) -> rules.Filled:
    """A stored answer as a value; nothing stored is an empty one."""
    if answer is None:
        return rules.Filled()
    return rules.Filled(answer.value, answer.note, answer.measures, answer.owner_name, answer.due_on, answer.unchanged)


def answers_of(assessment: Assessment, *, with_source: bool = False) -> dict[int, Answer]:
    """Point id → answer; ``with_source``: with the round of which it was taken over, that a page names."""
    rows = assessment.answers.all()
    if with_source:
        rows = rows.select_related("taken_from__round")
    return {answer.checkpoint_id: answer for answer in rows}


def answers_of_many(assessments) -> dict[UUID, dict[int, Answer]]:
    """Assessment → point id → answer; those without any are left out."""
    found: dict[UUID, dict[int, Answer]] = {}
    for answer in Answer.objects.filter(assessment__in=[row.pk for row in assessments]):
        found.setdefault(answer.assessment_id, {})[answer.checkpoint_id] = answer
    return found


def filled_in(assessment: Assessment) -> dict[int, rules.Filled]:
    """Point id → the stored answer as a value."""
    return {number: filled_of(answer) for number, answer in answers_of(assessment).items()}


def previous_of(assessment: Assessment) -> Assessment | None:
    """The unit's confirmed answers of the round before, if there are any."""
    if assessment.round.previous_id is None:
        return None
    return Assessment.objects.filter(
        round=assessment.round.previous_id, unit=assessment.unit_id, state=AssessmentState.CONFIRMED
    ).first()


def previous_answers(assessment: Assessment) -> dict:
    """Lineage → what the unit answered the last time."""
    earlier = previous_of(assessment)
    if earlier is None:
        return {}
    return {row.checkpoint.lineage: filled_of(row) for row in _with_lineage(earlier.answers)}


def previous_answers_of_all(sent: Round) -> dict[int, dict]:
    """Unit → lineage → what it answered the last time; units that confirmed nothing then are left out."""
    found: dict[int, dict] = {}
    if sent.previous_id is None:
        return found
    confirmed = Answer.objects.filter(assessment__round=sent.previous_id, assessment__state=AssessmentState.CONFIRMED)
    for row in _with_lineage(confirmed).annotate(unit_id=F("assessment__unit_id")):
        found.setdefault(row.unit_id, {})[row.checkpoint.lineage] = filled_of(row)
    return found


def _with_lineage(answers):
    return answers.select_related("checkpoint").only(
        "value", "note", "measures", "owner_name", "due_on", "unchanged", "assessment", "checkpoint__lineage"
    )


def handed_groups(assessment: Assessment) -> dict[str, int]:
    """Group → the user who has it."""
    return dict(assessment.handovers.values_list("group_code", "user_id"))


def open_for_answers(assessment: Assessment) -> bool:
    """Late ones too: what was not in when the round ended is still taken."""
    return assessment.round.state != RoundState.WITHDRAWN and assessment.state != AssessmentState.CONFIRMED


def colleagues_of(unit, day, *, without):
    """Who in the unit may be given a group of points."""
    return members_of([unit.pk], day, kinds=access.IN_UNIT).exclude(pk=without.pk).order_by("pk")


def forms_of(scope, unit):
    """The forms that were asked of a unit, the newest round first; withdrawn ones are left out."""
    rows = Assessment.objects.visible_to(scope).filter(unit=unit).exclude(round__state=RoundState.WITHDRAWN)
    return rows.select_related("round").order_by("-round_id", "pk")


def reports_owed(unit):
    """What the unit owes or owed upward about rounds, the newest first."""
    rows = Obligation.objects.filter(debtor=unit, kind=ObligationKind.CONSOLIDATION)
    return rows.exclude(state=ObligationState.WITHDRAWN).order_by("-id")


def owes_report(sent: Round, unit) -> bool:
    """Whether ``unit`` owes or owed a report upward about the round."""
    return reports_owed(unit).filter(reference=str(sent.pk)).exists()


def visible_rounds(scope):
    """Where every page about rounds begins."""
    return Round.objects.visible_to(scope).select_related("version", "sent_by")


def visible_forms(scope):
    """Where every page about a unit's form begins."""
    return Assessment.objects.visible_to(scope).select_related("round", "unit", "confirmed_by")


def consolidation_of(sent: Round, unit) -> Consolidation | None:
    return Consolidation.objects.filter(round=sent, unit=unit).select_related("submitted_by").first()


def last_said(unit, lineages) -> dict[UUID, Answer]:
    """Lineage → what the unit said of it in the newest form that it handed in; comes with its form."""
    rows = Answer.objects.filter(
        assessment__unit=unit, assessment__state=AssessmentState.CONFIRMED, checkpoint__lineage__in=list(lineages)
    ).exclude(assessment__round__state=RoundState.WITHDRAWN)
    rows = rows.select_related("checkpoint", "assessment").order_by("assessment__confirmed_at", "pk")
    return {row.checkpoint.lineage: row for row in rows}
