"""What was noted or attached by mistake is taken out again, as long as the record is open."""

from django.db import transaction
from django.utils import timezone

from dudao.audit import services as audit
from dudao.files import services as files
from dudao.files.models import FileUse
from dudao.lib.statetable import NotAllowed

from .. import access
from ..known import files_of
from ..models import Visit
from .holding import hold, keep
from .recording import FILE_KIND, PAPER_KIND


@transaction.atomic
def drop_talk(*, by, visit, talk: int) -> None:
    """Take a talk out that was noted wrongly."""
    row = _held(by, visit)
    gone, _ = row.talks.filter(pk=talk).delete()
    if gone:
        keep(row)


@transaction.atomic
def drop_remark(*, by, visit, remark: int) -> None:
    """Take a difficulty or a highlight out; the trail says that it was.

    :raises NotAllowed: the office answered it already.
    """
    row = _held(by, visit)
    found = row.remarks.select_for_update(of=("self",)).filter(pk=remark).first()
    if found is None:
        return
    if found.handling:
        raise NotAllowed("督导室已经答复了，不能去掉；有变化的，另写一条。")
    kind = found.kind
    found.delete()
    keep(row)
    audit.record(county_code=row.county_code, by=by, act="visit.drop_remark", subject=row, payload={"kind": kind})


@transaction.atomic
def drop_file(*, by, visit, file: int) -> None:
    """Take a photo or a paper out, its content with it unless it is kept elsewhere too."""
    row = _held(by, visit)
    use = next((use for use in files_of(row, [FILE_KIND, PAPER_KIND]) if use.pk == file), None)
    if use is not None:
        keep(row)
        files.forget_file(by=by, use=FileUse.objects.get(pk=use.pk))


def _held(by, visit: Visit) -> Visit:
    """:raises NotAllowed: the record is closed, or not theirs to write."""
    row = hold(visit, "record")
    access.check_writes(by, row, timezone.localdate())
    return row
