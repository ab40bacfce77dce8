import time

import pytest
from django.utils import timezone

from dudao.accounts import queries, services
from dudao.notices.models import Notice
from tests.factories.county import PASSWORD, make_county, sign_in
from tests.factories.second_step import code_of, switch_on

pytestmark = pytest.mark.django_db
CODE = "/sign-in/code/"


@pytest.fixture
def county():
    return make_county(schools=1, institutions=0)


def password(client, username="head", **extra):
    return client.post("/sign-in/", {"username": username, "password": PASSWORD} | extra)


def inside(client) -> bool:
    return "_auth_user_id" in client.session


def test_code_after_the_password_leads_to_the_page_that_was_wanted(client, county):
    key, _ = switch_on(county.people["head"])

    assert password(client, next="/desk/password/")["Location"] == CODE
    assert not inside(client)
    assert client.get("/desk/me/")["Location"].startswith("/sign-in/")
    assert client.get(CODE).status_code == 200
    assert client.post(CODE, {"code": code_of(key)})["Location"] == "/desk/password/"
    assert inside(client)
    assert "half_signed_in" not in client.session


def test_without_it_signing_in_is_as_before(client, county):
    assert password(client)["Location"] == "/"
    assert inside(client)


def test_recovery_code_says_how_many_are_left(client, county):
    _, codes = switch_on(county.people["head"])
    password(client, next="/desk/me/")

    page = client.post(CODE, {"code": codes[0]}, follow=True)

    assert "还剩 9 个" in page.text


def test_used_code_opens_nothing_a_second_time(client, county):
    key, _ = switch_on(county.people["head"])
    code = code_of(key)
    password(client)
    client.post(CODE, {"code": code})
    client.post("/sign-out/")
    password(client)

    page = client.post(CODE, {"code": code})

    assert page.status_code == 200
    assert "口令不对" in page.text
    assert not inside(client)


def test_the_half_way_ends_after_minutes_and_with_a_new_password(client, county):
    head = county.people["head"]
    key, _ = switch_on(head)
    password(client)
    session = client.session
    session["half_signed_in"] |= {"at": time.time() - 6 * 60}
    session.save()
    assert client.post(CODE, {"code": code_of(key)})["Location"] == "/sign-in/"

    password(client)
    head.set_password("another-2026")
    head.save()
    assert client.post(CODE, {"code": code_of(key)})["Location"] == "/sign-in/"
    assert not inside(client)


def test_code_without_a_password_opens_nothing(client, county):
    key, _ = switch_on(county.people["head"])

    assert client.post(CODE, {"code": code_of(key)})["Location"] == "/sign-in/"
    assert not inside(client)


def test_wrong_codes_lock_like_wrong_passwords_also_across_new_passwords(client, county):
    _key, _ = switch_on(county.people["head"])
    answers = []
    for _ in range(5):
        password(client)
        answers.append(client.post(CODE, {"code": "000"}).status_code)

    assert answers == [200, 200, 200, 200, 429]
    assert password(client).status_code == 429
    assert not inside(client)


def test_a_lock_that_came_meanwhile_holds_for_the_code_too(client, county):
    key, _ = switch_on(county.people["head"])
    password(client)
    for _ in range(5):
        type(client)().post("/sign-in/", {"username": "head", "password": "wrong"})

    page = client.post(CODE, {"code": code_of(key)})

    assert page.status_code == 429
    assert "再试" in page.text
    assert not inside(client)


def test_whose_position_demands_it_sets_it_up_before_anything_else(client, county):
    keeper = county.people["security_admin"]
    services.demand_second_step(by=keeper, county_code="990101", days={"head": timezone.localdate()})
    password(client, next="/desk/ledger/")

    assert client.get("/desk/ledger/")["Location"] == "/desk/second-step/"
    assert "先开启动态口令" in client.get("/desk/second-step/").text
    client.post("/desk/second-step/begin/")
    page = client.get("/desk/second-step/")
    key = queries.key_to_confirm(county.people["head"])
    assert "<svg" in page.text
    assert key[:4] in page.text
    codes = client.post("/desk/second-step/", {"code": code_of(key, -1)})

    assert len(codes.context["codes"]) == 10
    assert 'href="/desk/ledger/"' in codes.text
    assert client.get("/desk/ledger/").status_code == 200
    assert codes.context["codes"][0] not in client.get("/desk/second-step/").text


def test_switching_off_on_ones_own_page(client, county):
    head = county.people["head"]
    _, codes = switch_on(head)
    sign_in(client, head)

    assert "密码或口令不对" in client.post("/desk/second-step/", {"password": "x", "code": codes[0]}).text
    assert client.post("/desk/second-step/", {"password": PASSWORD, "code": codes[0]})["Location"] == "/desk/me/"
    assert not queries.has_second_step(head)


def test_wrong_codes_on_the_page_that_switches_it_off_lock_too(client, county):
    """Somebody at a screen left open may not try passwords and codes there without end."""
    head = county.people["head"]
    _, codes = switch_on(head)
    sign_in(client, head)
    tries = [{"password": "x", "code": codes[0]}, {"password": PASSWORD, "code": "000000"}] * 3
    answers = [client.post("/desk/second-step/", one) for one in tries]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429, 429]
    assert "再试" in answers[-1].text
    assert client.post("/desk/second-step/", {"password": PASSWORD, "code": codes[0]}).status_code == 429
    assert queries.has_second_step(head)
    assert password(type(client)()).status_code == 429


def test_keeper_demands_and_resets_and_the_person_is_told(client, county):
    head = county.people["head"]
    switch_on(head)
    sign_in(client, county.people["security_admin"])

    assert client.get("/bureau/people/second-step/").status_code == 200
    assert client.post("/bureau/people/second-step/", {"office": "2026-12-01"}).status_code == 302
    client.post("/bureau/people/second-step/reset/", {"username": " HEAD "})

    assert not queries.has_second_step(head)
    assert Notice.objects.filter(user=head, subject="动态口令被重置了").count() == 1
    assert Notice.objects.filter(user=county.people["office"], subject__contains="从2026年12月1日起").count() == 1
    assert "没有这个账号" in client.post("/bureau/people/second-step/reset/", {"username": "nobody"}, follow=True).text
