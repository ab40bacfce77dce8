from tests.factories.county import make_county
from tests.factories.inspections import assessment_of, make_round, make_version
from tests.layers import layer


@layer
def county():
    return make_county()


@layer
def version(county):
    return make_version(county)


@layer
def points(version):
    return list(version.checkpoints.all())


@layer
def sent(county, version):
    return make_round(county, version)


@layer
def form(county, sent):
    """The form of the first school, whose head and deputy have accounts."""
    return assessment_of(sent, county.schools[0])
