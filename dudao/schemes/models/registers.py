"""What the office writes beside the documents: cited papers and words."""

from django.db import models

from dudao.accounts.models import User
from dudao.files.models import FileUse

from ..enums import ReferenceKind
from .county import OfCountyQuerySet


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
