"""What was drawn stays hidden from everybody but the team until the doors are opened (E02).

One county, drawn twice from the same state: once the first school and one inspector come up, once another school and
another inspector. Whoever is not on the team must get the same answers to the letter, from every address there is.
Beside it stands a second draw of two schools: one comes up both times, and its door is open; the other one differs.
"""

import json
import re
import uuid
from copy import deepcopy
from dataclasses import dataclass
from itertools import zip_longest

import pytest
from django.apps import apps
from django.core import mail, serializers
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position
from dudao.accounts.sealing import unseal
from dudao.areas.models import Unit
from dudao.jobs.services import run_ticks
from dudao.lib.draws.drawing import draw as draw_from
from dudao.lib.draws.drawing import seed_of
from dudao.notices.models import Notice
from dudao.notices.services import send_due_mail
from dudao.visits.enums import VisitState
from dudao.visits.models import Draw, Visit
from dudao.visits.pools import PoolWish, pool_of
from dudao.visits.services import announcing, arranging, drawing, teams
from dudao.visits.wanted import Wanted
from tests.access.doors import doors
from tests.access.samples import sample_of
from tests.access.visiting import Visitor, settled
from tests.access.world import World, make_world
from tests.factories.county import make_user
from tests.factories.draws import announce, make_inspectors
from tests.factories.schemes import make_version_in_force

pytestmark = [pytest.mark.django_db, pytest.mark.req("E02")]

KINDS = [kind.value for kind in PositionKind]
ON_BOTH = ["area_lead", "head"]  # ask on PostgreSQL, too; what anybody sees hangs on no database
REST = ["colleague", *(kind for kind in KINDS if kind not in ON_BOTH)]
DOORS = [door for door in doors() if not door.name.startswith("public:sign_out")]
PLACES = ("head", "section", "institution_head", "office", "security_admin")
HIDDEN = ("field:", "school:visit", "school:opinion", "bureau:inspection", "bureau:visit", "bureau:opinion")
ABOUT = [door for door in DOORS if door.name.startswith(HIDDEN) and "pk" in door.arguments]
# What tells nothing: digests, ids made at random and the code of a paper that is made of one, the public value itself.
RANDOM = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{8}(?:[0-9a-f]{56})?\b|第\d{6}号|gAAAA[\w=-]+"
    r"|编号 \w{4}(?:-\w{4}){2}|<svg [^>]*paper-picture.*?</svg>"
)


@dataclass
class Twins:
    """``values``: two public numbers; each draws other schools and other people. ``beside``: the draw of two schools
    and its values; ``seen`` comes up with both of them."""

    world: World
    draw: Draw
    values: list[str]
    goers: list
    beside: tuple[Draw, list[str]]
    seen: Unit

    def drawn(self, which: int) -> Draw:
        head = self.world.county.people["office_head"]
        return drawing.enter_value(by=head, draw=self.draw, value=self.values[which])

    def opened(self, which: int) -> Visit:
        """The visit of the second draw whose door is open."""
        told, values = self.beside
        head = self.world.county.people["office_head"]
        drawn = drawing.enter_value(by=head, draw=told, value=values[which])
        visit = drawn.inspection.visits.get(unit=self.seen)
        visit.state, visit.opened_at, visit.visited_on = VisitState.OPENED, timezone.now(), timezone.localdate()
        visit.save()
        return visit


@pytest.fixture(scope="module")
def made(ground) -> Twins:
    with override_settings(SENDS_MAIL=True):
        yield make_twins()


@pytest.fixture
def twins(made, db) -> Twins:
    return deepcopy(made)


def make_twins() -> Twins:
    world = make_world()
    county = world.county
    goers = make_inspectors(county, 6)
    for user in goers:
        user.email = f"{user.username}@example.org"
        user.save()
    made = make_version_in_force(county, title="抽查用的方案")
    schools = county.schools
    told = announced(world, made, 1, wish={"stay": at_home(county, goers[3:])})
    values = [value_for(told, {schools[0]: goers[0]}), value_for(told, {schools[2]: goers[1]})]
    other = make_version_in_force(county, title="又一份抽查用的方案")
    beside = announced(world, other, 2, title="第二次抽查", wish={"stay": at_home(county, goers[:3])})
    pairs = [{schools[4]: goers[3], schools[1]: goers[4]}, {schools[4]: goers[3], schools[3]: goers[5]}]
    return Twins(world, told, values, goers, (beside, [value_for(beside, pair) for pair in pairs]), schools[4])


