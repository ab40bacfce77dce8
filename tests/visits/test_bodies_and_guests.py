"""Sections that are visited (E08) and guests from above whose findings end in the ledger (E07)."""

import pytest
from django.urls import reverse

from dudao.ledger.models import Problem
from dudao.lib.statetable import NotAllowed
from dudao.obligations.models import Obligation
from dudao.visits.services import off_list, visiting
from dudao.visits.services.off_list import note_off_list
from tests.factories.county import sign_in
from tests.factories.inspections import make_version
from tests.factories.ledger import do
from tests.factories.visits import make_inspection, make_visit

pytestmark = pytest.mark.django_db
FOUND = "课后服务费没有按学期公示"


def begun(county, unit, **fields):
    visit = make_visit(make_inspection(county, **fields), unit, county.people["inspector"])
    return visiting.open_visit(by=county.people["inspector"], visit=visit, certificate_shown=True)


def told(county, visit):
    visit = visiting.close_record(by=county.people["inspector"], visit=visit, summary="看了台账")
    return visiting.feed_back(by=county.people["inspector"], visit=visit, words="看过了。")


@pytest.mark.req("E07")
def test_what_guests_point_out_is_in_the_ledger_when_the_school_is_told(client, county):
    visit = begun(county, county.schools[0], kind="reception", level="higher", from_whom="市教育督导室")
    inspector = sign_in(client, county.people["inspector"])
    page = reverse("field:visit_off_list", args=[visit.pk])
    assert "市教育督导室指出的" in inspector.get(page).text
    for _ in range(2):
        inspector.post(page, {"words": FOUND, "days": "10"})
    inspector.post(page, {"words": "记错的一条", "days": "10"})
    wrong = visit.off_list.get(words="记错的一条")
    inspector.post(page, {"drop": wrong.pk})
    assert not Problem.objects.exists()

    visit = told(county, visit)
    problem = Problem.objects.get()
    assert (problem.title, problem.source, (problem.due_on - visit.told_on).days) == (FOUND, "visit", 10)
    read = sign_in(client, county.people["head"]).get(reverse("school:visit", args=[visit.pk])).text
    assert reverse("desk:problem", args=[problem.pk]) in read
    sheet = inspector.get(reverse("field:feedback_sheet", args=[visit.pk])).text
    assert "，市教育督导室到你单位督导（" in sheet
    with pytest.raises(NotAllowed):
        note_off_list(by=county.people["inspector"], visit=visit, words="太晚了", days=3)


@pytest.mark.req("E08")
def test_a_section_is_told_signs_and_puts_right(client, county):
    section = county.sections[0]
    visit = begun(county, section, kind="departments")
    off_list.note_off_list(by=county.people["inspector"], visit=visit, words="两件投诉没有按期答复", days=7)
    visit = told(county, visit)
    assert Obligation.objects.open().filter(kind="receipt", debtor=section).exists()

    keshi = sign_in(client, county.people["section"])
    assert "两件投诉没有按期答复" in keshi.get(reverse("school:visit", args=[visit.pk])).text
    keshi.post(reverse("school:visit", args=[visit.pk]), {"words": ""})
    visit.refresh_from_db()
    assert visit.receipt_by == county.people["section"]
    problem = Problem.objects.get(unit=section)
    for act in ("plan", "submit"):
        problem = do(county, problem, act, position=county.position("section"))
    assert problem.state == "submitted"
    assert do(county, problem, "close").state == "closed"


@pytest.mark.req("E08")
def test_a_second_look_at_a_section_goes_where_something_was_found(client, county):
    make_version(county)
    visit = begun(county, county.sections[0], kind="departments")
    off_list.note_off_list(by=county.people["inspector"], visit=visit, words="两件投诉没有按期答复", days=7)
    first = told(county, visit).inspection
    office = sign_in(client, county.people["office"])
    new = f"{reverse('bureau:inspection_new', args=['departments'])}?looks_back_at={first.pk}"
    assert new in office.get(reverse("bureau:inspection", args=[first.pk])).text
    form = office.get(new).context["form"]
    posted = {
        "title": form["title"].value(), "from_on": form["from_on"].value(), "until_on": form["until_on"].value(),
        "looks_back_at": first.pk, "team": [county.people["inspector"].pk], "team_size": 1, "look": "1",
    }  # fmt: skip
    look = office.post(new, posted)
    assert [place.pk for place in look.context["outlook"].facts.places] == [county.sections[0].pk]
