"""The next month's or quarter's progress is owed when it begins."""

from django.utils import timezone

from dudao.jobs.registry import tick

from .coordination import owe_everywhere


@tick("部门进展")
def progress_of_the_period() -> str:
    return f"{owe_everywhere(today=timezone.localdate())} 个部门该报进展了"
