"""A month of visits by the fourth document: its four parts as the checklist, feedback, results to the office."""

from datetime import timedelta

import pytest

from dudao.ledger.models import Problem
from dudao.obligations.models import Obligation
from dudao.visits.checklist import is_asked
from dudao.visits.enums import InspectionKind
from dudao.visits.models import Visit
from dudao.visits.services.arranging import start_inspection
from dudao.visits.wanted import Wanted
from tests.factories.county import make_county
from tests.factories.visiting import a_month_ago
from tests.journeys.road import Road, said
from tests.journeys.test_five_documents import through_the_pages

pytestmark = pytest.mark.django_db

POINTS, PARTS = 37, 4
NOTE = "三年级有两个班没有公示"


@pytest.fixture
def road(client):
    return Road(client, make_county())


@pytest.mark.req("A07", "D02", "D03", "D07")
def test_a_month_of_visits_by_the_guide_of_echeng(road, read_document):
    road.sign_in("office")
    version = through_the_pages(road, read_document("echeng"))
    visits = arranged(road, version)
    first, second = visits

    found = {1: ("notice", NOTE), 2: ("on_the_spot", "栏里缺一周"), 3: ("consultation", "缺体育教师")}
    lines = go_there(road, first, found)
    asked = [point for point in version.checkpoints.all() if is_asked(point, first.unit)]
    assert (version.checkpoints.count(), len({point.group for point in asked})) == (POINTS, PARTS)
    assert len(lines) == len(asked)
    go_there(road, second, {})
    road.sign_in("head")
    assert NOTE in road.get("school:visit", first.pk).text
    assert said(road.post("school:visit", first.pk, words="知道了")) == ["签收了。要改的在台账里，改好了报上来。"]
    road.sign_in("section")
    owed = Obligation.objects.get(kind="consultation")
    road.post("desk:obligation", owed.pk, result="下学期调来一名")
    the_office_has_the_results(road, first)
    a_month_later(road, version, first, fine=len(asked) - len(found))


def arranged(road, version) -> list[Visit]:
    """Two schools of the inspector, this month, all points of the document that are asked of schools."""
    units = [road.county.schools[0], road.county.schools[2]]
    inspector, today = road.county.people["inspector"], road.today
    wanted = Wanted(
        InspectionKind.ROUTINE, "11月经常性督导", today, today + timedelta(days=6), units,
        [(point, "看公示栏最近五天") for point in version.checkpoints.order_by("order")],
        teams={unit.pk: [inspector] for unit in units},
    )  # fmt: skip
    started = start_inspection(by=road.county.people["office"], county_code=road.county.county_code, wanted=wanted)
    return list(started.visits.order_by("unit__code"))


def go_there(road, visit, found: dict[int, tuple[str, str]]) -> list:
    """The inspector goes through all pages; ``found``: place of a point → (way out, words). The lines of the list."""
    road.sign_in("inspector")
    assert visit.unit.label in road.get("field:home").text
    road.post("field:visit_begin", visit.pk, certificate_shown="on")
    sheet = road.get("field:visit", visit.pk).context["sheet"]
    posted = {"revision": sheet.visit.revision}
    for place, line in enumerate(sheet.lines):
        way, words = found.get(place, ("", ""))
        posted |= {line.name: "not_met" if way else "met", f"{line.name}-note": words, f"{line.name}-outcome": way}
        posted |= {f"{line.name}-days": "7", f"{line.name}-section": road.county.sections[0].pk}
    shown = road.post("field:visit", visit.pk, **posted)
    assert (shown.context["sheet"].incomplete, len(shown.context["found"])) == ([], len(found))
    talk = {"which": "talk", "group": "pupils", "people": "6", "apart": "on", "words": "作业比上学期少"}
    road.post("field:visit_notes", visit.pk, **talk)
    page = road.post("field:visit_close", visit.pk, methods=["patrol", "talk"], steps=["purpose"], minutes="90")
    road.post("field:visit_feedback", visit.pk, words=page.context["form"].initial["words"])
    visit.refresh_from_db()
    assert visit.state == "fed_back"
    return sheet.lines


def the_office_has_the_results(road, visit) -> None:
    """Told, in the record, in the ledger."""
    road.sign_in("office")
    record = road.get("field:visit", visit.pk).text
    assert all(words in record for words in (NOTE, "下学期调来一名", "知道了", "作业比上学期少"))
    problem = Problem.objects.get()
    assert (problem.title, problem.source, problem.due_on) == (NOTE, "visit", road.today + timedelta(days=7))
    assert NOTE in road.get("desk:ledger").text
    closed = {"kind__in": ["visit", "receipt"], "state": "open", "reference": str(visit.pk)}
    assert not Obligation.objects.filter(**closed).exists()


def a_month_later(road, version, before, *, fine: int) -> None:
    """What was fine is confirmed by the group; what had failed is looked at, with what is known beside it."""
    a_month_ago(road.county, before)
    Visit.objects.exclude(pk=before.pk).delete()
    (again,) = [visit for visit in arranged(road, version) if visit.unit == before.unit]
    road.sign_in("inspector")
    assert NOTE in road.get("field:visit", again.pk).text
    road.post("field:visit_begin", again.pk, certificate_shown="on")
    for group in road.get("field:visit", again.pk).context["sheet"].groups:
        road.post("field:visit_still", again.pk, group=group.code)
    assert (again.seen.filter(still=True).count(), again.seen.count()) == (fine, fine)
