from django.db import models
from django.db.models import Q

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.areas.scope import Scope

from .enums import DayUnit, ObligationKind, ObligationState, UrgingChannel


class ObligationQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        """What units in scope owe, and what is owed to them."""
        if scope.whole_county:
            return self.filter(county_code=scope.county_code)
        return self.filter(county_code=scope.county_code).filter(
            Q(debtor__in=scope.unit_ids) | Q(creditor__in=scope.unit_ids)
        )

    def open(self):
        return self.filter(state=ObligationState.OPEN)


class Obligation(models.Model):
    """Who owes what by when. Workbench, overdue, reminders, urging and the burden sum all read this one table.

    It knows no source: ``kind`` and ``reference`` say what is owed, ``period`` tells repetitions apart.
    """

    county_code = models.CharField("县级代码", max_length=6)
    debtor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="owed", verbose_name="谁办")
    person = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="owed", verbose_name="由谁经办"
    )
    creditor = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="due_to", verbose_name="办给谁"
    )
    kind = models.CharField("种类", max_length=20, choices=ObligationKind)
    reference = models.CharField("编号", max_length=64)
    period = models.CharField("期", max_length=12, blank=True)
    title = models.CharField("事项", max_length=200)
    due_on = models.DateField("期限", null=True, blank=True)
    due_words = models.CharField("期限（原文）", max_length=120, blank=True)
    day_unit = models.CharField("按什么日", max_length=10, choices=DayUnit, default=DayUnit.CALENDAR)
    minutes = models.PositiveSmallIntegerField("预计分钟", default=0)
    state = models.CharField("状态", max_length=10, choices=ObligationState, default=ObligationState.OPEN)
    opened_at = models.DateTimeField("派发", auto_now_add=True)
    done_at = models.DateTimeField("办完", null=True, blank=True)
    done_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="办理人"
    )
    result = models.TextField("结果", blank=True)
    paper_received_on = models.DateField("纸质件收到", null=True, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = "应办事项"
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["debtor", "kind", "reference", "period"], name="owed_once"),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False) | (~Q(state="done") & Q(done_at=None)),
                name="done_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["debtor", "due_on"], condition=Q(state="open"), name="owed_open_by_debtor"),
            models.Index(fields=["creditor", "due_on"], condition=Q(state="open"), name="owed_open_by_creditor"),
            models.Index(fields=["county_code", "due_on"], condition=Q(state="open"), name="owed_open_by_county"),
            models.Index(fields=["kind", "reference"], name="owed_by_reference"),
        ]

    def __str__(self):
        return f"{self.debtor} {self.title}"


class Urging(models.Model):
    """That somebody was reminded: by telephone, in a group, in person. One tap."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="urgings", verbose_name="事项")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="催办人")
    at = models.DateTimeField("时间", auto_now_add=True)
    channel = models.CharField("方式", max_length=10, choices=UrgingChannel)
    note = models.CharField("备注", max_length=200, blank=True)

    class Meta:
        verbose_name = "催办"
        ordering = ["at"]
