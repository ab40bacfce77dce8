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
    """A county: 2 responsibility areas, 2 districts, 2 sections; school n belongs to area n % 2 and district n % 2."""
    county = County(county_code=county_code)
    county.area = Area.objects.create(code=county_code, name=f"{prefix or '云岭'}县", short_name=prefix or "云岭")
    _bodies(county, prefix)
    for n in range(schools):
        county.schools.append(_school(county, n, prefix))
    for n in range(institutions):
        unit = make_unit(UnitKind.INSTITUTION, f"J{n + 1:03d}", f"{prefix}知行培训学校{n + 1}", county_code=county_code)
        link(unit, county.sections[1], Relation.MANAGED_BY)
        link(unit, county.areas[n % 2], Relation.RESPONSIBILITY_AREA)
        county.institutions.append(unit)
    _people(county, prefix)
    return county


def _bodies(county: County, prefix: str) -> None:
    def unit(kind, code, name):
        return make_unit(kind, code, prefix + name, county_code=county.county_code)

    county.bureau = unit(UnitKind.BUREAU, "BUREAU", "云岭县教育局")
    county.office = unit(UnitKind.SUPERVISION_OFFICE, "OFFICE", "督导室")
    county.sections = [unit(UnitKind.SECTION, "S1", "基础教育科"), unit(UnitKind.SECTION, "S2", "职成教科")]
    county.areas = [unit(UnitKind.RESPONSIBILITY_AREA, f"A{n}", f"第{w}督导责任区") for n, w in ((1, "一"), (2, "二"))]
    county.districts = [unit(UnitKind.SCHOOL_DISTRICT, f"D{n}", f"{w}学区") for n, w in ((1, "城东"), (2, "城西"))]


def _school(county: County, n: int, prefix: str) -> Unit:
    stages = [SchoolStage.PRIMARY] if n % 2 == 0 else [SchoolStage.JUNIOR]
    name = f"{prefix}青禾{n + 1}{'小学' if n % 2 == 0 else '初级中学'}"
    school = make_unit(UnitKind.SCHOOL, f"X{n + 1:03d}", name, county_code=county.county_code, stages=stages)
    link(school, county.areas[n % 2], Relation.RESPONSIBILITY_AREA)
    link(school, county.districts[n % 2], Relation.SCHOOL_DISTRICT)
    return school


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
    for kind, unit in held.items():
        name = f"{prefix}{kind.label[:6]}甲"
        county.people[kind.value] = user = make_user(f"{prefix}{kind.value}", name, county_code=county.county_code)
        position = appoint(user, unit, kind)
        if kind == PositionKind.INSPECTOR:
            for school in county.schools[:1]:
                Posting.objects.create(position=position, unit=school, from_on=FOUNDED)


def tie(user: User, unit: Unit, kind: str = TieKind.RELATIVE) -> Tie:
    return Tie.objects.create(user=user, unit=unit, kind=kind)


def sign_in(client, user: User):
    """Sign ``user`` in on a Django test client, without the password's cost."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
