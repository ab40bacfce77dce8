from django.db import models
from django.db.models import F, Q

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.areas.scope import Scope

from .enums import SETTLED, ProblemState, Severity, SourceKind


class ProblemQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        return self.filter(scope.q("unit"))

    def unsettled(self):
        return self.exclude(state__in=SETTLED)


class Problem(models.Model):
    """What is wrong at one unit at one point.

    At most one is open for a unit and a lineage; sightings are Occurrences.
    """

    PERSONAL_FIELDS = ("owner_name",)

    county_code = models.CharField("县级代码", max_length=6)
    number = models.CharField("编号", max_length=12)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="problems", verbose_name="单位")
    lineage = models.UUIDField("要点谱系", null=True, blank=True)
    point_code = models.CharField("要点编号", max_length=20, blank=True)
    point_text = models.TextField("要点", blank=True)
    title = models.CharField("问题", max_length=300)
    severity = models.CharField("轻重", max_length=10, choices=Severity, default=Severity.MINOR)
    source = models.CharField("来源", max_length=12, choices=SourceKind)
    state = models.CharField("状态", max_length=12, choices=ProblemState, default=ProblemState.OPEN)
    measures = models.TextField("整改措施", blank=True)
    owner_name = models.CharField("责任人", max_length=40, blank=True)
    due_on = models.DateField("整改期限", null=True, blank=True)
    found_on = models.DateField("发现日期")
    created_at = models.DateTimeField("入账", auto_now_add=True)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="入账人")
    submitted_at = models.DateTimeField("报整改", null=True, blank=True)
    submitted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="整改人"
    )
    closed_at = models.DateTimeField("销号", null=True, blank=True)
    closed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="销号人"
    )
    result = models.TextField("整改结果", blank=True)
    remark = models.CharField("备注", max_length=300, blank=True)
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="rebounds", verbose_name="上一次"
    )
    revision = models.PositiveIntegerField("改动次数", default=0)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        verbose_name = "问题"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["county_code", "number"], name="problem_number_once"),
            models.UniqueConstraint(
                fields=["unit", "lineage"],
                condition=Q(state__in=["open", "rectifying", "submitted", "returned"], lineage__isnull=False),
                name="one_open_problem_a_point",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False, closed_by__isnull=False) & ~Q(result="")
                | ~Q(state="closed") & Q(closed_at=None, closed_by=None),
                name="closed_has_facts",
            ),
            models.CheckConstraint(
                condition=Q(closed_by=None) | Q(submitted_by=None) | ~Q(closed_by=F("submitted_by")),
                name="closer_is_not_rectifier",
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="submitted_has_person",
            ),
        ]
        indexes = [
            models.Index(fields=["county_code", "state", "due_on"], name="problem_by_state"),
            models.Index(fields=["unit", "state"], name="problem_by_unit"),
            models.Index(fields=["county_code", "found_on"], name="problem_by_finding"),
            models.Index(
                fields=["county_code", "closed_at"], condition=Q(closed_at__isnull=False), name="problem_by_closing"
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.title}"


class Occurrence(models.Model):
    """One sighting of a problem, by its source (kind + reference)."""

    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="occurrences", verbose_name="问题")
    kind = models.CharField("来源", max_length=12, choices=SourceKind)
    reference = models.CharField("来源编号", max_length=64)
    seen_on = models.DateField("看到日期")
    note = models.TextField("情况", blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="记录人")

    class Meta:
        verbose_name = "发现"
        ordering = ["seen_on", "id"]
        constraints = [models.UniqueConstraint(fields=["problem", "kind", "reference"], name="sighting_once")]
        indexes = [models.Index(fields=["kind", "reference"], name="sighting_by_reference")]


class StepQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise TypeError("steps are append-only")

    def delete(self):
        raise TypeError("steps are append-only")


class Step(models.Model):
    """One act on a problem; written once. Measures, submissions, sending back, closing are all steps."""

    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="steps", verbose_name="问题")
    act = models.CharField("动作", max_length=20)
    from_state = models.CharField("原状态", max_length=12, blank=True)
    to_state = models.CharField("新状态", max_length=12)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="何人")
    position_label = models.CharField("以什么身份", max_length=120, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True)
    reason = models.TextField("说明", blank=True)
    facts = models.JSONField("事实", default=dict, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "办理"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(act="send_back") | ~Q(reason=""), name="sending_back_has_reason")
        ]

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("steps are append-only")
        super().save(*args, **kwargs)


class NumberSequence(models.Model):
    """The last number given in a county and year; locked while the next one is taken."""

    county_code = models.CharField("县级代码", max_length=6)
    year = models.PositiveSmallIntegerField("年")
    last = models.PositiveIntegerField("末号", default=0)

    class Meta:
        verbose_name = "编号"
        constraints = [models.UniqueConstraint(fields=["county_code", "year"], name="one_sequence_a_year")]
