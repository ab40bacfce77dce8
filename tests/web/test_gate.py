"""What the gate answers to addresses and fields that no page of ours would send."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.factories.county import make_county, sign_in

HUGE = 10**23


@pytest.fixture
def county(db):
    return make_county()


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("head", f"/school/selfcheck/{HUGE}/"),
        ("office", f"/bureau/rounds/{HUGE}/units/{HUGE}/"),
        ("office", f"/desk/problems/{HUGE}/"),
    ],
)
def test_number_that_no_row_can_have_is_no_page(client, county, kind, address):
    assert sign_in(client, county.people[kind]).get(address).status_code == 404


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/desk/ledger/bulk/", {"act": "close", "problem": ["²", str(HUGE), "abc"], "sure": "1", "result": "好"}),
        ("/desk/messages/", {"notice": ["²", str(HUGE)]}),
    ],
)
def test_posted_nonsense_names_no_row(client, county, address, fields):
    assert sign_in(client, county.people["office"]).post(address, fields).status_code == 302


@pytest.mark.parametrize("year", ["²", "9" * 5000, "-1"])
def test_year_that_is_none_shows_this_one(client, county, year):
    assert sign_in(client, county.people["office"]).get("/bureau/calendar/", {"year": year}).status_code == 200


def test_nul_is_refused_before_any_page_sees_it(client, county):
    sign_in(client, county.people["office"])
    assert client.get("/bureau/people/", {"q": "a\0b"}).status_code == 400
    assert client.post("/desk/messages/", {"notice": "1\0"}).status_code == 400


def test_way_back_after_signing_in_keeps_the_whole_address(client, county):
    wanted = "/desk/ledger/?view=overdue&page=2"
    answer = client.get(wanted)
    assert parse_qs(urlsplit(answer["Location"]).query) == {"next": [wanted]}


def test_stopping_an_account_without_a_word_is_no_error(client, county):
    head = county.people["head"]
    answer = sign_in(client, county.people["office"]).post(f"/bureau/people/{head.pk}/active/")
    assert answer.status_code == 302
