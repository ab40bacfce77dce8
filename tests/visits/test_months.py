from datetime import date

import pytest

from dudao.calendars.models import Term
from dudao.visits.months import last_of, next_month, vacation_months, year_up_to


def test_a_year_ends_with_its_month():
    months = year_up_to(date(2026, 2, 15))
    assert (months[0], months[-1], len(months)) == (date(2025, 3, 1), date(2026, 2, 1), 12)
    assert last_of(date(2026, 2, 1)) == date(2026, 2, 28)
    assert next_month(date(2026, 12, 1)) == date(2027, 1, 1)


@pytest.mark.django_db
def test_a_month_with_hardly_a_day_of_term_is_vacation():
    Term.objects.all().delete()
    for year, name, start, end in (
        (2025, "下学期", date(2026, 2, 24), date(2026, 7, 8)),
        (2026, "上学期", date(2026, 9, 1), date(2027, 1, 22)),
    ):
        Term.objects.create(region_code="990101", school_year=year, name=name, starts_on=start, ends_on=end)
    months = year_up_to(date(2026, 11, 1), 12)

    assert vacation_months("990101", months) == {date(2026, 2, 1), date(2026, 7, 1), date(2026, 8, 1)}
    assert vacation_months("990102", months) == set()
