"""The year's plan: what the office will inspect, filed and told a month ahead (E01)."""

from django.db import models
from django.db.models import Q

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.areas.scope import Scope

from ..enums import InspectionKind, Level, PlanState


class YearPlanQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        """The office's own paper until it is filed; then everybody in the county may know it."""
        own = self.filter(county_code=scope.county_code)
        return own if scope.whole_county else own.filter(state=PlanState.FILED)


class YearPlan(models.Model):
    """The list of a year's inspections. Filed, it is changed only by a new one; ``told_on``: when schools were told."""

    county_code = models.CharField("县级代码", max_length=6)
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("名称", max_length=120)
    state = models.CharField("状态", max_length=10, choices=PlanState, default=PlanState.DRAFT)
    filed_on = models.DateField("备案日期", null=True, blank=True)
    filed_with = models.CharField("备案机关", max_length=80, blank=True)
    told_on = models.DateField("告知学校", null=True, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="拟定人")
    made_at = models.DateTimeField("拟定", auto_now_add=True)

    objects = YearPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "年度督导计划"
        ordering = ["-year", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["county_code", "year"], condition=Q(state="filed"), name="one_filed_plan_a_year"
            ),
            models.UniqueConstraint(
                fields=["county_code", "year"], condition=Q(state="draft"), name="one_draft_plan_a_year"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", filed_on=None) | ~Q(state="draft") & Q(filed_on__isnull=False),
                name="filed_plan_has_day",
            ),
        ]

    def __str__(self):
        return self.title


class PlanItem(models.Model):
    """One inspection of the year: kind, matters, months, whom it reaches, with whom. ``carries_on``: the same item of
    the plan that this one replaces, under which inspections may have been arranged already."""

    plan = models.ForeignKey(YearPlan, on_delete=models.CASCADE, related_name="items", verbose_name="计划")
    order = models.PositiveSmallIntegerField("顺序")
    kind = models.CharField("种类", max_length=16, choices=InspectionKind)
    level = models.CharField("层级", max_length=10, choices=Level, default=Level.COUNTY)
    title = models.CharField("名称", max_length=120)
    matters = models.TextField("内容", blank=True)
    manner = models.CharField("方式", max_length=120, blank=True)
    objects_words = models.CharField("对象和范围", max_length=200, blank=True)
    from_on = models.DateField("从")
    until_on = models.DateField("到")
    partners = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name="联合单位")
    carries_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="carried_on_by",
        verbose_name="接着哪一项",
    )  # fmt: skip

    class Meta:
        verbose_name = "计划事项"
        ordering = ["plan_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "order"], name="plan_item_order_once"),
            models.CheckConstraint(condition=Q(until_on__gte=models.F("from_on")), name="plan_item_ends_after_start"),
        ]

    def __str__(self):
        return self.title
