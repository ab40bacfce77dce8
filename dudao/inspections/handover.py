"""Groups of a self-check that were handed to a leaver: to somebody else, or back to the head."""

from dudao.accounts.handover import OpenWork, register

from .enums import AssessmentState
from .models import Handover


def _open(user, unit):
    return Handover.objects.filter(user=user, assessment__unit=unit).exclude(
        assessment__state=AssessmentState.CONFIRMED
    )


def pass_on(*, by, user, unit, to) -> int:
    rows = _open(user, unit)
    return rows.update(user=to) if to else rows.delete()[0]


register(OpenWork("自查里分到的组", lambda user, unit: _open(user, unit).count(), pass_on))
