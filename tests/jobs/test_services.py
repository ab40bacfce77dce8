import pytest

from dudao.jobs import registry, services
from dudao.jobs.models import Job, JobState
from dudao.lib.statetable import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def works(monkeypatch):
    monkeypatch.setattr(registry, "_WORK", dict(registry._WORK))
    monkeypatch.setattr(registry, "_TICKS", {})

    @registry.work("test_refuses")
    def refuses(params, progress):
        raise NotAllowed("这份文件加了密码，请取消密码后再传。")

    @registry.work("test_breaks")
    def breaks(params, progress):
        raise ZeroDivisionError("secret words of a document")

    @registry.work("test_counts")
    def counts(params, progress):
        progress(3, 5, "第三份")
        return {"seen": list(Job.objects.values_list("done", "total", "message"))}


def run(kind) -> Job:
    job = services.enqueue(by=None, county_code="990101", kind=kind, params={})
    assert services.run_next()
    job.refresh_from_db()
    return job


def test_unknown_work_is_not_queued(works):
    with pytest.raises(KeyError):
        services.enqueue(by=None, county_code="990101", kind="nothing", params={})
    assert Job.objects.count() == 0


def test_refusal_ends_the_job_with_its_sentence(works):
    job = run("test_refuses")

    assert (job.state, job.message) == (JobState.FAILED, "这份文件加了密码，请取消密码后再传。")


def test_fault_is_one_plain_sentence_and_the_next_job_runs(works):
    job = run("test_breaks")

    assert (job.state, "secret" in job.message, job.message[:4]) == (JobState.FAILED, False, "没有做成")
    assert run("test_counts").state == JobState.DONE


def test_progress_can_be_seen_while_it_runs(works):
    assert run("test_counts").result == {"seen": [[3, 5, "第三份"]]}


def test_empty_queue_has_nothing_to_do(works):
    assert services.run_next() is False


def test_tick_that_fails_does_not_stop_the_others(works):
    @registry.tick("坏的")
    def bad():
        raise OSError

    @registry.tick("好的")
    def good():
        return "做了 1 件"

    assert services.run_ticks() == {"坏的": "没有做成，见日志", "好的": "做了 1 件"}
