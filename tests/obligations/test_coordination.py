"""Departments tell how their duties stand: once a period, however many duties, schemes and clicks."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.areas.scope import Scope
from dudao.lib.statetable import NotAllowed
from dudao.obligations import coordination, services
from dudao.obligations.enums import ObligationState
from dudao.obligations.models import Obligation
from dudao.obligations.periods import period_of, span
from tests.factories.county import appoint, make_county, make_user
from tests.factories.departments import add_departments
from tests.factories.faults import writes_fail
from tests.factories.schemes import make_draft, make_version_in_force
from tests.layers import layer

pytestmark = pytest.mark.django_db
NOV, DEC = date(2026, 11, 10), date(2026, 12, 1)


@layer
def county():
    held = make_county()
    add_departments(held)
    return held


def duty(unit: str, cadence: str = "monthly", text: str = "管好分内的事。") -> dict:
    return {"unit": unit, "text": text, "cadence": cadence}


def in_force(county, *duties, title="云岭县“双减”部门职责", **more):
    return make_version_in_force(county, title=title, duties=list(duties), **more)


def unit(name: str) -> Unit:
    return Unit.objects.get(name=name)


def owe(county, day: date) -> int:
    Obligation.objects.filter(kind="progress").delete()
    return coordination.owe_progress(by=None, county_code=county.county_code, today=day)


def owed(**extra) -> list[tuple]:
    rows = Obligation.objects.filter(kind="progress", **extra).order_by("debtor__code", "due_on")
    return list(rows.values_list("debtor__name", "period", "title", "due_on"))


def told(name: str, period: str, words: str):
    """Somebody of the department itself tells."""
    row = Obligation.objects.get(kind="progress", debtor=unit(name), period=period)
    person = User.objects.filter(username=name).first() or make_user(name, "财政甲")
    position = person.positions.first() or appoint(person, row.debtor, "section")
    return services.finish(by=person, position=position, obligation=row, result=words)


@pytest.mark.req("B04", "G04")
def test_a_department_owes_its_progress_once_a_month_or_quarter(county):
    in_force(county, duty("县财政局"), duty("县公安局", "quarterly"), duty("县信访局", ""))
    assert owe(county, NOV) == 2
    assert owed() == [
        ("云岭县财政局", "2026-11", "报11月职责进展", date(2026, 11, 30)),
        ("云岭县公安局", "2026Q4", "报第4季度职责进展", date(2026, 12, 31)),
    ]


def test_several_duties_in_several_schemes_are_asked_once_and_as_often_as_the_closest(county):
    in_force(county, duty("县财政局", "quarterly"), duty("县财政局"))
    in_force(county, duty("县财政局", "quarterly"), title="云岭县经费保障办法")
    assert owe(county, NOV) == 1
    assert [row[1] for row in owed()] == ["2026-11"]


def test_asking_again_is_harmless_and_the_next_month_follows(county):
    in_force(county, duty("县财政局"))
    assert owe(county, NOV) == 1
    assert coordination.owe_everywhere(today=NOV) == 0
    assert coordination.owe_everywhere(today=DEC) == 1
    assert [row[1] for row in owed()] == ["2026-11", "2026-12"]


def test_one_county_that_fails_keeps_no_other_waiting(county, caplog):
    in_force(county, duty("县财政局"))
    other = make_county(county_code="990102", prefix="远山")
    add_departments(other)
    in_force(other, duty("县财政局"))
    Obligation.objects.filter(kind="progress").delete()
    with writes_fail("obligations_obligation", "990101"):
        assert coordination.owe_everywhere(today=DEC) == 1
    assert set(Obligation.objects.filter(kind="progress").values_list("county_code", flat=True)) == {"990102"}
    assert "failed for 990101" in caplog.text


def test_putting_in_force_asks_at_once_and_says_so_before(county):
    today = timezone.localdate()
    draft = make_draft(county, duties=[duty("县财政局"), duty("县公安局")])
    assert "请 2 个单位每月报一次职责进展" in coordination.preview(draft)[0]
    in_force(county, duty("县财政局"), duty("县公安局"))
    assert [row[1] for row in owed()] == [period_of("monthly", today)] * 2


def test_a_scheme_that_begins_in_the_last_week_asks_from_the_next_month_on(county):
    today = timezone.localdate()
    begun = span(period_of("monthly", today))[1] - timedelta(days=2)
    version = in_force(county, duty("县财政局"))
    type(version).objects.filter(pk=version.pk).update(in_force_on=begun)
    assert owe(county, begun) == 0
    assert owe(county, begun + timedelta(days=5)) == 1


def set_begin(version, day: date) -> None:
    type(version).objects.filter(pk=version.pk).update(in_force_on=day)


def test_who_is_asked_monthly_from_the_next_month_on_is_not_asked_for_the_quarter_as_well(county):
    set_begin(in_force(county, duty("县财政局", "quarterly"), duty("县财政局")), date(2026, 11, 28))
    assert owe(county, date(2026, 11, 28)) == 0
    assert coordination.owe_everywhere(today=DEC) == 1
    assert [row[1] for row in owed()] == ["2026-12"]


def test_the_open_quarter_is_withdrawn_where_the_months_are_asked_now(county):
    in_force(county, duty("县财政局", "quarterly"))
    assert owe(county, NOV) == 1
    set_begin(in_force(county, duty("县财政局"), title="云岭县经费保障办法"), date(2026, 11, 28))
    Obligation.objects.filter(kind="progress").exclude(period="2026Q4").delete()
    Obligation.objects.filter(period="2026Q4").update(state=ObligationState.OPEN)
    assert coordination.owe_everywhere(today=date(2026, 11, 28)) == 0
    assert [row[1] for row in owed(state=ObligationState.OPEN)] == ["2026Q4"]
    assert coordination.owe_everywhere(today=DEC) == 1
    assert [row[1] for row in owed(state=ObligationState.OPEN)] == ["2026-12"]


def names(county, period: str, today: date) -> list[str]:
    scope = Scope(county.county_code, whole_county=True)
    return [line.unit.name for line in coordination.table_of(scope, period, today)]


@pytest.mark.req("G04")
def test_a_past_month_is_counted_with_the_departments_of_then(county):
    begun = DEC + timedelta(days=3)
    old = in_force(county, duty("县财政局"), duty("县公安局"))
    new = in_force(county, duty("县财政局"), duty("县信访局"), from_on=timezone.localdate())
    Obligation.objects.filter(kind="progress").delete()
    type(old).objects.filter(pk=old.pk).update(retired_on=begun)
    set_begin(new, begun)
    later = date(2027, 1, 12)
    assert names(county, "2026-11", later) == ["云岭县财政局", "云岭县公安局"]
    assert names(county, "2026-12", later) == ["云岭县财政局", "云岭县信访局"]


def test_a_department_in_its_first_days_is_not_counted(county):
    set_begin(in_force(county, duty("县财政局")), date(2026, 11, 28))
    Obligation.objects.filter(kind="progress").delete()
    assert names(county, "2026-11", date(2026, 11, 29)) == names(county, "2026-11", DEC) == []
    assert names(county, "2026-12", DEC) == ["云岭县财政局"]


def test_whoever_has_no_such_duty_any_more_need_not_tell(county):
    in_force(county, duty("县财政局"), duty("县公安局"))
    in_force(county, duty("县财政局"), from_on=timezone.localdate())
    assert [row[0] for row in owed(state=ObligationState.OPEN)] == ["云岭县财政局"]
    assert [row[0] for row in owed(state=ObligationState.WITHDRAWN)] == ["云岭县公安局"]


def test_the_office_itself_is_not_asked(county):
    in_force(county, duty("督导室"))
    assert owe(county, NOV) == 0


@pytest.mark.parametrize(
    ("kind", "may"), [("office", True), ("office_head", True), ("leader", False), ("section", False), ("head", False)]
)
def test_the_office_may_write_down_what_a_department_says(county, kind, may):
    in_force(county, duty("县财政局"))
    row = Obligation.objects.get(kind="progress")
    facts = {"by": county.people[kind], "position": county.position(kind), "obligation": row, "result": "经费已拨付"}
    if may:
        done = services.finish(**facts)
        assert (done.done_by, done.result) == (county.people[kind], "经费已拨付（督导室代记）")
    else:
        with pytest.raises(NotAllowed, match="由云岭县财政局办"):
            services.finish(**facts)


@pytest.mark.req("G04")
def test_a_month_shows_who_told_what_and_a_quarter_gathers_its_months(county, django_assert_num_queries):
    in_force(county, duty("县财政局"), duty("县公安局"), duty("团县委", "quarterly"))
    owe(county, NOV)
    coordination.owe_progress(by=None, county_code=county.county_code, today=DEC)
    told("云岭县财政局", "2026-11", "课后服务经费已拨付")
    told("云岭县财政局", "2026-12", "全年经费到位")
    scope = Scope(county.county_code, whole_county=True)

    def shown(period: str) -> list[tuple]:
        lines = coordination.table_of(scope, period, DEC)
        return [(line.unit.name, [row.result for row in line.told], len(line.owed)) for line in lines]

    assert shown("2026-11") == [
        ("云岭县财政局", ["课后服务经费已拨付"], 0), ("云岭县公安局", [], 1), ("团县委", [], 0),
    ]  # fmt: skip
    assert shown("2026Q4") == [
        ("云岭县财政局", ["课后服务经费已拨付", "全年经费到位"], 0), ("云岭县公安局", [], 2), ("团县委", [], 1),
    ]  # fmt: skip
    with django_assert_num_queries(3):
        coordination.table_of(scope, "2026Q4", DEC)


def test_a_department_reads_its_duties_and_what_it_told(county):
    version = in_force(county, duty("县财政局", text="保障经费。"), duty("县公安局"))
    owe(county, NOV)
    scope = Scope(county.county_code, unit_ids=frozenset({unit("云岭县财政局").pk}))
    assert [row.text for row in coordination.duties_of(unit("云岭县财政局"), NOV)] == ["保障经费。"]
    assert [row.period for row in coordination.told_by(unit("云岭县财政局"), scope)] == ["2026-11"]
    assert list(coordination.told_by(unit("云岭县公安局"), scope)) == []
    assert version.duties.filter(kind="department_duty").count() == 2
