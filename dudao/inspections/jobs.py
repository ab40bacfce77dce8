from django.utils import timezone

from dudao.jobs.registry import tick

from .services import owe_overdue_reports


@tick("学区汇总")
def overdue_reports() -> str:
    return f"到期的轮次，{owe_overdue_reports(today=timezone.localdate())} 个学区该上报了"
