"""Rounds that look back at one another (E04)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from dudao.ledger.models import Problem
from dudao.visits.looking_back import rounds_of, units_to_look_back_at
from dudao.visits.readers import reader_of
from dudao.visits.services import visiting
from tests.factories.county import sign_in
from tests.factories.inspections import make_version
from tests.factories.ledger import do
from tests.factories.visiting import look, today, told
from tests.factories.visits import make_inspection, make_visit

pytestmark = [pytest.mark.django_db, pytest.mark.req("E04")]


def looked_back(county, version, past, ways, **fields):
    made = make_inspection(county, version, kind="follow_up", looks_back_at=past, title="回头看", **fields)
    visit = make_visit(made, county.schools[0], county.people["inspector"])
    inspector = county.people["inspector"]
    visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)
    look(county, visit, ways)
    visiting.close_record(by=inspector, visit=visit)
    visiting.feed_back(by=inspector, visit=visit, words="又看了一遍。")
    return made


def test_each_round_tells_what_it_saw_and_what_is_still_open(client, county):
    version = make_version(county)
    first = told(county, version, ["notice", "notice"], kind="special").inspection
    assert units_to_look_back_at(first, today()) == [county.schools[0]]
    second = looked_back(county, version, first, ["notice"])
    gone = Problem.objects.get(occurrences__reference__startswith=str(first.visits.get().pk),
                               lineage=version.checkpoints.order_by("order")[1].lineage)  # fmt: skip
    for act in ("plan", "submit", "close"):
        gone = do(county, Problem.objects.get(pk=gone.pk), act)
    third = make_inspection(county, version, kind="follow_up", looks_back_at=second, title="再回头看", hidden=True)
    make_visit(third, county.schools[0], county.people["inspector"])

    leader = reader_of(county.position("leader"), today())
    chain = [(row.nth, row.inspection, row.found, row.open) for row in rounds_of(second, leader)]
    assert chain == [(1, first, 2, 1), (2, second, 1, 1)]
    assert rounds_of(first, leader) == rounds_of(second, leader)
    going = reader_of(county.position("inspector"), today())
    assert [row.inspection for row in rounds_of(first, going)] == [first, second, third]

    office = sign_in(client, county.people["office"])
    page = office.get(reverse("bureau:inspection", args=[first.pk])).text
    assert f'{reverse("bureau:inspection_found", args=[first.pk])}?what=open">1 个</a>' in page
    listed = office.get(reverse("bureau:inspection_found", args=[first.pk]), {"what": "open"})
    assert gone not in listed.context["page"]
    assert len(listed.context["page"]) == 1


def test_a_page_leads_to_the_next_round(client, county):
    version = make_version(county)
    first = told(county, version, ["notice"], kind="special", until_on=today() + timedelta(days=3)).inspection
    office = sign_in(client, county.people["office"])
    page = office.get(reverse("bureau:inspection", args=[first.pk])).text
    new = f"{reverse('bureau:inspection_new', args=['follow_up'])}?looks_back_at={first.pk}"
    assert new in page
    form = office.get(new).context["form"]
    assert (form["looks_back_at"].value(), form["title"].value()) == (first.pk, f"{first.title}回头看")
