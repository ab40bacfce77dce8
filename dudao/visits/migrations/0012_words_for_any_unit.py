from django.db import migrations, models


class Migration(migrations.Migration):
    """Words that fit an institution, a section or a town as well as a school."""

    dependencies = [("visits", "0011_minutes_of_a_point")]

    operations = [
        migrations.AlterField(
            model_name="opinion",
            name="state",
            field=models.CharField(
                "状态",
                max_length=12,
                choices=[
                    ("preliminary", "已告知初步意见"),
                    ("taken_back", "初步意见已收回"),
                    ("defended", "已交申辩"),
                    ("issued", "已出意见书"),
                ],
                default="preliminary",
            ),
        ),
        migrations.AlterField(
            model_name="talk",
            name="group",
            field=models.CharField(
                "和谁谈",
                max_length=10,
                choices=[
                    ("pupils", "学生"),
                    ("parents", "家长"),
                    ("teachers", "教师"),
                    ("leaders", "单位负责人"),
                    ("others", "其他人员"),
                ],
            ),
        ),
    ]
