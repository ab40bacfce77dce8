from django.db import models

from dudao.accounts.models import User


class JobState(models.TextChoices):
    QUEUED = "queued", "排队"
    RUNNING = "running", "进行中"
    DONE = "done", "完成"
    FAILED = "failed", "没有做成"


class Job(models.Model):
    """A long piece of work with a progress that a page can show."""

    county_code = models.CharField("县级代码", max_length=6)
    kind = models.CharField("种类", max_length=40)
    params = models.JSONField("参数", default=dict)
    state = models.CharField("状态", max_length=10, choices=JobState, default=JobState.QUEUED)
    done = models.PositiveIntegerField("已做", default=0)
    total = models.PositiveIntegerField("共", default=0)
    message = models.CharField("说明", max_length=300, blank=True)
    result = models.JSONField("结果", default=dict)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, verbose_name="发起人")
    created_at = models.DateTimeField("发起", auto_now_add=True)
    started_at = models.DateTimeField("开始", null=True)
    finished_at = models.DateTimeField("结束", null=True)

    class Meta:
        verbose_name = "后台任务"
        indexes = [models.Index(fields=["id"], condition=models.Q(state="queued"), name="job_queued")]

    def __str__(self):
        return f"{self.kind} {self.get_state_display()}"
