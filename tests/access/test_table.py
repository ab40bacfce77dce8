"""Every address × every position × inside and outside the scope."""

from copy import deepcopy

import pytest
from django.test import Client

from dudao.accounts.enums import ADMIN_KINDS, COUNTY_READERS, PositionKind
from tests.factories.county import make_user

from .doors import doors
from .samples import SAMPLES, sample_of
from .visiting import Visitor, settled
from .world import FAR, MARK, World, add_what_is_hidden, make_world

DOORS = doors()
KINDS = [kind.value for kind in PositionKind]
# One of each audience asks on PostgreSQL, too, what every page asks; who is let in hangs on no database.
ON_BOTH = {"office", "area_lead", "inspector", "head", "section"}
EACH = [pytest.param(kind, marks=() if kind in ON_BOTH else pytest.mark.once) for kind in KINDS]
TRAIL = {"audit_chainhead", "audit_auditentry", "audit_auditpayload"}


@pytest.fixture(scope="module")
def made(ground) -> World:
    return make_world()


@pytest.fixture
def world(made, db) -> World:
    return deepcopy(made)


@pytest.fixture(scope="module")
def first_looks() -> dict[tuple[str, str], int]:
    """(position, address) → the hash of what it was answered in this file's world; no page is asked for it twice."""
    return {}


def look(visitor, kind: str, url: str, first_looks) -> int:
    if (kind, url) not in first_looks:
        first_looks[kind, url] = hash(settled(visitor.get(url)[0].told))
    return first_looks[kind, url]


def test_every_page_declares_its_gate():
    assert [door.name for door in DOORS if door.gate is None] == []


def test_every_address_with_arguments_has_a_sample():
    assert [door.name for door in DOORS if sample_of(door) is None] == []


def test_samples_name_only_addresses_that_exist():
    assert sorted(set(SAMPLES) - {door.name for door in DOORS}) == []


def url_of(door, world, kind: str) -> str | None:
    arguments = sample_of(door).inside(world, kind)
    return None if arguments is None else door.url(**arguments) + sample_of(door).query(world, kind)


@pytest.mark.django_db
def test_nobody_comes_in_without_signing_in(world):
    wrong = []
    for door in DOORS:
        url = url_of(door, world, "head")
        response = Client().get(url)
        led_away = response.status_code == 302 and response["Location"].startswith("/sign-in/?next=")
        if led_away == (door.gate.kinds is None):
            wrong.append(f"{door.name} {response.status_code}")
    assert wrong == []


@pytest.mark.req("D05")
@pytest.mark.django_db
@pytest.mark.parametrize("kind", EACH)
def test_position_is_let_in_refused_or_told_that_there_is_nothing(world, kind, first_looks):
    """Wrong position: 403. Outside the scope: 404. Inside: a page. Looking writes nothing."""
    visitor, wrong = Visitor(world.county.people[kind]), []
    for door in DOORS:
        wrong += list(faults(door, world, kind, visitor, first_looks))
    assert wrong == []


def faults(door, world, kind: str, visitor, first_looks):
    url = url_of(door, world, kind if door.lets_in(kind) else "head" if "head" in door.gate.kinds else "office")
    if url is not None:
        response, tables = visitor.get(url)
        expected = sample_of(door).answers if door.lets_in(kind) else {403}
        if response.status_code not in expected:
            yield f"{door.name} {url}: {response.status_code}, not {sorted(expected)}"
        if tables - (TRAIL if door.gate.mode == "exports" else set()):
            yield f"{door.name} {url}: a look wrote {sorted(tables)}"
        yield from leaks(door, kind, response)
        if kind not in COUNTY_READERS and door.lets_in(kind):
            first_looks[kind, url] = hash(settled(response.told))
    if door.lets_in(kind) and door.gate.kinds is not None:
        for arguments in sample_of(door).outside(world, kind):
            response, _ = visitor.get(door.url(**arguments))
            if response.status_code != 404:
                yield f"{door.name} {door.url(**arguments)}: {response.status_code} outside the scope"


def leaks(door, kind: str, response):
    """Words of what lies outside, in a page, a file or a header."""
    hidden = [FAR] if kind in COUNTY_READERS else [FAR, MARK]
    for word in hidden:
        if word in response.told:
            yield f"{door.name}: shows {word}"
    if kind in ADMIN_KINDS and door.gate.kinds is not None and "青禾" in response.told:
        yield f"{door.name}: shows a school to an administrator"


SEARCHES = ["desk:ledger", "desk:ledger_export", "bureau:units", "bureau:people"]
QUERIES = ["q=山", "q=公示", "q=X002", "kind=deputy", "area=2", "q=newcomer"]


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(set(KINDS) - set(COUNTY_READERS)))
def test_what_lies_outside_changes_no_page_no_file_no_hit_and_no_count(world, kind, first_looks):
    """The strongest form: after more is added out of sight, every answer is the same to the letter."""
    visitor = Visitor(world.county.people[kind])
    urls = {door.name: url_of(door, world, kind) for door in DOORS if door.gate.kinds and door.lets_in(kind)}
    urls = {name: url for name, url in urls.items() if url and name not in UNSETTLED}
    urls |= {f"{name}?{query}": f"{urls[name]}?{query}" for name in SEARCHES if name in urls for query in QUERIES}
    before = {name: look(visitor, kind, url, first_looks) for name, url in urls.items()}

    add_what_is_hidden(world)

    after = {name: hash(settled(visitor.get(url)[0].told)) for name, url in urls.items()}
    assert [name for name in urls if before[name] != after[name]] == []


# The trail counts every act of the county and shows none of its business; that is what it is for. The system
# administrator's page counts the accounts of the county and prints the head of the trail.
UNSETTLED = {"bureau:trail", "bureau:trail_check", "bureau:trail_export", "bureau:system"}


@pytest.mark.django_db
def test_search_is_a_test_that_can_fail(world):
    """The office, which sees the county, does notice what the others must not."""
    visitor = Visitor(world.county.people["office"])
    before = settled(visitor.get("/desk/ledger/")[0].told)

    add_what_is_hidden(world)

    after = settled(visitor.get("/desk/ledger/")[0].told)
    assert before != after
    assert MARK in after


@pytest.mark.django_db
def test_position_that_ended_opens_nothing(world):
    user = world.county.people["head"]
    user.positions.update(until_on="2021-01-01")
    stranger = make_user("stranger", "没岗位的人")
    for who in (user, stranger):
        visitor = Visitor(who)
        opened = [
            door.name
            for door in DOORS
            if door.gate.kinds and len(door.gate.kinds) < len(PositionKind) and not door.arguments
            and visitor.get(door.url())[0].status_code != 403
        ]  # fmt: skip
        assert opened == []


@pytest.mark.django_db
def test_one_time_password_opens_nothing_but_its_change(world):
    user = world.county.people["office"]
    user.must_change_password = True
    user.save()
    visitor = Visitor(user)
    for door in DOORS:
        if door.gate.kinds is None or door.arguments or not door.lets_in("office"):
            continue
        response, _ = visitor.get(door.url())
        if door.name == "desk:password":
            assert response.status_code == 200
        else:
            assert (door.name, response.status_code, response["Location"]) == (door.name, 302, "/desk/password/")
