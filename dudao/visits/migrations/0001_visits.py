import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dudao.visits.models.inspectors


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0003_second_step"),
        ("accounts", "__first__"),
        ("areas", "0002_register_imports"),
        ("files", "0001_initial"),
        ("schemes", "0006_duties_have_a_lineage"),
    ]

    operations = [
        migrations.CreateModel(
            name="ActivityRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                ("name", models.CharField(max_length=60, verbose_name="做什么")),
                ("at_least", models.PositiveSmallIntegerField(verbose_name="至少几次")),
                (
                    "period",
                    models.CharField(
                        choices=[("visit", "每次到校"), ("month", "每月"), ("term", "每学期")],
                        max_length=10,
                        verbose_name="多长时间里",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="依据")),
                ("from_on", models.DateField(verbose_name="自")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="至")),
            ],
            options={
                "verbose_name": "次数要求",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until_on", None)),
                        fields=("county_code", "name", "period"),
                        name="one_current_activity_rule",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LocalRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                ("key", models.CharField(max_length=40, verbose_name="哪一项")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("routine", "经常性督导"),
                            ("coverage", "全覆盖督导"),
                            ("special", "专项督导"),
                            ("comprehensive", "综合督导"),
                            ("joint", "联合检查"),
                            ("unannounced", "四不两直"),
                            ("verification", "核查"),
                            ("follow_up", "回头看"),
                            ("reception", "迎接上级督导"),
                            ("departments", "督促部门履职"),
                        ],
                        max_length=16,
                        verbose_name="种类",
                    ),
                ),
                ("value", models.PositiveSmallIntegerField(verbose_name="多少")),
                (
                    "day_unit",
                    models.CharField(
                        blank=True,
                        choices=[("calendar", "日"), ("working", "工作日")],
                        max_length=10,
                        verbose_name="按什么日",
                    ),
                ),
                ("source", models.CharField(max_length=120, verbose_name="依据")),
                ("from_on", models.DateField(verbose_name="自")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="至")),
            ],
            options={
                "verbose_name": "督导规定",
                "ordering": ["key", "kind", "from_on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("county_code", "key", "kind", "from_on"), name="local_rule_once_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on", None), ("until_on__gt", models.F("from_on")), _connector="OR"),
                        name="local_rule_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YearPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "拟定中"), ("filed", "已备案"), ("replaced", "已换新计划")],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="备案日期")),
                ("filed_with", models.CharField(blank=True, max_length=80, verbose_name="备案机关")),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="告知学校")),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="拟定")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="拟定人",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度督导计划",
                "ordering": ["-year", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "filed")),
                        fields=("county_code", "year"),
                        name="one_filed_plan_a_year",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")),
                        fields=("county_code", "year"),
                        name="one_draft_plan_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("filed_on", None), ("state", "draft")),
                            models.Q(models.Q(("state", "draft"), _negated=True), ("filed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="filed_plan_has_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(verbose_name="顺序")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("routine", "经常性督导"),
                            ("coverage", "全覆盖督导"),
                            ("special", "专项督导"),
                            ("comprehensive", "综合督导"),
                            ("joint", "联合检查"),
                            ("unannounced", "四不两直"),
                            ("verification", "核查"),
                            ("follow_up", "回头看"),
                            ("reception", "迎接上级督导"),
                            ("departments", "督促部门履职"),
                        ],
                        max_length=16,
                        verbose_name="种类",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("county", "县级"), ("area", "责任区"), ("higher", "上级")],
                        default="county",
                        max_length=10,
                        verbose_name="层级",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                ("matters", models.TextField(blank=True, verbose_name="内容")),
                ("manner", models.CharField(blank=True, max_length=120, verbose_name="方式")),
                ("objects_words", models.CharField(blank=True, max_length=200, verbose_name="对象和范围")),
                ("from_on", models.DateField(verbose_name="从")),
                ("until_on", models.DateField(verbose_name="到")),
                (
                    "partners",
                    models.ManyToManyField(blank=True, related_name="+", to="areas.unit", verbose_name="联合单位"),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="visits.yearplan",
                        verbose_name="计划",
                    ),
                ),
            ],
            options={
                "verbose_name": "计划事项",
                "ordering": ["plan_id", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "order"), name="plan_item_order_once"),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))), name="plan_item_ends_after_start"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("routine", "经常性督导"),
                            ("coverage", "全覆盖督导"),
                            ("special", "专项督导"),
                            ("comprehensive", "综合督导"),
                            ("joint", "联合检查"),
                            ("unannounced", "四不两直"),
                            ("verification", "核查"),
                            ("follow_up", "回头看"),
                            ("reception", "迎接上级督导"),
                            ("departments", "督促部门履职"),
                        ],
                        max_length=16,
                        verbose_name="种类",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("county", "县级"), ("area", "责任区"), ("higher", "上级")],
                        default="county",
                        max_length=10,
                        verbose_name="层级",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                ("matters", models.TextField(blank=True, verbose_name="督导事项")),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "进行中"), ("withdrawn", "已撤回"), ("ended", "已结束")],
                        default="running",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="从")),
                ("until_on", models.DateField(verbose_name="到")),
                ("hidden", models.BooleanField(default=False, verbose_name="不事先告知")),
                ("team_size", models.PositiveSmallIntegerField(default=1, verbose_name="每组人数")),
                ("minutes", models.PositiveSmallIntegerField(default=0, verbose_name="占学校多少分钟")),
                ("inspector_minutes", models.PositiveSmallIntegerField(default=0, verbose_name="督学要多少分钟")),
                ("off_plan_reason", models.CharField(blank=True, max_length=200, verbose_name="计划外的理由")),
                ("from_whom", models.CharField(blank=True, max_length=80, verbose_name="上级来的单位")),
                ("notice_on", models.DateField(blank=True, null=True, verbose_name="书面通知")),
                ("cause_kind", models.CharField(blank=True, max_length=12, verbose_name="起因")),
                ("cause", models.CharField(blank=True, max_length=64, verbose_name="起因编号")),
                ("publish_due_on", models.DateField(blank=True, null=True, verbose_name="公布期限")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="公布日期")),
                ("published_where", models.CharField(blank=True, max_length=120, verbose_name="公布在")),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="安排")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="结束")),
                (
                    "looks_back_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="looked_back_by",
                        to="visits.inspection",
                        verbose_name="回头看哪次",
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(blank=True, related_name="+", to="areas.unit", verbose_name="联合单位"),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="安排人",
                    ),
                ),
                (
                    "plan_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspections",
                        to="visits.planitem",
                        verbose_name="计划事项",
                    ),
                ),
            ],
            options={
                "verbose_name": "一轮督导",
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["county_code", "kind", "from_on"], name="inspection_by_kind")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))), name="inspection_ends_after_start"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("state", "ended")),
                            models.Q(models.Q(("state", "ended"), _negated=True), ("ended_at", None)),
                            _connector="OR",
                        ),
                        name="inspection_ended_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_on", None), ("published_where", "")),
                            ("published_on__isnull", False),
                            _connector="OR",
                        ),
                        name="published_has_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Plate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "token",
                    models.CharField(
                        default=dudao.visits.models.inspectors.new_token,
                        max_length=16,
                        unique=True,
                        verbose_name="二维码编号",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="公示电话")),
                ("matters", models.JSONField(blank=True, default=list, verbose_name="督导事项")),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.fileuse",
                        verbose_name="照片",
                    ),
                ),
                (
                    "posting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plate",
                        to="accounts.posting",
                        verbose_name="挂牌",
                    ),
                ),
            ],
            options={
                "verbose_name": "督学公示牌",
            },
        ),
        migrations.CreateModel(
            name="StudyRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                ("material", models.CharField(max_length=120, verbose_name="学了什么")),
                ("read_on", models.DateField(verbose_name="哪天")),
                ("note", models.TextField(blank=True, verbose_name="记一笔")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="studies",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="督学",
                    ),
                ),
            ],
            options={
                "verbose_name": "学习记录",
                "ordering": ["-read_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                ("nth", models.PositiveSmallIntegerField(default=1, verbose_name="第几次")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "待到校"),
                            ("opened", "正在督导"),
                            ("recorded", "待反馈"),
                            ("fed_back", "已反馈"),
                            ("missed", "没去成"),
                            ("cancelled", "取消"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("month", models.DateField(help_text="当月一日", verbose_name="哪个月")),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="打算哪天去")),
                ("due_on", models.DateField(verbose_name="最晚")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="到校")),
                ("visited_on", models.DateField(blank=True, null=True, verbose_name="督导日期")),
                ("certificate_shown", models.BooleanField(default=False, verbose_name="出示了督学证")),
                ("methods", models.JSONField(blank=True, default=list, verbose_name="方式")),
                ("steps", models.JSONField(blank=True, default=list, verbose_name="走过的步骤")),
                ("summary", models.TextField(blank=True, verbose_name="总的情况")),
                ("feedback", models.TextField(blank=True, verbose_name="反馈给学校的话")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="实际用时")),
                ("closed_record_at", models.DateTimeField(blank=True, null=True, verbose_name="记录完")),
                ("fed_back_at", models.DateTimeField(blank=True, null=True, verbose_name="反馈")),
                ("receipt_at", models.DateTimeField(blank=True, null=True, verbose_name="学校签收")),
                ("receipt_words", models.CharField(blank=True, max_length=300, verbose_name="学校的话")),
                ("gone_reason", models.CharField(blank=True, max_length=200, verbose_name="没去或取消的原因")),
                ("paper_code", models.CharField(blank=True, max_length=12, verbose_name="纸质表编号")),
                ("payload_hash", models.CharField(blank=True, max_length=64, verbose_name="收件摘要")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="改动次数")),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="visits.inspection",
                        verbose_name="督导",
                    ),
                ),
                (
                    "receipt_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签收人",
                    ),
                ),
                (
                    "typed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="录入人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="areas.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "到校督导",
                "ordering": ["due_on", "unit_id", "nth"],
                "indexes": [
                    models.Index(fields=["county_code", "month", "state"], name="visit_by_month"),
                    models.Index(fields=["unit", "month"], name="visit_by_unit"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("inspection", "unit", "nth"), name="visit_once_a_turn"),
                    models.UniqueConstraint(
                        condition=models.Q(("paper_code", ""), _negated=True),
                        fields=("paper_code",),
                        name="paper_code_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["planned", "missed", "cancelled"]),
                            ("opened_at__isnull", False),
                            _connector="OR",
                        ),
                        name="opened_visit_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["recorded", "fed_back"]), _negated=True),
                            models.Q(("closed_record_at__isnull", False), ("visited_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="recorded_visit_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["missed", "cancelled"]), _negated=True),
                            models.Q(("gone_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="gone_visit_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Talk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("pupils", "学生"),
                            ("parents", "家长"),
                            ("teachers", "教师"),
                            ("leaders", "学校负责人"),
                            ("others", "其他人员"),
                        ],
                        max_length=10,
                        verbose_name="和谁谈",
                    ),
                ),
                ("people", models.PositiveSmallIntegerField(verbose_name="几个人")),
                ("apart", models.BooleanField(default=True, verbose_name="学校管理人员不在场")),
                ("words", models.TextField(blank=True, verbose_name="谈到什么")),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="talks",
                        to="visits.visit",
                        verbose_name="到校督导",
                    ),
                ),
            ],
            options={
                "verbose_name": "座谈",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="SeenPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "value",
                    models.CharField(
                        blank=True,
                        choices=[("met", "符合"), ("partly", "部分符合"), ("not_met", "不符合"), ("na", "不适用")],
                        max_length=8,
                        verbose_name="看到的",
                    ),
                ),
                ("still", models.BooleanField(default=False, verbose_name="仍同上次")),
                ("note", models.TextField(blank=True, verbose_name="情况")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fine", "没有问题"),
                            ("on_the_spot", "当场改了"),
                            ("notice", "限期整改"),
                            ("consultation", "需科室解决"),
                        ],
                        max_length=12,
                        verbose_name="怎么处理",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="几天内改好")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="改于第几次")),
                ("answered_at", models.DateTimeField(auto_now=True, verbose_name="时间")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="记录人",
                    ),
                ),
                (
                    "checkpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seen",
                        to="schemes.checkpoint",
                        verbose_name="要点",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.unit",
                        verbose_name="哪个科室解决",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seen",
                        to="visits.visit",
                        verbose_name="到校督导",
                    ),
                ),
            ],
            options={
                "verbose_name": "督导所见",
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "checkpoint"), name="seen_once_a_visit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "notice"), _negated=True), ("days__isnull", False), _connector="OR"
                        ),
                        name="notice_has_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "consultation"), _negated=True),
                            ("section__isnull", False),
                            _connector="OR",
                        ),
                        name="consultation_has_section",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                (
                    "kind",
                    models.CharField(
                        choices=[("difficulty", "难处"), ("highlight", "亮点")], max_length=10, verbose_name="哪一类"
                    ),
                ),
                ("words", models.TextField(verbose_name="情况")),
                ("suggestion", models.TextField(blank=True, verbose_name="建议")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                ("handling", models.TextField(blank=True, verbose_name="督导室怎么办的")),
                ("handled_at", models.DateTimeField(blank=True, null=True, verbose_name="答复")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
                    ),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="答复人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.unit",
                        verbose_name="学校",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="visits.visit",
                        verbose_name="到校督导",
                    ),
                ),
            ],
            options={
                "verbose_name": "难处和亮点",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handled_at", None), ("handling", "")),
                            models.Q(("handled_at__isnull", False), models.Q(("handling", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="handled_remark_has_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("sound", "记录属实"), ("thin", "记录太简"), ("wrong", "与实际不符")],
                        max_length=10,
                        verbose_name="结论",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="抽查人",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="visits.visit",
                        verbose_name="到校督导",
                    ),
                ),
            ],
            options={
                "verbose_name": "记录抽查",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict", "sound"), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="doubted_record_has_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Opinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("preliminary", "已告知初步意见"),
                            ("defended", "学校有申辩"),
                            ("issued", "已出意见书"),
                        ],
                        default="preliminary",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("preliminary", models.TextField(verbose_name="初步意见")),
                ("told_on", models.DateField(verbose_name="告知日期")),
                ("defence_due_on", models.DateField(verbose_name="申辩到哪天")),
                ("defence", models.TextField(blank=True, verbose_name="学校申辩")),
                ("defended_at", models.DateTimeField(blank=True, null=True, verbose_name="申辩时间")),
                ("due_on", models.DateField(verbose_name="意见书最晚")),
                ("considered", models.TextField(blank=True, verbose_name="申辩怎么看")),
                ("text", models.TextField(blank=True, verbose_name="督导意见")),
                ("rectify_by", models.DateField(blank=True, null=True, verbose_name="整改到哪天")),
                ("report_by", models.DateField(blank=True, null=True, verbose_name="整改报告最晚")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="出具日期")),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="改动次数")),
                (
                    "defended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="申辩人",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="出具人",
                    ),
                ),
                (
                    "told_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="告知人",
                    ),
                ),
                (
                    "visit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinion",
                        to="visits.visit",
                        verbose_name="到校督导",
                    ),
                ),
            ],
            options={
                "verbose_name": "督导意见",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("issued_on__isnull", False), ("state", "issued"), models.Q(("text", ""), _negated=True)
                            ),
                            models.Q(models.Q(("state", "issued"), _negated=True), ("issued_on", None)),
                            _connector="OR",
                        ),
                        name="issued_opinion_has_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("defence", ""), ("defended_at", None)),
                            models.Q(("defended_at__isnull", False), models.Q(("defence", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="defence_has_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("defence", ""),
                            ("issued_on", None),
                            models.Q(("considered", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="defence_is_answered",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=120, verbose_name="哪一处")),
                ("before", models.TextField(blank=True, verbose_name="原来写的")),
                ("after", models.TextField(verbose_name="改成")),
                ("why", models.CharField(max_length=300, verbose_name="为什么改")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="改的人",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="visits.visit",
                        verbose_name="到校督导",
                    ),
                ),
            ],
            options={
                "verbose_name": "记录更正",
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("why", ""), _negated=True), name="amendment_has_reason")
                ],
            },
        ),
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="哪天")),
                ("times", models.PositiveSmallIntegerField(default=1, verbose_name="几次")),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.unit",
                        verbose_name="学校",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="督学",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="done",
                        to="visits.activityrule",
                        verbose_name="要求",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="activities",
                        to="visits.visit",
                        verbose_name="到校督导",
                    ),
                ),
            ],
            options={
                "verbose_name": "督导活动",
                "indexes": [models.Index(fields=["user", "on"], name="activity_by_user")],
            },
        ),
        migrations.CreateModel(
            name="VisitMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_lead", models.BooleanField(default=False, verbose_name="牵头")),
                ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="退出")),
                (
                    "left_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("swap", "和同事对调"),
                            ("illness", "生病或有事"),
                            ("recusal", "回避"),
                            ("office", "督导室另派"),
                        ],
                        max_length=10,
                        verbose_name="为什么",
                    ),
                ),
                ("left_words", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "instead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="改由谁去",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="督学",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="visits.visit",
                        verbose_name="到校督导",
                    ),
                ),
            ],
            options={
                "verbose_name": "督导组成员",
                "ordering": ["visit_id", "-is_lead", "id"],
                "indexes": [
                    models.Index(condition=models.Q(("left_at", None)), fields=["user"], name="visits_of_member")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("left_at", None)), fields=("visit", "user"), name="member_once_a_visit"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_lead", True), ("left_at", None)),
                        fields=("visit",),
                        name="one_lead_a_visit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("left_at", None), ("left_why", "")),
                            models.Q(("left_at__isnull", False), models.Q(("left_why", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="who_left_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("county_code", models.CharField(max_length=6, verbose_name="县级代码")),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                (
                    "state",
                    models.CharField(
                        choices=[("announced", "已公布范围"), ("drawn", "已抽取"), ("void", "作废")],
                        default="announced",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("announcement", models.JSONField(verbose_name="公布的范围")),
                ("digest", models.CharField(max_length=64, verbose_name="公布的摘要")),
                ("sealed_secret", models.TextField(verbose_name="密封的随机数（加密）")),
                ("source", models.CharField(max_length=120, verbose_name="用哪个公开数")),
                ("source_on", models.DateField(verbose_name="公开数哪天出")),
                ("announced_on", models.DateField(verbose_name="公布日期")),
                ("value", models.CharField(blank=True, max_length=120, verbose_name="公开数")),
                ("entered_at", models.DateTimeField(blank=True, null=True, verbose_name="录入")),
                ("sealed_record", models.TextField(blank=True, verbose_name="抽取记录（加密）")),
                ("record_digest", models.CharField(blank=True, max_length=64, verbose_name="记录摘要")),
                ("void_reason", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
                (
                    "announced_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公布人",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="录入人",
                    ),
                ),
                (
                    "inspection",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draw",
                        to="visits.inspection",
                        verbose_name="督导",
                    ),
                ),
            ],
            options={
                "verbose_name": "随机抽取",
                "ordering": ["-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("entered_by", None),
                            models.Q(("entered_by", models.F("announced_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="second_person_enters_the_value",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("entered_at__isnull", False),
                                ("state", "drawn"),
                                models.Q(("record_digest", ""), _negated=True),
                            ),
                            models.Q(models.Q(("state", "drawn"), _negated=True), ("entered_at", None)),
                            _connector="OR",
                        ),
                        name="drawn_has_record",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AskedPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(verbose_name="顺序")),
                ("guidance", models.CharField(blank=True, max_length=200, verbose_name="看什么、问谁")),
                (
                    "checkpoint",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="schemes.checkpoint",
                        verbose_name="要点",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="visits.inspection",
                        verbose_name="督导",
                    ),
                ),
            ],
            options={
                "verbose_name": "督导清单",
                "ordering": ["inspection_id", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("inspection", "checkpoint"), name="asked_once_an_inspection")
                ],
            },
        ),
    ]
