from django.utils import timezone

from dudao.jobs.registry import tick

from .services import end_finished_rounds, owe_overdue_reports


@tick("学区汇总")
def overdue_reports() -> str:
    return f"到期的轮次，{owe_overdue_reports(today=timezone.localdate())} 个学区该上报了"


@tick("结束自查")
def finished_rounds() -> str:
    return f"办完的轮次，{end_finished_rounds(today=timezone.localdate())} 轮自己结束了"
