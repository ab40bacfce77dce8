"""What a special or comprehensive inspection says to a unit (《教育督导条例》第二十、二十一条)."""

from django.db import models
from django.db.models import Q

from dudao.accounts.models import User

from ..enums import OpinionState
from ..readers import Reader
from .visits import Visit


class OpinionQuerySet(models.QuerySet):
    def visible_to(self, reader: Reader):
        return self.filter(visit__in=Visit.objects.visible_to(reader))


class Opinion(models.Model):
    """Preliminary opinion, the unit's statement in defence, the opinion; each with its day by the region's clock.

    ``taken_back``: preliminary opinions that were told by mistake, each with its day and the reason, the last one last.
    """

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="opinion", verbose_name="到校督导")
    state = models.CharField("状态", max_length=12, choices=OpinionState, default=OpinionState.PRELIMINARY)
    preliminary = models.TextField("初步意见")
    told_on = models.DateField("告知日期")
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="告知人")
    defence_due_on = models.DateField("申辩到哪天")
    taken_back = models.TextField("收回的初步意见", blank=True)
    defence = models.TextField("学校申辩", blank=True)
    defended_at = models.DateTimeField("申辩时间", null=True, blank=True)
    defended_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="申辩人"
    )
    due_on = models.DateField("意见书最晚")
    considered = models.TextField("申辩怎么看", blank=True)
    text = models.TextField("督导意见", blank=True)
    rectify_by = models.DateField("整改到哪天", null=True, blank=True)
    report_by = models.DateField("整改报告最晚", null=True, blank=True)
    issued_on = models.DateField("出具日期", null=True, blank=True)
    issued_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="出具人"
    )
    revision = models.PositiveIntegerField("改动次数", default=0)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = "督导意见"
        constraints = [
            models.CheckConstraint(
                condition=Q(state="issued", issued_on__isnull=False) & ~Q(text="")
                | ~Q(state="issued") & Q(issued_on=None),
                name="issued_opinion_has_text",
            ),
            models.CheckConstraint(
                condition=Q(defended_at=None, defence="") | Q(defended_at__isnull=False) & ~Q(defence=""),
                name="defence_has_words",
            ),
            models.CheckConstraint(
                condition=Q(defence="") | Q(issued_on=None) | ~Q(considered=""), name="defence_is_answered"
            ),
            models.CheckConstraint(
                condition=~Q(state="taken_back") | ~Q(taken_back="") & Q(defence=""), name="taken_back_before_a_defence"
            ),
        ]
