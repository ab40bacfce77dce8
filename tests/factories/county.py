"""A small fictional county with one person in every position; the ground of most tests."""

from dataclasses import dataclass, field
from datetime import date

from dudao.accounts.enums import PositionKind, TieKind
from dudao.accounts.models import Position, Posting, Tie, User
from dudao.areas.enums import Relation, SchoolStage, UnitKind
from dudao.areas.models import Area, Unit, UnitLink

COUNTY_CODE = "990101"
FOUNDED = date(2020, 9, 1)
PASSWORD = "test-Yunling-2026"


@dataclass
class County:
    """Units by kind and people by position. ``people["head"]`` heads ``schools[0]``."""

    county_code: str = COUNTY_CODE
    area: Area = None
    bureau: Unit = None
    office: Unit = None
    sections: list[Unit] = field(default_factory=list)
    areas: list[Unit] = field(default_factory=list)
    districts: list[Unit] = field(default_factory=list)
    schools: list[Unit] = field(default_factory=list)
    institutions: list[Unit] = field(default_factory=list)
    people: dict[str, User] = field(default_factory=dict)

    def position(self, kind: str) -> Position:
        """The position of the person ``people[kind]``."""
        return self.people[kind].positions.select_related("unit").get()


def make_unit(kind: str, code: str, name: str, *, county_code: str = COUNTY_CODE, **fields) -> Unit:
    return Unit.objects.create(county_code=county_code, kind=kind, code=code, name=name, opened_on=FOUNDED, **fields)


def link(lower: Unit, upper: Unit, relation: str, *, from_on: date = FOUNDED) -> UnitLink:
    return UnitLink.objects.create(lower=lower, upper=upper, relation=relation, from_on=from_on)


def make_user(username: str, name: str, *, county_code: str = COUNTY_CODE, **fields) -> User:
    return User.objects.create_user(username, PASSWORD, name=name, county_code=county_code, **fields)


def appoint(user: User, unit: Unit, kind: str, *, from_on: date = FOUNDED, **fields) -> Position:
    return Position.objects.create(user=user, unit=unit, kind=kind, from_on=from_on, **fields)


def make_county(*, schools: int = 6, institutions: int = 2, county_code: str = COUNTY_CODE, prefix: str = "") -> County:
    """A county: 2 responsibility areas, 2 districts, 2 sections; school n belongs to area n % 2 and district n % 2.

    Most tests begin with it: each table is written once."""
    county = County(county_code=county_code)
    county.area = Area.objects.create(code=county_code, name=f"{prefix or '云岭'}县", short_name=prefix or "云岭")
    _bodies(county, prefix)
    county.schools = [_school(county, n, prefix) for n in range(schools)]
    county.institutions = [
        _unit(county, UnitKind.INSTITUTION, f"J{n + 1:03d}", f"{prefix}知行培训学校{n + 1}")
        for n in range(institutions)
    ]
    Unit.objects.bulk_create([
        county.bureau, county.office, *county.sections, *county.areas, *county.districts, *county.schools,
        *county.institutions,
    ])  # fmt: skip
    UnitLink.objects.bulk_create(_links(county))
    _people(county, prefix)
    return county


def _unit(county: County, kind: str, code: str, name: str, **fields) -> Unit:
    return Unit(county_code=county.county_code, kind=kind, code=code, name=name, opened_on=FOUNDED, **fields)


def _bodies(county: County, prefix: str) -> None:
    def unit(kind, code, name):
        return _unit(county, kind, code, prefix + name)

    county.bureau = unit(UnitKind.BUREAU, "BUREAU", "云岭县教育局")
    county.office = unit(UnitKind.SUPERVISION_OFFICE, "OFFICE", "督导室")
    county.sections = [unit(UnitKind.SECTION, "S1", "基础教育科"), unit(UnitKind.SECTION, "S2", "职成教科")]
    county.areas = [unit(UnitKind.RESPONSIBILITY_AREA, f"A{n}", f"第{w}督导责任区") for n, w in ((1, "一"), (2, "二"))]
    county.districts = [unit(UnitKind.SCHOOL_DISTRICT, f"D{n}", f"{w}学区") for n, w in ((1, "城东"), (2, "城西"))]


def _school(county: County, n: int, prefix: str) -> Unit:
    stages = [SchoolStage.PRIMARY] if n % 2 == 0 else [SchoolStage.JUNIOR]
    name = f"{prefix}青禾{n + 1}{'小学' if n % 2 == 0 else '初级中学'}"
    return _unit(county, UnitKind.SCHOOL, f"X{n + 1:03d}", name, stages=stages)


def _links(county: County) -> list[UnitLink]:
    pairs = []
    for n, school in enumerate(county.schools):
        pairs += [(school, county.areas[n % 2], Relation.RESPONSIBILITY_AREA)]
        pairs += [(school, county.districts[n % 2], Relation.SCHOOL_DISTRICT)]
    for n, unit in enumerate(county.institutions):
        pairs += [(unit, county.sections[1], Relation.MANAGED_BY)]
        pairs += [(unit, county.areas[n % 2], Relation.RESPONSIBILITY_AREA)]
    return [UnitLink(lower=lower, upper=upper, relation=relation, from_on=FOUNDED) for lower, upper, relation in pairs]


def _people(county: County, prefix: str) -> None:
    held = {
        PositionKind.OFFICE_HEAD: county.office,
        PositionKind.OFFICE: county.office,
        PositionKind.LEADER: county.bureau,
        PositionKind.SECTION: county.sections[0],
        PositionKind.AREA_LEAD: county.areas[0],
        PositionKind.INSPECTOR: county.areas[0],
        PositionKind.DISTRICT: county.districts[0],
        PositionKind.SYSTEM_ADMIN: county.bureau,
        PositionKind.SECURITY_ADMIN: county.bureau,
        PositionKind.AUDIT_ADMIN: county.bureau,
    }
    if county.schools:
        held |= {PositionKind.HEAD: county.schools[0], PositionKind.DEPUTY: county.schools[0]}
    if county.institutions:
        held[PositionKind.INSTITUTION_HEAD] = county.institutions[0]
    county.people = {kind.value: _person(county, kind, prefix) for kind in held}
    User.objects.bulk_create(county.people.values())
    Position.objects.bulk_create(
        [Position(user=county.people[kind.value], unit=unit, kind=kind, from_on=FOUNDED) for kind, unit in held.items()]
    )
    for school in county.schools[:1]:
        Posting.objects.create(position=county.position(PositionKind.INSPECTOR), unit=school, from_on=FOUNDED)


def _person(county: County, kind: PositionKind, prefix: str) -> User:
    user = User(username=f"{prefix}{kind.value}", name=f"{prefix}{kind.label[:6]}甲", county_code=county.county_code)
    user.set_password(PASSWORD)
    return user


def tie(user: User, unit: Unit, kind: str = TieKind.RELATIVE) -> Tie:
    return Tie.objects.create(user=user, unit=unit, kind=kind)


def sign_in(client, user: User):
    """Sign ``user`` in on a Django test client, without the password's cost."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
