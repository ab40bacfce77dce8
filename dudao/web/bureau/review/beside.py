"""What stands around the review of one person: where he stopped, what others did, what he may take back, who wrote."""

from dataclasses import dataclass
from datetime import datetime

from dudao.schemes import history, threads
from dudao.schemes.drafts import LISTS
from dudao.schemes.stepping import parts_of

from ..forms.comments import CommentForm
from .saying import Said, said, url_of, what_of


@dataclass(frozen=True)
class Resumed:
    """What one did last and when; what others did since."""

    at: datetime
    what: str
    url: str
    meanwhile: list[Said]


class Beside:
    """``user`` at the review of ``version``; asks for nothing that the page does not show."""

    def __init__(self, version, user, today):
        self.version, self.user, self.today = version, user, today
        self.last = history.last_own_step(version, user)
        self.words = threads.open_counts(version)

    def stopped(self) -> tuple[str, str] | None:
        """(list, id) of the entry that was done last."""
        keys = map(parts_of, self.last.touched if self.last else ())
        return next(((name, entry_id) for name, entry_id in keys if name in LISTS), None)

    def resumed(self) -> Resumed | None:
        if self.last is None:
            return None
        draft = self.version.draft
        others = history.steps_of_others(self.version, self.user, self.last.revision)
        return Resumed(self.last.at, what_of(draft, self.last), url_of(draft, self.last), said(draft, others))

    def context(self, desk, *, opened: bool) -> dict:
        """``opened``: the draft was opened anew, from a list or a bookmark, not by a step within it."""
        thread = threads.thread_of(self.version, desk.list, desk.open_id) if desk.entry is not None else []
        return {
            "resumed": self.resumed() if opened else None, "open_words": sum(self.words.values()),
            "undoable": what_of(self.version.draft, self.last) if self.last else "",
            "thread": thread, "thread_open": any(comment.settled_at is None for comment in thread),
            "comment_form": CommentForm(
                colleagues=threads.colleagues_of(self.version.county_code, self.today).exclude(pk=self.user.pk),
                initial={"to": thread[-1].by_id if thread and thread[-1].by_id != self.user.pk else None},
            ),
        }  # fmt: skip
