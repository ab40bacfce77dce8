"""Where the office's pages about inspections begin."""

from datetime import date

from dudao.accounts.access import is_office
from dudao.accounts.enums import COUNTY_READERS, PositionKind
from dudao.areas.scope import Scope
from dudao.jobs.models import Job, JobState

from .enums import InspectionState, Level, PlanState
from .jobs import START
from .models import Inspection, YearPlan
from .readers import Reader, reader_of
from .workflow import INSPECTION, YEAR_PLAN


def inspections_for(reader: Reader):
    """The inspections that may be looked at."""
    return Inspection.objects.visible_to(reader)


def kept_by(position, day: date):
    """Those that whoever holds ``position`` may take back, end or repeat: the office every one that it sees, the lead
    of an area those of his own."""
    rows = inspections_for(reader_of(position, day))
    return rows if is_office(position) else rows.filter(level=Level.AREA, area=position.unit_id)


def may_keep(position, inspection: Inspection) -> bool:
    """The same of one that is seen."""
    own = position.kind == PositionKind.AREA_LEAD and inspection.area_id == position.unit_id
    return is_office(position) or own


def has_notice(inspection: Inspection) -> bool:
    """Whether there is a written notice to print: nobody is told of a hidden one, and one taken back has none."""
    return not inspection.hidden and inspection.state != InspectionState.WITHDRAWN


def plans_for(scope: Scope):
    """The year's plans, the newest first."""
    return YearPlan.objects.visible_to(scope).order_by("-year", "-pk")


def plan_of_the_year(scope: Scope, day: date) -> YearPlan | None:
    """The filed plan of the year of ``day``."""
    return plans_for(scope).filter(state=PlanState.FILED, year=day.year).first()


def may_change(plan: YearPlan) -> dict[str, bool]:
    """What a plan's state lets the office do with it."""
    allowed = {act: YEAR_PLAN.allows(act, plan.state) for act in ("edit", "drop", "tell", "replace")}
    return allowed | {"tell": allowed["tell"] and plan.told_on is None}


def may_follow(position, plan: YearPlan) -> bool:
    """Whether it is shown what was arranged from each item: to the county's readers, once the plan is filed."""
    return position.kind in COUNTY_READERS and plan.state != PlanState.DRAFT


def may_correct_notice(inspection: Inspection) -> bool:
    """Whether there is a day of a notice that might have been typed wrongly."""
    return inspection.notice_on is not None and INSPECTION.allows("correct_notice", inspection.state)


def arranging_jobs(user, county_code: str):
    """The large rounds that ``user`` has sent off."""
    return Job.objects.filter(kind=START, by=user, county_code=county_code)


def is_over(job: Job) -> bool:
    return job.state in (JobState.DONE, JobState.FAILED)


def arranged_by(job: Job) -> int | None:
    """The key of the inspection that the job arranged; None while it works, or where it failed."""
    return job.result["inspection"] if job.state == JobState.DONE else None
