"""Whatever the ledger lists has one order alone: the primary key decides where all else is equal."""

import pytest
from django.utils import timezone

from dudao.accounts.access import scope_of
from dudao.areas.enums import INSPECTED_KINDS
from dudao.ledger import listing, queries
from dudao.ledger.models import Problem
from tests.factories.county import make_county

pytestmark = pytest.mark.django_db


@pytest.fixture
def scope():
    return scope_of(make_county().position("office"), timezone.localdate())


def last_key(rows) -> str:
    return rows.query.order_by[-1].lstrip("-")


@pytest.mark.parametrize("sort", listing.SORTS)
def test_every_way_to_sort_the_list_ends_with_the_key(sort):
    rows = listing.listed(Problem.objects.all(), listing.Wanted(sort=sort), timezone.localdate())
    assert last_key(rows) == "id"


def test_choices_of_a_form_end_with_the_key(scope):
    today = timezone.localdate()
    assert last_key(queries.points_in_force(scope.county_code, today)) == "pk"
    assert last_key(queries.units_to_register(scope, today, INSPECTED_KINDS)) == "pk"
    assert last_key(listing.areas_in(scope)) == "pk"
