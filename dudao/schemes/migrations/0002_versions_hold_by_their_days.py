from django.db import migrations, models
from django.db.models import F, Q


def days_tell_alone(apps, schema_editor):
    """Whether a version is over was a state; now its days tell. What had been put in force had taken effect at once."""
    versions = apps.get_model("schemes", "SchemeVersion").objects.exclude(state="draft")
    versions.filter(retired_on__lt=F("in_force_on")).update(retired_on=F("in_force_on"))
    versions.update(state="in_force", took_effect_at=F("created_at"))


def states_again(apps, schema_editor):
    versions = apps.get_model("schemes", "SchemeVersion").objects.exclude(state="draft")
    versions.exclude(retired_on=None).update(state="retired")


class Migration(migrations.Migration):
    dependencies = [("schemes", "0001_initial")]

    operations = [
        migrations.AddField("schemeversion", "took_effect_at", models.DateTimeField("起效", null=True, editable=False)),
        migrations.AlterField(
            "schemeversion", "state",
            models.CharField(
                "状态", max_length=10, default="draft", choices=[("draft", "校核中"), ("in_force", "已定生效日")]
            ),
        ),
        migrations.RunPython(days_tell_alone, states_again),
        migrations.AddConstraint(
            "schemeversion",
            models.CheckConstraint(
                condition=Q(retired_on=None) | Q(retired_on__gte=F("in_force_on")), name="retired_not_before_in_force"
            ),
        ),
    ]  # fmt: skip
