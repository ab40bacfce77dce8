"""Nobody goes on a special inspection before the written notice; a monthly visit needs none."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dudao.lib.statetable import NotAllowed
from dudao.visits.models import Inspection, LocalRule
from dudao.visits.noticed import check_noticed
from dudao.visits.services import visiting
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E01")]


@layer
def visit(county, version):
    made = make_inspection(county, version, kind="special")
    return make_visit(made, county.schools[0], county.people["inspector"])


def begin(county, visit):
    return visiting.open_visit(by=county.people["inspector"], visit=visit, certificate_shown=True)


def test_a_special_visit_waits_for_the_notice(county, visit):
    Inspection.objects.filter(pk=visit.inspection_id).update(notice_on=None)
    with pytest.raises(NotAllowed) as caught:
        begin(county, visit)
    assert str(caught.value) == "专项督导要先书面通知学校才能到校，请督导室先发通知。（《教育督导条例》第十七条）"
    visit.refresh_from_db()
    assert visit.state == "planned"


def test_not_on_the_day_of_the_notice_but_on_the_next(county, visit):
    Inspection.objects.filter(pk=visit.inspection_id).update(notice_on=timezone.localdate())
    with pytest.raises(NotAllowed, match="书面通知当天才发，专项督导从第二天起才能到校。"):
        begin(county, visit)
    Inspection.objects.filter(pk=visit.inspection_id).update(notice_on=timezone.localdate() - timedelta(days=1))
    assert begin(county, visit).state == "opened"


def test_a_monthly_visit_needs_none_unless_the_county_says_so(county):
    routine = make_inspection(county)
    check_noticed(routine, timezone.localdate())
    LocalRule.objects.create(
        county_code=county.county_code, key="written_notice", kind="routine", value=1, source="云岭县办法",
        from_on=timezone.localdate(),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="（云岭县办法）"):
        check_noticed(routine, timezone.localdate())
