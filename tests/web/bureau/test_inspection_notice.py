"""The written notice: asked before it goes out, entered with the day of the paper, printed with who comes when."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.notices.models import Notice
from tests.factories.schemes import make_version_in_force
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = [pytest.mark.django_db, pytest.mark.req("E03")]


@layer
def arranged(county):
    made = make_inspection(county, make_version_in_force(county), kind="special", title="作业督导", notice_on=None)
    make_visit(made, county.schools[0], county.people["inspector"], county.people["area_lead"])
    return made


def test_a_notice_on_paper_is_entered_with_its_day_and_nothing_goes_out_before_the_question(office, county, arranged):
    address, day = reverse("bureau:inspection_notice", args=[arranged.pk]), timezone.localdate() - timedelta(days=3)
    question = office.get(address).text
    assert "1 个单位的负责人各收到一条消息" in question
    assert " 0 分钟" not in question
    arranged.refresh_from_db()
    assert arranged.notice_on is None

    assert "比安排早太多" in office.post(address, {"on": day - timedelta(days=3650)}).text
    page = office.post(address, {"on": day}, follow=True)
    arranged.refresh_from_db()
    assert arranged.notice_on == day
    assert "打印通知书" in page.text
    assert Notice.objects.filter(user=county.people["head"], kind="visit_told").count() == 1
    assert "已经发过书面通知了" in office.post(address, {"on": day}).text


def test_the_paper_names_who_comes_and_what_is_looked_at(office, county, arranged):
    paper = reverse("bureau:inspection_notice_paper", args=[arranged.pk])
    text = office.get(paper).text
    lead = county.people["inspector"].name
    assert f"{lead}（组长）、{county.people['area_lead'].name}" in text
    assert county.schools[0].name in text
    assert arranged.points.first().checkpoint.text in text
    hidden = make_inspection(county, kind="unannounced", hidden=True)
    make_visit(hidden, county.schools[0], county.people["office"])
    assert office.get(reverse("bureau:inspection_notice_paper", args=[hidden.pk])).status_code == 404


def test_what_needs_no_notice_has_neither_the_question_nor_a_paper(office, county, arranged):
    address, paper = (
        reverse(f"bureau:{name}", args=[arranged.pk]) for name in ("inspection_notice", "inspection_notice_paper")
    )
    assert "分钟" not in office.get(paper).text.partition("三、说明")[2].partition("。")[0]
    for fields in ({"hidden": True}, {"hidden": False, "state": "withdrawn"}):
        type(arranged).objects.filter(pk=arranged.pk).update(**fields)
        assert office.get(address).url == reverse("bureau:inspection", args=[arranged.pk])
        assert office.get(paper).status_code == 404
    assert paper not in office.get(reverse("bureau:inspection", args=[arranged.pk])).text


def test_a_day_typed_wrongly_is_corrected_for_all_to_see(office, county, arranged):
    today = timezone.localdate()
    before = today - timedelta(days=1)
    address = reverse("bureau:inspection_notice_day", args=[arranged.pk])
    assert office.get(address).url == reverse("bureau:inspection", args=[arranged.pk])  # nothing to correct yet
    type(arranged).objects.filter(pk=arranged.pk).update(notice_on=before)
    shown = office.get(reverse("bureau:inspection", args=[arranged.pk])).text
    assert address in shown
    assert "请写一句为什么更正" in office.post(address, {"on": today}).text
    arranged.refresh_from_db()
    assert arranged.notice_on == before

    page = office.post(address, {"on": today, "reason": "看错了回执"}, follow=True).text
    assert f"{before.day}日改成" in page
    assert "：看错了回执" in page
    told = Notice.objects.get(user=county.people["head"], subject__contains="有更正")
    assert "看错了回执" in told.body
