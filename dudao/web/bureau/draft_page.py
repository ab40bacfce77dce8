"""Pages of one draft. Whoever comes after it was put in force (a second click, a window left open, a colleague's link)
is led to the version that it has become."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from dudao.schemes import queries

from .showing.schemes import days_said


def of_draft(page: Callable) -> Callable:
    """``page(request, version)`` for the draft ``pk``; stands beneath the gate, which gives the scope."""

    @wraps(page)
    def shown(request, pk):
        draft = queries.drafts_for(request.scope).filter(pk=pk).first()
        if draft is not None:
            return page(request, draft)
        held = get_object_or_404(queries.published_for(request.scope), pk=pk)
        messages.info(request, f"这一稿校核完了，不能再改：《{held.title}》{days_said(held, request.today)}")
        return redirect("bureau:scheme", held.pk)

    return shown
