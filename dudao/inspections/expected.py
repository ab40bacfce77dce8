"""What a round expects back, read once for all forms that are received together."""

from dataclasses import dataclass
from datetime import date

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.ledger.queries import judging_bodies

from . import access
from .models import Assessment, ReturnedWorkbook, Round
from .points import Points


@dataclass(frozen=True)
class Expected:
    """``receiver`` was found to be of the office. ``forms`` by the code of the unit; ``came``: earlier files by
    digest; ``judges``: who owes the recheck at a unit, by its id.
    """

    receiver: User
    sent: Round
    points: Points
    forms: dict[str, Assessment]
    came: dict[str, ReturnedWorkbook]
    judges: dict[int, Unit]

    @classmethod
    def by(cls, receiver, sent: Round, today: date) -> "Expected":
        """:raises NotAllowed: for anybody but the office."""
        access.check_is_office(receiver, sent.county_code, today)
        forms = {row.unit.code: row for row in Assessment.objects.filter(round=sent).select_related("round", "unit")}
        came = {row.sha256: row for row in ReturnedWorkbook.objects.filter(round=sent)}
        judges = judging_bodies(sent.county_code, [form.unit for form in forms.values()], today)
        return cls(receiver, sent, Points(sent.version_id), forms, came, judges)
