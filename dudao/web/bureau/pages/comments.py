"""Words to a colleague about one entry of a scheme: written from the review, answered on a page of their own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from dudao.accounts.access import is_office
from dudao.lib.statetable import NotAllowed
from dudao.notices.queries import was_told
from dudao.schemes import services, threads
from dudao.web import gate

from ..forms.comments import CommentForm
from ..review.tabs import OF_LIST


@gate.writes(gate.LEADERS, gate.SECTIONS)
def comment(request, pk, list_name, entry_id):
    """Write, or mark the thread as settled; then back to where one came from."""
    version = get_object_or_404(threads.versions_for(request.scope), pk=pk)
    form = _form(request, version, request.POST or None)
    target = {"by": request.user, "version": version, "list_name": list_name, "entry_id": entry_id}
    if request.method == "POST":
        try:
            if request.POST.get("act") == "settle":
                services.settle_comments(**target)
                messages.success(request, "记下了：谈妥了。写过的话还看得到。")
            elif form.is_valid():
                sent = services.write_comment(**target, **form.cleaned_data)
                messages.success(request, f"写给{sent.to.name}了，他会收到一条消息。")
            else:
                messages.error(request, next(iter(form.errors.values()))[0])
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    return redirect(_back(request, version, list_name, entry_id))


def _form(request, version, posted=None) -> CommentForm:
    colleagues = threads.colleagues_of(version.county_code, request.today).exclude(pk=request.user.pk)
    return CommentForm(posted, colleagues=colleagues)


def _back(request, version, list_name: str, entry_id: str) -> str:
    """The entry in the review for whoever reviews, else the thread; nothing of it seen by a stranger."""
    if is_office(request.position) and threads.is_reviewed(version) and list_name in OF_LIST:
        return f"{_review(version)}?tab={OF_LIST[list_name].key}&open={entry_id}#{entry_id}"
    known = threads.comments_for(request.user, request.scope, is_office=is_office(request.position))
    last = known.filter(version=version, list=list_name, entry_id=entry_id).order_by("-id").first()
    return reverse("bureau:scheme_talk", args=[last.pk]) if last else reverse("desk:workbench")


def _review(version) -> str:
    return reverse("bureau:scheme_review", args=[version.pk])


@gate.reads(gate.LEADERS, gate.SECTIONS)
def talk(request, pk):
    """The thread that a message leads to; readable also after the scheme is in force."""
    office = is_office(request.position)
    known = threads.comments_for(request.user, request.scope, is_office=office)
    one = known.filter(pk=pk).first()
    if one is None:
        return _gone(request, pk)
    thread = threads.thread_of(one.version, one.list, one.entry_id)
    form = _form(request, one.version)
    form.initial["to"] = next((comment.by_id for comment in reversed(thread) if comment.by_id != request.user.pk), None)
    url = f"{_review(one.version)}?tab={OF_LIST[one.list].key}&open={one.entry_id}#{one.entry_id}"
    return render(request, "bureau/review/talk.html", {
        "one": one, "thread": thread, "form": form, "version": one.version,
        "thread_open": any(comment.settled_at is None for comment in thread),
        "words": threads.words_now(one), "review_url": url if office and threads.is_reviewed(one.version) else "",
    })  # fmt: skip


def _gone(request, pk: int):
    """With a draft that is discarded go the words about it; whoever has a message about them is told so."""
    if not was_told(request.user, threads.KIND, pk):
        raise Http404
    messages.info(request, "那一稿方案作废了，里面写给同事的话也跟着没有了。")
    return redirect("desk:messages")


urls = [
    path("schemes/<int:pk>/comments/<str:list_name>/<str:entry_id>/", comment, name="scheme_comment"),
    path("schemes/talk/<int:pk>/", talk, name="scheme_talk"),
]
