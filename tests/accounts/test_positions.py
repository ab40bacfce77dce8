from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from dudao.accounts import services
from dudao.accounts.enums import GRANTED_BY_OFFICE, HELD_IN, PositionKind
from dudao.accounts.models import Posting, User
from dudao.accounts.rules import posting_warning
from dudao.areas.models import Unit
from dudao.audit.models import AuditEntry
from dudao.lib.statetable import NotAllowed
from tests.factories.county import PASSWORD, make_county, make_user, tie

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)


@pytest.fixture
def county():
    return make_county()


def place(county, kind) -> Unit:
    """A unit in which nobody holds ``kind`` yet where only one may hold it."""
    return Unit.objects.filter(kind=HELD_IN[kind][0]).order_by("-code").first()


@pytest.mark.parametrize("granter", list(PositionKind))
def test_who_grants_what(county, granter):
    user = make_user("new", "何新")

    def grant(kind):
        return services.grant_position(
            by=county.people[granter], user=user, unit=place(county, kind), kind=kind, on=DAY
        )

    for kind in PositionKind:
        with transaction.atomic():
            if granter in granters_of(kind):
                assert grant(kind).kind == kind
            else:
                with pytest.raises(NotAllowed, match="来派"):
                    grant(kind)
            transaction.set_rollback(True)


def granters_of(kind) -> set:
    office = {PositionKind.OFFICE, PositionKind.OFFICE_HEAD}
    return office if kind in GRANTED_BY_OFFICE else {PositionKind.SECURITY_ADMIN}


def test_nobody_grants_to_themselves(county):
    admin = county.people["security_admin"]
    with pytest.raises(NotAllowed, match="不能给自己派岗位"):
        services.grant_position(by=admin, user=admin, unit=county.office, kind="office_head", on=DAY)


@pytest.mark.parametrize(
    ("holder", "kind"), [("audit_admin", "office"), ("office", "audit_admin"), ("system_admin", "audit_admin")]
)
def test_administrators_hold_nothing_else(county, holder, kind):
    unit = county.office if kind == "office" else county.bureau
    with pytest.raises(NotAllowed, match="各由一人担任"):
        services.grant_position(
            by=county.people["security_admin"], user=county.people[holder], unit=unit, kind=kind, on=DAY
        )


def test_position_needs_its_kind_of_unit(county):
    with pytest.raises(NotAllowed, match="不能派在学校"):
        services.grant_position(
            by=county.people["office"], user=make_user("new", "何新"), unit=county.schools[1], kind="inspector", on=DAY
        )


def test_second_head_is_refused(county):
    with pytest.raises(NotAllowed, match="换人请在单位页办"):
        services.grant_position(
            by=county.people["office"], user=make_user("new", "何新"), unit=county.schools[0], kind="head", on=DAY
        )


def test_ended_inspector_is_posted_nowhere(county):
    position = county.position("inspector")
    services.end_position(by=county.people["office"], position=position, on=DAY)

    assert list(position.postings.values_list("until_on", flat=True)) == [DAY]


def test_last_security_administrator_stays(county):
    admin = services.grant_position(
        by=county.people["security_admin"],
        user=make_user("second", "何二"),
        unit=county.bureau,
        kind="security_admin",
        on=DAY,
    ).user
    services.end_position(by=admin, position=county.position("security_admin"), on=DAY)

    with pytest.raises(NotAllowed, match="至少要留一位安全管理员"):
        services.end_position(by=None, position=admin.positions.get(), on=DAY)


def test_posting_respects_ties(county):
    position, school = county.position("inspector"), county.schools[2]
    tie(position.user, school)
    with pytest.raises(NotAllowed, match="有回避关系"):
        services.post_inspector(by=county.people["office"], position=position, unit=school, on=DAY)


def test_tie_is_refused_while_posted(county):
    with pytest.raises(NotAllowed, match="请先停掉那处挂牌"):
        services.add_tie(
            by=county.people["office"], user=county.people["inspector"], unit=county.schools[0], kind="relative"
        )


@pytest.mark.parametrize(("count", "expected"), [(2, 1), (3, 0), (5, 0), (6, 1)])
def test_unusual_number_of_postings_is_only_a_warning(count, expected):
    assert len(posting_warning("郑三", count)) == expected


def test_slips_work_once_and_are_kept_as_hash_only(county, client):
    head = county.people["head"]
    slip = services.issue_slips(by=county.people["office"], users=[head])[0]

    head.refresh_from_db()
    assert (slip.username, slip.place) == ("head", "青禾1小学 学校负责人")
    assert slip.password not in head.password
    assert head.check_password(slip.password)
    assert not head.check_password(PASSWORD)
    assert head.must_change_password
    assert AuditEntry.objects.filter(act="account.reset_password", subject_ref=str(head.pk)).count() == 1


def test_slip_ends_what_was_signed_in(county, client):
    client.post("/sign-in/", {"username": "head", "password": PASSWORD})
    services.issue_slips(by=county.people["office"], users=[county.people["head"]])

    assert client.get("/desk/password/")["Location"].startswith("/sign-in/")


KEEPERS = [
    ("office", "head", True),
    ("office", "leader", False),
    ("office", "security_admin", False),
    ("security_admin", "leader", True),
    ("security_admin", "head", False),
    ("head", "deputy", False),
    ("office_head", "office", False),
    ("security_admin", "office", True),
    ("system_admin", "head", False),
]


@pytest.mark.parametrize(("by", "whose", "may"), KEEPERS)
def test_who_resets_whose_password(county, by, whose, may):
    if may:
        assert len(services.issue_slips(by=county.people[by], users=[county.people[whose]])) == 1
    else:
        before = county.people[whose].password
        with pytest.raises(NotAllowed, match="的账号由"):
            services.issue_slips(by=county.people[by], users=[county.people[whose]])
        assert User.objects.get(pk=county.people[whose].pk).password == before


def test_slips_are_all_or_none(county):
    before = county.people["head"].password
    with pytest.raises(NotAllowed):
        services.issue_slips(by=county.people["office"], users=[county.people["head"], county.people["leader"]])
    assert User.objects.get(username="head").password == before


def test_one_time_password_is_hashed_again_at_full_cost_on_sign_in(county, client, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    slip = services.issue_slips(by=county.people["office"], users=[county.people["head"]])[0]
    quick = User.objects.get(username="head").password

    client.post("/sign-in/", {"username": "head", "password": slip.password})

    full = User.objects.get(username="head").password
    assert (quick.split("$")[1], int(full.split("$")[1]) > 500_000) == ("20000", True)


def test_person_is_opened_mended_and_stopped(county):
    office = county.people["office"]
    user = services.add_person(by=office, county_code="990101", name="何新", username="He01", phone="138 0000 0001")
    services.edit_person(by=office, user=user, name="何欣", phone="", email="he@example.org")
    services.set_active(by=office, user=user, active=False)

    user.refresh_from_db()
    assert (user.username, user.name, user.phone, user.email, user.is_active) == (
        "he01",
        "何欣",
        "",
        "he@example.org",
        False,
    )
    with pytest.raises(NotAllowed, match="已有人用"):
        services.add_person(by=office, county_code="990101", name="何二", username="he01")
    with pytest.raises(NotAllowed, match="请先结束岗位"):
        services.set_active(by=office, user=county.people["head"], active=False)


def test_posting_does_not_end_before_it_begins(county):
    facts = {"position": county.position("inspector"), "unit": county.schools[5], "from_on": DAY}
    with pytest.raises(IntegrityError, match="posting_ends_after_start"), transaction.atomic():
        Posting.objects.create(**facts, until_on=DAY - timedelta(days=1))
