from django.db import migrations, models


def fill(apps, schema_editor):
    """The last part of an address such as /desk/problems/5/ is what the message is about."""
    notices = apps.get_model("notices", "Notice")
    for notice in notices.objects.exclude(link="").iterator(chunk_size=2000):
        last = notice.link.rstrip("/").rpartition("/")[2]
        if last.isdigit():
            notices.objects.filter(pk=notice.pk).update(reference=last)


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]

    operations = [
        migrations.AddField("notice", "reference", models.CharField(blank=True, default="", max_length=64, verbose_name="编号"), preserve_default=False),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
