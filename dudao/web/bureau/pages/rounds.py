from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.inspections import progress, queries, services
from dudao.inspections.models import Round
from dudao.lib.statetable import NotAllowed
from dudao.obligations import services as obligations
from dudao.obligations.queries import visible_obligations
from dudao.web import gate
from dudao.web.posted_only import posted_only

from ..forms.rounds import IntakeForm, RoundForm
from ..showing.rounds import group_text, preview

PAGE = 50


def visible_round(request, pk: int) -> Round:
    return get_object_or_404(queries.visible_rounds(request.scope), pk=pk)


@gate.reads(gate.LEADERS)
def rounds(request):
    page = Paginator(progress.rounds_for(request.scope), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_send": is_office(request.position), "today": request.today}
    return render(request, "bureau/rounds/list.html", context)


@gate.writes(gate.OFFICE)
def round_new(request):
    """Choose what and whom, look at the cost, send. Each step is a plain post of the same form."""
    known = {"scope": request.scope, "today": request.today}
    form = RoundForm(request.POST or None, initial=RoundForm.usual(request.today), **known)
    if request.method != "POST" or not form.is_valid():
        return render(request, "bureau/rounds/new.html", {"form": form})
    if "send" in request.POST:
        try:
            sent = services.send_round(by=request.user, **form.facts())
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"发出去了：{sent.title}，{len(form.cleaned_data['units'])} 个单位。")
            return redirect("bureau:round", sent.pk)
    return render(request, "bureau/rounds/preview.html", preview(form, without="without" in request.POST))


@gate.reads(gate.LEADERS)
def round_page(request, pk):
    sent = visible_round(request, pk)
    missing, standing = progress.missing_of(sent, request.today), progress.standing_of(sent)
    return render(request, "bureau/rounds/round.html", {
        "sent": sent, "standing": standing, "missing": missing, "missed": progress.missed_of(sent),
        "unreported": progress.unreported(sent), "end_refusal": progress.refusal_to_end(sent, standing, request.today),
        "text": group_text(sent, missing, request.today), "questions": progress.questions_of(sent),
        "handed_in": progress.handed_in(sent), "reports": progress.reports_of(sent),
        "may_act": is_office(request.position), "may_withdraw": progress.may_withdraw(sent), "form": IntakeForm(),
        "took": request.session.get("took", {}).get(str(sent.pk)),
    })  # fmt: skip


@gate.writes(gate.OFFICE)
def round_withdraw(request, pk):
    sent = visible_round(request, pk)
    if request.method == "POST":
        try:
            services.withdraw_round(by=request.user, round=sent)
            messages.success(request, f"撤回了：{sent.title}。负责人会收到消息。")
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        return redirect("bureau:round", pk)
    return render(request, "bureau/rounds/withdraw.html", {"sent": sent, "standing": progress.standing_of(sent)})


@gate.writes(gate.OFFICE)
def round_end(request, pk):
    """Who is missing is shown once more before it goes on record."""
    sent = visible_round(request, pk)
    if request.method == "POST":
        try:
            services.end_round(by=request.user, position=request.position, round=sent)
            messages.success(request, f"结束了：{sent.title}。")
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
        return redirect("bureau:round", pk)
    missing = progress.missing_of(sent, request.today)
    return render(request, "bureau/rounds/end.html", {"sent": sent, "missing": missing})


@gate.writes(gate.OFFICE)
@posted_only
def round_urge(request, pk, owed):
    """Noted in one tap: called by telephone, or asked in the chat group."""
    sent = visible_round(request, pk)
    row = get_object_or_404(visible_obligations(request.scope), pk=owed, reference=str(sent.pk))
    try:
        obligations.urge(by=request.user, obligation=row, channel=request.POST.get("channel", ""))
        messages.success(request, f"记下了：催过{row.debtor.label}。")
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return redirect("bureau:round", pk)


urls = [
    path("rounds/", rounds, name="rounds"),
    path("rounds/new/", round_new, name="round_new"),
    path("rounds/<int:pk>/", round_page, name="round"),
    path("rounds/<int:pk>/withdraw/", round_withdraw, name="round_withdraw"),
    path("rounds/<int:pk>/end/", round_end, name="round_end"),
    path("rounds/<int:pk>/urge/<int:owed>/", round_urge, name="round_urge"),
]
