"""A draw and its doors in the same moment; on PostgreSQL only locks part them."""

import pytest

from dudao.visits.models import Draw
from dudao.visits.services import drawing, visiting
from tests.at_once import overlapping
from tests.factories.draws import drawn, make_inspectors

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.req("E02")]


@pytest.fixture
def visit(county, version):
    """The only one that was drawn; its door is open."""
    make_inspectors(county)
    made = drawn(county, version, takes={"全部": 1}, team=1).inspection.visits.get()
    return visiting.open_visit(by=made.members.get().user, visit=made, certificate_shown=True)


def publish(county):
    return lambda: drawing.publish_draw(by=county.people["office"], draw=Draw.objects.get())


def shut(visit):
    return lambda: visiting.take_back_opening(by=visit.members.get().user, visit=visit)


def test_nothing_is_published_while_a_door_is_hidden_again(county, visit):
    _, refusal = overlapping(shut(visit), publish(county))
    assert refusal == "还有 1 所没有到校，都到校以后才能公布。"
    assert Draw.objects.get().published_on is None


def test_no_door_is_hidden_again_while_the_record_is_published(county, visit):
    _, refusal = overlapping(publish(county), shut(visit))
    assert refusal == "抽取记录已经公布，不能撤回开始。"
    visit.refresh_from_db()
    assert visit.state == "opened"
