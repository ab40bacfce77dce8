"""What every act on a draft begins and ends with: may it be edited, and which of its values are columns too."""

from datetime import date

from dudao.lib.statetable import NotAllowed

from .. import access
from ..enums import VersionState
from ..models import SchemeVersion


def draft_of(by, version: SchemeVersion) -> dict:
    """The draft of a version that ``by`` may edit now.

    :raises NotAllowed: not the office, or no draft any more.
    """
    access.check_can_edit(by, version.county_code)
    check_is_draft(version)
    return version.draft


def check_is_draft(version: SchemeVersion) -> None:
    if version.state != VersionState.DRAFT:
        raise NotAllowed("这一版已经生效，不能再改；要改请点“出新一稿”。")


def columns_of(draft: dict) -> dict:
    """What of the draft is also a column of the version, so that lists need not open the JSON."""
    issued = draft.get("issued_on")
    return {
        "title": (draft.get("title") or "")[:160],
        "doc_number": (draft.get("doc_number") or "")[:60],
        "issued_on": date.fromisoformat(issued) if issued else None,
    }
