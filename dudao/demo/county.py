"""The county before anything happens: units, people, positions, ties, calendar."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count

from django.utils import timezone

from dudao.accounts import services as accounts
from dudao.accounts.enums import PositionKind, TieKind
from dudao.accounts.models import Position, User
from dudao.accounts.services.people import add_person
from dudao.accounts.services.positions import add_tie, grant_position
from dudao.areas.enums import UnitKind
from dudao.areas.models import Unit
from dudao.calendars.services import seed_days

from . import accounts as demo_accounts
from . import names, registers
from .size import Size
from .timeline import term_of, terms_of_year

CODE = names.COUNTY_CODE


@dataclass
class County:
    """Units by kind, and who holds which position in them."""

    size: Size
    units: dict[str, list[Unit]] = field(default_factory=dict)
    seats: dict[tuple[int, str], list[Position]] = field(default_factory=dict)
    posted: dict[int, list[Position]] = field(default_factory=dict)  # unit → inspectors posted there
    accounts: dict[str, Position] = field(default_factory=dict)
    expired_on: date | None = None  # when one inspector's certificate ran out

    @property
    def expired(self) -> User:
        """Whose certificate ran out lately."""
        seats = (seat for held in self.seats.values() for seat in held)
        return next(seat.user for seat in seats if seat.certificate_until == self.expired_on)

    @property
    def inspected(self) -> list[Unit]:
        return self.units[UnitKind.SCHOOL] + self.units[UnitKind.INSTITUTION]

    def one(self, unit: Unit, kind: str) -> Position | None:
        held = self.seats.get((unit.pk, kind))
        return held[0] if held else None

    def head(self, unit: Unit) -> Position:
        return self.one(unit, PositionKind.HEAD) or self.one(unit, PositionKind.INSTITUTION_HEAD)

    @property
    def office(self) -> Position:
        return self.accounts[demo_accounts.OFFICE]

    @property
    def office_head(self) -> Position:
        return self.accounts[demo_accounts.OFFICE_HEAD]


def found(size: Size, now: datetime) -> County:
    """Everything up to the day on which the office begins to work with the system."""
    today = timezone.localdate()
    people, phones = names.people(), names.phones()
    years = range(today.year - 1, timezone.localtime(now).year + 2)
    for year in years:
        seed_days(year=year)
    security = accounts.found_county(
        county_code=CODE, county_name=names.COUNTY_NAME, bureau_name=names.BUREAU_NAME, name=next(people),
        username=demo_accounts.SECURITY, password=demo_accounts.PASSWORD,
    )  # fmt: skip
    _bureau_people(security, people, phones, today)
    office = User.objects.get(username=demo_accounts.OFFICE)
    _enter_terms(office, years)
    expired_on = _expired_on(timezone.localtime(now).date())
    _take_in_registers(office, size, people, phones, today, expired_on)
    _people_between(office, people, phones, today)
    county = _read(size)
    county.expired_on = expired_on
    _ties(office, county)
    _open_accounts()
    return county


def _enter_terms(office, years) -> None:
    for year in years:
        for name, starts, ends in terms_of_year(year):
            accounts.save_term(by=office, region_code=CODE, school_year=year, name=name, starts_on=starts, ends_on=ends)


def _bureau_people(security, people, phones, on) -> None:
    bureau, office = (Unit.objects.get(county_code=CODE, code=code) for code in ("BUREAU", "OFFICE"))
    for username, unit, kind in (
        (demo_accounts.OFFICE_HEAD, office, PositionKind.OFFICE_HEAD),
        (demo_accounts.OFFICE, office, PositionKind.OFFICE),
        ("dudao-2", office, PositionKind.OFFICE),
        (demo_accounts.LEADER, bureau, PositionKind.LEADER),
        (demo_accounts.SYSTEM, bureau, PositionKind.SYSTEM_ADMIN),
        (demo_accounts.AUDIT, bureau, PositionKind.AUDIT_ADMIN),
    ):
        _appoint(security, username, next(people), next(phones), unit, kind, on)


def _appoint(by, username: str, name: str, phone: str, unit: Unit, kind: str, on: date) -> Position:
    user = add_person(by=by, county_code=CODE, name=name, username=username, phone=phone)
    return grant_position(by=by, user=user, unit=unit, kind=kind, on=on)


def _expired_on(today: date) -> date:
    """The day on which one certificate ran out: lately, in a vacation at the end of the term before it, but after the
    round of the month was arranged."""
    while term_of(today) is None:
        today -= timedelta(days=1)
    return max(today - timedelta(days=2), today.replace(day=10))


def _take_in_registers(office, size: Size, people, phones, today: date, expired_on: date) -> None:
    on, until = date(today.year - 1, 9, 1), date(today.year + 2, 8, 31)
    for kind, label, rows in (
        ("bodies", "责任区学区科室", registers.bodies(size)), ("schools", "学校名册", registers.schools(size)),
        ("institutions", "培训机构名册", registers.institutions(size)),
        ("heads", "负责人名册", registers.heads(size, people, phones)),
        ("inspectors", "责任督学名册", registers.inspectors(size, people, phones, until, expired_on)),
    ):  # fmt: skip
        registers.take_in(by=office, county_code=CODE, kind=kind, label=label, rows=rows, on=on)


def _people_between(office, people, phones, today: date) -> None:
    """Leads of areas, people of districts and sections: the first of each kind has the demo account."""
    star = Unit.objects.get(code=names.schools()[registers.star(Size())]["code"], county_code=CODE)
    over = set(star.upper_links.values_list("upper_id", flat=True))
    for kind, position, first, stem in (
        (UnitKind.RESPONSIBILITY_AREA, PositionKind.AREA_LEAD, demo_accounts.AREA_LEAD, "zerenqu"),
        (UnitKind.SCHOOL_DISTRICT, PositionKind.DISTRICT, demo_accounts.DISTRICT, "xuequ"),
        (UnitKind.SECTION, PositionKind.SECTION, demo_accounts.SECTION, "keshi"),
        (UnitKind.DEPARTMENT, PositionKind.SECTION, "jiwei", "bumen"),
    ):  # fmt: skip
        number = count(2)
        units = sorted(
            Unit.objects.filter(county_code=CODE, kind=kind), key=lambda unit: (unit.pk not in over, unit.code)
        )
        if kind == UnitKind.SECTION:
            units.sort(key=lambda unit: unit.name != names.BUSIEST_SECTION)
        for place, unit in enumerate(units):
            username = f"{stem}-{next(number)}" if place else first
            _appoint(office, username, next(people), next(phones), unit, position, today)


def _read(size: Size) -> County:
    county = County(size)
    for unit in Unit.objects.filter(county_code=CODE).order_by("code"):
        county.units.setdefault(unit.kind, []).append(unit)
    positions = (
        Position.objects.filter(unit__county_code=CODE).select_related("unit", "user").prefetch_related("postings")
    )
    for position in positions.order_by("pk"):
        county.seats.setdefault((position.unit_id, position.kind), []).append(position)
        if position.user.username in demo_accounts.ACCOUNTS:
            county.accounts[position.user.username] = position
        for posting in position.postings.all():
            county.posted.setdefault(posting.unit_id, []).append(position)
    return county


def _ties(office, county: County) -> None:
    """Every seventh inspector has a reason to stay away from one school of the area."""
    reasons = list(TieKind.values)
    inspectors = [
        seat for (_, kind), held in sorted(county.seats.items()) if kind == PositionKind.INSPECTOR for seat in held
    ]
    for turn, position in enumerate(inspectors[1::7]):
        own = {posting.unit_id for posting in position.postings.all()}
        near = [unit for unit in county.units[UnitKind.SCHOOL] if unit.pk not in own]
        add_tie(by=office, user=position.user, unit=near[turn % len(near)], kind=reasons[turn % len(reasons)])


def _open_accounts() -> None:
    """One password for everybody, hashed once, for the founder: 400 slow hashes would cost minutes. Only the demo does
    so."""
    everybody = User.objects.filter(county_code=CODE)
    founder = everybody.get(username=demo_accounts.SECURITY)
    everybody.update(password=founder.password, must_change_password=False)
