import re
from datetime import date

import pytest

from dudao.accounts.models import Position, Posting, Tie, User
from tests.factories.county import PASSWORD, make_county, make_user, sign_in

pytestmark = pytest.mark.django_db
DAY = "2026-09-01"


@pytest.fixture
def security(client, county):
    return sign_in(client, county.people["security_admin"])


def names(response) -> set[str]:
    return {user.username for user in response.context["page"]}


def test_office_and_security_administrator_keep_different_people(client, county):
    make_user("nobody", "没岗位的人")
    schools = {"head", "deputy", "inspector", "area_lead", "district", "section", "institution_head"}
    bureau = {"office", "office_head", "leader", "system_admin", "security_admin", "audit_admin"}

    assert names(sign_in(client, county.people["office"]).get("/bureau/people/")) == schools | {"nobody"}
    assert names(sign_in(client, county.people["security_admin"]).get("/bureau/people/")) == bureau | {"nobody"}


def test_phone_is_masked_in_the_list(office, county):
    User.objects.filter(username="head").update(phone="13911112222")

    page = office.get("/bureau/people/?q=head").content.decode()
    assert ("139****2222" in page, "13911112222" in page) == (True, False)


def test_account_is_opened_and_granted(security, county):
    made = security.post("/bureau/people/new/", {"name": "何新", "username": "he01"})
    user = User.objects.get(username="he01")
    granted = security.post(f"/bureau/people/{user.pk}/grant/", {"kind": "office", "unit": county.office.pk, "on": DAY})

    assert (made.status_code, granted.status_code) == (302, 302)
    position = user.positions.get()
    assert (position.kind, position.unit, position.from_on) == ("office", county.office, date(2026, 9, 1))


def test_form_offers_only_what_may_be_granted(office, county):
    form = office.get(f"/bureau/people/{make_user('he01', '何新').pk}/grant/").context["form"]

    kinds = {value for value, _ in form.fields["kind"].choices}
    assert kinds == {"section", "area_lead", "inspector", "district", "head", "deputy", "institution_head"}


def test_slips_show_the_password_once(office, county):
    users = [county.people["head"], county.people["deputy"]]
    facts = {"people": [user.pk for user in users], "once": "abc"}

    page = office.post("/bureau/people/slips/", facts)
    again = office.post("/bureau/people/slips/", facts)

    secrets = re.findall(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", page.content.decode())
    assert len(set(secrets)) == 2
    assert all(User.objects.get(pk=user.pk).check_password(secret) for user, secret in zip(users, secrets, strict=True))
    assert again.status_code == 302
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize(
    ("host", "warned"), [("127.0.0.1:8000", True), ("[::1]:8000", True), ("dudao.county.example", False)]
)
def test_address_that_only_this_computer_opens_is_said_before_printing(office, county, settings, host, warned):
    settings.ALLOWED_HOSTS = ["*"]
    facts = {"people": [county.people["head"].pk], "once": "o" * 20}

    page = office.post("/bureau/people/slips/", facts, headers={"host": host}).content.decode()

    assert (f"http://{host}/" in page, "只有这台电脑打得开" in page) == (True, warned)


def test_slips_for_others_are_not_given(office, county):
    for target in (county.people["leader"], make_county(county_code="990102", prefix="远山").people["head"]):
        response = office.post("/bureau/people/slips/", {"people": [target.pk], "once": target.username})
        target.refresh_from_db()
        assert (response.status_code, target.check_password(PASSWORD)) == (302, True)


@pytest.mark.req("B10")
def test_inspector_is_posted_certified_and_tied(office, county):
    position = county.position("inspector")
    office.post(f"/bureau/positions/{position.pk}/post/", {"unit": county.schools[2].pk, "on": DAY})
    office.post(f"/bureau/positions/{position.pk}/certificate/", {"number": "云督1", "until": "2029-08-31"})
    office.post(f"/bureau/people/{position.user_id}/tie/", {"unit": county.schools[4].pk, "kind": "relative"})

    position.refresh_from_db()
    assert (position.certificate_no, position.certificate_until) == ("云督1", date(2029, 8, 31))
    assert set(position.postings.values_list("unit", flat=True)) == {county.schools[0].pk, county.schools[2].pk}
    tie = Tie.objects.get()
    posting = Posting.objects.get(unit=county.schools[2])
    office.post(f"/bureau/ties/{tie.pk}/drop/")
    office.post(f"/bureau/postings/{posting.pk}/end/")
    posting.refresh_from_db()
    assert (Tie.objects.count(), posting.until_on is not None) == (0, True)


def test_position_is_ended_with_what_is_open(office, county):
    position = county.position("deputy")
    page = office.get(f"/bureau/positions/{position.pk}/end/")
    office.post(f"/bureau/positions/{position.pk}/end/", {"on": DAY, "to": county.people["head"].pk})

    assert page.context["words"] == ["名下没有没办完的事。"]
    assert Position.objects.get(pk=position.pk).until_on == date(2026, 9, 1)


def test_account_is_mended_and_stopped(office, county):
    user = make_user("he01", "何新")
    office.post(f"/bureau/people/{user.pk}/edit/", {"name": "何欣", "phone": "13900000000", "email": ""})
    office.post(f"/bureau/people/{user.pk}/active/", {"active": "0"})

    user.refresh_from_db()
    assert (user.name, user.phone, user.is_active, user.has_usable_password()) == ("何欣", "13900000000", False, False)


def test_list_costs_the_same_for_few_and_many(office, county, django_assert_max_num_queries):
    for n in range(60):
        user = make_user(f"u{n}", f"第{n}人")
        Position.objects.create(user=user, unit=county.schools[1], kind="deputy", from_on=date(2026, 9, 1))
    with django_assert_max_num_queries(12):
        office.get("/bureau/people/")
