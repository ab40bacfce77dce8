"""Tables of visits to units: the year's plan, inspections, visits, opinions, draws, and inspectors' own work."""

from .draws import Draw
from .inspections import AskedPoint, Inspection
from .inspectors import Activity, ActivityRule, Plate, RecordCheck, Remark, StudyRecord
from .law import LocalRule
from .off_list import OffListFinding
from .opinions import Opinion
from .plan import PlanItem, YearPlan
from .visits import Amendment, SeenPoint, Talk, Visit, VisitMember

__all__ = [
    "Activity",
    "ActivityRule",
    "Amendment",
    "AskedPoint",
    "Draw",
    "Inspection",
    "LocalRule",
    "OffListFinding",
    "Opinion",
    "PlanItem",
    "Plate",
    "RecordCheck",
    "Remark",
    "SeenPoint",
    "StudyRecord",
    "Talk",
    "Visit",
    "VisitMember",
    "YearPlan",
]
