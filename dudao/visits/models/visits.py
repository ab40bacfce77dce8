"""A visit to one unit: who goes, what was seen, what became of it (D01-D07, H05)."""

import uuid

from django.db import models
from django.db.models import Q

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.ledger.enums import Severity
from dudao.schemes.answers import Value
from dudao.schemes.models import Checkpoint

from ..enums import Conclusion, Leaving, Outcome, TalkGroup, VisitState
from ..readers import Reader
from .inspections import Inspection

# What the unit itself knows of: it was announced to it in writing, or it had the feedback.
TOLD = Q(state=VisitState.FED_BACK) | Q(inspection__notice_on__isnull=False, inspection__hidden=False)
# What is no secret any more: it never was one, or the door was opened.
NO_SECRET = Q(inspection__hidden=False) | Q(opened_at__isnull=False)


class VisitQuerySet(models.QuerySet):
    def visible_to(self, reader: Reader):
        """See ``Reader``. Every list, search, count, notice and export of visits starts here."""
        # The county stands before the choice: within it SQLite would look up the county once for each side.
        known = _mine(reader) | reader.scope.q("unit") & _shown(reader)
        return self.filter(known, county_code=reader.scope.county_code)

    def reckoned_with(self, reader: Reader):
        """What the reader may know of wherever in the county it is: never to be listed, only to tell how much an
        inspector has to do who also goes where the reader looks."""
        return self.filter(_mine(reader) | _shown(reader), county_code=reader.scope.county_code)

    def told(self):
        """Of which the unit had the notice or the feedback."""
        return self.filter(TOLD)

    def with_member(self, user):
        """Those of which ``user`` (or a key) is one of the team."""
        return self.filter(members__user=user, members__left_at=None)

    def live(self):
        return self.exclude(state__in=(VisitState.CANCELLED, VisitState.MISSED))


def _mine(reader: Reader) -> Q:
    mine = Q(pk__in=VisitMember.objects.of(reader.user_id).values("visit"))
    return mine | Q(inspection__in=_arranged_by_hand(reader)) if reader.scope.whole_county else mine


def _shown(reader: Reader) -> Q:
    return TOLD if reader.told_only else NO_SECRET


def _arranged_by_hand(reader: Reader):
    """Hidden inspections whose places this person chose himself and may have to take back; never one that was drawn."""
    rows = Inspection.objects.filter(county_code=reader.scope.county_code, hidden=True, draw=None)
    return rows.filter(started_by=reader.user_id).values("pk")


