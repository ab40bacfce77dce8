"""Groups of a self-check that were handed to a leaver: to somebody else, or back to the head."""

from dudao.accounts.handover import OpenWork, register

from .enums import AssessmentState
from .models import Handover


def _open(user, unit):
    return Handover.objects.filter(user=user, assessment__unit=unit).exclude(
        assessment__state=AssessmentState.CONFIRMED
    )


register(OpenWork("自查里分到的组", _open, "user_id"))
