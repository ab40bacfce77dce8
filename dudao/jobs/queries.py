"""Reads of background work."""

from .models import Job, JobState


def failed_jobs(county_code: str):
    """What was not done, the youngest first."""
    return Job.objects.filter(county_code=county_code, state=JobState.FAILED).select_related("by").order_by("-id")


def waiting_jobs(county_code: str):
    return Job.objects.filter(county_code=county_code, state__in=[JobState.QUEUED, JobState.RUNNING])
