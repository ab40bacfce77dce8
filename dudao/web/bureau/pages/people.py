"""Accounts: list, one person, opening, mending, stopping. The office keeps schools', the security administrator the
bureau's."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.crypto import get_random_string

from dudao.accounts import queries, services
from dudao.accounts.access import keeper_kinds
from dudao.accounts.enums import GRANTED_BY_OFFICE, PositionKind
from dudao.lib.statetable import NotAllowed
from dudao.web import gate

from ..forms.people import PersonForm

KEEPERS = gate.OFFICE | {PositionKind.SECURITY_ADMIN}
PAGE = 200


@gate.reads(KEEPERS)
def people(request):
    query, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    slips = request.GET.get("slips", "")
    rows = queries.search_people(request.position, query=query, kind=kind, slips=slips, day=request.today)
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "query": query, "kind": kind, "slips": slips,
        "kinds": kinds_kept_by(request.position), "once": get_random_string(20),
        "is_office": request.position.kind in gate.OFFICE,
    }  # fmt: skip
    return render(request, "bureau/people.html", context)


def kinds_kept_by(position) -> list[PositionKind]:
    office = position.kind in gate.OFFICE
    return [kind for kind in PositionKind if (kind in GRANTED_BY_OFFICE) == office]


@gate.reads(KEEPERS)
def person(request, pk):
    user = get_object_or_404(queries.people_for(request.position), pk=pk)
    context = {
        "person": user, "positions": queries.positions_with_postings(user), "ties": user.ties.select_related("unit"),
        "keeps": user.pk != request.user.pk and request.position.kind in keeper_kinds(user),
        "is_office": request.position.kind in gate.OFFICE, "once": get_random_string(20),
    }  # fmt: skip
    return render(request, "bureau/person.html", context)


@gate.writes(KEEPERS)
def person_new(request):
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            county_code = request.position.unit.county_code
            user = services.add_person(by=request.user, county_code=county_code, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{user.name}的账号开好了。接着派岗位，再打印密码条。")
            return redirect("bureau:person_grant", user.pk)
    return render(request, "bureau/person_form.html", {"form": form, "person": None})


@gate.writes(KEEPERS)
def person_edit(request, pk):
    user = get_object_or_404(queries.people_for(request.position), pk=pk)
    form = PersonForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_person(by=request.user, user=user, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "改好了。")
            return redirect("bureau:person", user.pk)
    return render(request, "bureau/person_form.html", {"form": form, "person": user})


@gate.writes(KEEPERS)
def person_active(request, pk):
    user = get_object_or_404(queries.people_for(request.position), pk=pk)
    if request.method == "POST":
        try:
            services.set_active(by=request.user, user=user, active=request.POST.get("active") == "1")
            messages.success(
                request, "账号恢复了，给他打印一张密码条。" if request.POST.get("active") == "1" else "账号停用了。"
            )
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    return redirect("bureau:person", user.pk)


urls = [
    path("people/", people, name="people"),
    path("people/new/", person_new, name="person_new"),
    path("people/<int:pk>/", person, name="person"),
    path("people/<int:pk>/edit/", person_edit, name="person_edit"),
    path("people/<int:pk>/active/", person_active, name="person_active"),
]
