import re
import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.areas.scope import Scope
from dudao.files.models import FileUse

from .enums import Cadence, DutyKind, Operator, Polarity, ReferenceKind, Standing, VersionState

DUTY_REFERENCE = "duty:"


class OfCountyQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        """A scheme belongs to the county as a whole; the empty scope sees none."""
        return self.filter(county_code=scope.county_code) if scope.county_code else self.none()


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


class Checkpoint(models.Model):
    """A point that is looked at. ``lineage`` stays the same over versions, so answers and problems carry on."""

    version = models.ForeignKey(
        SchemeVersion, on_delete=models.PROTECT, related_name="checkpoints", verbose_name="方案版本"
    )
    lineage = models.UUIDField("谱系", default=uuid.uuid4)
    order = models.PositiveSmallIntegerField("顺序")
    code = models.CharField("编号", max_length=20)
    text = models.TextField("要点")
    group_code = models.CharField("组号", max_length=20, blank=True)
    group = models.CharField("组", max_length=120, blank=True)
    item_code = models.CharField("项号", max_length=20, blank=True)
    item = models.CharField("项", max_length=120, blank=True)
    polarity = models.CharField("好坏向", max_length=10, choices=Polarity)
    unit_kinds = models.JSONField("适用单位", default=list)
    stages = models.JSONField("适用学段", default=list, blank=True)
    minutes = models.DecimalField("预计分钟", max_digits=4, decimal_places=1, default=0.5)
    place = models.JSONField("出处", default=dict, blank=True)

    class Meta:
        verbose_name = "督查要点"
        ordering = ["version_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "lineage"], name="lineage_once_a_version"),
            models.UniqueConstraint(fields=["version", "order"], name="order_once_a_version"),
        ]
        indexes = [models.Index(fields=["lineage"], name="checkpoint_by_lineage")]

    def __str__(self):
        return f"{self.code} {self.text[:20]}"


class Threshold(models.Model):
    """A number that the document sets, with the days on which it holds; rules read it, no code holds it."""

    version = models.ForeignKey(
        SchemeVersion, on_delete=models.PROTECT, related_name="thresholds", verbose_name="方案版本"
    )
    lineage = models.UUIDField("谱系", default=uuid.uuid4)
    what = models.CharField("什么", max_length=120)
    operator = models.CharField("怎样", max_length=6, choices=Operator)
    value = models.CharField("多少", max_length=30)
    unit = models.CharField("单位", max_length=20, blank=True)
    applies_to = models.CharField("对谁", max_length=120, blank=True)
    source_sentence = models.TextField("原句", blank=True)
    from_on = models.DateField("自")
    until_on = models.DateField("至", null=True, blank=True)
    place = models.JSONField("出处", default=dict, blank=True)

    class Meta:
        verbose_name = "限额"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")), name="threshold_ends_after_start"
            )
        ]


class Duty(models.Model):
    """A task, a reporting duty or a department's duty: one kind of thing, from which dated obligations are made.

    ``lineage`` stays the same over versions, and over two schemes that ask the same: what is owed is owed once.
    """

    version = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="duties", verbose_name="方案版本")
    lineage = models.UUIDField("谱系", default=uuid.uuid4)
    kind = models.CharField("种类", max_length=20, choices=DutyKind)
    order = models.PositiveSmallIntegerField("顺序")
    no = models.CharField("序号", max_length=20, blank=True)
    text = models.TextField("内容")
    who = models.JSONField("由谁（原文）", default=list)
    units = models.ManyToManyField(Unit, related_name="+", verbose_name="由谁（名册）")
    to_whom = models.CharField("报给谁", max_length=120, blank=True)
    due_on = models.DateField("期限", null=True, blank=True)
    due_words = models.CharField("期限（原文）", max_length=120, blank=True)
    cadence = models.CharField("多久一次", max_length=12, choices=Cadence, default=Cadence.ONCE)
    from_on = models.DateField("自", null=True, blank=True)
    until_on = models.DateField("至", null=True, blank=True)
    form_index = models.PositiveSmallIntegerField("用哪张表", null=True, blank=True)
    place = models.JSONField("出处", default=dict, blank=True)

    class Meta:
        verbose_name = "任务和职责"
        ordering = ["version_id", "kind", "order"]
        indexes = [models.Index(fields=["lineage"], name="duty_by_lineage")]

    @property
    def reference(self) -> str:
        """Under which it is owed, in whatever words and by whatever day."""
        return reference_of(self.lineage)


def reference_of(lineage: uuid.UUID) -> str:
    """The reference of what is owed by a duty of this lineage."""
    return f"{DUTY_REFERENCE}{lineage.hex[:16]}"


def lineage_range(reference: str) -> tuple[uuid.UUID, uuid.UUID] | None:
    """The first and the last lineage that have this reference; None for one that names no duty."""
    digits = reference.removeprefix(DUTY_REFERENCE)
    if digits == reference or not re.fullmatch(r"[0-9a-f]{16}", digits):
        return None
    return uuid.UUID(hex=digits + "0" * 16), uuid.UUID(hex=digits + "f" * 16)


