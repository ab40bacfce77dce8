from django.db import models


class AppendOnlyQuerySet(models.QuerySet):
    """Rows of the trail are written once; changing or deleting them in bulk is a programming error."""

    def update(self, **kwargs):
        raise TypeError("audit entries are append-only")

    def delete(self):
        raise TypeError("audit entries are append-only")


class ChainHead(models.Model):
    """The last link of a county's chain; locked while the next one is forged."""

    county_code = models.CharField("县级代码", max_length=6, primary_key=True)
    seq = models.PositiveBigIntegerField("序号", default=0)
    digest = models.CharField("链首", max_length=64)

    class Meta:
        verbose_name = "留痕链首"


class AuditEntry(models.Model):
    """One act of one person. Holds no foreign key, so it outlives what it speaks of."""

    county_code = models.CharField("县级代码", max_length=6)
    seq = models.PositiveBigIntegerField("序号")
    at = models.DateTimeField("时间")
    actor = models.CharField("何人（代号）", max_length=64)
    act = models.CharField("何事", max_length=64)
    subject_kind = models.CharField("对象种类", max_length=40)
    subject_ref = models.CharField("对象编号", max_length=64)
    payload_digest = models.CharField("内容摘要", max_length=64)
    prev = models.CharField("上一条摘要", max_length=64)
    digest = models.CharField("本条摘要", max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = "留痕"
        ordering = ["county_code", "seq"]
        constraints = [models.UniqueConstraint(fields=["county_code", "seq"], name="audit_one_seq_a_county")]
        indexes = [
            models.Index(fields=["subject_kind", "subject_ref"], name="audit_by_subject"),
            models.Index(fields=["county_code", "digest"], name="audit_by_digest"),
        ]

    def __str__(self):
        return f"{self.county_code}#{self.seq} {self.act}"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("audit entries are append-only")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("audit entries are append-only")


class AuditPayload(models.Model):
    """What was done, in detail; may be deleted when its time is over without breaking the chain."""

    entry = models.OneToOneField(AuditEntry, on_delete=models.CASCADE, primary_key=True, related_name="payload")
    salt = models.CharField("盐", max_length=32)
    body = models.JSONField("内容", default=dict)

    class Meta:
        verbose_name = "留痕内容"