def at_home(county, users) -> frozenset[int]:
    """Who is not drawn: these, and the county's own two."""
    return frozenset(user.pk for user in [*users, county.people["inspector"], county.people["area_lead"]])


def announced(world: World, version, schools: int, **fields) -> Draw:
    """One person goes to each."""
    given = {"title": "不打招呼抽查", "takes": {"全部": schools}, "team": 1}
    return announce(world.county, version, **given | fields)


def value_for(told: Draw, wanted: dict) -> str:
    """A public number that draws these schools, and for each this person."""
    secret = unseal(told.sealed_secret, purpose=drawing.SEALED_AS).partition("\n")[2]
    pairs = {(unit.code, (f"D{user.pk}",)) for unit, user in wanted.items()}
    for number in range(100_000):
        value = f"第{number:06d}号"
        found = draw_from(told.announcement, seed_of(told.digest, secret, value))
        if {(row.school, row.team) for row in found} == pairs:
            return value
    raise AssertionError("no such number")


def each(twins: Twins, look) -> list:
    """What ``look(draw, which)`` finds after the one and after the other draw, each from the same state."""
    found = []
    for which in (0, 1):
        with transaction.atomic():
            count_from_the_same()
            found.append(look(twins.drawn(which), which))
            transaction.set_rollback(True)
    return found


