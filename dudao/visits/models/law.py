"""A county's own numbers where they differ from those that come with the program (see ``dudao/visits/law.py``)."""

from django.db import models
from django.db.models import Q

from dudao.obligations.enums import DayUnit

from ..enums import InspectionKind


class LocalRule(models.Model):
    """One number of the rules of inspection as this county has it: from when, by which paper."""

    county_code = models.CharField("县级代码", max_length=6)
    key = models.CharField("哪一项", max_length=40)
    kind = models.CharField("种类", max_length=16, choices=InspectionKind, blank=True)
    value = models.PositiveSmallIntegerField("多少")
    day_unit = models.CharField("按什么日", max_length=10, choices=DayUnit, blank=True)
    source = models.CharField("依据", max_length=120)
    from_on = models.DateField("自")
    until_on = models.DateField("至", null=True, blank=True)

    class Meta:
        verbose_name = "督导规定"
        ordering = ["key", "kind", "from_on"]
        constraints = [
            models.UniqueConstraint(fields=["county_code", "key", "kind", "from_on"], name="local_rule_once_a_day"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gt=models.F("from_on")), name="local_rule_ends_after_start"
            ),
        ]
