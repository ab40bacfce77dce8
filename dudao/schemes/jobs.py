"""The reading of a received document as a job with progress; versions whose day has come."""

from django.utils import timezone

from dudao.files import services as files
from dudao.files.models import FileUse
from dudao.jobs.models import Job
from dudao.jobs.registry import Progress, tick, work
from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.readers import SecretDocument, UnreadableDocument, read_document

from .models import SchemeVersion
from .queries import draft_of_content
from .services import discard_secret, open_draft, take_effect_due


@work("read_scheme")
def read_scheme(params: dict, progress: Progress) -> dict:
    """Read the file of the job and open its draft. Safe to run twice: a file that has a draft keeps it."""
    version = _made(params)
    if version is None:
        use = FileUse.objects.get(pk=params["file"])
        job = Job.objects.select_related("by").get(pk=params["job_id"])
        try:
            read = read_document(
                files.read_content(use), filename=use.name,
                progress=lambda percent, step="": progress(int(percent), 100, step),
            )  # fmt: skip
        except SecretDocument as refusal:
            discard_secret(by=job.by, use=use)
            raise NotAllowed(refusal.sentence) from refusal
        except UnreadableDocument as refusal:
            raise NotAllowed(refusal.sentence) from refusal
        version = open_draft(by=job.by, county_code=use.county_code, read=read, source=use)
    progress(100, 100, "读完了")
    return {"version": version.pk}


def _made(params: dict) -> SchemeVersion | None:
    """The version that this file has already: its own, or the draft of one sent twice before the first was read."""
    if "version" in params:
        return SchemeVersion.objects.filter(pk=params["version"]).first()
    use = FileUse.objects.get(pk=params["file"])
    own = SchemeVersion.objects.filter(source=use).first()
    return own or draft_of_content(use.county_code, use.stored_id)


@tick("方案生效")
def versions_of_the_day() -> str:
    return f"到日子的方案，{take_effect_due(today=timezone.localdate())} 个起效"
