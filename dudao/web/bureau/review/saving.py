"""Saving from the review page: where to go on, or the page once more with what somebody else wrote beside it."""

from django.contrib import messages
from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone

from dudao.lib.statetable import NotAllowed
from dudao.schemes import history, services
from dudao.schemes.fields import clean_fields
from dudao.schemes.stepping import came_since, key_of, together

from ..forms.scheme import RevisionForm
from .asking import OF_FORM, ops_of
from .clash import Clash, clash_of
from .desk import Desk
from .going_on import after, first_error
from .saying import said

TYPED = ("save", "keep", "group", "revive")


def save(request, version, desk: Desk) -> str | Clash | None:
    """The address to go on to, the clash to be decided, or None where the form is shown with its errors."""
    act, seen = request.POST.get("act", ""), RevisionForm(request.POST)
    here = reverse("bureau:scheme_review", args=[version.pk])
    try:
        ops = ops_of(desk, act)
        if not ops or not seen.is_valid():
            return None if act in OF_FORM and desk.form is not None and desk.form.errors else here
        saved = services.save_edit(by=request.user, version=version, ops=ops, **seen.cleaned_data)
    except services.Stale as stale:
        if act in TYPED and seen.is_valid():
            return met(version, desk, stale, seen.cleaned_data["revision"])
        messages.warning(request, str(stale))
        return f"{here}?tab={desk.tab.key}&open={desk.open_id}#{desk.open_id}"
    except NotAllowed as refusal:
        if act in ("split", "merge"):
            messages.error(request, str(refusal))
            return None
        if desk.form is None or not desk.form.is_bound or not desk.form.is_valid():
            messages.error(request, str(refusal))
            return here
        desk.form.add_error(None, str(refusal))
        return None
    tell_meanwhile(request, saved, seen.cleaned_data["revision"])
    return here + after(desk, act, saved.draft)


def met(version, desk: Desk, stale, revision: int) -> Clash:
    """What was typed and what the others wrote since, for the opened entry or the head of the paper."""
    version.refresh_from_db()
    facts = clean_fields(desk.list, desk.form.facts())
    touched = together(step.touched for step in history.steps_since(version, revision))
    if desk.list == "head":
        values = {name: touched.get(key_of("head", name)) for name in facts}
        before = {name: step["before"] if step else version.draft.get(name) for name, step in values.items()}
        return clash_of(stale.names, before, version.draft, desk.form, facts)
    before, now = came_since(touched, key_of(desk.list, desk.open_id)) or (desk.entry, desk.entry)
    return clash_of(stale.names, before, now, desk.form, facts)


def tell_meanwhile(request, saved, revision: int) -> None:
    """The save went through beside others: say who changed what since the page was opened."""
    lines = said(saved.draft, history.steps_of_others(saved, request.user, revision))
    if lines:
        told = "；".join(f"{line.who}{line.what}" for line in lines[:5])
        more = f"等 {len(lines)} 处" if len(lines) > 5 else ""
        messages.info(request, f"你打开以后，{told}{more}。你改的也存上了，互不影响。")


def save_typed(request, version, desk: Desk) -> JsonResponse:
    """The opened entry as it is typed, answered as autosave.js wants it."""
    try:
        ops, seen = ops_of(desk, "keep"), RevisionForm(request.POST)
        if not ops or not seen.is_valid():
            return JsonResponse({"refused": first_error(desk)}, status=400)
        saved = services.save_edit(by=request.user, version=version, ops=ops, **seen.cleaned_data)
    except services.Stale as stale:
        who = "、".join(stale.names) or "他人"
        words = f"{who}刚改过这一条。你写的还在这里，点“确认，看下一条”，两边的写法并排给你选。"
        return JsonResponse({"refused": words}, status=400)
    except NotAllowed as refusal:
        return JsonResponse({"refused": str(refusal)}, status=400)
    at = timezone.localtime(saved.edited_at)
    return JsonResponse({"saved_at": f"{at:%H:%M}", "hidden": {"revision": saved.revision}})
