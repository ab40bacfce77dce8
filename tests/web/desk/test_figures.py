"""The page of figures: numbers that lead to their rows, for those who may know of them."""

from datetime import date

import pytest

from dudao.visits.models import Visit
from tests.factories.county import make_county, sign_in
from tests.factories.inspections import make_version
from tests.figures.test_visits import closed, done

pytestmark = [pytest.mark.django_db, pytest.mark.req("D10")]

DAY = date(2026, 11, 20)


@pytest.fixture
def county(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *given: date(2026, 11, 25))
    made = make_county()
    made.version = make_version(made, points=3)
    made.points = list(made.version.checkpoints.order_by("order"))
    done(made, made.schools[0], DAY, (0, "not_met", "notice"), methods=["patrol"])
    closed(made, date(2026, 11, 2), 5, 1)
    return made


def test_every_number_leads_to_its_rows(client, county):
    sign_in(client, county.people["office"])
    page = client.get("/desk/figures/?period=2026-11").content.decode()
    assert "2026年11月到校 1 次" in page
    assert "发现问题 1 处" in page
    assert "一半在 5 天以内" in page
    lineage = county.points[0].lineage
    for address in (
        "kind/?key=routine",
        "method/?key=patrol",
        f"point/?key={lineage}",
        f"point/?key={lineage}:notice",
        f"looked/?key={lineage}",
        "outcome/?key=notice",
        "span/",
    ):
        joined = "&" if "?" in address else "?"
        rows = client.get(f"/desk/figures/{address}{joined}period=2026-11")
        assert county.schools[0].label in rows.content.decode(), address


def test_a_month_without_a_visit_says_so(client, county):
    sign_in(client, county.people["leader"])
    page = client.get("/desk/figures/?period=2026-03").content.decode()
    assert "2026年3月没有到校" in page
    assert "没有发现问题" in page


def test_another_inspector_reads_nothing_of_it(client, county):
    Visit.objects.update(unit=county.schools[5])
    for member in Visit.objects.get().members.all():
        member.delete()
    sign_in(client, county.people["inspector"])
    assert county.schools[5].label not in client.get("/desk/figures/kind/?period=2026-11").content.decode()


@pytest.mark.parametrize("address", ["nothing/", "point/?key=x", "point/", "looked/?key=x:notice"])
def test_a_figure_that_is_none_is_not_there(client, county, address):
    sign_in(client, county.people["office"])
    assert client.get(f"/desk/figures/{address}").status_code == 404
