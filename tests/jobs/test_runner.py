import threading
import time

import pytest
from django.db import connection

from dudao.cli import tick
from dudao.jobs import registry, runner
from dudao.jobs.models import Job, JobState
from dudao.jobs.services import enqueue


@pytest.fixture
def work_of_a_test(monkeypatch):
    """A kind of work that notes what it was given; taken out of the registry afterwards."""
    seen = []
    monkeypatch.setattr(registry, "_WORK", dict(registry._WORK))
    registry.work("of_a_test")(lambda params, progress: seen.append(params["n"]) or {"n": params["n"]})
    return seen


def test_the_lock_has_one_holder():
    with runner.sole_runner(wait=False) as first, runner.sole_runner(wait=False) as second:
        assert (first, second) == (True, False)

    with runner.sole_runner(wait=False) as again:
        assert again


@pytest.mark.django_db
def test_run_once_empties_the_queue_in_order_and_runs_every_tick(work_of_a_test):
    for n in (1, 2, 3):
        enqueue(by=None, county_code="990101", kind="of_a_test", params={"n": n})

    lines = runner.run_once()

    assert work_of_a_test == [1, 2, 3]
    assert set(Job.objects.values_list("state", flat=True)) == {JobState.DONE}
    assert lines.keys() == registry.ticks().keys()


@pytest.mark.django_db
def test_run_once_takes_up_what_a_dead_process_left(work_of_a_test):
    job = enqueue(by=None, county_code="990101", kind="of_a_test", params={"n": 7})
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING)

    runner.run_once()

    assert work_of_a_test == [7]


@pytest.mark.django_db(transaction=True)
def test_thread_works_a_job_that_comes_later_and_stops(work_of_a_test, monkeypatch):
    monkeypatch.setattr(runner, "LOOK_EVERY", 0.02)
    stop = threading.Event()

    def work():
        runner.work_until(stop)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        job = enqueue(by=None, county_code="990101", kind="of_a_test", params={"n": 5})
        until = time.monotonic() + 10
        while Job.objects.get(pk=job.pk).state != JobState.DONE and time.monotonic() < until:
            time.sleep(0.02)
    finally:
        stop.set()
        thread.join(timeout=10)

    assert work_of_a_test == [5]
    assert not thread.is_alive()


@pytest.fixture
def long_job(monkeypatch):
    """A job that is not done before the test lets it; and how often a tick ran meanwhile."""
    monkeypatch.setattr(registry, "_WORK", dict(registry._WORK))
    monkeypatch.setattr(registry, "_TICKS", {})
    begun, over, ticked = threading.Event(), threading.Event(), threading.Event()

    @registry.work("long")
    def read_a_scan(params, progress):
        begun.set()
        return {"let": over.wait(20)}

    registry.tick("提醒")(lambda: ticked.set() or "做了")
    return begun, over, ticked


def in_thread(loop, *args) -> threading.Thread:
    def run():
        loop(*args)
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
def test_the_clock_goes_on_while_a_job_takes_long(long_job, monkeypatch):
    monkeypatch.setattr(runner, "LOOK_EVERY", 0.02)
    monkeypatch.setattr(runner, "TICK_EVERY", 0.05)
    begun, over, ticked = long_job
    stop = threading.Event()
    enqueue(by=None, county_code="990101", kind="long", params={})
    threads = [in_thread(loop, stop) for loop in (runner.work_until, runner.keep_time_until)]
    try:
        assert begun.wait(10)
        ticked.clear()
        assert ticked.wait(10)
        assert Job.objects.get().state == JobState.RUNNING
    finally:
        over.set()
        stop.set()
        for thread in threads:
            thread.join(10)
    assert Job.objects.get().state == JobState.DONE


@pytest.mark.django_db(transaction=True)
def test_a_timer_that_comes_back_during_a_long_job_keeps_the_clock_and_leaves_the_job(long_job):
    begun, over, ticked = long_job
    enqueue(by=None, county_code="990101", kind="long", params={})
    first = in_thread(runner.run_once)
    try:
        assert begun.wait(10)
        assert ticked.is_set()
        assert runner.run_once() == {"提醒": "做了"}
        assert Job.objects.get().state == JobState.RUNNING
    finally:
        over.set()
        first.join(10)
    assert Job.objects.get().state == JobState.DONE


def test_whoever_meets_the_clock_of_a_server_leaves_it(capsys):
    with runner.sole_runner(wait=False), runner.sole_runner(wait=False, lock=runner.CLOCK):
        tick.main([])
    assert capsys.readouterr().out == "服务正开着，这些事由它按时做。\n"
