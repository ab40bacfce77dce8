from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path

from dudao.files.queries import uses_of
from dudao.lib.statetable import NotAllowed
from dudao.obligations import access, services
from dudao.obligations.coordination import duties_of
from dudao.obligations.enums import ObligationKind, UrgingChannel
from dudao.obligations.queries import document_of, same_thing, schemes_behind, visible_obligations
from dudao.obligations.workflow import FINISHED_BY_HAND, OBLIGATION
from dudao.web import gate
from dudao.web.posted_only import posted_only
from dudao.web.ui import wording

from ..forms.obligation import FinishForm, PaperForm
from ..showing.files import file_items

# Kinds of which a paper copy may come in as well.
ON_PAPER = (ObligationKind.KEY_TASK, ObligationKind.REPORT, ObligationKind.CONSOLIDATION)
TO_WATCH = gate.LEADERS | gate.FIELD | gate.DISTRICTS | gate.SECTIONS


def _visible(request, pk: int):
    return get_object_or_404(visible_obligations(request.scope), pk=pk)


@gate.writes(gate.BUSINESS)
def obligation(request, pk: int):
    """Something that is finished by hand: what it is, what was done, files."""
    row = _visible(request, pk)
    if row.kind not in FINISHED_BY_HAND:
        raise Http404
    form = FinishForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.finish(by=request.user, position=request.position, obligation=row, **form.cleaned_data)
            messages.success(request, f"办完了：{row.title}")
            return _back(request, row)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
    return render(request, "desk/obligation.html", _shown(request, row, form))


def _back(request, row):
    """The office goes on in the table of the departments, everybody else at the workbench."""
    if row.kind == ObligationKind.PROGRESS and request.position.kind in gate.OFFICE:
        return redirect("desk:coordination", row.period)
    return redirect("desk:workbench")


def _shown(request, row, form) -> dict:
    open_now = any(act.act == "finish" for act in OBLIGATION.acts_from(row.state))
    return {
        "row": row, "form": form, "document": document_of(row),
        "sources": schemes_behind(row, request.today),
        "files": file_items(uses_of([row.pk], kind=services.FILE_KIND, scope=request.scope), request.today),
        "duties": duties_of(row.debtor, request.today) if row.kind == ObligationKind.PROGRESS else [],
        "signs": row.kind == ObligationKind.SIGN_FOR,
        "can_finish": open_now and access.can(access.check_can_finish, request.position, row),
        "monthly": row.kind == ObligationKind.REPORT and request.position.kind in gate.LEADERS | gate.FIELD,
    }  # fmt: skip


@gate.writes(gate.BUSINESS)
@posted_only
def sign(request, pk: int):
    """Signed for in one tap."""
    row = _visible(request, pk)
    if row.kind != ObligationKind.SIGN_FOR:
        raise Http404
    _said(request, f"已签收：{row.title}", lambda: services.finish(
        by=request.user, position=request.position, obligation=row
    ))  # fmt: skip
    return redirect("desk:workbench")


@gate.writes(TO_WATCH)
@posted_only
def urge(request, pk: int):
    """Reminded in one tap; the reminder also stands among their messages."""
    row = _visible(request, pk)
    channel = request.POST.get("channel", "")
    words = {UrgingChannel.MESSAGE: "已发站内消息催办"}.get(channel, "已记下催办")
    _said(request, f"{words}：{row.debtor.label}", lambda: services.urge(
        by=request.user, position=request.position, obligation=row, channel=channel
    ))  # fmt: skip
    return redirect("desk:owed", pk=pk) if "back" in request.POST else _back(request, row)


@gate.writes(TO_WATCH)
@posted_only
def paper(request, pk: int):
    """The paper copy came in."""
    row = _visible(request, pk)
    form = PaperForm(request.POST)
    if form.is_valid():
        _said(request, f"记下了：{row.debtor.label}的纸质件已收到", lambda: services.receive_paper(
            by=request.user, position=request.position, obligation=row, on=form.cleaned_data["on"]
        ))  # fmt: skip
    else:
        messages.error(request, form.errors["on"][0])
    return redirect("desk:owed", pk=pk)


@gate.reads(TO_WATCH)
def owed(request, pk: int):
    """Everybody who owes the same thing: who is done, who was reminded, whose paper copy came in."""
    row = _visible(request, pk)
    rows = list(same_thing(row, request.scope))
    if not rows:  # taken back: what it was about may be nobody's business any more
        raise Http404
    still = [other for other in rows if OBLIGATION.acts_from(other.state) and other.done_at is None]
    return render(request, "desk/owed.html", {
        "row": row, "rows": rows, "still": still, "done": len(rows) - len(still), "total": len(rows),
        "may_urge": access.can(access.check_can_urge, request.position, row),
        "by_hand": row.kind in FINISHED_BY_HAND, "on_paper": row.kind in ON_PAPER,
        "reminder": _reminder(row, still, request.today),
    })  # fmt: skip


def _reminder(row, still: list, today) -> str:
    """A text for a chat group: what, by when, and who has not done it yet."""
    due = f"，{wording.day(row.due_on, today)}前" if row.due_on else ""
    names = "、".join(other.debtor.label for other in still)
    return f"【{row.title}】{due.removeprefix('，')}请还没办的单位抓紧办：{names}。办过的不用回复。"


def _said(request, words: str, do) -> None:
    """Run the act; say what happened, or why not."""
    try:
        do()
        messages.success(request, words)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))


urls = [
    path("obligations/<int:pk>/", obligation, name="obligation"),
    path("obligations/<int:pk>/sign/", sign, name="sign"),
    path("obligations/<int:pk>/urge/", urge, name="urge"),
    path("obligations/<int:pk>/paper/", paper, name="paper"),
    path("owed/<int:pk>/", owed, name="owed"),
]
