from dudao.notices.services import send_due_mail

from .registry import tick


@tick("邮件")
def mail() -> str:
    return f"发出 {send_due_mail()} 封"
