import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                ("code", models.CharField(max_length=6, primary_key=True, serialize=False, verbose_name="代码")),
                ("name", models.CharField(max_length=60, verbose_name="名称")),
                ("short_name", models.CharField(blank=True, max_length=20, verbose_name="简称")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="areas.area",
                        verbose_name="上级",
                    ),
                ),
            ],
            options={
                "verbose_name": "区划",
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("bureau", "教育局"),
                            ("supervision_office", "督导室"),
                            ("section", "科室"),
                            ("department", "部门"),
                            ("responsibility_area", "督导责任区"),
                            ("school_district", "学区"),
                            ("town", "乡镇街道"),
                            ("school", "学校"),
                            ("institution", "校外培训机构"),
                        ],
                        max_length=24,
                        verbose_name="种类",
                    ),
                ),
                ("code", models.CharField(max_length=32, verbose_name="代码")),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                ("short_name", models.CharField(blank=True, max_length=30, verbose_name="简称")),
                ("stages", models.JSONField(blank=True, default=list, verbose_name="学段")),
                ("is_private", models.BooleanField(default=False, verbose_name="民办")),
                ("directly_managed", models.BooleanField(default=False, verbose_name="直属")),
                ("category", models.CharField(blank=True, max_length=30, verbose_name="类别")),
                ("pupils", models.PositiveIntegerField(blank=True, null=True, verbose_name="学生数")),
                ("address", models.CharField(blank=True, max_length=120, verbose_name="地址")),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="设立")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="撤销")),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_units",
                        to="areas.unit",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "单位",
                "ordering": ["county_code", "kind", "code"],
                "indexes": [models.Index(fields=["county_code", "kind"], name="unit_by_kind")],
                "constraints": [
                    models.UniqueConstraint(fields=("county_code", "code"), name="unit_code_once_a_county")
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("responsibility_area", "所属责任区"),
                            ("school_district", "所属学区"),
                            ("town", "所在乡镇"),
                            ("managed_by", "主管科室"),
                        ],
                        max_length=24,
                        verbose_name="关系",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="自")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="至")),
                (
                    "lower",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="upper_links",
                        to="areas.unit",
                        verbose_name="下级",
                    ),
                ),
                (
                    "upper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lower_links",
                        to="areas.unit",
                        verbose_name="上级",
                    ),
                ),
            ],
            options={
                "verbose_name": "隶属",
                "indexes": [models.Index(fields=["upper", "relation"], name="link_by_upper")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_on", None)),
                        fields=("lower", "relation"),
                        name="one_current_link_a_relation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on", None), ("until_on__gte", models.F("from_on")), _connector="OR"),
                        name="link_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UnitName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="名称")),
                ("until_on", models.DateField(verbose_name="用到")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_names",
                        to="areas.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "曾用名",
                "ordering": ["until_on"],
            },
        ),
    ]
