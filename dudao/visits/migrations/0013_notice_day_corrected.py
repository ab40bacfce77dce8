from django.db import migrations, models


class Migration(migrations.Migration):
    """A day of the notice that was typed wrongly is corrected for all to see."""

    dependencies = [("visits", "0012_words_for_any_unit")]

    operations = [
        migrations.AddField(
            model_name="inspection",
            name="notice_corrected",
            field=models.TextField(blank=True, verbose_name="通知日子的更正"),
        ),
    ]
