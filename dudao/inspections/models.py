import uuid

from django.db import models
from django.db.models import Q

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.areas.scope import Scope
from dudao.schemes.answers import Value
from dudao.schemes.models import Checkpoint, SchemeVersion

from .enums import AssessmentState, RoundKind, RoundState, WorkbookOutcome


class RoundQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        if scope.whole_county:
            return self.filter(county_code=scope.county_code)
        return self.filter(
            county_code=scope.county_code, pk__in=Assessment.objects.filter(unit__in=scope.unit_ids).values("round")
        )


class Round(models.Model):
    """A round asks units about the points of a scheme that apply to them. A self-check is a kind of round.

    Ended without ``ended_by`` it ended by itself.
    """

    county_code = models.CharField("县级代码", max_length=6)
    kind = models.CharField("种类", max_length=16, choices=RoundKind, default=RoundKind.SELF_CHECK)
    version = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="rounds", verbose_name="方案版本")
    title = models.CharField("名称", max_length=120)
    state = models.CharField("状态", max_length=10, choices=RoundState, default=RoundState.SENT)
    opens_on = models.DateField("开始")
    due_on = models.DateField("期限")
    report_due_on = models.DateField("汇总上报期限", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("每校预计分钟", default=0)
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, verbose_name="上一轮")
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="派发人")
    sent_at = models.DateTimeField("派发", auto_now_add=True)
    ended_at = models.DateTimeField("结束", null=True, blank=True)
    ended_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="结束人"
    )

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "一轮督查"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=models.F("opens_on")), name="round_due_after_open"),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False)
                | ~Q(state="ended") & Q(ended_at=None, ended_by=None),
                name="ended_has_time",
            ),
        ]

    def __str__(self):
        return self.title


class AssessmentQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        return self.filter(scope.q("unit"))


class Assessment(models.Model):
    """One unit's answers in one round.

    The id may come from a device; ``payload_hash`` makes receiving it twice harmless. ``missed``: it was not in when
    the round ended; confirmed as well, it came late.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    county_code = models.CharField("县级代码", max_length=6)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assessments", verbose_name="轮次")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assessments", verbose_name="单位")
    state = models.CharField("状态", max_length=12, choices=AssessmentState, default=AssessmentState.NOT_BEGUN)
    revision = models.PositiveIntegerField("改动次数", default=0)
    payload_hash = models.CharField("收件摘要", max_length=64, blank=True)
    begun_at = models.DateTimeField("开始", null=True, blank=True)
    confirmed_at = models.DateTimeField("确认", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="确认人"
    )
    by_workbook = models.BooleanField("用表格交", default=False)
    times_returned = models.PositiveSmallIntegerField("退回次数", default=0)
    return_reason = models.CharField("退回原因", max_length=300, blank=True)
    missed = models.BooleanField("结束时没交", default=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "一次自查或检查"
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="one_assessment_a_unit"),
            models.CheckConstraint(
                condition=Q(state="confirmed", confirmed_at__isnull=False)
                | ~Q(state="confirmed") & Q(confirmed_at=None),
                name="confirmed_has_time",
            ),
        ]


class Answer(models.Model):
    """One point answered. Words, measure, person and day are asked only where the answer is not "met".

    ``revision`` is the assessment's at the last change of this answer: who saves an older page is told, not obeyed.
    ``taken_from``: the form of another round in which the unit gave it, until somebody says something else here.
    """

    PERSONAL_FIELDS = ("owner_name",)

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers", verbose_name="自查")
    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="answers", verbose_name="要点")
    value = models.CharField("回答", max_length=8, choices=Value)
    unchanged = models.BooleanField("与上次一样", default=False)
    revision = models.PositiveIntegerField("改于第几次", default=0)
    note = models.TextField("情况", blank=True)
    measures = models.TextField("整改措施", blank=True)
    owner_name = models.CharField("责任人", max_length=40, blank=True)
    due_on = models.DateField("整改期限", null=True, blank=True)
    taken_from = models.ForeignKey(
        Assessment, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="取自哪张表"
    )
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="填写人")
    answered_at = models.DateTimeField("时间", auto_now=True)

    class Meta:
        verbose_name = "回答"
        constraints = [models.UniqueConstraint(fields=["assessment", "checkpoint"], name="one_answer_a_point")]


class Handover(models.Model):
    """A group of points handed by the head to somebody in the same unit."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="handovers", verbose_name="自查")
    group_code = models.CharField("组号", max_length=20)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="交给谁")

    class Meta:
        verbose_name = "分工"
        constraints = [models.UniqueConstraint(fields=["assessment", "group_code"], name="one_person_a_group")]


class ReturnedWorkbook(models.Model):
    """A form that came back as a file: the same file twice changes nothing, two files of one unit are a question."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="workbooks", verbose_name="轮次")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="单位")
    sha256 = models.CharField("SHA-256", max_length=64)
    name = models.CharField("文件名", max_length=200)
    outcome = models.CharField("结果", max_length=12, choices=WorkbookOutcome)
    message = models.CharField("说明", max_length=300, blank=True)
    received_at = models.DateTimeField("收到", auto_now_add=True)
    received_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="收件人")

    class Meta:
        verbose_name = "收回的表格"
        constraints = [models.UniqueConstraint(fields=["round", "sha256"], name="workbook_once_a_round")]


class Consolidation(models.Model):
    """What a school district or a directly managed school sends upward about a round: list, plan, report as one.

    Once sent it is written no more; ``payload_hash`` is the digest of what was sent.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="consolidations", verbose_name="轮次")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="学区")
    plan = models.TextField("整改安排", blank=True)
    report = models.TextField("整改落实情况", blank=True)
    submitted_at = models.DateTimeField("上报", null=True, blank=True)
    submitted_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="上报人"
    )
    payload_hash = models.CharField("上报摘要", max_length=64, blank=True)

    class Meta:
        verbose_name = "学区汇总"
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="one_consolidation_a_unit"),
            models.CheckConstraint(
                condition=Q(submitted_at=None, submitted_by=None)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="submitted_by_somebody",
            ),
        ]

    def save(self, *args, **kwargs):
        if self.pk and Consolidation.objects.filter(pk=self.pk, submitted_at__isnull=False).exists():
            raise TypeError("a report that was sent is written no more")
        super().save(*args, **kwargs)
