"""An act whose answer is a message: what was done, or why not."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages

from dudao.lib.statetable import NotAllowed


def done(request, act: Callable[[], Any], said: str | Callable[[Any], str]) -> bool:
    """Whether it was done; where it was refused whatever was typed can stay. ``said``: the words, or what makes them of
    what ``act`` gives."""
    try:
        made = act()
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, said if isinstance(said, str) else said(made))
    return True
