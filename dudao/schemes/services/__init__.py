"""Use cases of schemes: ``drafting`` up to a reviewed draft, with its ``steps``, ``comments`` and the ``comparison``
with the version before; ``enforcement`` puts it in force, ``taking_effect`` acts on its day, ``calling_off`` before it;
``bodies`` for the people named in it, who change more often than the scheme; ``registers`` for what the office writes
beside the documents. The others are parts of these."""

from .bodies import change_group
from .calling_off import call_off
from .comments import settle_comments, write_comment
from .comparison import (
    confirm_pairs,
    correct_pair,
    follow_version,
    join_by_hand,
    reconsider_pair,
    say_same_thing,
)
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
from .registers import drop_term, write_reference, write_term
from .steps import Stale, undo_step
from .taking_effect import dispatch_again, take_effect_due

__all__ = [
    "Stale", "call_off", "change_group", "confirm_pairs", "correct_pair", "discard_draft", "discard_secret",
    "dispatch_again", "drop_term", "follow_version", "install_pack", "join_by_hand", "open_draft",
    "put_document_in_force", "put_in_force", "receive_document", "reconsider_pair", "revise", "save_edit",
    "say_same_thing", "settle_comments", "take_effect_due", "undo_step", "write_comment", "write_reference",
    "write_term",
]  # fmt: skip
