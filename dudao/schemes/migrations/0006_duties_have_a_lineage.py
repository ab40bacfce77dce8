import hashlib
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q


def as_owed(apps, schema_editor):
    """Every duty so far was owed under a mark made of its words. The lineage begins with that mark, so that what is
    owed and done stays under its reference; of two duties in the very same words both keep the one reference."""
    duties = apps.get_model("schemes", "Duty").objects.select_related("version")
    for duty in duties.order_by("pk").iterator():
        words = f"{duty.version.scheme_id}|{duty.kind}|{duty.text}|{duty.due_on or ''}"
        duty.lineage = uuid.UUID(hex=hashlib.sha256(words.encode()).hexdigest()[:32])
        duty.save(update_fields=["lineage"])


def limits_of_their_own(apps, schema_editor):
    """A limit in the same words as one of the version before carries it on."""
    versions = apps.get_model("schemes", "SchemeVersion").objects.exclude(state="draft")
    before, earlier, scheme = {}, None, None
    for version in versions.defer("draft").order_by("scheme_id", "number"):
        if version.scheme_id != scheme:
            before, earlier, scheme = {}, None, version.scheme_id
        held = {}
        for limit in version.thresholds.order_by("pk"):
            key = (limit.what, limit.applies_to)
            limit.lineage = before.pop(key, None) or uuid.uuid4()
            limit.save(update_fields=["lineage"])
            held[key] = limit.lineage
        if earlier is not None:
            versions.filter(pk=version.pk).update(follows=earlier)
        before, earlier = held, version.pk


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("schemes", "0005_steps_and_comments"),
    ]

    operations = [
        migrations.AddField("duty", "lineage", models.UUIDField("谱系", default=uuid.uuid4)),
        migrations.AddField("threshold", "lineage", models.UUIDField("谱系", default=uuid.uuid4)),
        migrations.AddField("schemeversion", "follows", models.ForeignKey(
            "schemes.SchemeVersion", verbose_name="接续哪一份", null=True, blank=True, related_name="followers",
            on_delete=django.db.models.deletion.PROTECT,
        )),
        migrations.AddField(
            "schemeversion", "ends_followed", models.BooleanField("接续的那份同时停用", default=False)
        ),
        migrations.AddField("schemeversion", "called_off_at", models.DateTimeField("取消", null=True, blank=True)),
        migrations.AddField("schemeversion", "called_off_by", models.ForeignKey(
            settings.AUTH_USER_MODEL, verbose_name="取消人", null=True, blank=True, related_name="+",
            on_delete=django.db.models.deletion.PROTECT,
        )),
        migrations.AddField(
            "schemeversion", "call_off_reason", models.CharField("为什么取消", max_length=300, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AlterField("schemeversion", "state", models.CharField(
            "状态", max_length=10, default="draft",
            choices=[("draft", "校核中"), ("in_force", "已定生效日"), ("called_off", "已取消")],
        )),
        migrations.AddConstraint("schemeversion", models.CheckConstraint(
            condition=Q(state="called_off", called_off_at__isnull=False, called_off_by__isnull=False)
            & ~Q(call_off_reason="")
            | ~Q(state="called_off") & Q(called_off_at=None, called_off_by=None),
            name="called_off_has_facts",
        )),
        migrations.AddIndex("duty", models.Index(fields=["lineage"], name="duty_by_lineage")),
        migrations.RunPython(as_owed, migrations.RunPython.noop),
        migrations.RunPython(limits_of_their_own, migrations.RunPython.noop),
    ]  # fmt: skip
