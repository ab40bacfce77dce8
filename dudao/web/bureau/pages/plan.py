"""The year's plan: drawing it up, filing it, telling schools, printing it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.visits.carried_items import untold
from dudao.visits.least import behind
from dudao.visits.queries import may_change, may_follow, plans_for
from dudao.visits.readers import reader_of
from dudao.visits.services import planning
from dudao.web import gate
from dudao.web.doing import done
from dudao.web.posted_only import posted_only

from ..forms.year_plan import FileForm, ItemForm, NewPlanForm
from ..showing import year_plan

PAGE = 50


def seen(request, pk: int):
    return get_object_or_404(plans_for(request.scope), pk=pk)


@gate.writes(gate.LEADERS)
def plans(request):
    """All plans; a new one is begun here."""
    form = NewPlanForm(request.POST or None, initial={"year": request.today.year + (request.today.month > 10)})
    if request.method == "POST" and form.is_valid():
        try:
            made = planning.draft_plan(by=request.user, county_code=request.scope.county_code, **form.cleaned_data)
            return redirect("bureau:plan", made.pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    context = {"plans": plans_for(request.scope), "form": form, "may_act": is_office(request.position)}
    return render(request, "bureau/plan/list.html", context)


@gate.reads(gate.BUSINESS)
def plan(request, pk):
    shown = seen(request, pk)
    lines = year_plan.lines_of(shown, reader_of(request.position, request.today), request.today)
    may = may_change(shown) if is_office(request.position) else {}
    new = untold(shown) if may.get("tell") else []
    late = behind(request.scope.county_code, request.today) if is_office(request.position) else None
    sought = request.GET.get("q", "").strip()
    page = Paginator(year_plan.sought(lines, sought), PAGE).get_page(request.GET.get("page"))
    return render(request, "bureau/plan/plan.html", {
        "plan": shown, "lines": lines, "may": may, "late": late, "today": request.today,
        "follows": may_follow(request.position, shown), "untold": new, "told_before": len(lines) - len(new),
        "page": page, "sought": sought, "searchable": len(lines) > year_plan.FEW,
    })  # fmt: skip


@gate.reads(gate.BUSINESS)
def plan_paper(request, pk):
    shown = seen(request, pk)
    items = shown.items.prefetch_related("partners").order_by("from_on", "order")
    return render(request, "bureau/plan/paper.html", {"plan": shown, "items": items})


def _past(request, plan):
    """Where an old page leads whose plan was filed meanwhile; None while it may be changed."""
    if request.method == "POST" or may_change(plan)["edit"]:
        return None  # what was typed is refused beneath the form, not thrown away
    messages.info(request, "这份计划已经备案，不能直接改；要改请拟一份新的来替换它。")
    return redirect("bureau:plan", plan.pk)


@gate.writes(gate.OFFICE)
def plan_item(request, pk, item=None):
    """A new item, or one that stands on the draft."""
    shown = seen(request, pk)
    if gone := _past(request, shown):
        return gone
    row = get_object_or_404(shown.items, pk=item) if item else None
    initial = ItemForm.of(row) if row else None
    form = ItemForm(request.POST or None, initial=initial, scope=request.scope, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            planning.save_item(by=request.user, plan=shown, item=row, **form.cleaned_data)
            return redirect("bureau:plan", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "bureau/plan/item.html", {"plan": shown, "form": form, "item": row})


@gate.writes(gate.OFFICE)
def plan_file(request, pk):
    shown, form = seen(request, pk), FileForm(request.POST or None, initial={"on": request.today})
    if gone := _past(request, shown):
        return gone
    if request.method == "POST" and form.is_valid():
        try:
            planning.file_plan(by=request.user, plan=shown, **form.cleaned_data)
            messages.success(request, "备案记下了。再把计划告知学校，满一个月就能照计划安排督导。")
            return redirect("bureau:plan", pk)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
    return render(request, "bureau/plan/file.html", {"plan": shown, "form": form})


@gate.writes(gate.OFFICE)
def plan_tell(request, pk):
    """What all schools will read stands before the button: it cannot be called back."""
    shown = seen(request, pk)
    if request.method != "POST" and not may_change(shown)["tell"]:  # an old page, or a second click
        messages.info(request, "这份计划现在不用告知：没有备案，或已经告知过了。")
        return redirect("bureau:plan", pk)
    if request.method != "POST":
        words = planning.told_words(shown, request.today)
        return render(request, "bureau/plan/tell.html", {"plan": shown, "words": words})
    told = "告知了学校和机构，{} 位负责人收到消息。"
    done(request, lambda: planning.tell_schools(by=request.user, plan=shown), told.format)
    return redirect("bureau:plan", pk)


@gate.writes(gate.OFFICE)
@posted_only
def plan_item_drop(request, pk, item):
    shown = seen(request, pk)
    row = get_object_or_404(shown.items, pk=item)
    done(request, lambda: planning.drop_item(by=request.user, plan=shown, item=row), f"去掉了“{row.title}”。")
    return redirect("bureau:plan", pk)


@gate.writes(gate.OFFICE)
def plan_drop(request, pk):
    shown = seen(request, pk)
    if request.method != "POST" and not may_change(shown)["drop"]:
        messages.info(request, "已备案的计划不能扔掉；要改请拟一份新的来替换它。")
        return redirect("bureau:plan", pk)
    if request.method != "POST":
        return render(request, "bureau/plan/drop.html", {"plan": shown, "number": shown.items.count()})
    gone = "扔掉了这份在拟的计划。"
    dropped = done(request, lambda: planning.drop_plan(by=request.user, plan=shown), gone)
    return redirect("bureau:plans") if dropped else redirect("bureau:plan", pk)


urls = [
    path("plans/", plans, name="plans"),
    path("plans/<int:pk>/", plan, name="plan"),
    path("plans/<int:pk>/paper/", plan_paper, name="plan_paper"),
    path("plans/<int:pk>/items/new/", plan_item, name="plan_item_new"),
    path("plans/<int:pk>/items/<int:item>/", plan_item, name="plan_item"),
    path("plans/<int:pk>/items/<int:item>/drop/", plan_item_drop, name="plan_item_drop"),
    path("plans/<int:pk>/file/", plan_file, name="plan_file"),
    path("plans/<int:pk>/tell/", plan_tell, name="plan_tell"),
    path("plans/<int:pk>/drop/", plan_drop, name="plan_drop"),
]
