from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse

from dudao.accounts.enums import PositionKind
from dudao.audit import services as audit
from dudao.officialdocs.writers.form_docx import form_docx
from dudao.officialdocs.writers.form_xlsx import form_xlsx
from dudao.officialdocs.writers.widths import flush
from dudao.reports import month_form
from dudao.web import gate
from dudao.web.attachment import attachment

from ..forms.monthly import MonthlyForm

READERS = gate.LEADERS | {PositionKind.AREA_LEAD, PositionKind.HEAD}
WRITERS = {"xlsx": form_xlsx, "docx": form_docx}


def _asked(request) -> MonthlyForm:
    return MonthlyForm(
        request.GET,
        bodies=month_form.bodies(request.scope, request.today),
        blanks=month_form.blanks_in_force(request.scope.county_code, request.today),
    )


def _problems(chosen: dict):
    return month_form.month_problems(chosen["body"], chosen["month"], found_in_month_only=chosen["only_new"])


def _filled(request, chosen: dict, problems):
    return month_form.filled_form(chosen["blank"], chosen["body"], chosen["month"], problems, today=request.today)


@gate.reads(READERS)
def monthly(request):
    """The month-end form on the screen, as it will be printed."""
    form = _asked(request)
    chosen = form.chosen()
    ready = chosen["body"] is not None and chosen["blank"] is not None
    problems = list(_problems(chosen)) if ready else []
    sheet = _filled(request, chosen, problems) if ready else None
    return render(request, "desk/monthly.html", {
        "form": form, "chosen": chosen, "sheet": sheet, "count": len(problems), "rows": _cells(sheet),
        "downloads": [(kind, _download(kind, chosen)) for kind in WRITERS] if ready else [],
    })  # fmt: skip


def _cells(sheet) -> list[list[tuple[str, bool]]]:
    """Each cell and whether its column begins at the left, as in the files."""
    if sheet is None:
        return []
    sides = flush(sheet.rows, len(sheet.columns))
    return [list(zip(row, sides, strict=True)) for row in sheet.rows]


def _download(kind: str, chosen: dict) -> str:
    only_new = "&only_new=on" if chosen["only_new"] else ""
    address = reverse("desk:monthly_file", args=[kind])
    return f"{address}?body={chosen['body'].pk}&month={chosen['month']:%Y-%m}&blank={chosen['blank'].key}{only_new}"


@gate.exports(READERS)
def monthly_file(request, kind: str):
    """The same as a file; that it was handed out is written to the trail."""
    chosen = _asked(request).chosen()
    if kind not in WRITERS or chosen["body"] is None or chosen["blank"] is None:
        raise Http404
    problems = list(_problems(chosen))
    sheet = _filled(request, chosen, problems)
    audit.record(
        county_code=request.scope.county_code, by=request.user, act="month_form.export", subject=chosen["body"],
        payload={"month": f"{chosen['month']:%Y-%m}", "kind": kind, "rows": len(problems), "names": True,
                 "only_new": chosen["only_new"]},
    )  # fmt: skip
    return attachment(WRITERS[kind](sheet), f"{chosen['blank'].title} {chosen['body'].name} {sheet.period}.{kind}")


urls = [
    path("monthly/", monthly, name="monthly"),
    path("monthly/<slug:kind>/", monthly_file, name="monthly_file"),
]
