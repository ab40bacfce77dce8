from django.db import models

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.areas.scope import Scope


class StoredFile(models.Model):
    """Content kept once under its SHA-256 in the data folder."""

    sha256 = models.CharField("SHA-256", max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField("字节")
    media_type = models.CharField("类型", max_length=100)

    class Meta:
        verbose_name = "文件内容"


class FileUseQuerySet(models.QuerySet):
    def visible_to(self, scope: Scope):
        return self.filter(scope.q("unit"))


class FileUse(models.Model):
    """A file in its place: whose it is, what it belongs to (kind + reference), under which name it came."""

    county_code = models.CharField("县级代码", max_length=6)
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, verbose_name="单位")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, verbose_name="内容")
    kind = models.CharField("用在", max_length=40)
    reference = models.CharField("编号", max_length=64)
    name = models.CharField("文件名", max_length=200)
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, verbose_name="上传人")
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)

    objects = FileUseQuerySet.as_manager()

    class Meta:
        verbose_name = "文件"
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "reference"], name="file_by_reference")]

    def __str__(self):
        return self.name
