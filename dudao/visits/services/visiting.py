"""Everything that is done at a visit; each family has a module of its own. Whoever is no service calls it here."""

from .amending import amend
from .closing import Incomplete, close_record
from .dropping import drop_file, drop_remark, drop_talk
from .feedback import feed_back
from .off_list import drop_off_list, note_off_list
from .opening import miss_visit, open_visit
from .papers import CertificateExpired, take_paper
from .receiving import object_to_receipt, receive, receive_on_paper
from .recording import attach_file, save_manner, save_talk, write_remark
from .redating import amend_told_on
from .seeing import Conflict, confirm_still, save_page, save_seen
from .unopening import take_back_opening
from .urgent import press_urgent

__all__ = [
    "CertificateExpired",
    "Conflict",
    "Incomplete",
    "amend",
    "amend_told_on",
    "attach_file",
    "close_record",
    "confirm_still",
    "drop_file",
    "drop_off_list",
    "drop_remark",
    "drop_talk",
    "feed_back",
    "miss_visit",
    "note_off_list",
    "object_to_receipt",
    "open_visit",
    "press_urgent",
    "receive",
    "receive_on_paper",
    "save_manner",
    "save_page",
    "save_seen",
    "save_talk",
    "take_back_opening",
    "take_paper",
    "write_remark",
]
