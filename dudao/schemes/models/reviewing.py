"""What the review of a draft leaves: its steps, and words to a colleague."""

from django.db import models

from dudao.accounts.models import User

from .county import OfCountyQuerySet
from .versions import SchemeVersion


class DraftStep(models.Model):
    """One save of a draft: what it touched, before and after, so that it can be taken back and so that a colleague sees
    what came meanwhile. Deleted with the draft and when the version is put in force."""

    version = models.ForeignKey(SchemeVersion, on_delete=models.CASCADE, related_name="steps", verbose_name="校核稿")
    revision = models.PositiveIntegerField("第几次改动")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="谁改的")
    at = models.DateTimeField("时间")
    outline = models.JSONField("改了什么", default=list)
    touched = models.JSONField("改前和改后", default=dict)
    is_undo = models.BooleanField("是撤销", default=False)
    undone_in = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="undid", verbose_name="由哪一步撤销"
    )

    class Meta:
        verbose_name = "校核的一步"
        ordering = ["version_id", "revision"]
        constraints = [models.UniqueConstraint(fields=["version", "revision"], name="one_step_a_revision")]

    def __str__(self):
        return f"{self.version_id} 第 {self.revision} 次"


class CommentQuerySet(OfCountyQuerySet):
    def open(self):
        return self.filter(settled_at=None)


class EntryComment(models.Model):
    """Words to a colleague about one entry of a draft; those of one entry are one thread. They stay when the
    version is put in force (what the entry said then stands in ``about``) and go with a draft that is discarded."""

    version = models.ForeignKey(
        SchemeVersion, on_delete=models.CASCADE, related_name="comments", verbose_name="方案版本"
    )
    county_code = models.CharField("县级代码", max_length=6)
    list = models.CharField("哪一类", max_length=20)
    entry_id = models.CharField("哪一条", max_length=20)
    about = models.CharField("当时写的是", max_length=200)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="谁写的")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="写给谁")
    text = models.TextField("内容")
    at = models.DateTimeField("时间", auto_now_add=True)
    settled_at = models.DateTimeField("谈妥", null=True, blank=True)
    settled_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="谁记的谈妥"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "写给同事的话"
        ordering = ["version_id", "id"]
        indexes = [models.Index(fields=["version", "list", "entry_id"], name="comments_of_entry")]

    def __str__(self):
        return self.text[:20]
