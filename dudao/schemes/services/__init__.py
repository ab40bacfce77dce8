"""Use cases of schemes: ``drafting`` up to a reviewed draft, ``enforcement`` puts it in force, ``taking_effect``
on its day, ``bodies`` for the
people named in it, who change more often than the scheme."""

from .bodies import change_group
from .comments import settle_comments, write_comment
from .drafting import (
    discard_draft,
    discard_secret,
    install_pack,
    open_draft,
    receive_document,
    revise,
    save_edit,
)
from .enforcement import put_document_in_force, put_in_force
from .steps import Stale, undo_step
from .taking_effect import dispatch_again, take_effect_due

__all__ = [
    "Stale", "change_group", "discard_draft", "discard_secret", "dispatch_again", "install_pack", "open_draft",
    "put_document_in_force", "put_in_force", "receive_document", "revise", "save_edit", "take_effect_due",
    "settle_comments", "undo_step", "write_comment",
]  # fmt: skip
