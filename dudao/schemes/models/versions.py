"""Schemes and their versions: which of them hold on a day."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from dudao.accounts.models import User
from dudao.files.models import FileUse

from ..enums import Standing, VersionState
from .county import OfCountyQuerySet


class VersionQuerySet(OfCountyQuerySet):
    def put_in_force(self):
        return self.filter(state=VersionState.PUT_IN_FORCE)

    def in_force(self, day: date):
        """The versions that hold on ``day``: begun, and no later one has begun."""
        return self.put_in_force().filter(in_force_on__lte=day).filter(_not_over(day))

    def lasting(self, day: date):
        """Those in force on ``day`` and those whose day is still to come."""
        return self.put_in_force().filter(_not_over(day))


def _not_over(day: date) -> Q:
    """``retired_on`` is the first day without it. One that was replaced before its day never holds."""
    return Q(retired_on=None) | Q(retired_on__gt=day) & Q(retired_on__gt=F("in_force_on"))


class Scheme(models.Model):
    """A family of versions: next year's edition of the same scheme is a version of it."""

    county_code = models.CharField("县级代码", max_length=6)
    name = models.CharField("名称", max_length=120)

    objects = OfCountyQuerySet.as_manager()

    class Meta:
        verbose_name = "方案"
        constraints = [models.UniqueConstraint(fields=["county_code", "name"], name="scheme_name_once")]

    def __str__(self):
        return self.name


class SchemeVersion(models.Model):
    """One document of the family. While it is a draft everything that was read lives in ``draft`` (one JSON); rows
    of the other tables appear when it is put in force."""

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="versions", verbose_name="方案")
    county_code = models.CharField("县级代码", max_length=6)
    number = models.PositiveSmallIntegerField("版次", default=1)
    state = models.CharField("状态", max_length=10, choices=VersionState, default=VersionState.DRAFT)
    title = models.CharField("标题", max_length=160)
    doc_number = models.CharField("文号", max_length=60, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    source = models.ForeignKey(FileUse, null=True, on_delete=models.PROTECT, verbose_name="原件")
    draft = models.JSONField("校核稿", default=dict)
    revision = models.PositiveIntegerField("改动次数", default=0)
    edited_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="最近改动人"
    )
    edited_at = models.DateTimeField("最近改动", null=True)
    in_force_on = models.DateField("生效日", null=True, blank=True)
    put_in_force_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="生效人"
    )
    retired_on = models.DateField("停用日", null=True, blank=True)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followers", verbose_name="接续哪一份"
    )
    ends_followed = models.BooleanField("接续的那份同时停用", default=False)
    called_off_at = models.DateTimeField("取消", null=True, blank=True)
    called_off_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="取消人"
    )
    call_off_reason = models.CharField("为什么取消", max_length=300, blank=True)
    took_effect_at = models.DateTimeField("起效", null=True, editable=False)
    created_at = models.DateTimeField("建立", auto_now_add=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "方案版本"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["scheme"], condition=Q(state=VersionState.DRAFT), name="one_open_draft_a_scheme"
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.DRAFT) | Q(in_force_on__isnull=False, put_in_force_by__isnull=False),
                name="in_force_has_day_and_person",
            ),
            models.CheckConstraint(
                condition=Q(retired_on=None) | Q(retired_on__gte=F("in_force_on")), name="retired_not_before_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state=VersionState.CALLED_OFF, called_off_at__isnull=False, called_off_by__isnull=False)
                & ~Q(call_off_reason="")
                | ~Q(state=VersionState.CALLED_OFF) & Q(called_off_at=None, called_off_by=None),
                name="called_off_has_facts",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def was_replaced_early(self) -> bool:
        """Another version took its place before it held for a single day."""
        return self.retired_on is not None and self.retired_on == self.in_force_on

    def standing_on(self, day: date) -> Standing:
        """The same days as ``in_force`` and ``lasting`` of the queryset."""
        if self.state == VersionState.DRAFT:
            return Standing.DRAFT
        if self.state == VersionState.CALLED_OFF:
            return Standing.CALLED_OFF
        if self.was_replaced_early or (self.retired_on is not None and self.retired_on <= day):
            return Standing.RETIRED
        return Standing.COMING if day < self.in_force_on else Standing.IN_FORCE
