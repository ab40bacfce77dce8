from django.db import migrations, models


class Migration(migrations.Migration):
    """How long one point takes, where the office says so for this inspection."""

    dependencies = [("visits", "0010_half_said")]

    operations = [
        migrations.AddField(
            model_name="askedpoint",
            name="minutes",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="看几分钟"),
        ),
    ]
