import pytest

from tests.factories.county import make_county
from tests.factories.inspections import assessment_of, make_round, make_version


@pytest.fixture
def county(db):
    return make_county()


@pytest.fixture
def version(county):
    return make_version(county)


@pytest.fixture
def points(version):
    return list(version.checkpoints.all())


@pytest.fixture
def sent(county, version):
    return make_round(county, version)


@pytest.fixture
def form(county, sent):
    """The form of the first school, whose head and deputy have accounts."""
    return assessment_of(sent, county.schools[0])
