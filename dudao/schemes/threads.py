"""Reads of what colleagues wrote to one another about entries; those of one entry are one thread."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from dudao.accounts.enums import COUNTY_READERS, PositionKind
from dudao.accounts.models import User
from dudao.areas.scope import Scope

from .drafts import find
from .enums import VersionState
from .fields import NEEDED
from .models import EntryComment, SchemeVersion

KIND = "scheme_comment"  # of the messages that lead to a thread
ASKED = COUNTY_READERS | {PositionKind.SECTION}


@dataclass
class Thread:
    """All that was written about one entry, oldest first."""

    list: str
    entry_id: str
    about: str
    comments: list[EntryComment] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return any(comment.settled_at is None for comment in self.comments)

    @property
    def last(self) -> EntryComment:
        return self.comments[-1]


def colleagues_of(county_code: str, day: date):
    """Whom one may write to about an entry: the office, the bureau's leaders and its sections."""
    held = Q(positions__from_on__lte=day) & (Q(positions__until_on=None) | Q(positions__until_on__gt=day))
    known = User.objects.filter(held, positions__kind__in=ASKED, is_active=True, county_code=county_code)
    return known.distinct().order_by("name", "pk")


def comments_for(user, scope: Scope, *, is_office: bool):
    """What one may read: the office everything of its county, others the threads that they were written to in."""
    known = EntryComment.objects.visible_to(scope).select_related("by", "to", "settled_by", "version")
    return known if is_office else known.filter(Q(to=user) | Q(by=user))


def threads_of(version: SchemeVersion) -> list[Thread]:
    """Every thread of a version, in the order in which they were begun."""
    found: dict[tuple[str, str], Thread] = {}
    for comment in version.comments.select_related("by", "to", "settled_by").order_by("id"):
        key = (comment.list, comment.entry_id)
        found.setdefault(key, Thread(*key, comment.about)).comments.append(comment)
    return list(found.values())


def thread_of(version: SchemeVersion, list_name: str, entry_id: str) -> list[EntryComment]:
    """What was written about one entry, oldest first."""
    known = version.comments.filter(list=list_name, entry_id=entry_id)
    return list(known.select_related("by", "to", "settled_by").order_by("id"))


def open_counts(version: SchemeVersion) -> Counter:
    """How many open words each entry has: (list, id) → number."""
    rows = version.comments.open().order_by().values("list", "entry_id").annotate(n=Count("id"))
    return Counter({(row["list"], row["entry_id"]): row["n"] for row in rows})


def open_by_version(scope: Scope) -> Counter:
    """How many open words each version of a county has: id → number."""
    rows = EntryComment.objects.visible_to(scope).open().order_by().values("version").annotate(n=Count("id"))
    return Counter({row["version"]: row["n"] for row in rows})


def versions_for(scope: Scope):
    """The versions of a county, drafts too; what the drafts hold stays in the database."""
    return SchemeVersion.objects.visible_to(scope).defer("draft")


def is_reviewed(version: SchemeVersion) -> bool:
    """Whether the version is still a draft, so that an entry of it can be opened in the review."""
    return version.state == VersionState.DRAFT


def words_now(comment: EntryComment) -> str:
    """What the entry says now; empty where it is gone."""
    entry = find(comment.version.draft, comment.list, comment.entry_id) or {}
    return str(entry.get(NEEDED.get(comment.list, "")) or "")


def takes_part(user, version: SchemeVersion, list_name: str, entry_id: str) -> bool:
    """Whether somebody of another office was written to about this entry."""
    return version.comments.filter(Q(to=user) | Q(by=user), list=list_name, entry_id=entry_id).exists()
