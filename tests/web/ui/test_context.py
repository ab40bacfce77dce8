import pytest

from dudao.accounts.enums import PositionKind
from dudao.web.ui.context import NAVIGATION
from tests.factories.county import make_county, sign_in

pytestmark = pytest.mark.django_db


def words(client, path: str) -> list[tuple[str, bool]]:
    return [(row["label"], row["current"]) for row in client.get(path).context["nav"]]


def test_office_sees_its_words_and_where_it_is(client):
    county = make_county()
    sign_in(client, county.people["office"])

    shown = words(client, "/desk/ledger/")

    assert [label for label, current in shown if current] == ["台账"]
    assert {"今天", "台账", "自查", "方案"} <= {label for label, _ in shown}


def test_school_sees_no_word_of_the_bureau(client):
    county = make_county()
    sign_in(client, county.people["head"])

    rows = client.get("/desk/ledger/").context["nav"]
    assert [row["label"] for row in rows] == ["今天", "台账", "自查", "督导"]
    assert all(row["url"].startswith(("/desk/", "/school/")) for row in rows)


def test_stranger_sees_no_names(client):
    make_county()  # an empty database leads to the first account instead

    context = client.get("/sign-in/").context

    assert (context["nav"], context["person_name"], context["unread_count"]) == ([], "", 0)


@pytest.mark.parametrize("kind", PositionKind)
def test_no_position_has_more_words_than_a_phone_holds(kind):
    assert len([row for row in NAVIGATION if kind in row[-1]]) <= 7
