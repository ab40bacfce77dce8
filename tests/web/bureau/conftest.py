import pytest

from tests.factories.county import make_county, sign_in
from tests.factories.schemes import make_draft
from tests.layers import layer


@layer
def county():
    return make_county()


@pytest.fixture
def office(client, county):
    """The client of the test, signed in for the supervision office."""
    return sign_in(client, county.people["office"])


@layer
def version(county):
    """A draft that the office uploaded, looked at by nobody yet."""
    return make_draft(county)
