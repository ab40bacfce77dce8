from django.db import migrations, models


def name_entries(apps, _schema_editor):
    """Rows and entries were written in one order, the one by which they were matched so far."""
    version_of = apps.get_model("schemes", "SchemeVersion")
    for version in version_of.objects.exclude(state="draft").order_by("pk").iterator():
        kept = [entry for entry in version.draft.get("quantities") or [] if not entry.get("dropped")]
        for limit, entry in zip(version.thresholds.order_by("pk"), kept, strict=False):
            limit.entry_id = entry["id"]
            limit.save(update_fields=["entry_id"])


class Migration(migrations.Migration):
    dependencies = [("schemes", "0007_duties_name_no_form")]

    operations = [
        migrations.AddField(
            model_name="threshold",
            name="entry_id",
            field=models.CharField(blank=True, max_length=20, verbose_name="校核稿里的哪一条"),
        ),
        migrations.RunPython(name_entries, migrations.RunPython.noop),
    ]