def count_from_the_same() -> None:
    """PostgreSQL counts its ids on when a transaction is taken back: the rows of both draws shall have the same."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(format('%I.%I', schemaname, sequencename), 100000) FROM pg_sequences")


def quiet(text: str) -> str:
    return RANDOM.sub("…", settled(text))


def addresses(twins: Twins, kind: str) -> dict[str, str]:
    """Every address that the position may open, at every place there is, the two drawn schools among them."""
    world, found = twins.world, {}
    for door in DOORS:
        if not door.lets_in(kind) or sample_of(door) is None:
            continue
        for place in (kind, *PLACES):
            arguments = sample_of(door).inside(world, place)
            if arguments is not None:
                url = door.url(**arguments) + sample_of(door).query(world, place)
                found[url] = f"{door.name} {url}"
    return found | {url: url for url in _searches(twins, kind)}


WORDS = ["q=青禾1", "q=青禾3", "q=抽查", "q=巡访0号", "q=X001"]
SEARCHES = {
    "desk:ledger": WORDS, "desk:ledger_export": WORDS, "bureau:units": WORDS, "bureau:people": WORDS,
    "bureau:trail": ["who=巡访0号", "who=goer0"], "bureau:inspections": [*WORDS, "kind=unannounced", "view=any"],
    "desk:coverage": ["only=ahead", "only=short", "area=none"], "desk:figures": ["every=1"],
}  # fmt: skip


def _searches(twins: Twins, kind: str) -> list[str]:
    """Each list with what it can be asked for, and what is told of those who may be drawn."""
    names = {door.name: door for door in DOORS}
    asked = [f"{reverse(name)}?{word}" for name in SEARCHES if names[name].lets_in(kind) for word in SEARCHES[name]]
    people = [("bureau:person", user.pk) for user in twins.goers[:3]] + [
        (name, position.pk)
        for name in ("bureau:position_end", "bureau:position_post", "bureau:position_certificate")
        for position in Position.objects.filter(user__in=twins.goers).order_by("pk")
    ]
    own = [("bureau:draw", twins.draw.pk), ("bureau:draw_sheet", twins.draw.pk), ("bureau:draw_value", twins.draw.pk),
           ("bureau:draw_void", twins.draw.pk), ("public:draw", twins.draw.digest),
           ("public:draw_file", twins.draw.digest)]  # fmt: skip
    pages = [reverse(name, args=[key]) for name, key in [*people, *own] if names[name].lets_in(kind)]
    return asked + pages


@pytest.mark.parametrize(
    "kinds",
    [ON_BOTH, pytest.param(REST[::2], marks=pytest.mark.once), pytest.param(REST[1::2], marks=pytest.mark.once)],
    ids=["on both", "one half", "other half"],
)
def test_no_page_of_no_position_tells_which_school_was_drawn(twins, kinds):
    """Nothing of the one inspection is known; of the other one a door is open, and it does not tell of the next."""
    users = {kind: (kind, user) for kind, user in twins.world.county.people.items()}
    users["colleague"] = ("inspector", twins.goers[2])  # who might have been drawn
    walk(twins, {kind: users[kind] for kind in kinds})


def walk(twins: Twins, users: dict) -> None:
    """All that these users may open is the same after both draws: name → (position, user)."""
    walks = {name: (Visitor(user), addresses(twins, kind), kind) for name, (kind, user) in users.items()}

    def look(draw, which):
        opened = twins.opened(which)
        return {
            name: answers(visitor, urls | near(opened, draw, kind)) for name, (visitor, urls, kind) in walks.items()
        }

    one, other = each(twins, look)
    for name in walks:
        assert len(one[name]) > 15, name
        assert (name, different(one[name], other[name])) == (name, [])


def near(visit: Visit, draw: Draw, kind: str) -> dict[str, str]:
    """Address → its name, around the visit whose door is open and around what is still hidden."""
    keys = {"open": visit.pk, "its inspection": visit.inspection_id, "hidden": draw.inspection_id}
    found = {address_of(door, key): f"{door.name} {what}" for door in ABOUT if door.lets_in(kind)
             for what, key in keys.items()}  # fmt: skip
    return {url: name for url, name in found.items() if url}


def answers(visitor, urls: dict[str, str]) -> dict[str, tuple[int, list[str]]]:
    """Address → its status and its lines; those of a zip in their own order, for its members come as they like."""
    found = {}
    for url, name in urls.items():
        answer = visitor.get(url)[0]
        lines = quiet(answer.told).splitlines()
        found[name] = answer.status_code, sorted(lines) if ".zip" in lines[0] else lines
    return found


def different(one: dict, other: dict) -> list[tuple]:
    """The addresses that tell the two draws apart, each with the first lines that do."""
    found = []
    for name in one:
        if one[name] != other[name]:
            lines = zip_longest(one[name][1], other[name][1])
            found.append((name, one[name][0], next((pair for pair in lines if pair[0] != pair[1]), "")))
    return found


def test_nor_the_public(twins):
    urls = [door.url() for door in DOORS if not door.arguments]
    urls += [reverse(name, args=[twins.draw.digest]) for name in ("public:draw", "public:draw_file")]

    one, other = each(twins, lambda draw, which: {url: quiet(Client().get(url).text) for url in urls})
    assert one == other


def test_the_team_itself_sees_where_it_goes(twins):
    """The test above could fail: whoever goes gets other answers."""
    visitor = Visitor(twins.goers[0])

    one, other = each(twins, lambda draw, which: visitor.get("/field/")[0].told)
    assert twins.world.county.schools[0].label in one
    assert twins.world.county.schools[0].label not in other


def test_once_the_door_is_open_the_office_sees_it(twins):
    visitor = Visitor(twins.world.county.people["office"])
    url = reverse("bureau:draw", args=[twins.draw.pk])

    def look(draw, which):
        before = visitor.get(url)[0].told
        draw.inspection.visits.update(state=VisitState.OPENED, opened_at=timezone.now())
        return "到过 0 所" in before, "到过 1 所" in visitor.get(url)[0].told

    assert each(twins, look) == [(True, True), (True, True)]


@pytest.mark.once
def test_the_visit_itself_is_nowhere_to_be_found(twins):
    """Who guesses the address of the hidden visit or inspection gets what he gets for one that does not exist."""
    draw = twins.drawn(0)
    visit = draw.inspection.visits.get()
    keys = [(visit.pk, uuid.uuid4()), (draw.inspection_id, 999_999)]
    pairs = [(door, [address_of(door, key) for key in pair]) for door in ABOUT for pair in keys]
    assert len(ABOUT) > 10
    for kind in KINDS:
        visitor = Visitor(twins.world.county.people[kind])
        for door, urls in pairs:
            if all(urls) and door.lets_in(kind):  # whom it does not let in, it never asks which
                found = [visitor.get(url)[0].status_code for url in urls]
                assert found[0] == found[1] != 200, (kind, door.name)


def address_of(door, key) -> str:
    """The address with this key, nothing where it takes a key of another kind."""
    try:
        return door.url(**dict.fromkeys(door.arguments, 1) | {"pk": key})
    except NoReverseMatch:
        return ""


# ── what lies in the tables ──────────────────────────────────────────────
def rows_beside_the_visits(twins: Twins) -> dict[str, list[str]]:
    """Every row of every table but those of the visits, without what only the team gets."""
    found = {}
    for model in apps.get_models():
        if not model.__module__.startswith("dudao.") or model._meta.app_label == "visits":
            continue
        rows = model._default_manager.order_by("pk")
        if model is Notice:
            rows = rows.exclude(user__in=twins.goers[:2])
        found[model.__name__] = [_plain(row) for row in json.loads(serializers.serialize("json", rows))]
    return found


def _plain(row: dict) -> str:
    """One row without its times and what is made at random: salts and the links of the chain that stand on them."""
    fields = {
        name: value for name, value in row["fields"].items() if name not in {"salt", "at", "created_at", "mailed_at"}
    }
    return quiet(json.dumps([row["pk"], fields], ensure_ascii=False, default=str))


def test_no_table_beside_the_visits_holds_it_after_the_clock_has_run(twins):
    """Trail and its payloads, messages, jobs with their errors, what is owed, counts that were kept."""

    def look(draw, which):
        visit = draw.inspection.visits.get()
        gone = visit.members.get().user
        announcing.plan_day(by=gone, visit=visit, on=visit.due_on)
        teams.replace_member(by=gone, visit=visit, user=gone, why="illness", instead=twins.goers[2])
        lines = run_ticks()
        return lines, rows_beside_the_visits(twins)

    (lines, one), (other_lines, other) = each(twins, look)
    assert lines == other_lines
    assert {"AuditPayload", "Notice", "Job", "Obligation"} <= one.keys()
    assert [pair for name in one for pair in zip_longest(one[name], other[name]) if pair[0] != pair[1]] == []


def test_trail_and_mail_name_no_school(twins):
    draw = twins.drawn(0)
    school = draw.inspection.visits.get().unit
    send_due_mail(limit=1000)

    bodies = [f"{message.subject} {message.body}" for message in mail.outbox]
    assert any("要去督导：" in body for body in bodies)
    assert not [body for body in bodies if school.name in body or school.label in body]
    stored = Draw.objects.values("sealed_record", "sealed_secret", "value", "record_digest").get(pk=draw.pk)
    assert school.code not in json.dumps(stored)


# ── refusals and counts that would tell ──────────────────────────────────
def test_arranging_beside_it_is_answered_the_same(twins):
    """Two teams on one school, the month's round, the burden: a hidden visit stands in the way of nothing."""
    county = twins.world.county
    today, office = timezone.localdate(), county.people["office"]
    version = make_version_in_force(county, title="又一份方案")
    points = [(point, "") for point in version.checkpoints.order_by("order")]
    wanted = Wanted(
        kind="unannounced", title="不打招呼抽查", from_on=today, until_on=today, units=county.schools, points=points,
        teams={unit.pk: [twins.goers[2]] for unit in county.schools}, hidden=True, off_plan_reason="线索",
    )  # fmt: skip

    def look(draw, which):
        outlook = arranging.look_ahead(by=office, county_code=county.county_code, wanted=wanted)
        started = arranging.start_inspection(by=office, county_code=county.county_code, wanted=wanted)
        pool = pool_of(county.county_code, PoolWish(from_on=today, until_on=today, rest_days=90))
        return (
            [str(finding) for finding in outlook.findings], started.visits.count(),
            [(unit.pk, word) for unit, word in [*pool.schools, *pool.excluded]], [user.pk for user in pool.people],
        )  # fmt: skip

    one, other = each(twins, look)
    assert one == other
    assert len(one[2]) == len(county.schools) + len(county.institutions)


def test_closing_the_school_or_ending_the_post_is_answered_the_same(twins):
    county = twins.world.county
    visitor = Visitor(county.people["office"])
    urls = [reverse("bureau:unit_change", args=[unit.pk, "close"]) for unit in (county.schools[0], county.schools[2])]
    urls += [
        reverse("bureau:position_end", args=[position.pk])
        for position in Position.objects.filter(user__in=twins.goers).order_by("pk")
    ]
    one, other = each(twins, lambda draw, which: [quiet(visitor._ask("post", url)[0].told) for url in urls])
    assert one == other


def test_a_stranger_of_the_other_county_sees_nothing_of_the_draw(twins):
    twins.drawn(0)
    visitor = Visitor(twins.world.other.people["office"])
    address = reverse("bureau:draw", args=[twins.draw.pk])
    assert visitor.get(address)[0].status_code == 404
    assert address not in visitor.get(reverse("bureau:draws"))[0].told
    assert Visit.objects.filter(inspection__draw=twins.draw).count() == 1
    assert Visitor(make_user("nobody1", "没岗位的人")).get(reverse("bureau:draws"))[0].status_code == 403
