from typing import ClassVar

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from dudao.accounts.services import issue_slips
from tests.factories.county import PASSWORD, make_county

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


def post(client, username, password, **extra):
    return client.post("/sign-in/", {"username": username, "password": password} | extra)


def test_sign_in_leads_to_the_page_that_was_wanted(client, county):
    response = post(client, "head", PASSWORD, next="/desk/password/")

    assert (response.status_code, response["Location"]) == (302, "/desk/password/")
    assert client.get("/desk/password/").status_code == 200


def test_sign_in_takes_capital_letters_of_an_account(client, county):
    assert post(client, " HEAD ", PASSWORD).status_code == 302


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_sign_in_never_leads_elsewhere(client, county, target):
    assert post(client, "head", PASSWORD, next=target)["Location"] == "/"


def sentence(response) -> str:
    return str(response.context["form"].non_field_errors()[0])


def test_unknown_account_and_wrong_password_read_the_same(client, county):
    assert sentence(post(client, "head", "wrong")) == sentence(post(client, "nobody", "wrong"))


@pytest.mark.parametrize("username", ["head", "nobody"])
def test_five_failures_lock_and_say_the_minutes_for_known_and_unknown_alike(client, county, username):
    answers = [post(client, username, "wrong").status_code for _ in range(5)]
    locked = post(client, username, PASSWORD)

    assert answers == [200, 200, 200, 200, 429]
    assert locked.status_code == 429
    assert "请过 15 分钟再试" in sentence(locked)
    assert "_auth_user_id" not in client.session


def test_new_slip_lifts_the_lock_as_the_sentence_promises(client, county):
    for _ in range(5):
        post(client, "head", "wrong")
    (slip,) = issue_slips(by=county.people["office"], users=[county.people["head"]])

    assert post(client, "head", slip.password).status_code == 302


def test_lock_of_one_account_leaves_its_neighbour_alone(client, county):
    for _ in range(5):
        post(client, "head", "wrong")

    assert post(client, "deputy", PASSWORD).status_code == 302


def test_somebody_who_left_cannot_sign_in(client, county):
    user = county.people["head"]
    user.is_active = False
    user.save()

    assert post(client, "head", PASSWORD).status_code == 200
    assert "_auth_user_id" not in client.session


def test_sign_out_is_a_post(client, county):
    post(client, "head", PASSWORD)

    looked = client.get("/sign-out/")
    assert looked.status_code == 405
    assert "回到工作台，再办一次" in looked.text
    assert client.post("/sign-out/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_one_time_password_leads_to_the_password_page_until_it_is_changed(client, county):
    user = county.people["head"]
    user.must_change_password = True
    user.save()
    post(client, "head", PASSWORD)

    assert client.get("/")["Location"] == "/desk/password/"

    changed = client.post("/desk/password/", {"new": "qinghe-2027", "again": "qinghe-2027"})

    user.refresh_from_db()
    assert (changed.status_code, user.must_change_password, user.check_password("qinghe-2027")) == (302, False, True)
    assert client.get("/")["Location"] != "/desk/password/"


class CountingHasher(PBKDF2PasswordHasher):
    """The real hasher; says how often it was put to work, which is what the time of an answer comes from."""

    iterations = 1000
    worked: ClassVar[list[int]] = []

    def encode(self, password, salt, iterations=None):
        self.worked.append(iterations or self.iterations)
        return super().encode(password, salt, iterations)


def test_unknown_account_costs_the_same_hashing_as_a_wrong_password(client, county, settings):
    settings.PASSWORD_HASHERS = ["tests.web.public.test_sign_in.CountingHasher"]
    settings.AXES_ENABLED = False
    user = county.people["head"]
    user.set_password(PASSWORD)
    user.save()

    def worked(username) -> list[int]:
        CountingHasher.worked.clear()
        post(client, username, "wrong")
        return list(CountingHasher.worked)

    assert worked("nobody") == worked("head") == [1000]
