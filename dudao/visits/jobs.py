"""Work beside the pages: a large round is arranged with a progress; who will miss the month is told in time."""

from django.utils import timezone

from dudao.jobs.models import Job
from dudao.jobs.registry import Progress, tick, work

from .models import Inspection
from .parcel import unpacked
from .services import arranging, over
from .services.draw_reminding import remind
from .services.forewarning import forewarn
from .services.repeating import offer_next_month

START = "start_inspection"


@work(START)
def start_inspection(params: dict, progress: Progress) -> dict:
    """Arrange the round of the job. Safe to run twice: what was arranged once is refused as a repetition, so that a
    job that was cut off after its end is found to be done."""
    job = Job.objects.select_related("by").get(pk=params["job_id"])
    done = _done(job)
    if done is not None:
        return {"inspection": done.pk}
    wanted = unpacked(params["wanted"], job.county_code)
    started = arranging.start_inspection(by=job.by, county_code=job.county_code, wanted=wanted, progress=progress)
    return {"inspection": started.pk}


@tick("预计到不了")
def coverage_ahead() -> str:
    return f"{forewarn(today=timezone.localdate())} 个县提醒了哪些学校这个月会到不了"


@tick("督导结束")
def inspections_over() -> str:
    today = timezone.localdate()
    told = over.tell_of_unfinished(today=today)
    return f"{over.end_finished(today=today)} 次督导办完了自己结束，{told} 次过了日子没办完，告诉了督导室"


@tick("下月督导")
def next_months_rounds() -> str:
    return f"{offer_next_month(today=timezone.localdate())} 轮每月督导提醒了安排下个月的"


@tick("抽取提醒")
def draws_that_wait() -> str:
    return f"{remind(today=timezone.localdate())} 次抽取到了录公开数或公布记录的日子，告诉了督导室"


def _done(job: Job) -> Inspection | None:
    """What this very job arranged before its process died between the writing and the saying so."""
    rows = Inspection.objects.filter(county_code=job.county_code, started_by=job.by, started_at__gte=job.created_at)
    wanted = job.params["wanted"]
    return rows.filter(kind=wanted["kind"], title=wanted["title"].strip()).order_by("pk").first()
