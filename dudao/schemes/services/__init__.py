"""Use cases of schemes: ``drafting`` up to a reviewed draft, ``enforcement`` from there on."""

from .drafting import Stale, discard_draft, install_pack, open_draft, receive_document, revise, save_edit
from .enforcement import dispatch_again, put_document_in_force, put_in_force

__all__ = [
    "Stale", "discard_draft", "dispatch_again", "install_pack", "open_draft", "put_document_in_force", "put_in_force",
    "receive_document", "revise", "save_edit",
]  # fmt: skip
