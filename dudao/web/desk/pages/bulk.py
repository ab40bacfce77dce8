from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import path

from dudao.ledger.access import REGISTRARS
from dudao.ledger.queries import visible_problems
from dudao.lib.posted import posted_numbers
from dudao.web import gate
from dudao.web.posted_only import posted_only

from .. import bulk_acts
from ..forms.problem import BULK_FORMS

MOST = 200


@gate.writes(REGISTRARS)
@posted_only
def bulk(request):
    """First what would happen to each ticked row and why not to others; with ``sure`` it is done."""
    act = request.POST.get("act", "")
    problems = _ticked(request)
    if act not in dict(bulk_acts.offered(request.position.kind)) or not problems:
        messages.error(request, "先勾选问题，再点要办的事。" if not problems else "你的岗位不能这样批量办。")
        return redirect("desk:ledger")
    form = BULK_FORMS[act](request.POST if "sure" in request.POST else None)
    who = {"by": request.user, "position": request.position}
    if form.is_bound and form.is_valid():
        return _result(request, act, bulk_acts.do(act, problems, facts=form.cleaned_data, **who))
    judged = bulk_acts.judge(act, problems, day=request.today, scope=request.scope, **who)
    return render(request, "desk/bulk.html", _shown(act, judged) | {"form": form})


def _ticked(request) -> list:
    chosen = posted_numbers(request.POST.getlist("problem"))[:MOST]
    return list(visible_problems(request.scope).filter(pk__in=chosen).select_related("unit").order_by("id"))


def _shown(act: str, judged: list) -> dict:
    return {
        "act": act, "label": bulk_acts.LABELS[act],
        "allowed": [row.problem for row in judged if not row.refusal],
        "refused": [row for row in judged if row.refusal],
    }  # fmt: skip


def _result(request, act: str, done: list):
    """What was done and what was not; nothing is hidden behind a number."""
    shown = _shown(act, done)
    if shown["refused"]:
        return render(request, "desk/bulk_done.html", shown)
    messages.success(request, f"{bulk_acts.LABELS[act]}：{len(done)} 条都办了。")
    return redirect("desk:ledger")


urls = [path("ledger/bulk/", bulk, name="bulk")]
