from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schemes", "0002_versions_hold_by_their_days")]

    operations = [
        migrations.AlterField(
            "checkpoint", "polarity",
            models.CharField(
                "好坏向", max_length=10,
                choices=[("duty", "必须做到"), ("good_yes", "答“有”为好"), ("bad_yes", "答“有”为坏")],
            ),
        ),
    ]  # fmt: skip
