import pytest

from tests.factories.county import make_county, sign_in
from tests.layers import layer


@layer
def county():
    return make_county()


@pytest.fixture
def enter(client, county):
    """`enter("head")` signs the person of that position in and gives the client."""

    def go(kind: str):
        return sign_in(client, county.people[kind])

    return go
