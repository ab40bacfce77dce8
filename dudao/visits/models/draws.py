"""A sealed draw of schools and of those who go there (E02): 双随机一公开."""

from django.db import models
from django.db.models import F, Q

from dudao.accounts.models import User
from dudao.areas.scope import Scope

from ..enums import DrawState
from .inspections import Inspection


class DrawQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        """That there is a draw, its pool and its digest are the office's to show; what was drawn is not here."""
        return self.filter(county_code=scope.county_code) if scope.whole_county else self.none()


class Draw(models.Model):
    """Announced: pool, strata, exclusions and the hash of a secret. Drawn: a public value of a later day, entered by
    somebody else; the record then replays the draw from itself alone (``dudao draw verify``).

    ``sealed_secret`` and ``sealed_record`` are encrypted at rest: what was drawn shows only in the visits of the team
    until the last of them is opened; then the record may be published (``published_on``). One that was drawn and is
    void was published by that: what was thrown away is seen by everybody.
    """

    county_code = models.CharField("县级代码", max_length=6)
    title = models.CharField("名称", max_length=120)
    state = models.CharField("状态", max_length=10, choices=DrawState, default=DrawState.ANNOUNCED)
    announcement = models.JSONField("公布的范围")
    digest = models.CharField("公布的摘要", max_length=64)
    sealed_secret = models.TextField("密封的随机数（加密）")
    source = models.CharField("用哪个公开数", max_length=120)
    source_on = models.DateField("公开数哪天出")
    announced_on = models.DateField("公布日期")
    announced_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="公布人")
    value = models.CharField("公开数", max_length=120, blank=True)
    entered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="录入人"
    )
    entered_at = models.DateTimeField("录入", null=True, blank=True)
    sealed_record = models.TextField("抽取记录（加密）", blank=True)
    record_digest = models.CharField("记录摘要", max_length=64, blank=True)
    published_on = models.DateField("公布记录", null=True, blank=True)
    void_reason = models.CharField("作废原因", max_length=200, blank=True)
    inspection = models.OneToOneField(
        Inspection, null=True, blank=True, on_delete=models.PROTECT, related_name="draw", verbose_name="督导"
    )

    objects = DrawQuerySet.as_manager()

    class Meta:
        verbose_name = "随机抽取"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(entered_by=None) | ~Q(entered_by=F("announced_by")), name="second_person_enters_the_value"
            ),
            models.CheckConstraint(
                condition=Q(state="announced", entered_at=None)
                | Q(state="drawn", entered_at__isnull=False) & ~Q(record_digest="")
                | Q(state="void") & ~Q(void_reason="") & (Q(entered_at=None) | Q(published_on__isnull=False)),
                name="drawn_has_record",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | ~Q(record_digest=""), name="published_draw_has_record"
            ),
        ]

    def __str__(self):
        return self.title
