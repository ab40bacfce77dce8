"""A point that stands in two schemes in force is answered once: what the unit handed in for one round stands in its
open form of the other. Points are the same where they share a lineage, which a person confirmed."""

from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from dudao.ledger.models import Problem
from dudao.schemes.asked_again import days_held
from dudao.schemes.models import Checkpoint, SchemeVersion

from .. import rules
from ..enums import AssessmentState, RoundState
from ..models import Answer, Assessment, Round
from ..points import Points


def take_over(*, sent: Round, points: Points, today: date, forms: list[Assessment] | None = None) -> int:
    """Put into ``forms`` (all of the round unless told) what their units handed in for rounds of other schemes in
    force, not longer ago than the county lets it hold. Returns how many answers were found. In the caller's
    transaction.

    What failed is taken along while its problem is open, so that the problem is seen under both schemes; once that is
    settled the point is asked anew. An answer that stands in the form already stays.
    """
    shared = _shared(sent, points, today)
    days = days_held(sent.county_code, today) if shared else 0
    if not days:
        return 0
    if forms is None:
        forms = list(sent.assessments.select_related("unit").order_by("pk"))
    known = _handed_in(forms, shared, sent.opens_on - timedelta(days=days))
    rows = [
        _taken(form, point, known[form.unit_id, point.lineage], today)
        for form in forms
        for point in points.of(form.unit)
        if (form.unit_id, point.lineage) in known
    ]
    Answer.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return len(rows)


def pass_on(confirmed: Assessment) -> None:
    """Put what was just handed in into the unit's open forms of other rounds.

    A form in which somebody is writing at this moment is left alone: whoever waited for it here while its own
    confirmation waits for this one would wait forever. It is asked as any other, that is all.
    """
    still_open = [AssessmentState.NOT_BEGUN, AssessmentState.IN_PROGRESS]
    others = Assessment.objects.filter(unit=confirmed.unit_id, state__in=still_open).exclude(round=confirmed.round_id)
    if not others.exists():  # as for most units at most times
        return
    free = {"skip_locked": True} if connection.features.has_select_for_update_skip_locked else {}
    rows = others.select_for_update(of=("self",), **free)
    rows = rows.exclude(round__version__scheme=confirmed.round.version.scheme_id)
    rows = rows.exclude(round__state=RoundState.WITHDRAWN).select_related("round__version", "unit").order_by("pk")
    for form in rows:
        take_over(
            sent=form.round, points=Points(form.round.version_id), today=timezone.localdate(), forms=[form]
        )  # fmt: skip


def take_back(sources) -> None:
    """The forms ``sources`` hold no longer: what other open forms took from them is asked again.

    Those forms are held first: one that is being handed in at this moment keeps what it was handed in with.
    """
    takers = Answer.objects.filter(taken_from__in=sources).values("assessment")
    held = Assessment.objects.select_for_update(no_key=True).filter(pk__in=takers).order_by("pk")
    still_open = [form.pk for form in held if form.state != AssessmentState.CONFIRMED]
    Answer.objects.filter(taken_from__in=sources, assessment__in=still_open).delete()


def _shared(sent: Round, points: Points, today: date) -> list[Checkpoint]:
    """The points of other schemes in force that are points of this round too."""
    lineages = [point.lineage for point in points.all]
    beside = SchemeVersion.objects.filter(county_code=sent.county_code).in_force(today)
    beside = beside.exclude(scheme=sent.version.scheme_id)
    return list(Checkpoint.objects.filter(version__in=beside, lineage__in=lineages).only("lineage").order_by("pk"))


def _handed_in(forms: list[Assessment], shared: list[Checkpoint], since: date) -> dict[tuple, Answer]:
    """(unit, lineage) → the newest answer that still holds."""
    answers = Answer.objects.filter(
        checkpoint__in=shared, assessment__unit__in=[form.unit_id for form in forms],
        assessment__state=AssessmentState.CONFIRMED, assessment__confirmed_at__date__gte=since,
    )  # fmt: skip
    answers = answers.exclude(assessment__round__state=RoundState.WITHDRAWN)
    answers = answers.select_related("assessment", "checkpoint").order_by("assessment__confirmed_at", "pk")
    newest = {(row.assessment.unit_id, row.checkpoint.lineage): row for row in answers}
    problems = Problem.objects.unsettled().filter(unit__in=[form.unit_id for form in forms])
    problems = problems.filter(lineage__in=[point.lineage for point in shared]).order_by()
    still_open = set(problems.values_list("unit_id", "lineage"))
    return {key: row for key, row in newest.items() if rules.still_holds(row.value, key in still_open)}


def _taken(form: Assessment, point: Checkpoint, answer: Answer, today: date) -> Answer:
    due_on = answer.due_on if answer.due_on and answer.due_on >= today else None
    return Answer(
        assessment=form, checkpoint=point, value=answer.value, note=answer.note, measures=answer.measures,
        owner_name=answer.owner_name, due_on=due_on, revision=form.revision, answered_by_id=answer.answered_by_id,
        taken_from=answer.assessment,
    )  # fmt: skip
