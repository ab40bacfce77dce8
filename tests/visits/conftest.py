import pytest

from tests.factories.county import make_county
from tests.factories.schemes import make_version_in_force


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def version(county):
    return make_version_in_force(county)
