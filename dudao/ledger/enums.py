from django.db import models


class ProblemState(models.TextChoices):
    OPEN = "open", "待整改"
    RECTIFYING = "rectifying", "整改中"
    SUBMITTED = "submitted", "待复查"
    RETURNED = "returned", "退回重改"
    CLOSED = "closed", "已销号"
    VOID = "void", "记错撤销"


UNSETTLED = (ProblemState.OPEN, ProblemState.RECTIFYING, ProblemState.SUBMITTED, ProblemState.RETURNED)
SETTLED = (ProblemState.CLOSED, ProblemState.VOID)

# The same state reads differently to the unit that must act.
UNIT_LABELS = {
    ProblemState.OPEN: "请定措施和期限",
    ProblemState.RECTIFYING: "正在整改",
    ProblemState.SUBMITTED: "已报整改，等复查",
    ProblemState.RETURNED: "没通过复查，请再改",
    ProblemState.CLOSED: "已销号",
    ProblemState.VOID: "已撤销，不用办",
}


class Severity(models.TextChoices):
    MINOR = "minor", "一般"
    SERIOUS = "serious", "较重"
    URGENT = "urgent", "紧急"


class SourceKind(models.TextChoices):
    SELF_CHECK = "self_check", "自查"
    OFFICE = "office", "督导室登记"
    VISIT = "visit", "督查"
    LEAD = "lead", "线索"
