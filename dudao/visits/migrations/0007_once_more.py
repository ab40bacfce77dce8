from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visits", "0006_of_an_area")]

    operations = [
        migrations.AddField(
            model_name="visit",
            name="again_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="为什么再去"),
        ),
    ]
