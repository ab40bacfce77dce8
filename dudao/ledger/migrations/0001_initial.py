import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("areas", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="NumberSequence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="末号")),
            ],
            options={
                "verbose_name": "编号",
                "constraints": [models.UniqueConstraint(fields=("county_code", "year"), name="one_sequence_a_year")],
            },
        ),
        migrations.CreateModel(
            name="Problem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                ("number", models.CharField(max_length=12, verbose_name="编号")),
                ("lineage", models.UUIDField(blank=True, null=True, verbose_name="要点谱系")),
                ("point_code", models.CharField(blank=True, max_length=20, verbose_name="要点编号")),
                ("point_text", models.TextField(blank=True, verbose_name="要点")),
                ("title", models.CharField(max_length=300, verbose_name="问题")),
                (
                    "severity",
                    models.CharField(
                        choices=[("minor", "一般"), ("serious", "较重"), ("urgent", "紧急")],
                        default="minor",
                        max_length=10,
                        verbose_name="轻重",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("self_check", "自查"), ("office", "督导室登记"), ("visit", "督查"), ("lead", "线索")],
                        max_length=12,
                        verbose_name="来源",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "待整改"),
                            ("rectifying", "整改中"),
                            ("submitted", "待复查"),
                            ("returned", "退回重改"),
                            ("closed", "已销号"),
                            ("void", "记错撤销"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("measures", models.TextField(blank=True, verbose_name="整改措施")),
                ("owner_name", models.CharField(blank=True, max_length=40, verbose_name="责任人")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="整改期限")),
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="入账")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="报整改")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="销号")),
                ("result", models.TextField(blank=True, verbose_name="整改结果")),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="备注")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="改动次数")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="销号人",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="入账人",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rebounds",
                        to="ledger.problem",
                        verbose_name="上一次",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="整改人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problems",
                        to="areas.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "问题",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["county_code", "state", "due_on"], name="problem_by_state"),
                    models.Index(fields=["unit", "state"], name="problem_by_unit"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("county_code", "number"), name="problem_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("lineage__isnull", False), ("state__in", ["open", "rectifying", "submitted", "returned"])
                        ),
                        fields=("unit", "lineage"),
                        name="one_open_problem_a_point",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_by__isnull", False),
                                ("state", "closed"),
                                models.Q(("result", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True), ("closed_at", None), ("closed_by", None)
                            ),
                            _connector="OR",
                        ),
                        name="closed_has_facts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_by", None),
                            ("submitted_by", None),
                            models.Q(("closed_by", models.F("submitted_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="closer_is_not_rectifier",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "submitted"), _negated=True),
                            models.Q(("submitted_at__isnull", False), ("submitted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="submitted_has_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("self_check", "自查"), ("office", "督导室登记"), ("visit", "督查"), ("lead", "线索")],
                        max_length=12,
                        verbose_name="来源",
                    ),
                ),
                ("reference", models.CharField(max_length=64, verbose_name="来源编号")),
                ("seen_on", models.DateField(verbose_name="看到日期")),
                ("note", models.TextField(blank=True, verbose_name="情况")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occurrences",
                        to="ledger.problem",
                        verbose_name="问题",
                    ),
                ),
            ],
            options={
                "verbose_name": "发现",
                "ordering": ["seen_on", "id"],
                "constraints": [models.UniqueConstraint(fields=("problem", "kind", "reference"), name="sighting_once")],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=20, verbose_name="动作")),
                ("from_state", models.CharField(blank=True, max_length=12, verbose_name="原状态")),
                ("to_state", models.CharField(max_length=12, verbose_name="新状态")),
                ("position_label", models.CharField(blank=True, max_length=120, verbose_name="以什么身份")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                ("reason", models.TextField(blank=True, verbose_name="说明")),
                ("facts", models.JSONField(blank=True, default=dict, verbose_name="事实")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="何人",
                    ),
                ),
                (
                    "problem",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="ledger.problem",
                        verbose_name="问题",
                    ),
                ),
            ],
            options={
                "verbose_name": "办理",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act", "send_back"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="sending_back_has_reason",
                    )
                ],
            },
        ),
    ]
