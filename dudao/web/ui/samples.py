"""What the gallery shows: invented rows of a fictional county, fixed in time, so that a picture stays the same."""

from datetime import date

from django import forms
from django.core.paginator import Paginator

from .wording import Status

NAV = ["工作台", "方案", "自查", "台账", "月报", "名册", "公文"]
HERE = {"workbench": "工作台", "review": "方案", "ledger": "台账", "problem": "台账", "paper": "公文"}
COLOURS = [
    ("#1b2430", "正文"),
    ("#4b5666", "次要"),
    ("#636e7e", "提示"),
    ("#1a4a8e", "动作"),
    ("#b3261e", "逾期、问题"),
    ("#8a5800", "将到期、存疑"),
    ("#1d6a42", "办结、已存"),
    ("#eef3fa", "选中"),
    ("#f6f7f9", "纸外"),
]


def around(here: str = "") -> dict:
    """What the gate gives every page."""
    return {
        "nav": [{"label": label, "url": "#", "current": label == here} for label in NAV],
        "county_name": "云岭县",
        "unit_name": "谷雨小学",
        "person_name": "苏晓禾",
        "position_label": "云岭县教育督导室 督导室工作人员",
        "unread_count": 3,
        "shows_audit": True,
        "may_object": True,
    }


class SampleForm(forms.Form):
    what = forms.CharField(label="问题", initial="课后服务 17:00 就结束")
    due_on = forms.CharField(label="期限")
    person = forms.ChoiceField(label="责任人", choices=[("1", "沈南星，石桥中学"), ("2", "周砚青，柳溪镇中心小学")])
    note = forms.CharField(
        label="经过", widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text="不写学生姓名。"
    )
    done = forms.ChoiceField(
        label="这条做到了吗",
        widget=forms.RadioSelect,
        choices=[("met", "做到了"), ("partly", "部分做到"), ("not_met", "没做到")],
        initial="partly",
    )
    kinds = forms.MultipleChoiceField(
        label="问谁",
        widget=forms.CheckboxSelectMultiple,
        initial=["p", "m"],
        choices=[("p", "小学"), ("m", "初中"), ("i", "培训机构")],
    )
    told = forms.BooleanField(label="已经打过电话", required=False)
    file = forms.FileField(label="表", required=False)

    def clean_due_on(self):
        raise forms.ValidationError("期限要在今天（11月18日）以后。")


def parts(address) -> dict:
    wrong = SampleForm(
        {"what": "课后服务 17:00 就结束", "due_on": "2026年11月10日", "person": "1", "done": "partly", "kinds": ["p"]}
    )
    wrong.is_valid()
    return around() | {
        "colours": COLOURS,
        "form": SampleForm(),
        "wrong": wrong,
        "page": Paginator(range(156), 50).get_page(address.get("page")),
        "tab_items": [
            {"label": label, "url": "#", "count": count, "current": label == "在办"}
            for label, count in [("在办", 214), ("逾期", 6), ("等复查", 12), ("反弹", 0), ("全部", None)]
        ],
        "stat_items": MONTH,
        "state_items": PAPER_WAY,
        "chips": CHIPS,
        "file_items": [
            {"name": "三年级公示栏 11月17日.jpg", "url": "#", "size": 1_260_000, "about": "周砚青", "remove_url": "#"},
            {"name": "延时托管登记表.xlsx", "url": "#", "size": 18_400, "about": "", "remove_url": ""},
        ],
        "overdue": Status("due", "逾期 6 天"),
        "today_due": Status("soon", "今天"),
        "planned": Status("run", "11月20日 周五"),
        "waits": Status("wait", "昨天提交"),
        "group_text": GROUP_TEXT,
        "answers": [("duty", "partly"), ("bad_yes", "met")],
        "screens": SCREEN_NAMES,
    }


MONTH = [
    "11月",
    {"before": "自查", "number": 149, "after": "/156 份", "url": "#"},
    {"before": "新增问题", "number": 37, "url": "#"},
    {"before": "销号", "number": 52, "url": "#"},
    {"before": "逾期", "number": 6, "url": "#", "danger": True},
]
PAPER_WAY = [
    {"title": "拟稿", "lines": ["罗青黛", "11月17日"], "state": "past"},
    {"title": "校核", "lines": ["苏晓禾", "今天到期"], "state": "now"},
    {"title": "编号", "lines": ["待编 21 号"], "state": ""},
    {"title": "印发", "lines": ["林知远"], "state": ""},
]
CHIPS = [{"label": "2026年秋季学期", "remove_url": "#"}, {"label": "小学、初中", "remove_url": "#"}]
GROUP_TEXT = """各位校长：11月自查 25日截止，还差 7 校没交：
枫林小学、荷塘小学、星河中学、北坡小学、白露中学、松岭小学、云杉小学
打开督导台，每校约 6 分钟。"""


def workbench() -> dict:
    soon, late, waits = Status("soon", "今天"), Status("due", "逾期 6 天"), Status("wait", "昨天提交")
    return around("工作台") | {
        "stat_items": MONTH,
        "today_rows": [
            (late, "要家长在练习册上签字批改", "枫林小学，叶知秋负责", ["催办"], ""),
            (late, "课后服务 17:00 就结束", "石桥中学，沈南星负责", [], "已催办，09:12"),
            (soon, "白鹭小学申请延期到 12月4日", "理由：新公示栏 12月2日到货", ["同意", "不同意"], ""),
            (soon, "第三责任区 10月问题台账还没交", "许半夏负责，上次提醒 11月16日", ["提醒"], ""),
        ],
        "week_rows": [
            (
                Status("run", "11月20日 周五"),
                "第四季度季报开始取数",
                "截止 12月10日，17 项数已有 15 项",
                ["看缺项"],
                "",
            ),
            (Status("run", "11月22日 周日"), "作业管理 3 个问题到期", "枫林小学、荷塘小学、星河中学", ["提醒"], ""),
        ],
        "recheck_rows": [
            (waits, "三年级作业公示缺两周", "柳溪镇中心小学，附照片 1 张", ["复查"], ""),
            (waits, "延时托管没有登记表", "小满小学，附登记表 1 份", ["复查"], ""),
        ],
    }


