"""What a version asks to be looked at and measured: points, limits, targets."""

import uuid

from django.db import models
from django.db.models import F, Q

from ..enums import Operator, Polarity
from .versions import SchemeVersion


class Checkpoint(models.Model):
    """A point that is looked at. ``lineage`` stays the same over versions, so answers and problems carry on."""

    version = models.ForeignKey(
        SchemeVersion, on_delete=models.PROTECT, related_name="checkpoints", verbose_name="方案版本"
    )
    lineage = models.UUIDField("谱系", default=uuid.uuid4)
    order = models.PositiveSmallIntegerField("顺序")
    code = models.CharField("编号", max_length=20)
    text = models.TextField("要点")
    group_code = models.CharField("组号", max_length=20, blank=True)
    group = models.CharField("组", max_length=120, blank=True)
    item_code = models.CharField("项号", max_length=20, blank=True)
    item = models.CharField("项", max_length=120, blank=True)
    polarity = models.CharField("好坏向", max_length=10, choices=Polarity)
    unit_kinds = models.JSONField("适用单位", default=list)
    stages = models.JSONField("适用学段", default=list, blank=True)
    minutes = models.DecimalField("预计分钟", max_digits=4, decimal_places=1, default=0.5)
    place = models.JSONField("出处", default=dict, blank=True)

    class Meta:
        verbose_name = "督查要点"
        ordering = ["version_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "lineage"], name="lineage_once_a_version"),
            models.UniqueConstraint(fields=["version", "order"], name="order_once_a_version"),
        ]
        indexes = [models.Index(fields=["lineage"], name="checkpoint_by_lineage")]

    def __str__(self):
        return f"{self.code} {self.text[:20]}"


class Threshold(models.Model):
    """A number that the document sets, with the days on which it holds; rules read it, no code holds it."""

    version = models.ForeignKey(
        SchemeVersion, on_delete=models.PROTECT, related_name="thresholds", verbose_name="方案版本"
    )
    lineage = models.UUIDField("谱系", default=uuid.uuid4)
    what = models.CharField("什么", max_length=120)
    operator = models.CharField("怎样", max_length=6, choices=Operator)
    value = models.CharField("多少", max_length=30)
    unit = models.CharField("单位", max_length=20, blank=True)
    applies_to = models.CharField("对谁", max_length=120, blank=True)
    source_sentence = models.TextField("原句", blank=True)
    from_on = models.DateField("自")
    until_on = models.DateField("至", null=True, blank=True)
    place = models.JSONField("出处", default=dict, blank=True)
    entry_id = models.CharField("校核稿里的哪一条", max_length=20, blank=True)

    class Meta:
        verbose_name = "限额"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="threshold_ends_after_start"
            )
        ]


class Target(models.Model):
    """An aim that names a measure and a day: how much, of whom, by when. Its figure is counted elsewhere."""

    version = models.ForeignKey(
        SchemeVersion, on_delete=models.PROTECT, related_name="targets", verbose_name="方案版本"
    )
    lineage = models.UUIDField("谱系", default=uuid.uuid4)
    order = models.PositiveSmallIntegerField("顺序")
    what = models.CharField("量什么", max_length=120)
    operator = models.CharField("怎样", max_length=6, choices=Operator, blank=True)
    value = models.CharField("多少", max_length=30)
    unit = models.CharField("单位", max_length=20, blank=True)
    of_whom = models.CharField("谁的", max_length=120, blank=True)
    due_on = models.DateField("到哪天", null=True, blank=True)
    due_words = models.CharField("到哪天（原文）", max_length=120, blank=True)
    source_sentence = models.TextField("原句", blank=True)
    place = models.JSONField("出处", default=dict, blank=True)

    class Meta:
        verbose_name = "目标"
        ordering = ["version_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "order"], name="target_order_once_a_version"),
            models.UniqueConstraint(fields=["version", "lineage"], name="target_lineage_once_a_version"),
        ]