class Visit(models.Model):
    """One visit of a round. The id may come from a device; ``payload_hash`` makes receiving it twice harmless.

    ``paper_code`` stands on the printed checklist, ``typed_by`` is who put a paper in afterwards. ``revision`` counts
    the changes of the record; ``closed_record_at``: from then on it changes only by an Amendment. ``told_on`` is the
    day from which a notice runs, which on paper lies before ``fed_back_at``. ``receipt_by`` signed for it, or typed in
    that it was signed for on paper (``receipt_paper_on``).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    county_code = models.CharField("县级代码", max_length=6)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="visits", verbose_name="督导")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="visits", verbose_name="单位")
    nth = models.PositiveSmallIntegerField("第几次", default=1)
    again_reason = models.CharField("为什么再去", max_length=200, blank=True)
    state = models.CharField("状态", max_length=10, choices=VisitState, default=VisitState.PLANNED)
    month = models.DateField("哪个月", help_text="当月一日")
    planned_on = models.DateField("打算哪天去", null=True, blank=True)
    due_on = models.DateField("最晚")
    asks_minutes = models.PositiveSmallIntegerField("占单位多少分钟", default=0)
    opened_at = models.DateTimeField("到校", null=True, blank=True)
    visited_on = models.DateField("督导日期", null=True, blank=True)
    certificate_shown = models.BooleanField("出示了督学证", default=False)
    certificate_note = models.CharField("督学证过期的情况", max_length=200, blank=True)
    methods = models.JSONField("方式", default=list, blank=True)
    steps = models.JSONField("走过的步骤", default=list, blank=True)
    summary = models.TextField("总的情况", blank=True)
    conclusion = models.CharField("核查的结果", max_length=10, choices=Conclusion, blank=True)
    feedback = models.TextField("反馈给学校的话", blank=True)
    minutes = models.PositiveSmallIntegerField("实际用时", null=True, blank=True)
    closed_record_at = models.DateTimeField("记录完", null=True, blank=True)
    fed_back_at = models.DateTimeField("反馈", null=True, blank=True)
    told_on = models.DateField("学校哪天收到反馈", null=True, blank=True)
    receipt_at = models.DateTimeField("学校签收", null=True, blank=True)
    receipt_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="签收人"
    )
    receipt_words = models.CharField("学校的话", max_length=300, blank=True)
    receipt_paper_on = models.DateField("纸上哪天签收", null=True, blank=True)
    receipt_objection = models.CharField("学校说没有签过", max_length=300, blank=True)
    gone_reason = models.CharField("没去或取消的原因", max_length=200, blank=True)
    paper_code = models.CharField("纸质表编号", max_length=12, blank=True)
    typed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="录入人"
    )
    payload_hash = models.CharField("收件摘要", max_length=64, blank=True)
    revision = models.PositiveIntegerField("改动次数", default=0)

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = "到校督导"
        ordering = ["due_on", "unit_id", "nth"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "unit", "nth"], name="visit_once_a_turn"),
            models.UniqueConstraint(fields=["paper_code"], condition=~Q(paper_code=""), name="paper_code_once"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "missed", "cancelled"]) | Q(opened_at__isnull=False),
                name="opened_visit_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["recorded", "fed_back"])
                | Q(closed_record_at__isnull=False, visited_on__isnull=False),
                name="recorded_visit_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["missed", "cancelled"]) | ~Q(gone_reason=""), name="gone_visit_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(receipt_paper_on=None) | Q(receipt_at__isnull=False), name="paper_receipt_is_a_receipt"
            ),
        ]
        indexes = [
            models.Index(fields=["county_code", "month", "state"], name="visit_by_month"),
            models.Index(fields=["unit", "month"], name="visit_by_unit"),
            # Which schools were seen in which month is read from this alone, also where there are thousands.
            models.Index(
                fields=["county_code", "state", "unit", "month", "inspection", "visited_on"], name="visit_seen_by_unit"
            ),
        ]

    def __str__(self):
        return f"{self.unit} {self.get_state_display()}"

    @property
    def turn(self) -> str:
        """第 2 次, where the team came again in one round; "" for the first."""
        return f"第 {self.nth} 次" if self.nth > 1 else ""

    @property
    def team(self) -> list["VisitMember"]:
        """Those who go now, the lead first; over a prefetch of ``members__user`` it asks nothing."""
        here = [member for member in self.members.all() if member.left_at is None]
        return sorted(here, key=lambda member: (not member.is_lead, member.pk))


class VisitMemberQuerySet(models.QuerySet):
    def current(self):
        """Those who go; who left stays on record."""
        return self.filter(left_at=None)

    def of(self, user):
        """The places in teams that ``user`` (or a key) holds now."""
        return self.current().filter(user=user)


class VisitMember(models.Model):
    """Somebody who goes. Who left stays on record, with the reason and who came instead."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="members", verbose_name="到校督导")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="visits", verbose_name="督学")
    is_lead = models.BooleanField("牵头", default=False)
    left_at = models.DateTimeField("退出", null=True, blank=True)
    left_why = models.CharField("为什么", max_length=10, choices=Leaving, blank=True)
    left_words = models.CharField("说明", max_length=200, blank=True)
    instead = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="改由谁去"
    )

    objects = VisitMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "督导组成员"
        ordering = ["visit_id", "-is_lead", "id"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "user"], condition=Q(left_at=None), name="member_once_a_visit"),
            models.UniqueConstraint(fields=["visit"], condition=Q(left_at=None, is_lead=True), name="one_lead_a_visit"),
            models.CheckConstraint(
                condition=Q(left_at=None, left_why="") | Q(left_at__isnull=False) & ~Q(left_why=""),
                name="who_left_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["user"], condition=Q(left_at=None), name="visits_of_member")]


class SeenPoint(models.Model):
    """What was seen at one point. ``still``: the answer of the last visit was confirmed as still true.

    A failed point has one of three ways out (``outcome``): put right on the spot; a day for putting it right
    (``days``); or a section of the bureau that must settle it (``section``). While the record is open a way out may
    still want its days or its section; it is not closed so. ``severity`` is only said of what gets a day; nothing said
    is minor.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="seen", verbose_name="到校督导")
    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="seen", verbose_name="要点")
    value = models.CharField("看到的", max_length=8, choices=Value, blank=True)
    still = models.BooleanField("仍同上次", default=False)
    note = models.TextField("情况", blank=True)
    outcome = models.CharField("怎么处理", max_length=12, choices=Outcome, blank=True)
    days = models.PositiveSmallIntegerField("几天内改好", null=True, blank=True)
    section = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="哪个科室解决"
    )
    severity = models.CharField("轻重", max_length=10, choices=Severity, blank=True)
    revision = models.PositiveIntegerField("改于第几次", default=0)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="记录人")
    answered_at = models.DateTimeField("时间", auto_now=True)

    class Meta:
        verbose_name = "督导所见"
        constraints = [
            models.UniqueConstraint(fields=["visit", "checkpoint"], name="seen_once_a_visit"),
            models.CheckConstraint(condition=Q(severity="") | Q(outcome="notice"), name="severity_of_a_notice"),
        ]


class Talk(models.Model):
    """A talk: with which group, how many, what was said in general; never who (《教育督导条例》第十九条).

    ``apart``: those set above the group had left the room.
    """

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="talks", verbose_name="到校督导")
    group = models.CharField("和谁谈", max_length=10, choices=TalkGroup)
    people = models.PositiveSmallIntegerField("几个人")
    apart = models.BooleanField("学校管理人员不在场", default=True)
    words = models.TextField("谈到什么", blank=True)

    class Meta:
        verbose_name = "座谈"
        ordering = ["id"]


class Amendment(models.Model):
    """A correction of a record that was already closed: what it said, what it says now, why. Written once."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="amendments", verbose_name="到校督导")
    what = models.CharField("哪一处", max_length=120)
    before = models.TextField("原来写的", blank=True)
    after = models.TextField("改成")
    why = models.CharField("为什么改", max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="改的人")
    at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "记录更正"
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(why=""), name="amendment_has_reason")]

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("an amendment is written once")
        super().save(*args, **kwargs)
