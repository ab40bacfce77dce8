import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("areas", "__first__"), ("visits", "0005_paper_typed_late")]

    operations = [
        migrations.AddField(
            model_name="inspection",
            name="area",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                to="areas.unit", verbose_name="哪个责任区的",
            ),
        ),
        migrations.AddField(
            model_name="planitem",
            name="carries_on",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="carried_on_by",
                to="visits.planitem", verbose_name="接着哪一项",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(("area__isnull", False), ("level", "area"))
                | models.Q(models.Q(("level", "area"), _negated=True), ("area", None)),
                name="area_of_an_areas_inspection",
            ),
        ),
    ]
