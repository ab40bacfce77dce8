"""A problem entered by hand, and what of a tip the unit may read."""

import io
import uuid

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.ledger import services
from dudao.ledger.models import Problem
from dudao.lib.statetable import NotAllowed
from tests.factories.ledger import make_problem

LIST, EXPORT, NEW = reverse("desk:ledger"), reverse("desk:ledger_export"), reverse("desk:problem_new")


def shown(response) -> list[str]:
    return [row.what for row in response.context["rows"]]


def tip(unit, **more):
    return {
        "token": uuid.uuid4().hex, "source": "lead", "unit": unit.pk, "title": "收了资料费", "note": "",
        "seen_on": timezone.localdate().isoformat(), "severity": "minor",
    } | more  # fmt: skip


def test_office_registers_a_tip_and_finds_it_by_its_source(county, enter):
    client = enter("office")
    assert 'value="lead"' in client.get(NEW).text
    client.post(NEW, tip(county.schools[0]))
    make_problem(county, title="另一条")
    assert shown(client.get(LIST, {"source": "lead"})) == ["收了资料费"]


@pytest.mark.parametrize(
    "words",
    [
        {"note": "请联系 13900000000"}, {"title": "收费，电话139-0000-0000"}, {"note": "身份证 110101199001011234"},
        {"note": "家长邮箱 a.b@example.com"}, {"note": "座机0717-1234567"},
        {"note": "请联系１３９００００００００"}, {"note": "139　0000　0000"}, {"note": "139.0000.0000"},
        {"note": "139—0000—0000"}, {"note": "电话：12345678"}, {"note": "(0717) 1234567"},
        {"note": "110101 19900101 1234"}, {"note": "a.b＠example.com"},
    ],
)  # fmt: skip
def test_tip_that_leads_to_a_person_is_refused(county, enter, words):
    reply = enter("office").post(NEW, tip(county.schools[0], **words))
    assert "请删去反映人的信息再登记" in reply.text
    assert not Problem.objects.exists()


def test_tip_with_days_times_and_sums_is_taken(county, enter):
    words = "2026-11-15 08:30—2026-11-22 18:30，三年级15个班，每人0.5元，共收13800元，编号2026-110123456"
    enter("office").post(NEW, tip(county.schools[0], note=words))
    assert Problem.objects.exists()


@pytest.mark.parametrize("kind", ["area_lead", "inspector"])
def test_nobody_else_registers_a_tip(county, enter, kind):
    client = enter(kind)
    assert 'value="lead"' not in client.get(NEW).text
    client.post(NEW, tip(county.schools[0]))
    assert Problem.objects.get().source == "visit"
    with pytest.raises(NotAllowed, match="线索由督导室登记"):
        services.register_problem(
            by=county.people[kind], position=county.position(kind), unit=county.schools[0], title="收费",
            source="lead", reference="1", seen_on=timezone.localdate(),
        )  # fmt: skip


@pytest.mark.parametrize("kind", ["head", "deputy", "district"])
def test_a_tip_reads_to_the_unit_as_what_the_office_entered(county, enter, kind):
    lineage = uuid.uuid4()
    for number in ("1", "2"):
        problem = make_problem(county, source="lead", reference=number, lineage=lineage, title="收了资料费")
    page = reverse("desk:problem", args=[problem.pk])
    shown_to_office = enter("office").get(page).text
    assert "发现（线索）" in shown_to_office
    client = enter(kind)
    for address in (LIST, f"{LIST}?source=lead", f"{LIST}?source=office", page):
        text = client.get(address).text
        told = "线索" in text, "收了资料费" in text
        assert told == (False, True)
    book = openpyxl.load_workbook(io.BytesIO(client.get(EXPORT).content))
    assert [row[4] for row in book.active.iter_rows(min_row=2, values_only=True)] == ["督导室登记"]