class Phase(models.Model):
    """A window of the scheme with the document's own words."""

    version = models.ForeignKey(SchemeVersion, on_delete=models.PROTECT, related_name="phases", verbose_name="方案版本")
    order = models.PositiveSmallIntegerField("顺序")
    name = models.CharField("阶段", max_length=120)
    starts_on = models.DateField("自", null=True, blank=True)
    ends_on = models.DateField("至", null=True, blank=True)
    words = models.CharField("原文", max_length=120, blank=True)
    actor = models.CharField("由谁", max_length=200, blank=True)
    text = models.TextField("内容", blank=True)

    class Meta:
        verbose_name = "阶段"
        ordering = ["version_id", "order"]


class Target(models.Model):
    """An aim that names a measure and a day: how much, of whom, by when. Its figure is counted elsewhere."""

    version = models.ForeignKey(
        SchemeVersion, on_delete=models.PROTECT, related_name="targets", verbose_name="方案版本"
    )
    lineage = models.UUIDField("谱系", default=uuid.uuid4)
    order = models.PositiveSmallIntegerField("顺序")
    what = models.CharField("量什么", max_length=120)
    operator = models.CharField("怎样", max_length=6, choices=Operator, blank=True)
    value = models.CharField("多少", max_length=30)
    unit = models.CharField("单位", max_length=20, blank=True)
    of_whom = models.CharField("谁的", max_length=120, blank=True)
    due_on = models.DateField("到哪天", null=True, blank=True)
    due_words = models.CharField("到哪天（原文）", max_length=120, blank=True)
    source_sentence = models.TextField("原句", blank=True)
    place = models.JSONField("出处", default=dict, blank=True)

    class Meta:
        verbose_name = "目标"
        ordering = ["version_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "order"], name="target_order_once_a_version"),
            models.UniqueConstraint(fields=["version", "lineage"], name="target_lineage_once_a_version"),
        ]


class Reference(models.Model):
    """What the office wrote about a cited document: its right number and kind, where it may be read. ``core`` is the
    title without marks and issuer, by which the citations of all schemes find it."""

    county_code = models.CharField("县级代码", max_length=6)
    core = models.CharField("比对用标题", max_length=300)
    title = models.CharField("文件名", max_length=300)
    doc_number = models.CharField("文号", max_length=60, blank=True)
    kind = models.CharField("种类", max_length=12, choices=ReferenceKind)
    url = models.URLField("网址", max_length=300, blank=True)
    copy = models.ForeignKey(
        FileUse, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="本局留存的文件"
    )
    edited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="改动人")
    edited_at = models.DateTimeField("改动时间")

    objects = OfCountyQuerySet.as_manager()

    class Meta:
        verbose_name = "依据"
        constraints = [models.UniqueConstraint(fields=["county_code", "core"], name="reference_once_a_county")]


class GlossaryTerm(models.Model):
    """A word that the office explains in its own way; it goes before the explanation that comes with the product."""

    county_code = models.CharField("县级代码", max_length=6)
    word = models.CharField("名词", max_length=30)
    explanation = models.TextField("解释")
    edited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="改动人")
    edited_at = models.DateTimeField("改动时间")

    objects = OfCountyQuerySet.as_manager()

    class Meta:
        verbose_name = "名词"
        constraints = [models.UniqueConstraint(fields=["county_code", "word"], name="term_once_a_county")]


class DraftStep(models.Model):
    """One save of a draft: what it touched, before and after, so that it can be taken back and so that a colleague sees
    what came meanwhile. Deleted with the draft and when the version is put in force."""

    version = models.ForeignKey(SchemeVersion, on_delete=models.CASCADE, related_name="steps", verbose_name="校核稿")
    revision = models.PositiveIntegerField("第几次改动")
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="谁改的")
    at = models.DateTimeField("时间")
    outline = models.JSONField("改了什么", default=list)
    touched = models.JSONField("改前和改后", default=dict)
    is_undo = models.BooleanField("是撤销", default=False)
    undone_in = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="undid", verbose_name="由哪一步撤销"
    )

    class Meta:
        verbose_name = "校核的一步"
        ordering = ["version_id", "revision"]
        constraints = [models.UniqueConstraint(fields=["version", "revision"], name="one_step_a_revision")]

    def __str__(self):
        return f"{self.version_id} 第 {self.revision} 次"


class CommentQuerySet(OfCountyQuerySet):
    def open(self):
        return self.filter(settled_at=None)


class EntryComment(models.Model):
    """Words to a colleague about one entry of a draft; those of one entry are one thread. They outlive the draft: what
    the entry said then stands in ``about``."""

    version = models.ForeignKey(
        SchemeVersion, on_delete=models.CASCADE, related_name="comments", verbose_name="方案版本"
    )
    county_code = models.CharField("县级代码", max_length=6)
    list = models.CharField("哪一类", max_length=20)
    entry_id = models.CharField("哪一条", max_length=20)
    about = models.CharField("当时写的是", max_length=200)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="谁写的")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name="写给谁")
    text = models.TextField("内容")
    at = models.DateTimeField("时间", auto_now_add=True)
    settled_at = models.DateTimeField("谈妥", null=True, blank=True)
    settled_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+", verbose_name="谁记的谈妥"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "写给同事的话"
        ordering = ["version_id", "id"]
        indexes = [models.Index(fields=["version", "list", "entry_id"], name="comments_of_entry")]

    def __str__(self):
        return self.text[:20]
