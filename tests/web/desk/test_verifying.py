"""From a problem's page to a verification and back, as the office and the inspector click it (E06)."""

import pytest
from django.urls import reverse

from dudao.visits.models import Inspection
from tests.factories.county import sign_in
from tests.factories.inspections import make_version
from tests.factories.ledger import make_problem
from tests.factories.visiting import today
from tests.factories.visits import make_inspection, make_visit

pytestmark = [pytest.mark.django_db, pytest.mark.req("E06")]


def page(problem):
    return reverse("desk:problem", args=[problem.pk])


def sent(form, **more):
    """What the browser posts of the form as it stands."""
    posted = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", [])}
    return {name: value for name, value in posted.items() if value is not False} | more


def test_a_problem_is_verified_and_learns_what_was_found(client, county, enter):
    version = make_version(county)
    point = version.checkpoints.order_by("order").first()
    problem = make_problem(county, state="submitted", lineage=point.lineage, point_text=point.text)
    shown = enter("office").get(page(problem))
    assert "安排核查" in shown.text

    blank = client.get(shown.context["verify_url"])
    assert blank.context["form"]["title"].value() == "核查：作业公示缺两周"
    ticked = [row.point.pk for row in blank.context["rows"] if row.ticked]
    assert ticked == [point.pk]
    client.post(shown.context["verify_url"], sent(blank.context["form"], point=ticked, send="1"))
    visit = Inspection.objects.get().visits.get()
    arranged = client.get(reverse("bureau:inspection", args=[visit.inspection_id])).text
    assert f'<a href="{page(problem)}">{problem.number} 作业公示缺两周</a>' in arranged
    shown = client.get(page(problem))
    assert shown.context["verify_url"] == ""
    assert "安排了核查" in shown.text

    inspector = sign_in(client, county.people["inspector"])
    at = [visit.pk]
    assert "学校报的结果：四个班都已公示" in inspector.get(reverse("field:visit", args=at)).text
    inspector.post(reverse("field:visit_begin", args=at), {"certificate_shown": "on"})
    inspector.post(reverse("field:visit", args=at), {f"p{point.pk}": "met", "revision": "1"})
    assert "核查的结果" not in inspector.get(reverse("field:visit_close", args=at)).text
    inspector.post(reverse("field:visit_close", args=at), {"summary": ""})
    inspector.post(reverse("field:visit_feedback", args=at), {"words": "看过了，都贴了。"})
    assert "结果：<b>已经改好</b>" in inspector.get(reverse("field:visit", args=at)).text
    learned = enter("area_lead").get(page(problem))
    assert "核查：已经改好" in [moment.title for moment in learned.context["moments"]]
    close = next(act for act in learned.context["acts"] if act.name == "close")
    assert close.form["result"].value() == f"{today().month}月{today().day}日到校核查，已经改好。"


def test_of_a_sealed_lead_only_the_label_shows(county, enter):
    made = make_inspection(county, kind="verification", cause_kind="lead", cause="来信第 7 号")
    visit = make_visit(made, county.schools[0], county.people["inspector"])
    for who, address in (
        ("office", reverse("bureau:inspection", args=[made.pk])),
        ("inspector", reverse("field:visit", args=[visit.pk])),
    ):
        shown = enter(who).get(address).text
        assert "线索" in shown
        assert "第 7 号" not in shown
