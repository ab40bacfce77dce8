"""Positions of a person: granting, ending with what is open, postings, certificates, ties."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.accounts import handover, queries, services
from dudao.accounts.enums import PositionKind
from dudao.accounts.rules import posting_warning
from dudao.lib.statetable import NotAllowed
from dudao.web import gate

from ..forms.people import CertificateForm, EndForm, GrantForm, TieForm, UnitDayForm

KEEPERS = gate.OFFICE | {PositionKind.SECURITY_ADMIN}


def fill(request, form, service, done: str, back, **shown):
    """A form that ends in one service: show it, or do it and go ``back`` (a person's id)."""
    if request.method == "POST" and form.is_valid():
        try:
            service(form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect("bureau:person", back.pk)
    return render(request, "bureau/person_act.html", {"form": form, "person": back} | shown)


@gate.writes(KEEPERS)
def grant(request, pk):
    user = get_object_or_404(queries.people_for(request.position), pk=pk)
    form = GrantForm(request.POST or None, position=request.position, initial={"on": request.today})

    def do(facts):
        services.grant_position(by=request.user, user=user, **facts)

    return fill(request, form, do, "岗位派好了。", user, title="派岗位", button="派给他", words=[])


@gate.writes(KEEPERS)
def end(request, pk):
    position = get_object_or_404(queries.positions_for(request.position), pk=pk)
    colleagues = queries.colleagues_of(position, request.today)
    form = EndForm(request.POST or None, colleagues=colleagues, initial={"on": request.today})
    work = [f"{label} {count} 件" for label, count in handover.open_work(position.user, position.unit)]

    def do(facts):
        services.end_position(by=request.user, position=position, **facts)

    words = [f"没办完的：{'、'.join(work)}。" if work else "名下没有没办完的事。"]
    title = f"结束岗位：{position}"
    return fill(request, form, do, "岗位结束了。", position.user, title=title, button="结束岗位", words=words)


@gate.writes(gate.OFFICE)
def post(request, pk):
    position = get_object_or_404(queries.positions_for(request.position), pk=pk)
    county_code = position.user.county_code
    form = UnitDayForm(request.POST or None, county_code=county_code, initial={"on": request.today})
    count = len([posting for posting in position.postings.all() if posting.until_on is None])

    def do(facts):
        services.post_inspector(by=request.user, position=position, **facts)
        for warning in posting_warning(position.user.name, count + 1):
            messages.warning(request, warning)

    words = [f"现在挂牌 {count} 所。"]
    return fill(request, form, do, "挂牌记好了。", position.user, title="挂牌到学校", button="挂牌", words=words)


@gate.writes(gate.OFFICE)
def certificate(request, pk):
    position = get_object_or_404(queries.positions_for(request.position), pk=pk)
    initial = {"number": position.certificate_no, "until": position.certificate_until}
    form = CertificateForm(request.POST or None, initial=initial)

    def do(facts):
        services.set_certificate(by=request.user, position=position, **facts)

    return fill(request, form, do, "督学证记好了。", position.user, title="督学证", button="存", words=[])


@gate.writes(gate.OFFICE)
def posting_end(request, pk):
    posting = get_object_or_404(queries.postings_for(request.position), pk=pk)
    if request.method == "POST":
        try:
            services.end_posting(by=request.user, posting=posting, on=request.today)
            messages.success(request, f"{posting.unit.name}的挂牌停了。")
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    return redirect("bureau:person", posting.position.user_id)


@gate.writes(gate.OFFICE)
def tie(request, pk):
    user = get_object_or_404(queries.people_for(request.position), pk=pk)
    form = TieForm(request.POST or None, county_code=user.county_code)

    def do(facts):
        services.add_tie(by=request.user, user=user, **facts)

    words = ["记了回避，就不能在那个单位挂牌、检查、复查、销号。"]
    return fill(request, form, do, "回避记好了。", user, title="记一条回避", button="记下", words=words)


@gate.writes(gate.OFFICE)
def tie_drop(request, pk):
    tie = get_object_or_404(queries.ties_for(request.position), pk=pk)
    if request.method == "POST":
        services.drop_tie(by=request.user, tie=tie)
        messages.success(request, "这条回避去掉了。")
    return redirect("bureau:person", tie.user_id)


urls = [
    path("people/<int:pk>/grant/", grant, name="person_grant"),
    path("people/<int:pk>/tie/", tie, name="person_tie"),
    path("positions/<int:pk>/end/", end, name="position_end"),
    path("positions/<int:pk>/post/", post, name="position_post"),
    path("positions/<int:pk>/certificate/", certificate, name="position_certificate"),
    path("postings/<int:pk>/end/", posting_end, name="posting_end"),
    path("ties/<int:pk>/drop/", tie_drop, name="tie_drop"),
]
