"""What a version gives people to do, and when: duties and phases."""

import re
import uuid

from django.db import models

from dudao.areas.models import Unit

from ..enums import Cadence, DutyKind
from .versions import SchemeVersion

DUTY_REFERENCE = "duty:"


class Duty(models.Model):
    """A task, a reporting duty or a department's duty: one kind of thing, from which dated obligations are made.

    ``lineage`` stays the same over versions, and over two schemes that ask the same: what is owed is owed once.
    """

    version = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="duties", verbose_name="方案版本")
    lineage = models.UUIDField("谱系", default=uuid.uuid4)
    kind = models.CharField("种类", max_length=20, choices=DutyKind)
    order = models.PositiveSmallIntegerField("顺序")
    no = models.CharField("序号", max_length=20, blank=True)
    text = models.TextField("内容")
    who = models.JSONField("由谁（原文）", default=list)
    units = models.ManyToManyField(Unit, related_name="+", verbose_name="由谁（名册）")
    to_whom = models.CharField("报给谁", max_length=120, blank=True)
    due_on = models.DateField("期限", null=True, blank=True)
    due_words = models.CharField("期限（原文）", max_length=120, blank=True)
    cadence = models.CharField("多久一次", max_length=12, choices=Cadence, default=Cadence.ONCE)
    from_on = models.DateField("自", null=True, blank=True)
    until_on = models.DateField("至", null=True, blank=True)
    place = models.JSONField("出处", default=dict, blank=True)

    class Meta:
        verbose_name = "任务和职责"
        ordering = ["version_id", "kind", "order"]
        indexes = [models.Index(fields=["lineage"], name="duty_by_lineage")]

    @property
    def reference(self) -> str:
        """Under which it is owed, in whatever words and by whatever day."""
        return reference_of(self.lineage)


def reference_of(lineage: uuid.UUID) -> str:
    """The reference of what is owed by a duty of this lineage."""
    return f"{DUTY_REFERENCE}{lineage.hex[:16]}"


def lineage_range(reference: str) -> tuple[uuid.UUID, uuid.UUID] | None:
    """The first and the last lineage that have this reference; None for one that names no duty."""
    digits = reference.removeprefix(DUTY_REFERENCE)
    if digits == reference or not re.fullmatch(r"[0-9a-f]{16}", digits):
        return None
    return uuid.UUID(hex=digits + "0" * 16), uuid.UUID(hex=digits + "f" * 16)


class Phase(models.Model):
    """A window of the scheme with the document's own words."""

    version = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="phases", verbose_name="方案版本")
    order = models.PositiveSmallIntegerField("顺序")
    name = models.CharField("阶段", max_length=120)
    starts_on = models.DateField("自", null=True, blank=True)
    ends_on = models.DateField("至", null=True, blank=True)
    words = models.CharField("原文", max_length=120, blank=True)
    actor = models.CharField("由谁", max_length=200, blank=True)
    text = models.TextField("内容", blank=True)

    class Meta:
        verbose_name = "阶段"
        ordering = ["version_id", "order"]
