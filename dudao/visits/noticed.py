"""Whether a unit was told in writing before anybody goes there (《教育督导条例》第十七条)."""

from datetime import date

from dudao.lib.statetable import NotAllowed

from .law import Rules
from .models import Inspection


def check_noticed(inspection: Inspection, day: date) -> None:
    """:raises NotAllowed: the kind asks for a written notice, and none went out before ``day``."""
    rule = Rules(inspection.county_code, day).find("written_notice", inspection.kind)
    if rule is None or not rule.value:
        return
    label = inspection.get_kind_display()
    if inspection.notice_on is None:
        raise NotAllowed(f"{label}要先书面通知学校才能到校，请督导室先发通知。（{rule.source}）")
    if inspection.notice_on >= day:
        raise NotAllowed(f"书面通知当天才发，{label}从第二天起才能到校。（{rule.source}）")
