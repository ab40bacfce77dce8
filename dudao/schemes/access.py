from dudao.accounts.access import holds
from dudao.accounts.enums import OFFICE_KINDS
from dudao.lib.statetable import NotAllowed


def can_edit(by, county_code: str) -> bool:
    """Whether ``by`` holds a position in the supervision office of the county today."""
    return holds(by, OFFICE_KINDS, county_code)


def check_can_edit(by, county_code: str) -> None:
    """:raises NotAllowed: unless ``by`` works in the supervision office of the county."""
    if not can_edit(by, county_code):
        raise NotAllowed("方案由督导室上传、校核和生效，请联系督导室。")
