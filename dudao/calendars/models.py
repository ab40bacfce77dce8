from django.db import models


class DayKind(models.TextChoices):
    WORK = "work", "上班"
    REST = "rest", "放假"
    MAKEUP = "makeup", "调休上班"
    VACATION = "vacation", "寒暑假"


class CalendarDay(models.Model):
    """A day that is not what its weekday says, or that the office wants to name; every row may be edited."""

    region_code = models.CharField("地区代码", max_length=6, default="")
    day = models.DateField("日期")
    kind = models.CharField("这一天", max_length=10, choices=DayKind)
    name = models.CharField("名称", max_length=40, blank=True)

    class Meta:
        verbose_name = "日历"
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["region_code", "day", "kind"], name="calendar_one_row_a_day_and_kind")
        ]

    def __str__(self):
        return f"{self.day} {self.get_kind_display()}"


class Term(models.Model):
    """A school term of a region. ``school_year`` is the year in which it began, e.g. 2026 for 2026-2027."""

    region_code = models.CharField("地区代码", max_length=6, default="")
    school_year = models.PositiveSmallIntegerField("学年")
    name = models.CharField("学期", max_length=20)
    starts_on = models.DateField("开学")
    ends_on = models.DateField("放假")

    class Meta:
        verbose_name = "学期"
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["region_code", "school_year", "name"], name="term_once_a_year"),
            models.CheckConstraint(condition=models.Q(ends_on__gt=models.F("starts_on")), name="term_ends_after_start"),
        ]

    def __str__(self):
        return f"{self.school_year}学年{self.name}"
