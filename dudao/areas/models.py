from django.db import models
from django.db.models import Q

from .enums import Relation, SchoolStage, UnitKind
from .scope import Scope


class Area(models.Model):
    """The tree of areas down to the county (GB/T 2260)."""

    code = models.CharField("代码", max_length=6, primary_key=True)
    name = models.CharField("名称", max_length=60)
    short_name = models.CharField("简称", max_length=20, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, verbose_name="上级")

    class Meta:
        verbose_name = "区划"

    def __str__(self):
        return self.name


class UnitQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        if scope.whole_county:
            return self.filter(county_code=scope.county_code)
        return self.filter(county_code=scope.county_code, pk__in=scope.unit_ids)

    def open_on(self, day):
        """Units that exist on ``day``."""
        return self.filter(Q(opened_on=None) | Q(opened_on__lte=day), Q(closed_on=None) | Q(closed_on__gt=day))

    def under(self, upper, relation: str, day):
        """Units linked to ``upper`` by ``relation`` on ``day``."""
        links = UnitLink.objects.on(day).filter(upper=upper, relation=relation)
        return self.filter(pk__in=links.values("lower"))


class Unit(models.Model):
    """Any body: bureau, section, department, responsibility area, school district, town, school, institution."""

    county_code = models.CharField("县级代码", max_length=6)
    kind = models.CharField("种类", max_length=24, choices=UnitKind)
    code = models.CharField("代码", max_length=32)
    name = models.CharField("名称", max_length=80)
    short_name = models.CharField("简称", max_length=30, blank=True)
    stages = models.JSONField("学段", default=list, blank=True)
    is_private = models.BooleanField("民办", default=False)
    directly_managed = models.BooleanField("直属", default=False)
    category = models.CharField("类别", max_length=30, blank=True)
    pupils = models.PositiveIntegerField("学生数", null=True, blank=True)
    address = models.CharField("地址", max_length=120, blank=True)
    opened_on = models.DateField("设立", null=True, blank=True)
    closed_on = models.DateField("撤销", null=True, blank=True)
    next_name = models.CharField("将改名", max_length=80, blank=True)
    next_name_on = models.DateField("改名日", null=True, blank=True)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, verbose_name="并入", related_name="merged_units"
    )

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "单位"
        ordering = ["county_code", "kind", "code"]
        constraints = [
            models.UniqueConstraint(fields=["county_code", "code"], name="unit_code_once_a_county"),
            models.CheckConstraint(
                condition=Q(next_name="", next_name_on=None) | ~Q(next_name="") & Q(next_name_on__isnull=False),
                name="next_name_has_day",
            ),
        ]
        indexes = [models.Index(fields=["county_code", "kind"], name="unit_by_kind")]

    def __str__(self):
        return self.name

    @property
    def label(self) -> str:
        return self.short_name or self.name

    @property
    def stage_labels(self) -> list[str]:
        return [SchoolStage(stage).label for stage in self.stages]


class UnitName(models.Model):
    """A name that a unit bore from one day to another, so that old papers and figures still read right."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="former_names", verbose_name="单位")
    name = models.CharField("名称", max_length=80)
    until_on = models.DateField("用到")

    class Meta:
        verbose_name = "曾用名"
        ordering = ["until_on"]


class UnitLinkQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(from_on__lte=day).filter(Q(until_on=None) | Q(until_on__gt=day))


class UnitLink(models.Model):
    """A dated link from a unit to an upper one; below the county nothing is a path.

    ``until_on`` is the first day on which it no longer holds.
    """

    lower = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="upper_links", verbose_name="下级")
    upper = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="lower_links", verbose_name="上级")
    relation = models.CharField("关系", max_length=24, choices=Relation)
    from_on = models.DateField("自")
    until_on = models.DateField("至", null=True, blank=True)

    objects = UnitLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "隶属"
        constraints = [
            models.UniqueConstraint(
                fields=["lower", "relation"], condition=Q(until_on=None), name="one_current_link_a_relation"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")), name="link_ends_after_start"
            ),
        ]
        indexes = [models.Index(fields=["upper", "relation"], name="link_by_upper")]


class ImportState(models.TextChoices):
    PREVIEW = "preview", "待确认"
    DONE = "done", "已导入"
    UNDONE = "undone", "已撤回"


class RegisterImportQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        """Registers are the office's: whoever sees the whole county."""
        return self.filter(county_code=scope.county_code) if scope.whole_county else self.none()


class RegisterImport(models.Model):
    """One file taken into a register. ``lines`` are its cells, ``changes`` what confirming wrote, for taking it back.

    Holds names and telephone numbers only until it is done: then ``lines`` is emptied.
    """

    PERSONAL_FIELDS = ("lines", "outcomes", "changes")

    county_code = models.CharField("县级代码", max_length=6)
    kind = models.CharField("名册", max_length=20)
    file_name = models.CharField("文件名", max_length=200)
    on = models.DateField("从哪天起算")
    state = models.CharField("状态", max_length=10, choices=ImportState, default=ImportState.PREVIEW)
    lines = models.JSONField("内容", default=list)
    outcomes = models.JSONField("逐行结果", default=list)
    changes = models.JSONField("写入", default=list)
    made_by = models.CharField("何人（代号）", max_length=64)
    made_at = models.DateTimeField("上传", auto_now_add=True)
    done_at = models.DateTimeField("导入", null=True, blank=True)

    objects = RegisterImportQuerySet.as_manager()

    class Meta:
        verbose_name = "名册导入"
        ordering = ["-id"]
        indexes = [models.Index(fields=["county_code", "state"], name="import_by_state")]

    def __str__(self):
        return self.file_name

    @property
    def is_waiting(self) -> bool:
        """Looked at and not confirmed yet."""
        return self.state == ImportState.PREVIEW
