"""What the tests of a file begin with is built once for all of them, layer on layer: a county, its version, a round.

    @layer
    def version(county):
        return make_version(county)

is a fixture like any other, and a test may write to what it is given: it gets a copy, and its own transaction lies
inside the one that holds the layers. A test never sees a layer that it does not ask for. Whoever has a clock lent, or
needs real transactions, or whose layer rests on a fixture that is none, builds anew each time.
"""

import inspect
from copy import deepcopy

import pytest
from django.db import transaction
from django.utils import timezone

from tests.clock import day_of


class Layers:
    """How each layer is built, in the order of building. Two are the same if they build the same, on one day."""

    def __init__(self, builders: dict):
        self.builders = builders
        self.day = None

    def __eq__(self, other):
        return isinstance(other, Layers) and (self.builders, timezone.localdate()) == (other.builders, other.day)

    __hash__ = None

    def build(self) -> dict:
        self.day = timezone.localdate()
        built = {}
        for name, make in self.builders.items():
            built[name] = make(**{parent: built[parent] for parent in inspect.signature(make).parameters})
        return built


def layer(make):
    """A fixture of the name of ``make`` whose arguments are other layers; see above."""
    name = make.__name__

    def part(own_layers, **parents):
        return own_layers[name] if name in own_layers else make(**parents)

    whose = inspect.Parameter("own_layers", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    part.__signature__ = inspect.Signature([whose, *inspect.signature(make).parameters.values()])
    part.__doc__ = make.__doc__
    part.layer = make
    return pytest.fixture(name=name)(part)


@pytest.fixture(scope="module", autouse=True)
def layers(request):
    """The objects of all layers of a test by name; every test asks, so that those of the one before are taken back."""
    wanted = getattr(request, "param", None)
    if wanted is None:
        yield {}
        return
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock(), transaction.atomic():
        yield wanted.build()
        transaction.set_rollback(True)


@pytest.fixture
def own_layers(layers, db):
    """A copy that the test may change."""
    return deepcopy(layers)


def share_layers(metafunc) -> None:
    """Tell the fixture ``layers`` what this test needs; its name stays as it is."""
    builders = {}
    if "own_layers" in metafunc.fixturenames and alike(metafunc.definition, metafunc.fixturenames):
        for name in metafunc.fixturenames:
            add(builders, metafunc._arg2fixturedefs, name)
    if builders:
        given = {"indirect": True, "scope": "module", "ids": [pytest.HIDDEN_PARAM]}
        metafunc.parametrize("layers", [Layers(builders)], **given)


def alike(item, names) -> bool:
    """Whether the test may have what others have: no clock of its own, no real transactions."""
    marker = item.get_closest_marker("django_db")
    real = (marker and marker.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(names)
    return not (real or day_of(item))


def add(builders: dict, fixtures: dict, name: str) -> bool:
    """Add the layer and, before it, those it rests on; False if something among them is no layer."""
    if name in builders:
        return True
    found = fixtures.get(name)
    make = getattr(found[-1].func, "layer", None) if found else None
    if make is None or not all(add(builders, fixtures, parent) for parent in inspect.signature(make).parameters):
        return False
    builders[name] = make
    return True


def side_by_side(items: list) -> None:
    """Tests of a file that begin alike run one after the other, so that nothing is built twice."""
    places, kinds = {}, {}
    for item in items:
        places.setdefault(item.path, len(places))
        kinds.setdefault((item.path, kind_of(item)), len(kinds))
    items.sort(key=lambda item: (places[item.path], kinds[item.path, kind_of(item)]))


def kind_of(item) -> tuple:
    given = shared(item)
    return tuple(given.builders.items()) if given else ()


def shared(item) -> Layers | None:
    """What the test shares with others of its file."""
    callspec = getattr(item, "callspec", None)
    return callspec.params.get("layers") if callspec else None