def review() -> dict:
    doubtful = [
        ("C58", "是否存在教师在校外", "答“是”为坏", "ink", "句子在原文中断：附件1 最后一格到“校外”为止"),
        ("C21", "是否把新课放到课后服务时间讲", "答“是”为坏", "ink", "问句没有“不得”“严禁”，按词义判为坏，请确认"),
        ("C33", "联席会议是否每季度召开，议定事项是否办结", "答“是”为好", "blue", "一句里问了两件事，建议拆成两条"),
        ("C50", "指标到校的比例逐年提高", "必须做到", "", "没有写数值，系统不能自动判断"),
    ]
    sure = [("C7", "有作业管理办法，年级组统筹", "必须做到", ""), ("C8", "作业每日在校内公示", "必须做到", "")]
    kinds = [("指标", 61), ("任务", 17), ("阶段", 3), ("报送", 5), ("限额", 11), ("表样", 1), ("联系方式", 2)]
    return around("方案") | {
        "side": "read",
        "read_url": "#",
        "source_url": "#",
        "doubtful": doubtful,
        "sure": sure,
        "form": SampleForm(),
        "kinds": [{"label": label, "url": "#", "count": count, "current": label == "指标"} for label, count in kinds],
    }


def selfcheck() -> dict:
    return around() | {
        "form_url": "#",
        "save_url": "",
        "saved_words": "已保存 09:43",
        "points": [
            ("p1", "有作业管理办法，年级组统筹", "duty", "met", ""),
            ("p2", "作业每天在校内公示", "duty", "partly", "三年级换公示栏，11月2日—6日没贴，9日起已补。"),
            ("p3", "没有给家长布置作业", "bad_yes", "met", ""),
            ("p4", "有作业公示制度", "good_yes", "", ""),
        ],
    }


LATE, OVERDUE, TENTH = Status("due", "逾期 6 天"), Status("due", "逾期"), date(2026, 11, 10)
LEDGER_ROWS = [
    ("枫林小学", "要家长在练习册上签字批改", "C9 家长作业", "督查", "叶知秋", TENTH, LATE, OVERDUE),
    ("石桥中学", "课后服务 17:00 就结束", "C16 服务时间", "自查", "沈南星", TENTH, LATE, OVERDUE),
    ("石桥中学", "初一数学作业平均 110 分钟", "C10 作业总量", "督查", "顾长庚", date(2026, 11, 12),
     Status("due", "逾期 4 天"), Status("back", "退回重改")),
    ("柳溪镇中心小学", "三年级作业公示缺两周", "C8 作业公示", "督查", "周砚青", TENTH,
     Status("soon", "晚交 5 天"), Status("wait", "等复查")),
    ("南塘初级中学", "教师校外兼职线索待核", "C57 有偿补课", "线索", "林知远", date(2026, 11, 18),
     Status("soon", "今天"), Status("soon", "整改中")),
    ("谷雨小学", "期中成绩在班级群里排名", "C49 考试排名", "自查", "温如玉", date(2026, 11, 23),
     None, Status("run", "整改中")),
    ("霜降小学", "课后服务收费没有公示", "C53 经费公示", "自查", "何田田", date(2026, 10, 30),
     None, Status("closed", "已销号")),
]  # fmt: skip
LEDGER_COLUMNS = ("unit", "what", "point", "source", "person", "due_on", "late", "status")
LEDGER_VIEWS = [("在办", 214), ("逾期", 6), ("本周到期", 12), ("等复查", 12), ("反弹", 4), ("已销号", "1,208")]


def ledger() -> dict:
    rows = [dict(zip(LEDGER_COLUMNS, row, strict=True)) for row in LEDGER_ROWS]
    marks = [{"id": n, "url": "#", "rebound": n == 3, "picked": n in (1, 2)} for n in range(len(rows))]
    return around("台账") | {
        "bulk_url": "#", "chips": CHIPS, "page": Paginator(range(214), 50).get_page(1),
        "rows": [row | mark for row, mark in zip(rows, marks, strict=True)],
        "tab_items": [{"label": label, "url": "#", "count": count, "current": label == "在办"}
                      for label, count in LEDGER_VIEWS],
    }  # fmt: skip


def problem() -> dict:
    return around("台账") | {"act_count": 3}


def paper() -> dict:
    figures = [
        ("f1", "156", "应督导学校", "不含停办 2 校"),
        ("f2", "149", "交来自查", "25日 18:00 前"),
        ("f3", "95.5%", "自查率", "149 ÷ 156"),
        ("f4", "6", "逾期问题", "截至 9月30日"),
    ]
    return around("公文") | {"state_items": PAPER_WAY, "figures": figures}


def task() -> dict:
    return around()


def public() -> dict:
    return {"county_name": "云岭县"}


SCREENS = {
    "workbench": workbench,
    "review": review,
    "selfcheck": selfcheck,
    "ledger": ledger,
    "problem": problem,
    "paper": paper,
    "task": task,
    "public": public,
}
SCREEN_NAMES = [
    ("workbench", "工作台"),
    ("review", "校核方案"),
    ("selfcheck", "学校自查"),
    ("ledger", "台账"),
    ("problem", "一个问题"),
    ("paper", "一份公文"),
    ("task", "一页办一件事"),
    ("public", "登录前"),
]
