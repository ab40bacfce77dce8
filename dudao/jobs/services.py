import logging

from django.utils import timezone

from dudao.lib.statetable import NotAllowed

from .models import Job, JobState
from .registry import ticks, work_of

log = logging.getLogger("dudao.jobs")


def enqueue(*, by, county_code: str, kind: str, params: dict) -> Job:
    """Queue a piece of work; it runs after the caller's transaction is committed."""
    work_of(kind)
    return Job.objects.create(by=by, county_code=county_code, kind=kind, params=params)


def run_next() -> bool:
    """Claim the oldest queued job and run it. False when there was none.

    The claim is a guarded update, so two runners never take the same job. A refusal (NotAllowed) ends the job with its
    sentence; any other fault is logged in full and shown as one plain sentence.
    """
    job = Job.objects.filter(state=JobState.QUEUED).order_by("id").first()
    if job is None:
        return False
    if not Job.objects.filter(pk=job.pk, state=JobState.QUEUED).update(
        state=JobState.RUNNING, started_at=timezone.now()
    ):
        return True
    try:
        result = work_of(job.kind)(dict(job.params, job_id=job.pk), _reporter(job.pk)) or {}
        _finish(job.pk, JobState.DONE, result=result)
    except NotAllowed as refusal:
        _finish(job.pk, JobState.FAILED, message=str(refusal)[:300])
    except Exception:
        log.exception("job %s (%s) failed", job.pk, job.kind)
        _finish(job.pk, JobState.FAILED, message="没有做成，原因已记入日志。请再试一次，还不行就找系统管理员。")
    return True


def _reporter(pk: int):
    def report(done: int, total: int, message: str = "") -> None:
        Job.objects.filter(pk=pk).update(done=done, total=total, message=message[:300])

    return report


def _finish(pk: int, state: str, **fields) -> None:
    Job.objects.filter(pk=pk).update(state=state, finished_at=timezone.now(), **fields)


def requeue_broken() -> int:
    """After a crash: what was running when the process died is queued again. Called once on start."""
    return Job.objects.filter(state=JobState.RUNNING).update(state=JobState.QUEUED, started_at=None)


def run_ticks() -> dict[str, str]:
    """Run every scheduled entry once; one that fails does not stop the others."""
    lines = {}
    for name, function in ticks().items():
        try:
            lines[name] = function()
        except Exception:
            log.exception("tick %s failed", name)
            lines[name] = "没有做成，见日志"
    return lines
