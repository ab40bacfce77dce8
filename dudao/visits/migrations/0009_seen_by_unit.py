from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visits", "0008_off_list")]

    operations = [
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(
                fields=["county_code", "state", "unit", "month", "inspection", "visited_on"], name="visit_seen_by_unit"
            ),
        ),
    ]
