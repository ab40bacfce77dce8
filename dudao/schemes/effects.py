"""What putting a scheme in force brings about above this floor. Apps that act on it register here, in their
``effects.py``; this floor never imports them."""

from collections.abc import Callable
from typing import NamedTuple

from .models import SchemeVersion

Preview = Callable[[SchemeVersion], list[str]]
Apply = Callable[..., None]


class Effect(NamedTuple):
    """``preview(version)`` says in Chinese sentences what ``apply(by=, version=)`` will do."""

    preview: Preview
    apply: Apply


_EFFECTS: dict[str, Effect] = {}


def register(name: str, *, preview: Preview, apply: Apply) -> None:
    _EFFECTS[name] = Effect(preview, apply)


def preview(version: SchemeVersion) -> list[str]:
    """What will happen, said before it does."""
    return [sentence for effect in _EFFECTS.values() for sentence in effect.preview(version)]


def apply(*, by, version: SchemeVersion) -> None:
    """Do it, in the caller's transaction."""
    for effect in _EFFECTS.values():
        effect.apply(by=by, version=version)
