"""What a visit asks of a unit stands at the visit; so far only the most of its round was known."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def take_over(apps, schema_editor):
    visit, inspection = apps.get_model("visits", "Visit"), apps.get_model("visits", "Inspection")
    minutes = inspection.objects.filter(pk=OuterRef("inspection")).order_by().values("minutes")
    visit.objects.update(asks_minutes=Subquery(minutes))


class Migration(migrations.Migration):
    dependencies = [("visits", "0003_verification_and_campaign")]

    operations = [
        migrations.AddField(
            model_name="visit",
            name="asks_minutes",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="占单位多少分钟"),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
