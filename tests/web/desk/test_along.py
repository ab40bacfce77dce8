"""What a department reads of the inspections in which it goes along, and what it does not."""

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.visits.models import Inspection, SeenPoint
from tests.factories.county import appoint, make_user, sign_in
from tests.factories.schemes import make_version_in_force
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E03")]
SECRET = "厨房里有过期的油"


@layer
def joint(county):
    """Of the first section; what was seen there is nobody's of the department."""
    made = make_inspection(county, make_version_in_force(county), kind="joint", title="食堂检查", matters="看食堂")
    made.partners.add(county.sections[0])
    visit = make_visit(
        made, county.schools[0], county.people["inspector"], county.people["section"], planned_on=timezone.localdate(),
        summary=SECRET, feedback=SECRET,
    )  # fmt: skip
    SeenPoint.objects.create(visit=visit, checkpoint=made.points.first().checkpoint, value="not_met", note=SECRET)
    make_visit(made, county.schools[2], county.people["inspector"])
    return made


def at(name: str, *args) -> str:
    return reverse(f"desk:{name}", args=args)


def test_a_department_reads_where_it_goes_when_with_whom_and_what_is_looked_at(county, joint, enter):
    client = enter("section")
    listed = client.get(at("along")).text
    assert at("along") in client.get(reverse("school:visits")).text
    assert at("along_one", joint.pk) in listed
    page = client.get(at("along_one", joint.pk))
    lead, own = county.people["inspector"], county.people["section"]
    places = [(place.visit.unit, place.team, place.own) for place, _ in page.context["places"]]
    assert places == [(county.schools[0], [lead, own], [own]), (county.schools[2], [lead], [])]
    for words in ("看食堂", "请不要告诉他们", county.people["office"].name, joint.points.first().checkpoint.text):
        assert words in page.text
    assert SECRET not in page.text + listed


def test_what_no_unit_of_the_round_is_asked_stands_on_no_page(county, joint, enter):
    other = joint.points.select_related("checkpoint").last().checkpoint
    other.unit_kinds, other.text = ["institution"], "机构的预收费进了专用账户。"
    other.save(update_fields=["unit_kinds", "text"])
    Inspection.objects.filter(pk=joint.pk).update(notice_on=timezone.localdate())
    client = enter("section")
    for name in ("along_one", "along_notice"):
        page = client.get(at(name, joint.pk)).text
        assert (other.text in page, joint.points.first().checkpoint.text in page) == (False, True)


def test_the_paper_is_there_once_it_went_out(county, joint, enter):
    client, paper = enter("section"), at("along_notice", joint.pk)
    assert client.get(paper).status_code == 404
    Inspection.objects.filter(pk=joint.pk).update(notice_on=timezone.localdate())
    assert paper in client.get(at("along_one", joint.pk)).text
    assert county.schools[2].name in client.get(paper).text
    Inspection.objects.filter(pk=joint.pk).update(state="withdrawn")
    assert client.get(paper).status_code == 404
    assert "已撤回" in client.get(at("along_one", joint.pk)).text


@pytest.mark.req("E02")
def test_nobody_else_reads_it_and_nobody_reads_of_a_hidden_one(county, joint, enter, client):
    other = make_user("pangren", "旁人", county_code=county.county_code)
    appoint(other, county.sections[1], PositionKind.SECTION)
    sign_in(client, other)
    assert client.get(at("along_one", joint.pk)).status_code == 404
    assert joint.title not in client.get(at("along")).text
    assert enter("head").get(at("along")).status_code == 403

    Inspection.objects.filter(pk=joint.pk).update(hidden=True, notice_on=timezone.localdate())
    mine = enter("section")
    assert joint.title not in mine.get(at("along")).text
    for name in ("along_one", "along_notice"):
        assert mine.get(at(name, joint.pk)).status_code == 404
