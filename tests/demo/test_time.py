from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.utils import timezone

from dudao.demo.agenda import Agenda
from dudao.demo.clock import Clock, borrowed_clock
from dudao.demo.timeline import ROUNDS, Timeline
from tests.house.files import sources

START = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)


def test_borrowed_clock_is_given_back_however_it_ends():
    real = timezone.now

    with pytest.raises(KeyboardInterrupt):
        break_off_in_september()

    assert timezone.now is real


def break_off_in_september():
    with borrowed_clock(START):
        assert timezone.localdate().isoformat() == "2026-09-01"
        raise KeyboardInterrupt


def test_clock_goes_forward_only():
    clock = Clock(START)
    clock.move_to(START - timedelta(days=1))

    first, second = clock.now(), clock.now()

    assert START < first < second


def test_nobody_else_turns_the_clock():
    guilty = [name for name, text, _ in sources() if "timezone.now =" in text]

    assert guilty == ["dudao/demo/clock.py"]


def test_acts_are_done_in_the_order_of_time_and_none_in_the_future():
    clock, done, told = Clock(START), [], []
    agenda = Agenda(clock, START + timedelta(hours=3))
    agenda.at(START + timedelta(hours=2), done.append, "second")
    agenda.at(START + timedelta(hours=4), done.append, "never")
    agenda.at(START + timedelta(hours=1), lambda: agenda.at(START + timedelta(hours=2), done.append, "third"))

    assert agenda.live(told.append) == 3

    assert done == ["second", "third"]
    assert told == sorted(told)
    assert clock.moment >= START + timedelta(hours=2)


@pytest.mark.parametrize("days", range(0, 400, 7))
def test_three_rounds_of_three_months_lie_before_any_day(days):
    now = datetime(2026, 9, 30, 2, 0, tzinfo=UTC) + timedelta(days=days)
    line = Timeline(now, "990101")
    *past, running = line.round_days

    assert len({round_days.title for round_days in line.round_days}) == ROUNDS
    assert [one.due_on < two.opens_on for one, two in zip(past, line.round_days[1:], strict=True)] == [True] * len(past)
    assert running.opens_on < line.today <= running.due_on
    assert line.founded_on < line.in_force_on < past[0].opens_on


@pytest.mark.django_db
def test_office_hours_are_hours_of_a_working_day():
    line = Timeline(START + timedelta(days=60), "990101")
    saturday = datetime(2026, 9, 5).date()

    moments = [timezone.localtime(line.office_hours(saturday, Random(n))) for n in range(50)]

    assert {moment.date().isoformat() for moment in moments} == {"2026-09-07"}
    assert all((8, 30) <= (moment.hour, moment.minute) <= (17, 30) for moment in moments)
