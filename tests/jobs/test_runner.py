import threading
import time

import pytest
from django.db import connection

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
        runner.run_until(stop)
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
