from datetime import date

import pytest
from django.utils import timezone

from dudao.areas.models import Unit
from dudao.calendars.models import CalendarDay
from tests.factories.county import make_county


@pytest.mark.django_db
def test_rows_without_an_order_do_not_keep_one():
    make_county()
    ordered = [unit.pk for unit in Unit.objects.order_by("pk")]
    orders = {tuple(unit.pk for unit in Unit.objects.order_by()) for _ in range(20)}
    assert len(ordered) > 5
    assert len(orders) > 1
    assert all(sorted(order) == ordered for order in orders)


def test_a_time_is_no_day():
    field = CalendarDay._meta.get_field("day")
    assert field.get_prep_value(date(2026, 9, 1)) == date(2026, 9, 1)
    with pytest.raises(TypeError, match="a time was given to the day"):
        field.get_prep_value(timezone.now())
