"""What set a verification off, as every page names it and leads back to it."""

from dataclasses import dataclass

from django.urls import reverse

from dudao.areas.scope import Scope
from dudao.visits import causes, problem_causes
from dudao.web.ui.wording import Status

# Kind → the page of the matter, the cause's key being its one argument. Below the pages nothing knows an address.
PAGES = {problem_causes.KIND: "desk:problem"}


@dataclass(frozen=True)
class ShownCause:
    """``text`` is empty where the matter is sealed; ``url`` where nothing leads there."""

    label: str
    text: str = ""
    url: str = ""
    lines: tuple[str, ...] = ()


def shown(inspection, scope: Scope) -> ShownCause | None:
    """What set the inspection off; None where nothing did. Of a sealed matter the label alone, also to the office; the
    number alone of what whoever reads with ``scope`` may not see."""
    if not inspection.cause:
        return None
    kind = causes.kind_of(inspection.cause_kind)
    if kind.sealed:
        return ShownCause(kind.label)
    found = causes.find(scope, inspection.cause_kind, inspection.cause)
    if found is None:
        return ShownCause(kind.label, inspection.cause)
    url = reverse(PAGES[kind.key], args=[found.key]) if kind.key in PAGES else ""
    return ShownCause(kind.label, f"{inspection.cause} {found.title}", url, found.lines)


def with_conclusion(visit, status: Status) -> Status:
    """How far a visit is, with what a verification found."""
    found = causes.in_words(visit)
    return Status(status.kind, f"{status.text}，{found}") if found else status
