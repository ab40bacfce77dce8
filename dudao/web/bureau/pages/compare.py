"""A draft beside the version before it: what is the same, changed, new, gone; each is confirmed or put right."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from dudao.lib.statetable import NotAllowed
from dudao.schemes import queries, services
from dudao.schemes.comparing import Status
from dudao.schemes.predecessors import comparison_of, predecessor_of
from dudao.web import gate

from ..draft_page import of_draft
from ..forms.compare import CallOffForm, CompareForm
from ..showing.compare import Sheet, paper_of


@gate.writes(gate.OFFICE)
@of_draft
def compare(request, version):
    if request.method == "POST":
        return redirect(_done(request, version))
    sheet = Sheet(version, request.today, request.GET.get("open", ""))
    return render(request, "bureau/review/compare.html", sheet.context() | {"versions": len(sheet.comparison.pairs)})


def _done(request, version) -> str:
    """Do what the button says; where to go on."""
    here, form = reverse("bureau:scheme_compare", args=[version.pk]), CompareForm(request.POST)
    if not form.is_valid():
        messages.error(request, "这一步看不懂，请刷新页面后再试。")
        return here
    said = form.cleaned_data
    try:
        ACTS[said["act"]](request, version, said)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    back = said["back"] or said["key"]
    return f"{here}#{back}" if back else here


def _confirm(request, version, said) -> None:
    services.confirm_pairs(by=request.user, version=version, revision=said["revision"], only={said["key"]})


def _confirm_all(*statuses: Status):
    def confirm(request, version, said) -> None:
        pairs = comparison_of(version).of(*statuses)
        keys = {pair.key for pair in pairs if not pair.confirmed}
        services.confirm_pairs(by=request.user, version=version, revision=said["revision"], only=keys)

    return confirm


def _correct(request, version, said) -> None:
    """The opened one may stand on either side: an entry of the draft, or one of the version before that is gone."""
    pair = next((one for one in comparison_of(version).pairs if one.key == said["key"]), None)
    swapped = pair is not None and pair.new is None
    key, lineage = (said["other"], said["key"]) if swapped else (said["key"], said["other"])
    services.correct_pair(by=request.user, version=version, revision=said["revision"], key=key, lineage=lineage)


def _reconsider(request, version, said) -> None:
    services.reconsider_pair(by=request.user, version=version, revision=said["revision"], key=said["key"])


def _follow(request, version, said) -> None:
    services.follow_version(
        by=request.user, version=version, revision=said["revision"], chosen=said["follows"], retires=said["retires"]
    )


def _same_thing(same: bool):
    def say(request, version, said) -> None:
        services.say_same_thing(
            by=request.user, version=version, revision=said["revision"], key=said["key"], same=same,
            today=request.today,
        )  # fmt: skip

    return say


def _join(request, version, said) -> None:
    services.join_by_hand(
        by=request.user, version=version, revision=said["revision"], key=said["key"], lineage=said["other"],
        today=request.today,
    )  # fmt: skip


ACTS = {
    "confirm": _confirm, "same": _confirm_all(Status.SAME), "new": _confirm_all(Status.NEW),
    "gone": _confirm_all(Status.GONE), "correct": _correct, "reconsider": _reconsider, "follow": _follow,
    "twin": _same_thing(True), "no_twin": _same_thing(False), "join": _join,
}  # fmt: skip


@gate.reads(gate.LEADERS)
def paper(request, pk):
    """新旧对照, to be printed for whoever decides."""
    version = get_object_or_404(queries.comparable_for(request.scope), pk=pk)
    before = predecessor_of(version)
    if before is None:
        return render(request, "bureau/review/compare_paper.html", {"version": version})
    return render(request, "bureau/review/compare_paper.html", paper_of(version, before))


@gate.writes(gate.OFFICE)
def call_off(request, pk):
    version = get_object_or_404(queries.published_for(request.scope), pk=pk)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.call_off(by=request.user, version=version, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"《{version.title}》第 {version.number} 版取消了，仍按以前的一版。")
            return redirect("bureau:scheme", version.pk)
    return render(request, "bureau/scheme_call_off.html", {
        "form": form, "version": version, "until": queries.other_in_force(version, request.today),
    })  # fmt: skip


urls = [
    path("schemes/<int:pk>/compare/", compare, name="scheme_compare"),
    path("schemes/<int:pk>/compare/paper/", paper, name="scheme_compare_paper"),
    path("schemes/<int:pk>/call-off/", call_off, name="scheme_call_off"),
]
