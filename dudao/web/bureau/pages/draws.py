from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.visits import draws
from dudao.visits.services import drawing
from dudao.web import gate
from dudao.web.doing import done
from dudao.web.posted_only import posted_only

from ..forms.draws import DrawForm, ValueForm, VoidForm
from ..showing.draws import preview, shown

PAGE = 50
CHANGED = "刚才看的名单现在变了，请再看一遍再公布。"


def visible_draw(request, pk: int):
    return get_object_or_404(draws.draws_for(request.scope), pk=pk)


@gate.reads(gate.LEADERS)
def draw_list(request):
    page = Paginator(draws.draws_for(request.scope), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_act": is_office(request.position)}
    return render(request, "bureau/draws/list.html", context)


@gate.writes(gate.OFFICE)
def draw_new(request):
    """Say among whom; look at the pool; announce. Each step is a plain post of the same form."""
    known = {"scope": request.scope, "today": request.today}
    form = DrawForm(request.POST or None, initial=DrawForm.usual(**known), **known)
    form.initial |= form.of_item(request.GET.get("item", ""))
    if request.method != "POST" or not form.is_valid() or "back" in request.POST:
        return render(request, "bureau/draws/new.html", {"form": form})
    context = preview(form)
    if "announce" in request.POST:
        draw = announced(request, form, context)
        if draw:
            return redirect("bureau:draw", draw.pk)
    return render(request, "bureau/draws/preview.html", context)


def announced(request, form, context):
    """The draw; None with the reason at the form where the pool changed since it was looked at, or a rule is broken."""
    try:
        if request.POST.get("seen") != context["seen"]:
            raise NotAllowed(CHANGED)
        draw = drawing.announce_draw(
            by=request.user, county_code=request.scope.county_code, plan=form.plan(context["takes"])
        )  # fmt: skip
    except NotAllowed as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, "公布了。请把摘要打印张贴、发到群里；到日子由另一位同事录公开数。")
    return draw


@gate.reads(gate.LEADERS)
def draw_page(request, pk):
    draw = visible_draw(request, pk)
    context = shown(draw, request.today) | {
        "may_act": is_office(request.position), "may_enter": draws.refusal_to_enter(draw, request.user, request.today),
    }  # fmt: skip
    return render(request, "bureau/draws/draw.html", context)


@gate.reads(gate.LEADERS)
def draw_sheet(request, pk):
    """The announcement, or the record once it is public, as an A4 page."""
    return render(request, "bureau/draws/sheet.html", shown(visible_draw(request, pk), request.today))


@gate.writes(gate.OFFICE)
def draw_value(request, pk):
    draw = visible_draw(request, pk)
    form = ValueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drawn = drawing.enter_value(by=request.user, draw=draw, value=form.cleaned_data["value"])
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            told = "抽好了，记录已密封。" if drawn.inspection_id else drawing.NOT_ARRANGED
            messages.success(request, told)
            return redirect("bureau:draw", pk)
    refusal = draws.refusal_to_enter(draw, request.user, request.today)
    return render(request, "bureau/draws/value.html", {"draw": draw, "form": form, "refusal": refusal})


@gate.writes(gate.OFFICE)
def draw_void(request, pk):
    draw = visible_draw(request, pk)
    form = VoidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drawing.void_draw(by=request.user, draw=draw, reason=form.cleaned_data["reason"])
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"作废了：{draw.title}。")
            return redirect("bureau:draw", pk)
    return render(request, "bureau/draws/void.html", {"draw": draw, "form": form})


@gate.writes(gate.OFFICE)
@posted_only
def draw_arrange(request, pk):
    return _done(request, pk, drawing.arrange_drawn, "排好了，去的人会收到消息。")


@gate.writes(gate.OFFICE)
@posted_only
def draw_publish(request, pk):
    return _done(request, pk, drawing.publish_draw, "记录公布了，谁都可以下载核对。")


def _done(request, pk, act, words: str):
    shown = visible_draw(request, pk)
    done(request, lambda: act(by=request.user, draw=shown), words)
    return redirect("bureau:draw", pk)


urls = [
    path("draws/", draw_list, name="draws"),
    path("draws/new/", draw_new, name="draw_new"),
    path("draws/<int:pk>/", draw_page, name="draw"),
    path("draws/<int:pk>/sheet/", draw_sheet, name="draw_sheet"),
    path("draws/<int:pk>/value/", draw_value, name="draw_value"),
    path("draws/<int:pk>/void/", draw_void, name="draw_void"),
    path("draws/<int:pk>/arrange/", draw_arrange, name="draw_arrange"),
    path("draws/<int:pk>/publish/", draw_publish, name="draw_publish"),
]
