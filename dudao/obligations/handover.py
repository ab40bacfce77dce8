"""What a leaver has open in their name goes to somebody else, or back to the unit."""

from dudao.accounts.handover import OpenWork, register

from .models import Obligation


def _open(user, unit):
    return Obligation.objects.open().filter(person=user, debtor=unit)


def pass_on(*, by, user, unit, to) -> int:
    return _open(user, unit).update(person=to)


register(OpenWork("经办的事项", lambda user, unit: _open(user, unit).count(), pass_on))
