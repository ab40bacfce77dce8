import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("areas", "0001_initial"),
        ("schemes", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                (
                    "kind",
                    models.CharField(
                        choices=[("self_check", "自查")], default="self_check", max_length=16, verbose_name="种类"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "state",
                    models.CharField(
                        choices=[("sent", "进行中"), ("withdrawn", "已撤回"), ("ended", "已结束")],
                        default="sent",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("opens_on", models.DateField(verbose_name="开始")),
                ("due_on", models.DateField(verbose_name="期限")),
                ("minutes", models.PositiveSmallIntegerField(default=0, verbose_name="每校预计分钟")),
                ("sent_at", models.DateTimeField(auto_now_add=True, verbose_name="派发")),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="inspections.round",
                        verbose_name="上一轮",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="派发人",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="schemes.schemeversion",
                        verbose_name="方案版本",
                    ),
                ),
            ],
            options={
                "verbose_name": "一轮督查",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("opens_on"))), name="round_due_after_open"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnedWorkbook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                ("outcome", models.CharField(max_length=12, verbose_name="结果")),
                ("message", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                ("received_at", models.DateTimeField(auto_now_add=True, verbose_name="收到")),
                (
                    "received_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="收件人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workbooks",
                        to="inspections.round",
                        verbose_name="轮次",
                    ),
                ),
            ],
            options={
                "verbose_name": "收回的表格",
                "constraints": [models.UniqueConstraint(fields=("round", "sha256"), name="workbook_once_a_round")],
            },
        ),
        migrations.CreateModel(
            name="Consolidation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("plan", models.TextField(blank=True, verbose_name="整改安排")),
                ("report", models.TextField(blank=True, verbose_name="整改落实情况")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="上报")),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上报人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.unit",
                        verbose_name="学区",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consolidations",
                        to="inspections.round",
                        verbose_name="轮次",
                    ),
                ),
            ],
            options={
                "verbose_name": "学区汇总",
                "constraints": [models.UniqueConstraint(fields=("round", "unit"), name="one_consolidation_a_unit")],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                (
                    "state",
                    models.CharField(
                        choices=[("not_begun", "没开始"), ("in_progress", "填写中"), ("confirmed", "已交")],
                        default="not_begun",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="改动次数")),
                ("payload_hash", models.CharField(blank=True, max_length=64, verbose_name="收件摘要")),
                ("begun_at", models.DateTimeField(blank=True, null=True, verbose_name="开始")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="确认")),
                ("by_workbook", models.BooleanField(default=False, verbose_name="用表格交")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="areas.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="inspections.round",
                        verbose_name="轮次",
                    ),
                ),
            ],
            options={
                "verbose_name": "一次自查或检查",
                "constraints": [
                    models.UniqueConstraint(fields=("round", "unit"), name="one_assessment_a_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", False), ("state", "confirmed")),
                            models.Q(models.Q(("state", "confirmed"), _negated=True), ("confirmed_at", None)),
                            _connector="OR",
                        ),
                        name="confirmed_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "value",
                    models.CharField(
                        choices=[("met", "符合"), ("partly", "部分符合"), ("not_met", "不符合"), ("na", "不适用")],
                        max_length=8,
                        verbose_name="回答",
                    ),
                ),
                ("unchanged", models.BooleanField(default=False, verbose_name="与上次一样")),
                ("note", models.TextField(blank=True, verbose_name="情况")),
                ("measures", models.TextField(blank=True, verbose_name="整改措施")),
                ("owner_name", models.CharField(blank=True, max_length=40, verbose_name="责任人")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="整改期限")),
                ("answered_at", models.DateTimeField(auto_now=True, verbose_name="时间")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="填写人",
                    ),
                ),
                (
                    "checkpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="schemes.checkpoint",
                        verbose_name="要点",
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="inspections.assessment",
                        verbose_name="自查",
                    ),
                ),
            ],
            options={
                "verbose_name": "回答",
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "checkpoint"), name="one_answer_a_point")
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("group_code", models.CharField(max_length=20, verbose_name="组号")),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handovers",
                        to="inspections.assessment",
                        verbose_name="自查",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="交给谁",
                    ),
                ),
            ],
            options={
                "verbose_name": "分工",
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "group_code"), name="one_person_a_group")
                ],
            },
        ),
    ]
