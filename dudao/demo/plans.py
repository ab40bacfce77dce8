"""The year's plan: drawn up and filed in the first days, and told to the schools a month before anything comes."""

from datetime import date, time, timedelta

from dudao.areas.enums import UnitKind
from dudao.visits.enums import InspectionKind, PlanState
from dudao.visits.models import PlanItem
from dudao.visits.services import planning

from . import names
from .agenda import Agenda
from .county import CODE, County
from .timeline import TOLD, Timeline, moment
from .wording import visits as words


class YearPlans:
    def __init__(self, county: County, agenda: Agenda, days: Timeline):
        self.county, self.agenda, self.days = county, agenda, days

    def plan(self) -> None:
        day = self.days.workday(self.days.founded_on + timedelta(days=1))
        for turn, year in enumerate(sorted({self.days.founded_on.year, self.days.today.year})):
            self.agenda.at(moment(day, time(10, 10 + turn * 20)), self._draw_up, year)

    def _draw_up(self, year: int) -> None:
        office = self.county.office.user
        plan = planning.draft_plan(by=office, county_code=CODE, year=year)
        for fields in self._items(year):
            planning.save_item(by=office, plan=plan, **fields)
        told = self.days.workday(self.days.founded_on + TOLD)
        self.agenda.at(moment(told, time(9, 30)), self._file, plan)

    def _items(self, year: int) -> list[dict]:
        first, _, last = self.days.special_days()
        departments = [unit for unit in self.county.units[UnitKind.DEPARTMENT] if unit.code == names.JOINS_IN]
        window = (first, min(last + timedelta(days=20), date(year, 12, 31)))
        rows = [
            (InspectionKind.UNANNOUNCED, words.UNANNOUNCED_TITLE, "随机抽取学校和督学，直接进校。", "密封抽取",
             "全部学校", date(year, 1, 1), date(year, 12, 31), ()),
            (InspectionKind.COMPREHENSIVE, "义务教育学校综合督导", "办学方向、课程开齐、队伍和保障。", "进校两天",
             "未接受过综合督导的 8 所", date(year, 3, 10), date(year, 6, 20), ()),
            (InspectionKind.JOINT, "校外培训联合检查", "证照、收费监管、从业人员、消防。", "联合进机构", "校外培训机构",
             date(year, 5, 6), date(year, 12, 20), departments),
        ]  # fmt: skip
        if first.year == year:
            special = (
                InspectionKind.SPECIAL,
                words.SPECIAL_TITLE,
                words.SPECIAL_MATTERS,
                "进校半天",
                "3 所",
                *window,
                (),
            )
            rows.insert(0, special)
        columns = ("kind", "title", "matters", "manner", "objects_words", "from_on", "until_on", "partners")
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def _file(self, plan) -> None:
        office = self.county.office.user
        filed = planning.file_plan(by=office, plan=plan, on=self.days.founded_on, filed_with=words.PLAN_FILED_WITH)
        planning.tell_schools(by=office, plan=filed)


def item_of(kind: str, day: date) -> PlanItem:
    """The item of the filed plan of the year of ``day``."""
    filed = PlanItem.objects.filter(plan__county_code=CODE, plan__state=PlanState.FILED, plan__year=day.year)
    return filed.filter(kind=kind).order_by("order").first()
