"""Everything that is done at a visit, in the order in which it is done; each family has a module of its own."""

from .amending import amend
from .closing import Incomplete, close_record
from .dropping import drop_file, drop_remark, drop_talk
from .feedback import feed_back
from .opening import miss_visit, open_visit
from .papers import take_paper
from .receiving import object_to_receipt, receive, receive_on_paper
from .recording import attach_file, save_manner, save_talk, write_remark
from .seeing import Conflict, confirm_still, save_seen
from .urgent import press_urgent

__all__ = [
    "Conflict",
    "Incomplete",
    "amend",
    "attach_file",
    "close_record",
    "confirm_still",
    "drop_file",
    "drop_remark",
    "drop_talk",
    "feed_back",
    "miss_visit",
    "object_to_receipt",
    "open_visit",
    "press_urgent",
    "receive",
    "receive_on_paper",
    "save_manner",
    "save_seen",
    "save_talk",
    "take_paper",
    "write_remark",
]
