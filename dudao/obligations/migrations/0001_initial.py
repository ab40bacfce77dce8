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
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("self_check", "自查"),
                            ("consolidation", "学区汇总上报"),
                            ("key_task", "重点任务"),
                            ("report", "报送"),
                            ("sign_for", "签收"),
                            ("rectify", "整改"),
                            ("recheck", "复查"),
                        ],
                        max_length=20,
                        verbose_name="种类",
                    ),
                ),
                ("reference", models.CharField(max_length=64, verbose_name="编号")),
                ("period", models.CharField(blank=True, max_length=12, verbose_name="期")),
                ("title", models.CharField(max_length=200, verbose_name="事项")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="期限")),
                ("due_words", models.CharField(blank=True, max_length=120, verbose_name="期限（原文）")),
                (
                    "day_unit",
                    models.CharField(
                        choices=[("calendar", "日"), ("working", "工作日")],
                        default="calendar",
                        max_length=10,
                        verbose_name="按什么日",
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=0, verbose_name="预计分钟")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "要办"), ("done", "办完"), ("withdrawn", "撤回")],
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="派发")),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="办完")),
                ("result", models.TextField(blank=True, verbose_name="结果")),
                ("paper_received_on", models.DateField(blank=True, null=True, verbose_name="纸质件收到")),
                (
                    "creditor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="due_to",
                        to="areas.unit",
                        verbose_name="办给谁",
                    ),
                ),
                (
                    "debtor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owed",
                        to="areas.unit",
                        verbose_name="谁办",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="由谁经办",
                    ),
                ),
            ],
            options={
                "verbose_name": "应办事项",
                "ordering": ["due_on", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "open")), fields=["debtor", "due_on"], name="owed_open_by_debtor"
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["creditor", "due_on"],
                        name="owed_open_by_creditor",
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["county_code", "due_on"],
                        name="owed_open_by_county",
                    ),
                    models.Index(fields=["kind", "reference"], name="owed_by_reference"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("debtor", "kind", "reference", "period"), name="owed_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_at", None)),
                            _connector="OR",
                        ),
                        name="done_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Urging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                (
                    "channel",
                    models.CharField(
                        choices=[("phone", "电话"), ("group", "群里"), ("in_person", "当面")],
                        max_length=10,
                        verbose_name="方式",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="催办人",
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="urgings",
                        to="obligations.obligation",
                        verbose_name="事项",
                    ),
                ),
            ],
            options={
                "verbose_name": "催办",
                "ordering": ["at"],
            },
        ),
    ]
