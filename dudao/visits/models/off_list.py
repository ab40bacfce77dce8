"""What was found beside the list: by those above whom somebody accompanied, or where a visit goes without a list."""

from django.db import models

from dudao.accounts.models import User

from .visits import Visit


class OffListFinding(models.Model):
    """One thing that must be put right and that no point of the list asks for. It goes into the ledger when the unit is
    told, with ``days`` to put it right."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="off_list", verbose_name="到校督导")
    words = models.CharField("问题", max_length=300)
    days = models.PositiveSmallIntegerField("几天内改好")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="记录人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "清单外的问题"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["visit", "words"], name="off_list_once_a_visit")]
