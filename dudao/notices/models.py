from django.db import models

from dudao.accounts.models import User


class Notice(models.Model):
    """A row of the outbox: shown in the app at once, sent on by other channels later, by a worker.

    What it is about stands in ``kind`` and ``reference``; a page makes the address of them.
    """

    county_code = models.CharField("县级代码", max_length=6)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices", verbose_name="收件人")
    kind = models.CharField("种类", max_length=40)
    reference = models.CharField("编号", max_length=64, blank=True)
    subject = models.CharField("标题", max_length=120)
    body = models.TextField("内容", blank=True)
    created_at = models.DateTimeField("时间", auto_now_add=True)
    read_at = models.DateTimeField("已读", null=True, blank=True)
    mail_due = models.BooleanField("待发邮件", default=False)
    mailed_at = models.DateTimeField("邮件发出", null=True, blank=True)

    class Meta:
        verbose_name = "消息"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["user", "read_at"], name="notice_by_reader"),
            models.Index(fields=["id"], condition=models.Q(mail_due=True), name="notice_mail_due"),
        ]

    def __str__(self):
        return self.subject
