from django.db import models


class InspectionKind(models.TextChoices):
    """What kind of inspection (《教育督导条例》第十三条 and the schemes)."""

    ROUTINE = "routine", "经常性督导"
    COVERAGE = "coverage", "全覆盖督导"
    SPECIAL = "special", "专项督导"
    COMPREHENSIVE = "comprehensive", "综合督导"
    JOINT = "joint", "联合检查"
    CAMPAIGN = "campaign", "排查整治"
    UNANNOUNCED = "unannounced", "四不两直"
    VERIFICATION = "verification", "核查"
    FOLLOW_UP = "follow_up", "回头看"
    RECEPTION = "reception", "迎接上级督导"
    DEPARTMENTS = "departments", "督促部门履职"


# After these the unit is told a preliminary opinion, may defend itself, and gets an opinion in writing.
WITH_OPINION = (
    InspectionKind.SPECIAL, InspectionKind.COMPREHENSIVE, InspectionKind.JOINT, InspectionKind.CAMPAIGN,
    InspectionKind.FOLLOW_UP,
)  # fmt: skip

# A visit of one of these kinds covers the school's month; which count to the term's least number: least.ORDINARY.
COVERING = (
    InspectionKind.ROUTINE, InspectionKind.COVERAGE, InspectionKind.UNANNOUNCED, InspectionKind.FOLLOW_UP,
)  # fmt: skip


# Which an area may have of its own, arranged by the office or by its lead.
OF_AN_AREA = (
    InspectionKind.ROUTINE, InspectionKind.COVERAGE, InspectionKind.SPECIAL, InspectionKind.VERIFICATION,
)  # fmt: skip


class Level(models.TextChoices):
    COUNTY = "county", "县级"
    AREA = "area", "责任区"
    HIGHER = "higher", "上级"


class PlanState(models.TextChoices):
    DRAFT = "draft", "拟定中"
    FILED = "filed", "已备案"
    REPLACED = "replaced", "已换新计划"


class InspectionState(models.TextChoices):
    RUNNING = "running", "进行中"
    WITHDRAWN = "withdrawn", "已撤回"
    ENDED = "ended", "已结束"


class VisitState(models.TextChoices):
    PLANNED = "planned", "待到校"
    OPENED = "opened", "正在督导"
    RECORDED = "recorded", "待反馈"
    FED_BACK = "fed_back", "已反馈"
    MISSED = "missed", "没去成"
    CANCELLED = "cancelled", "取消"


OVER = (VisitState.FED_BACK, VisitState.MISSED, VisitState.CANCELLED)
DONE = (VisitState.RECORDED, VisitState.FED_BACK)


class Method(models.TextChoices):
    """《中小学校责任督学挂牌督导办法》 names six ways of looking."""

    PATROL = "patrol", "校园巡视"
    LESSON = "lesson", "随机听课"
    PAPERS = "papers", "查阅资料"
    QUESTIONNAIRE = "questionnaire", "问卷调查"
    TALK = "talk", "座谈走访"
    MEETING = "meeting", "列席会议"


class Step(models.TextChoices):
    """The steps of a visit that go on record; the certificate and the telling are noted by the acts themselves."""

    CERTIFICATE = "certificate", "出示督学证"
    PURPOSE = "purpose", "说明来意"
    LAST_TIME = "last_time", "核对上次的问题"
    LOOKED = "looked", "到教室和场所看"
    HEARD = "heard", "听师生家长怎么说"
    TOLD = "told", "当面反馈"


class Outcome(models.TextChoices):
    """What became of one point: four ways out of a visit."""

    FINE = "fine", "没有问题"
    ON_THE_SPOT = "on_the_spot", "当场改了"
    NOTICE = "notice", "限期整改"
    CONSULTATION = "consultation", "需科室解决"


class Conclusion(models.TextChoices):
    """What a verification found of the matter that set it off. Each kind of cause has its own words for them."""

    STANDS = "stands", "属实"
    GONE = "gone", "不属实"
    UNCLEAR = "unclear", "没查清"


class TalkGroup(models.TextChoices):
    PUPILS = "pupils", "学生"
    PARENTS = "parents", "家长"
    TEACHERS = "teachers", "教师"
    LEADERS = "leaders", "单位负责人"
    OTHERS = "others", "其他人员"


class Leaving(models.TextChoices):
    """Why somebody no longer goes on a visit."""

    SWAP = "swap", "和同事对调"
    ILLNESS = "illness", "生病或有事"
    RECUSAL = "recusal", "回避"
    OFFICE = "office", "督导室另派"


class OpinionState(models.TextChoices):
    PRELIMINARY = "preliminary", "已告知初步意见"
    TAKEN_BACK = "taken_back", "初步意见已收回"
    DEFENDED = "defended", "已交申辩"
    ISSUED = "issued", "已出意见书"


class DrawState(models.TextChoices):
    ANNOUNCED = "announced", "已公布范围"
    DRAWN = "drawn", "已抽取"
    VOID = "void", "作废"


class CountingPeriod(models.TextChoices):
    VISIT = "visit", "每次到校"
    MONTH = "month", "每月"
    TERM = "term", "每学期"


class RemarkKind(models.TextChoices):
    DIFFICULTY = "difficulty", "难处"
    HIGHLIGHT = "highlight", "亮点"


class RecordVerdict(models.TextChoices):
    SOUND = "sound", "记录属实"
    THIN = "thin", "记录太简"
    WRONG = "wrong", "与实际不符"
