"""What a school left open when it was merged is not lost: the people of its successor answer for it."""

import pytest
from django.utils import timezone

from dudao.accounts import services
from dudao.accounts.access import scope_of
from dudao.ledger.enums import ProblemState
from dudao.obligations import services as obligations
from dudao.obligations.queries import own_of
from tests.factories.county import make_county, sign_in
from tests.factories.ledger import do, head_of, make_problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged():
    """The second school went into the first; it had a problem and a report open."""
    county = make_county()
    old, new = county.schools[1], county.schools[0]
    problem = make_problem(county, unit=old)
    row = obligations.owe(
        by=None, debtor=old, kind="report", reference="1", title="报一份说明", person=head_of(old).user
    )
    services.close_unit(by=county.people["office"], unit=old, successor=new, on=timezone.localdate())
    return county, problem, row


def test_head_of_the_successor_finds_and_does_the_open_work(merged, client):
    county, problem, row = merged
    head, today = county.position("head"), timezone.localdate()

    assert row in own_of(head, head.user, scope_of(head, today))
    assert sign_in(client, head.user).get(f"/desk/problems/{problem.pk}/").status_code == 200

    obligations.finish(by=head.user, position=head, obligation=row, result="报了")
    problem = do(county, do(county, problem, "plan", position=head), "submit", position=head)

    row.refresh_from_db()
    assert (row.state, problem.state) == ("done", ProblemState.SUBMITTED)


def test_office_closes_what_the_successor_rectified(merged):
    county, problem, _ = merged
    head = county.position("head")
    problem = do(county, do(county, problem, "plan", position=head), "submit", position=head)

    assert do(county, problem, "close").state == ProblemState.CLOSED
