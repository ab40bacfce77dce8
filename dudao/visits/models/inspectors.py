"""What an inspector's work leaves beside the visits: plate, study, activities, remarks, spot checks of records."""

import secrets

from django.db import models
from django.db.models import Q

from dudao.accounts.models import Posting, User
from dudao.areas.models import Unit
from dudao.areas.scope import Scope
from dudao.files.models import FileUse

from ..enums import CountingPeriod, RecordVerdict, RemarkKind
from .visits import Visit


def new_token() -> str:
    return secrets.token_urlsafe(9)


class Plate(models.Model):
    """The plate at a school's gate (B10): who inspects here, how to reach him, on what matters."""

    posting = models.OneToOneField(Posting, on_delete=models.CASCADE, related_name="plate", verbose_name="挂牌")
    token = models.CharField("二维码编号", max_length=16, unique=True, default=new_token)
    phone = models.CharField("公示电话", max_length=20, blank=True)
    matters = models.JSONField("督导事项", default=list, blank=True)
    photo = models.ForeignKey(
        FileUse, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="照片"
    )

    PERSONAL_FIELDS = ("phone",)

    class Meta:
        verbose_name = "督学公示牌"


class StudyRecord(models.Model):
    """What an inspector has read before going (D09). His own; nobody counts it against him."""

    county_code = models.CharField("县级代码", max_length=6)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="studies", verbose_name="督学")
    material = models.CharField("学了什么", max_length=120)
    read_on = models.DateField("哪天")
    note = models.TextField("记一笔", blank=True)

    class Meta:
        verbose_name = "学习记录"
        ordering = ["-read_on", "-id"]


class ActivityRule(models.Model):
    """One of the office's "at least N times" (六个至少, D06); the list is empty until the office fills it."""

    county_code = models.CharField("县级代码", max_length=6)
    name = models.CharField("做什么", max_length=60)
    at_least = models.PositiveSmallIntegerField("至少几次")
    period = models.CharField("多长时间里", max_length=10, choices=CountingPeriod)
    source = models.CharField("依据", max_length=120, blank=True)
    from_on = models.DateField("自")
    until_on = models.DateField("至", null=True, blank=True)

    class Meta:
        verbose_name = "次数要求"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["county_code", "name", "period"], condition=Q(until_on=None), name="one_current_activity_rule"
            )
        ]


class Activity(models.Model):
    """Something done that a rule counts, at a school, as part of a visit or beside it."""

    rule = models.ForeignKey(ActivityRule, on_delete=models.PROTECT, related_name="done", verbose_name="要求")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="督学")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="学校"
    )
    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.CASCADE, related_name="activities", verbose_name="到校督导"
    )
    on = models.DateField("哪天")
    times = models.PositiveSmallIntegerField("几次", default=1)

    class Meta:
        verbose_name = "督导活动"
        indexes = [models.Index(fields=["user", "on"], name="activity_by_user")]


class RemarkQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        return self.filter(scope.q("unit"))


class Remark(models.Model):
    """A difficulty that a school cannot settle alone, or a highlight worth telling (D08); the office answers it."""

    county_code = models.CharField("县级代码", max_length=6)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name="学校")
    visit = models.ForeignKey(
        Visit, null=True, blank=True, on_delete=models.PROTECT, related_name="remarks", verbose_name="到校督导"
    )
    kind = models.CharField("哪一类", max_length=10, choices=RemarkKind)
    words = models.TextField("情况")
    suggestion = models.TextField("建议", blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="提出人")
    at = models.DateTimeField("时间", auto_now_add=True)
    handling = models.TextField("督导室怎么办的", blank=True)
    handled_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="答复人"
    )
    handled_at = models.DateTimeField("答复", null=True, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "难处和亮点"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(handled_at=None, handling="") | Q(handled_at__isnull=False) & ~Q(handling=""),
                name="handled_remark_has_words",
            )
        ]


class RecordCheck(models.Model):
    """The office looked through the record of a visit (D10): the record, never a mark for a person."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="checks", verbose_name="到校督导")
    verdict = models.CharField("结论", max_length=10, choices=RecordVerdict)
    words = models.CharField("说明", max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="抽查人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "记录抽查"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(verdict="sound") | ~Q(words=""), name="doubted_record_has_words")
        ]
