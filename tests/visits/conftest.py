from tests.factories.county import make_county
from tests.factories.schemes import make_version_in_force
from tests.layers import layer


@layer
def county():
    return make_county()


@layer
def version(county):
    return make_version_in_force(county)
