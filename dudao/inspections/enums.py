from django.db import models


class RoundKind(models.TextChoices):
    SELF_CHECK = "self_check", "自查"


class RoundState(models.TextChoices):
    SENT = "sent", "进行中"
    WITHDRAWN = "withdrawn", "已撤回"
    ENDED = "ended", "已结束"


class AssessmentState(models.TextChoices):
    NOT_BEGUN = "not_begun", "没开始"
    IN_PROGRESS = "in_progress", "填写中"
    CONFIRMED = "confirmed", "已交"


class WorkbookOutcome(models.TextChoices):
    """What became of a form that came back as a file."""

    TAKEN = "taken", "收下"
    SAME = "same", "已经收过"
    AMBIGUOUS = "ambiguous", "要你定"
    REFUSED = "refused", "没有收"
    DROPPED = "dropped", "不用这份"
