import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("areas", "0001_initial"),
        ("files", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Scheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                ("name", models.CharField(max_length=120, verbose_name="名称")),
            ],
            options={
                "verbose_name": "方案",
                "constraints": [models.UniqueConstraint(fields=("county_code", "name"), name="scheme_name_once")],
            },
        ),
        migrations.CreateModel(
            name="SchemeVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="版次")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "校核中"), ("in_force", "生效"), ("retired", "已停用")],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="标题")),
                ("doc_number", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="印发日期")),
                ("draft", models.JSONField(default=dict, verbose_name="校核稿")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="改动次数")),
                ("edited_at", models.DateTimeField(null=True, verbose_name="最近改动")),
                ("in_force_on", models.DateField(blank=True, null=True, verbose_name="生效日")),
                ("retired_on", models.DateField(blank=True, null=True, verbose_name="停用日")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="建立")),
                (
                    "edited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最近改动人",
                    ),
                ),
                (
                    "put_in_force_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="生效人",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="schemes.scheme",
                        verbose_name="方案",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="files.fileuse", verbose_name="原件"
                    ),
                ),
            ],
            options={
                "verbose_name": "方案版本",
                "ordering": ["-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("scheme", "number"), name="version_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")), fields=("scheme",), name="one_open_draft_a_scheme"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(("in_force_on__isnull", False), ("put_in_force_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="in_force_has_day_and_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(verbose_name="顺序")),
                ("name", models.CharField(max_length=120, verbose_name="阶段")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="自")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="至")),
                ("words", models.CharField(blank=True, max_length=120, verbose_name="原文")),
                ("actor", models.CharField(blank=True, max_length=200, verbose_name="由谁")),
                ("text", models.TextField(blank=True, verbose_name="内容")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="phases",
                        to="schemes.schemeversion",
                        verbose_name="方案版本",
                    ),
                ),
            ],
            options={
                "verbose_name": "阶段",
                "ordering": ["version_id", "order"],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("key_task", "重点任务"), ("reporting", "报送"), ("department_duty", "部门职责")],
                        max_length=20,
                        verbose_name="种类",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(verbose_name="顺序")),
                ("no", models.CharField(blank=True, max_length=20, verbose_name="序号")),
                ("text", models.TextField(verbose_name="内容")),
                ("who", models.JSONField(default=list, verbose_name="由谁（原文）")),
                ("to_whom", models.CharField(blank=True, max_length=120, verbose_name="报给谁")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="期限")),
                ("due_words", models.CharField(blank=True, max_length=120, verbose_name="期限（原文）")),
                (
                    "cadence",
                    models.CharField(
                        choices=[
                            ("once", "一次"),
                            ("monthly", "每月"),
                            ("quarterly", "每季"),
                            ("termly", "每学期"),
                            ("yearly", "每年"),
                            ("periodic", "定期"),
                            ("event", "遇事即报"),
                        ],
                        default="once",
                        max_length=12,
                        verbose_name="多久一次",
                    ),
                ),
                ("from_on", models.DateField(blank=True, null=True, verbose_name="自")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="至")),
                ("form_index", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="用哪张表")),
                ("place", models.JSONField(blank=True, default=dict, verbose_name="出处")),
                ("units", models.ManyToManyField(related_name="+", to="areas.unit", verbose_name="由谁（名册）")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="schemes.schemeversion",
                        verbose_name="方案版本",
                    ),
                ),
            ],
            options={
                "verbose_name": "任务和职责",
                "ordering": ["version_id", "kind", "order"],
            },
        ),
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lineage", models.UUIDField(default=uuid.uuid4, verbose_name="谱系")),
                ("order", models.PositiveSmallIntegerField(verbose_name="顺序")),
                ("code", models.CharField(max_length=20, verbose_name="编号")),
                ("text", models.TextField(verbose_name="要点")),
                ("group_code", models.CharField(blank=True, max_length=20, verbose_name="组号")),
                ("group", models.CharField(blank=True, max_length=120, verbose_name="组")),
                ("item_code", models.CharField(blank=True, max_length=20, verbose_name="项号")),
                ("item", models.CharField(blank=True, max_length=120, verbose_name="项")),
                (
                    "polarity",
                    models.CharField(
                        choices=[("duty", "应做到"), ("good_yes", "有是好"), ("bad_yes", "有是问题")],
                        max_length=10,
                        verbose_name="好坏向",
                    ),
                ),
                ("unit_kinds", models.JSONField(default=list, verbose_name="适用单位")),
                ("stages", models.JSONField(blank=True, default=list, verbose_name="适用学段")),
                ("minutes", models.DecimalField(decimal_places=1, default=0.5, max_digits=4, verbose_name="预计分钟")),
                ("place", models.JSONField(blank=True, default=dict, verbose_name="出处")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checkpoints",
                        to="schemes.schemeversion",
                        verbose_name="方案版本",
                    ),
                ),
            ],
            options={
                "verbose_name": "督查要点",
                "ordering": ["version_id", "order"],
                "indexes": [models.Index(fields=["lineage"], name="checkpoint_by_lineage")],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "lineage"), name="lineage_once_a_version"),
                    models.UniqueConstraint(fields=("version", "order"), name="order_once_a_version"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Threshold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=120, verbose_name="什么")),
                (
                    "operator",
                    models.CharField(
                        choices=[("<=", "不超过"), (">=", "不少于"), ("=", "等于"), ("range", "在其间")],
                        max_length=6,
                        verbose_name="怎样",
                    ),
                ),
                ("value", models.CharField(max_length=30, verbose_name="多少")),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="单位")),
                ("applies_to", models.CharField(blank=True, max_length=120, verbose_name="对谁")),
                ("source_sentence", models.TextField(blank=True, verbose_name="原句")),
                ("from_on", models.DateField(verbose_name="自")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="至")),
                ("place", models.JSONField(blank=True, default=dict, verbose_name="出处")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="thresholds",
                        to="schemes.schemeversion",
                        verbose_name="方案版本",
                    ),
                ),
            ],
            options={
                "verbose_name": "限额",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_on", None), ("until_on__gte", models.F("from_on")), _connector="OR"),
                        name="threshold_ends_after_start",
                    )
                ],
            },
        ),
    ]
