from django.db import models


class ObligationKind(models.TextChoices):
    SELF_CHECK = "self_check", "自查"
    CONSOLIDATION = "consolidation", "学区汇总上报"
    KEY_TASK = "key_task", "重点任务"
    REPORT = "report", "报送"
    SIGN_FOR = "sign_for", "签收"
    RECTIFY = "rectify", "整改"
    RECHECK = "recheck", "复查"
    PROGRESS = "progress", "职责进展"
    VISIT = "visit", "到校督导"
    RECEIPT = "receipt", "签收督导反馈"
    CONSULTATION = "consultation", "协商办理"
    OPINION = "opinion", "出督导意见书"
    PUBLISH = "publish", "公布督导结果"


class ObligationState(models.TextChoices):
    OPEN = "open", "要办"
    DONE = "done", "办完"
    WITHDRAWN = "withdrawn", "撤回"


class DayUnit(models.TextChoices):
    CALENDAR = "calendar", "日"
    WORKING = "working", "工作日"


class UrgingChannel(models.TextChoices):
    PHONE = "phone", "电话"
    GROUP = "group", "群里"
    IN_PERSON = "in_person", "当面"
    MESSAGE = "message", "站内消息"
