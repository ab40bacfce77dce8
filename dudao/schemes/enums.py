from django.db import models

from dudao.officialdocs.shapes import POLARITY_WORDS


class VersionState(models.TextChoices):
    """Whether a version may still be edited. Whether it is in force is a matter of days: see Standing."""

    DRAFT = "draft", "校核中"
    PUT_IN_FORCE = "in_force", "已定生效日"
    CALLED_OFF = "called_off", "已取消"


class Standing(models.TextChoices):
    """How a version stands on a day."""

    DRAFT = "draft", "校核中"
    COMING = "coming", "待生效"
    IN_FORCE = "in_force", "生效"
    RETIRED = "retired", "已停用"
    CALLED_OFF = "called_off", "已取消"


class Polarity(models.TextChoices):
    """What a good answer to a point is, so that nobody can tick it backwards."""

    DUTY = "duty", POLARITY_WORDS["duty"]
    GOOD_YES = "good_yes", POLARITY_WORDS["good_yes"]
    BAD_YES = "bad_yes", POLARITY_WORDS["bad_yes"]


class Operator(models.TextChoices):
    AT_MOST = "<=", "不超过"
    AT_LEAST = ">=", "不少于"
    EQUAL = "=", "等于"
    RANGE = "range", "在其间"


class AimKind(models.TextChoices):
    """What a text that binds nobody to a number or a day is."""

    GOAL = "goal", "目标"
    PRINCIPLE = "principle", "工作原则"
    GUIDELINE = "guideline", "指导思想"


class ReferenceKind(models.TextChoices):
    """What a name in 《》 stands for; not everything that is cited is a policy."""

    POLICY = "policy", "政策文件"
    LAW = "law", "法律"
    REGULATION = "regulation", "法规规章"
    STANDARD = "standard", "标准规范"
    GUIDE = "guide", "指引"
    CONTRACT = "contract", "合同文本"
    FORM = "form", "表样和承诺书"
    SYSTEM = "system", "系统平台"


class DutyKind(models.TextChoices):
    KEY_TASK = "key_task", "重点任务"
    REPORTING = "reporting", "报送"
    DEPARTMENT_DUTY = "department_duty", "部门职责"


class Cadence(models.TextChoices):
    ONCE = "once", "一次"
    MONTHLY = "monthly", "每月"
    QUARTERLY = "quarterly", "每季"
    TERMLY = "termly", "每学期"
    YEARLY = "yearly", "每年"
    PERIODIC = "periodic", "定期"
    EVENT = "event", "遇事即报"


class Asked(models.TextChoices):
    """How a reporting duty is asked for, so that nobody is asked twice for the same thing."""

    REPORT = "report", "派发给报送单位"
    ROUND = "round", "随自查一并交，不另派"
    NONE = "none", "不派发，只列出"
