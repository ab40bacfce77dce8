"""How those who may go are named where somebody chooses among them: with where they come from, area after area."""

from collections import Counter
from collections.abc import Iterable

from django.forms import ModelChoiceField

from dudao.accounts.models import Position, User
from dudao.areas.enums import UnitKind


class Names:
    """``seats``: user's key → the position in which he goes (``Ground.seats``)."""

    def __init__(self, seats: dict[int, Position]):
        self._seats = seats
        self._twice = Counter((seat.user.name, seat.unit_id) for seat in seats.values())

    def of(self, user: User) -> str:
        """陈宁（青禾责任区）; of two who would read the same also the account."""
        seat = self._seats.get(user.pk)
        if seat is None:
            return user.name
        alike = self._twice[seat.user.name, seat.unit_id] > 1
        return f"{user.name}（{seat.unit.label}{f'，{user.username}' if alike else ''}）"

    def put_on(self, field: ModelChoiceField, users: Iterable[User]) -> None:
        """What stands in the choice; what may be posted is the field's own rows as before."""
        rows = [(user.pk, self.of(user)) for user in sorted(users, key=self._place)]
        empty = getattr(field, "empty_label", None)
        field.choices = rows if empty is None else [("", empty), *rows]

    def _place(self, user: User) -> tuple:
        seat = self._seats.get(user.pk)
        if seat is None:
            return (2, "", user.name, user.pk)
        return (seat.unit.kind != UnitKind.RESPONSIBILITY_AREA, seat.unit.code, user.name, user.pk)
