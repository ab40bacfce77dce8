from django.db import migrations


class Migration(migrations.Migration):
    """What was tapped is kept although its days or its section are still to be chosen."""

    dependencies = [("visits", "0009_seen_by_unit")]

    operations = [
        migrations.RemoveConstraint(model_name="seenpoint", name="notice_has_days"),
        migrations.RemoveConstraint(model_name="seenpoint", name="consultation_has_section"),
    ]
