"""What a leaver has open in their name goes to somebody else, or back to the unit."""

from dudao.accounts.handover import OpenWork, register

from .models import Obligation


def _open(user, unit):
    return Obligation.objects.open().filter(person=user, debtor=unit)


register(OpenWork("经办的事项", _open, "person_id", guards=("state",)))
