from django.utils import timezone

from dudao.accounts.services import apply_due_changes

from .registry import tick


@tick("学年变动")
def school_year() -> str:
    done = apply_due_changes(today=timezone.localdate())
    return f"到日改名 {done['names']} 个，交接 {done['work']} 件"
