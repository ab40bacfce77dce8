"""The month-end form of a responsibility area or a directly managed school, from the blank that a scheme prescribes."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from dudao.areas.enums import Relation, UnitKind
from dudao.areas.models import Unit
from dudao.ledger.enums import ProblemState
from dudao.ledger.listing import midnight
from dudao.ledger.models import Problem
from dudao.lib.day_words import full_day_words
from dudao.officialdocs.form_fields import LEDGER_FIELDS, suggest_bindings
from dudao.officialdocs.shapes_paper import FilledForm, HeaderField
from dudao.schemes.models import SchemeVersion

BLANK_ROWS = 7


@dataclass(frozen=True)
class Blank:
    """One blank form of a scheme in force, with what its columns are bound to."""

    key: str
    title: str
    columns: list[str]
    header_fields: list[str]
    footer: str
    bindings: dict[str, str]
    blank_rows: int

    @property
    def unbound(self) -> list[str]:
        """The columns that print empty."""
        return [column for column in self.columns if self.bindings.get(column) not in LEDGER_FIELDS]


def blanks_in_force(county_code: str, today: date) -> list[Blank]:
    """The forms of the schemes in force of which at least the problem's column is bound, newest scheme first.

    A form whose columns nobody has bound gets the bindings that its words suggest.
    """
    versions = SchemeVersion.objects.filter(county_code=county_code).in_force(today).order_by("-in_force_on", "-id")
    blanks = [
        _blank(f"{version.pk}-{index}", form)
        for version in versions
        for index, form in enumerate(version.draft.get("forms") or [])
        if not form.get("dropped")
    ]
    return [blank for blank in blanks if "problem" in blank.bindings.values()]


def _blank(key: str, form: dict) -> Blank:
    columns = [str(column) for column in form.get("columns") or []]
    bindings = form["bindings"] if "bindings" in form else suggest_bindings(columns)
    return Blank(
        key=key, title=form.get("title") or "", columns=columns, header_fields=list(form.get("header_fields") or []),
        footer=form.get("footer") or "", bindings=bindings, blank_rows=int(form.get("blank_rows") or BLANK_ROWS),
    )  # fmt: skip


def bodies(scope, today: date):
    """Who hands such a form in: responsibility areas, and the schools that the bureau manages itself."""
    own = Q(kind=UnitKind.RESPONSIBILITY_AREA) | Q(kind=UnitKind.SCHOOL, directly_managed=True)
    return Unit.objects.visible_to(scope).filter(own).open_on(today).order_by("kind", "code")


def month_problems(body: Unit, month: date, *, found_in_month_only: bool = False):
    """The problems of ``body`` in the month that begins on ``month``: found in it, or open at any time of it.

    Which school belonged to an area is asked of the last day of the month. Records taken back are left out.
    """
    first, last = month_span(month)
    units = [body.pk] if body.kind == UnitKind.SCHOOL else Unit.objects.under(body, Relation.RESPONSIBILITY_AREA, last)
    rows = Problem.objects.filter(unit__in=units, found_on__lte=last).exclude(state=ProblemState.VOID)
    if found_in_month_only:
        rows = rows.filter(found_on__gte=first)
    else:
        rows = rows.filter(Q(found_on__gte=first) | Q(closed_at=None) | Q(closed_at__gte=midnight(first)))
    return rows.select_related("unit").order_by("unit__code", "found_on", "id")


def month_span(month: date) -> tuple[date, date]:
    """First and last day of the month of ``month``."""
    return month.replace(day=1), month.replace(day=monthrange(month.year, month.month)[1])


def filled_form(blank: Blank, body: Unit, month: date, problems, *, today: date) -> FilledForm:
    """``blank`` with one row a problem. Where there was none, the form says so instead of standing empty."""
    rows = [[_cell(blank, column, problem, no) for column in blank.columns] for no, problem in enumerate(problems, 1)]
    return FilledForm(
        title=blank.title, columns=blank.columns, rows=rows or [_none(blank)], period=f"{month.year}年{month.month}月",
        header=[HeaderField(label, _header_value(label, body, today)) for label in blank.header_fields],
        footer=blank.footer, blank_rows=blank.blank_rows,
    )  # fmt: skip


def _none(blank: Blank) -> list[str]:
    return ["无" if blank.bindings.get(column) == "problem" else "" for column in blank.columns]


def _header_value(label: str, body: Unit, today: date) -> str:
    """A signature is for the pen; the name of the body and the day are known."""
    if "签名" in label or "签字" in label or "盖章" in label:
        return ""
    if "日期" in label or "时间" in label:
        return full_day_words(today)
    return body.name if any(word in label for word in ("责任区", "单位", "学校", "填报")) else ""


def _cell(blank: Blank, column: str, problem: Problem, no: int) -> str:
    getter = GETTERS.get(blank.bindings.get(column, ""))
    return getter(problem, no) if getter else ""


def _day(value: date | None) -> str:
    return full_day_words(value) if value else ""


# One getter for each key of LEDGER_FIELDS; a test compares the two.
GETTERS = {
    "school": lambda problem, no: problem.unit.name,
    "problem": lambda problem, no: problem.title,
    "measures": lambda problem, no: problem.measures,
    "remark": lambda problem, no: problem.remark,
    "due": lambda problem, no: _day(problem.due_on),
    "owner": lambda problem, no: problem.owner_name,
    "state": lambda problem, no: problem.get_state_display(),
    "found_on": lambda problem, no: _day(problem.found_on),
    "closed_on": lambda problem, no: _day(timezone.localdate(problem.closed_at) if problem.closed_at else None),
    "no": lambda problem, no: str(no),
}
