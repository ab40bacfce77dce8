"""Whatever a page or a file lists has one order alone: the primary key decides where all else is equal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.accounts.access import scope_of
from dudao.inspections import consolidating, progress, queries
from dudao.inspections.models import Assessment
from tests.factories.county import appoint, make_user

LISTS = {
    "failed_answers": lambda sent, unit, scope, today: consolidating.failed_answers(sent, unit, today),
    "candidates": lambda sent, unit, scope, today: progress.candidates(scope, today),
    "handed_in": lambda sent, unit, scope, today: progress.handed_in(sent),
    "questions_of": lambda sent, unit, scope, today: progress.questions_of(sent),
    "reports_of": lambda sent, unit, scope, today: progress.reports_of(sent),
    "rounds_for": lambda sent, unit, scope, today: progress.rounds_for(scope),
    "versions_in_force": lambda sent, unit, scope, today: progress.versions_in_force(scope, today),
    "forms_of": lambda sent, unit, scope, today: queries.forms_of(scope, unit),
    "reports_owed": lambda sent, unit, scope, today: queries.reports_owed(unit),
    "visible_rounds": lambda sent, unit, scope, today: queries.visible_rounds(scope),
}


def last_key(rows) -> str:
    order = rows.query.order_by or rows.model._meta.ordering
    return order[-1].lstrip("-") if order else ""


@pytest.mark.parametrize("name", LISTS)
def test_list_ends_its_order_with_the_key(county, sent, name):
    rows = LISTS[name](sent, county.schools[0], scope_of(county.position("office"), timezone.localdate()),
                       timezone.localdate())  # fmt: skip
    assert last_key(rows) in ("pk", "id")


def test_forms_of_one_moment_stand_in_the_order_of_their_keys(county, sent):
    Assessment.objects.filter(round=sent).update(state="confirmed", confirmed_at=timezone.now())
    keys = [form.pk for form in progress.handed_in(sent)]
    assert (keys, len(keys)) == (sorted(keys), 6)


def test_of_two_heads_the_later_one_is_called(county):
    school, today = county.schools[0], timezone.localdate()
    later = make_user("later", "新校长")
    appoint(later, school, "head", from_on=today - timedelta(days=1))
    assert progress.heads_of([school.pk], today) == {school.pk: later}
