"""The only lock: every page says who may open it and whether it reads, exports or writes.

``reads`` refuses any write to the database, ``exports`` lets the trail of an export be written, ``writes`` shows a form
on GET and writes on POST. All of them put ``position``, ``scope`` and ``today`` on the request. A stranger gets 404 for
what lies outside the scope (pages start from ``visible_to``); an insider without the right gets 403 with the reason.
"""

from collections.abc import Callable
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import wraps
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from dudao.accounts.access import positions_of, scope_of
from dudao.accounts.enums import ADMIN_KINDS, COUNTY_READERS, HEAD_KINDS, OFFICE_KINDS, UNIT_KINDS, PositionKind

OFFICE = OFFICE_KINDS
LEADERS = COUNTY_READERS
ARRANGING = OFFICE_KINDS | {PositionKind.AREA_LEAD}
FIELD = frozenset({PositionKind.AREA_LEAD, PositionKind.INSPECTOR})
DISTRICTS = frozenset({PositionKind.DISTRICT})
SCHOOLS = UNIT_KINDS
HEADS = HEAD_KINDS
SECTIONS = frozenset({PositionKind.SECTION})
BUSINESS = frozenset(PositionKind) - ADMIN_KINDS
EVERYONE = frozenset(PositionKind)

LARGEST_KEY = 2**63 - 1
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER")


@dataclass(frozen=True)
class Access:
    """What a page declared: ``kinds`` None is open to everybody without signing in."""

    kinds: frozenset[str] | None
    mode: str


class WroteOnRead(RuntimeError):
    """A page that only reads tried to write."""


def _refuse_writes(execute, sql, params, many, context):
    if sql.lstrip().upper().startswith(WRITING):
        raise WroteOnRead(sql[:200])
    return execute(sql, params, many, context)


@contextmanager
def reading_only():
    with connection.execute_wrapper(_refuse_writes):
        yield


def open_page(page: Callable) -> Callable:
    """A page for people who are not signed in."""
    page._gate = Access(None, "open")
    return page


def reads(*kinds) -> Callable:
    """A page that only reads, for positions of these kinds (sets of kinds may be given)."""
    return _declare(kinds, "reads")


def exports(*kinds) -> Callable:
    """A file handed out on GET; that it was handed out is written to the trail."""
    return _declare(kinds, "exports")


def writes(*kinds) -> Callable:
    """A page that writes on POST."""
    return _declare(kinds, "writes")


def _declare(kinds, mode: str) -> Callable:
    flat = frozenset(kind for group in kinds for kind in (group if isinstance(group, frozenset) else {group}))

    def decorate(page: Callable) -> Callable:
        @wraps(page)
        def locked(request: HttpRequest, *args, **kwargs):
            _refuse_nonsense(request, [*args, *kwargs.values()])
            refusal = _enter(request, flat)
            if refusal:
                return refusal
            quiet = mode == "reads" or (mode == "writes" and request.method in ("GET", "HEAD"))
            with reading_only() if quiet else nullcontext():
                return page(request, *args, **kwargs)

        locked._gate = Access(flat, mode)
        return never_cache(locked)

    return decorate


def _refuse_nonsense(request: HttpRequest, given: list) -> None:
    """A number that no row can have is a page that is not there; a NUL is nothing that a person typed, and PostgreSQL
    neither stores nor compares it."""
    if any(isinstance(value, int) and value > LARGEST_KEY for value in given):
        raise Http404
    if any("\0" in text for sent in (request.GET, request.POST) for _, texts in sent.lists() for text in texts):
        raise BadRequest


def _enter(request: HttpRequest, kinds: frozenset[str]):
    """Put the position on the request; return a redirect where the person must do something first."""
    if not request.user.is_authenticated:
        return redirect(f"{settings.SIGN_IN_PATH}?next={quote(request.get_full_path(), safe='/')}")
    request.today = timezone.localdate()
    request.positions = positions_of(request.user, request.today)
    request.position = _current(request)
    request.scope = scope_of(request.position, request.today)
    if request.user.must_change_password and request.path not in settings.PASSWORD_PATHS:
        return redirect(settings.PASSWORD_PATHS[0])
    if settings.SECOND_STEP_DUE in request.session and request.path not in settings.SECOND_STEP_PATHS:
        return redirect(settings.SECOND_STEP_PATHS[0])
    if request.position is None and kinds != EVERYONE:
        raise PermissionDenied("你现在没有岗位，请联系督导室。")
    if request.position is not None and request.position.kind not in kinds:
        names = "、".join(PositionKind(kind).label for kind in PositionKind if kind in kinds)
        raise PermissionDenied(f"这一页只给{names}用；你现在的岗位是{request.position.get_kind_display()}。")
    return None


def _current(request: HttpRequest):
    chosen = request.session.get("position")
    held = request.positions
    return next((position for position in held if position.pk == chosen), held[0] if held else None)
