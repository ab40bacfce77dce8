"""An inspection: one round of visits of a kind, in a time, with a checklist (D11, E01-E08)."""

from django.db import models
from django.db.models import Q

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.schemes.models import Checkpoint

from ..enums import WITH_OPINION, InspectionKind, InspectionState, Level
from ..readers import Reader
from .plan import PlanItem


class InspectionQuerySet(models.QuerySet):
    def visible_to(self, reader: Reader):
        """A hidden one is seen only by whoever goes; a unit sees those whose visit it was told of."""
        visits = self.model._meta.get_field("visits").related_model.objects.visible_to(reader)
        seen = Q(pk__in=visits.values("inspection"))
        if reader.scope.whole_county:
            seen |= Q(hidden=False)
        return self.filter(seen, county_code=reader.scope.county_code)

    def going_along(self, unit: Unit):
        """In which a department goes along; of a hidden one it never hears."""
        return self.filter(partners=unit, hidden=False, county_code=unit.county_code)


class Inspection(models.Model):
    """One round of visits; at the level of an ``area`` only its schools are visited, and its lead may arrange it.
    ``hidden``: nobody but the team knows of a visit until it is opened (四不两直).

    ``cause_kind`` and ``cause`` say what set it off: a lead, an alert, a problem; ``looks_back_at`` is the inspection
    that a 回头看 returns to. ``notice_on``: when the written notice went out (《教育督导条例》第十七条);
    ``notice_corrected``: a line for each time that this day was corrected, with the reason.
    """

    county_code = models.CharField("县级代码", max_length=6)
    kind = models.CharField("种类", max_length=16, choices=InspectionKind)
    level = models.CharField("层级", max_length=10, choices=Level, default=Level.COUNTY)
    area = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="哪个责任区的"
    )
    title = models.CharField("名称", max_length=120)
    matters = models.TextField("督导事项", blank=True)
    state = models.CharField("状态", max_length=10, choices=InspectionState, default=InspectionState.RUNNING)
    from_on = models.DateField("从")
    until_on = models.DateField("到")
    hidden = models.BooleanField("不事先告知", default=False)
    team_size = models.PositiveSmallIntegerField("每组人数", default=1)
    minutes = models.PositiveSmallIntegerField("占学校多少分钟", default=0)
    inspector_minutes = models.PositiveSmallIntegerField("督学要多少分钟", default=0)
    plan_item = models.ForeignKey(
        PlanItem, null=True, blank=True, on_delete=models.PROTECT, related_name="inspections", verbose_name="计划事项"
    )
    off_plan_reason = models.CharField("计划外的理由", max_length=200, blank=True)
    partners = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name="联合单位")
    from_whom = models.CharField("上级来的单位", max_length=80, blank=True)
    notice_on = models.DateField("书面通知", null=True, blank=True)
    notice_corrected = models.TextField("通知日子的更正", blank=True)
    cause_kind = models.CharField("起因", max_length=12, blank=True)
    cause = models.CharField("起因编号", max_length=64, blank=True)
    looks_back_at = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="looked_back_by",
        verbose_name="回头看哪次",
    )
    publish_due_on = models.DateField("公布期限", null=True, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True)
    published_where = models.CharField("公布在", max_length=120, blank=True)
    started_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="安排人")
    started_at = models.DateTimeField("安排", auto_now_add=True)
    ended_at = models.DateTimeField("结束", null=True, blank=True)

    objects = InspectionQuerySet.as_manager()

    class Meta:
        verbose_name = "一轮督导"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(until_on__gte=models.F("from_on")), name="inspection_ends_after_start"),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False) | ~Q(state="ended") & Q(ended_at=None),
                name="inspection_ended_has_time",
            ),
            models.CheckConstraint(
                condition=Q(level="area", area__isnull=False) | ~Q(level="area") & Q(area=None),
                name="area_of_an_areas_inspection",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None, published_where="") | Q(published_on__isnull=False),
                name="published_has_day",
            ),
        ]
        indexes = [models.Index(fields=["county_code", "kind", "from_on"], name="inspection_by_kind")]

    def __str__(self):
        return self.title

    @property
    def has_opinion(self) -> bool:
        return self.kind in WITH_OPINION


class AskedPoint(models.Model):
    """A point on the checklist of an inspection; several schemes may stand in one list (A07). ``minutes``: as the
    office wrote them, None where they are those of the scheme."""

    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="points", verbose_name="督导")
    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="+", verbose_name="要点")
    order = models.PositiveSmallIntegerField("顺序")
    guidance = models.CharField("看什么、问谁", max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField("看几分钟", null=True, blank=True)

    class Meta:
        verbose_name = "督导清单"
        ordering = ["inspection_id", "order"]
        constraints = [models.UniqueConstraint(fields=["inspection", "checkpoint"], name="asked_once_an_inspection")]
