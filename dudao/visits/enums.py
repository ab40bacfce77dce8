from enum import Flag, auto

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


class Trait(Flag):
    """What the law and the pages make of a kind."""

    OPINION = auto()  # the unit is told a preliminary opinion, may defend itself, and gets an opinion in writing
    COVERS = auto()  # a visit covers the school's month
    ORDINARY = auto()  # a visit counts to the least number of a term (《教育督导条例》第十四条)
    IN_TERM = auto()  # not in a vacation
    ANY_DAY = auto()  # the more useful on a rest day, when nobody expects it
    OF_AN_AREA = auto()  # an area may have one of its own, arranged by the office or by its lead
    EVERYWHERE = auto()  # goes everywhere as a rule; of all others it is asked where to
    OF_BODIES = auto()  # reaches bodies of the county instead of schools
    NO_POINTS = auto()  # may go without a checklist: its cause, the problems or the guests say what is looked at
    ON_PLAN = auto()  # stands on the year's plan, or says why not
    DRAWN = auto()  # may be drawn by lot: what is announced in writing may not
    PUBLISHED = auto()  # its results are published (《教育督导条例》第二十四条)
    RESULTS = auto()  # has a page of what came of it: neither a month's visits nor what goes without a list


_THOROUGH = Trait.OPINION | Trait.ON_PLAN | Trait.PUBLISHED | Trait.RESULTS
_MONTHLY = Trait.COVERS | Trait.ORDINARY | Trait.IN_TERM | Trait.OF_AN_AREA | Trait.EVERYWHERE

TRAITS: dict[str, Trait] = {
    InspectionKind.ROUTINE: _MONTHLY | Trait.DRAWN,
    InspectionKind.COVERAGE: _MONTHLY | Trait.ON_PLAN | Trait.PUBLISHED | Trait.RESULTS,
    InspectionKind.SPECIAL: _THOROUGH | Trait.OF_AN_AREA,
    InspectionKind.COMPREHENSIVE: _THOROUGH,
    InspectionKind.JOINT: _THOROUGH,
    InspectionKind.CAMPAIGN: _THOROUGH,
    InspectionKind.UNANNOUNCED: Trait.COVERS | Trait.ANY_DAY | Trait.ON_PLAN | Trait.DRAWN | Trait.PUBLISHED,
    InspectionKind.VERIFICATION: Trait.ANY_DAY | Trait.OF_AN_AREA | Trait.NO_POINTS,
    InspectionKind.FOLLOW_UP: Trait.OPINION | Trait.COVERS | Trait.NO_POINTS,
    InspectionKind.RECEPTION: Trait.NO_POINTS,
    InspectionKind.DEPARTMENTS: Trait.OF_BODIES | Trait.NO_POINTS,
}


def has_trait(kind: str, trait: Trait) -> bool:
    return trait in TRAITS[kind]


def kinds_with(trait: Trait) -> tuple[InspectionKind, ...]:
    """In the order of the kinds."""
    return tuple(kind for kind in InspectionKind if has_trait(kind, trait))


WITH_OPINION = kinds_with(Trait.OPINION)
COVERING = kinds_with(Trait.COVERS)
ORDINARY = kinds_with(Trait.ORDINARY)
OF_AN_AREA = kinds_with(Trait.OF_AN_AREA)
OF_BODIES = kinds_with(Trait.OF_BODIES)
DRAWN_KINDS = kinds_with(Trait.DRAWN)
PUBLISHED = kinds_with(Trait.PUBLISHED)


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
