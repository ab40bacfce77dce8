"""The office's side: plates, difficulties answered, records drawn by lot, counts asked for; and nobody is ranked."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from dudao.accounts.models import Posting
from dudao.visits.models import ActivityRule, Plate, RecordCheck, Remark
from dudao.visits.services import counting, remarking, visiting
from tests.factories.county import appoint, make_user, sign_in
from tests.factories.inspections import make_version
from tests.factories.visiting import opened, told
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = pytest.mark.django_db


@layer
def version(county):
    return make_version(county)


@pytest.fixture
def leader(county):
    return sign_in(Client(), county.people["leader"])


@pytest.mark.req("B10")
def test_plates_are_made_filled_and_printed_in_one_go(office, leader, county):
    seat = appoint(make_user("second", "第二督学"), county.areas[1], "inspector")
    Posting.objects.create(position=seat, unit=county.schools[1], from_on="2024-09-01")
    listed = reverse("bureau:posting_plates")
    assert "没填" in office.get(listed).text
    assert "做了 2 块" in office.post(reverse("bureau:posting_plates_make"), follow=True).text

    first = Posting.objects.get(unit=county.schools[0])
    page = reverse("bureau:posting_plate", args=[first.pk])
    assert "招生、收费、择校" in office.get(page).text
    office.post(page, {"phone": "000-1234567", "matters": "课后服务"})
    assert "000-1234567" in office.get(listed).text
    assert "公示电话只写号码" in office.post(page, {"phone": "某某", "matters": "课后服务"}).text

    sheets = leader.get(reverse("bureau:posting_plates_print")).text
    assert sheets.count('<article class="plate"') == 2
    assert sheets.count("<svg") == 2
    for plate in Plate.objects.order_by("pk"):
        assert plate.posting.unit.name in sheets
    assert "style=" not in sheets
    large = leader.get(reverse("bureau:posting_plates_print"), {"size": "a3", "posting": first.pk}).text
    assert large.count('<article class="plate plate-large"') == 1
    assert leader.get(page).status_code == 403


@pytest.mark.req("D08")
def test_remarks_are_listed_and_answered(office, leader, county, version):
    visit = opened(county, version)
    who = {"by": county.people["inspector"], "visit": visit}
    visiting.write_remark(**who, kind="difficulty", words="操场塌了一角", suggestion="列入修缮")
    visiting.write_remark(**who, kind="highlight", words="作业分层做得好")
    page = reverse("bureau:inspection_remarks")
    assert "操场塌了一角" not in office.get(page, {"kind": "highlight"}).text
    row = Remark.objects.get(kind="difficulty")
    answer = reverse("bureau:inspection_remark", args=[row.pk])
    assert "怎么办的还没写" in office.post(answer, {"words": ""}).text
    office.post(answer, {"words": "已列入十二月修缮"})
    assert "已列入十二月修缮" in leader.get(page).text
    assert "操场塌了一角" not in office.get(page, {"waiting": "1"}).text
    assert leader.post(answer, {"words": "x"}).status_code == 403


@pytest.mark.req("D08")
def test_an_answer_that_a_colleague_gave_meanwhile_is_shown_first(office, county, version):
    visit = opened(county, version)
    row = visiting.write_remark(by=county.people["inspector"], visit=visit, kind="difficulty", words="操场塌了一角")
    answer = reverse("bureau:inspection_remark", args=[row.pk])
    remarking.answer_remark(by=county.people["office_head"], remark=row, words="已列入修缮\n十二月动工")

    refused = office.post(answer, {"words": "请学校先围起来", "seen": ""})
    head = county.people["office_head"].name
    assert f"{head}已经答复了：“已列入修缮\n十二月动工”，你写的还没有发出。" in refused.text
    assert "请学校先围起来" in refused.text
    assert Remark.objects.get().handling == "已列入修缮\n十二月动工"

    seen = re.search(r'name="seen" value="([^"]*)"', refused.text)[1].replace("\n", "\r\n")
    office.post(answer, {"words": "请学校先围起来", "seen": seen})
    assert Remark.objects.get().handling == "请学校先围起来"


@pytest.mark.req("D10")
def test_records_are_drawn_by_a_button_and_looked_through(office, leader, county, version):
    for unit in county.schools[:4]:
        told(county, version, unit=unit)
    page = reverse("bureau:inspection_checks")
    assert "抽几份写成 1 到 100 的整数。" in office.post(page, {"size": "999"}, follow=True).text
    drawn = office.post(page, {"size": "2"}, follow=True)
    address = drawn.redirect_chain[-1][0]
    assert drawn.text.count("看这份") == 2
    schools = sorted(set(re.findall(r"青禾\d(?:小学|初级中学)", drawn.text)))
    assert sorted(set(re.findall(r"青禾\d(?:小学|初级中学)", leader.get(address).text))) == schools
    assert office.get(page, {"size": "many", "month": "x", "lot": "有 空格"}).status_code == 200

    visit = make_done(county, version)
    check = reverse("bureau:inspection_check", args=[visit.pk])
    assert "请选一个结论" in office.post(check, {}).text
    assert "哪里不够还没写" in office.post(check, {"verdict": "thin"}).text
    assert "记录太简" in office.post(check, {"verdict": "thin", "words": "再细些"}, follow=True).text
    assert RecordCheck.objects.get().by == county.people["office"]


def make_done(county, version):
    return told(county, version, unit=county.schools[4])


def test_record_of_a_hidden_visit_that_is_planned_is_not_there(office, county, version):
    hidden = make_visit(make_inspection(county, version, hidden=True), county.schools[0], county.people["inspector"])
    assert office.get(reverse("bureau:inspection_check", args=[hidden.pk])).status_code == 404


@pytest.mark.req("D06")
def test_counts_are_empty_until_the_office_fills_them(office, leader, county):
    page = reverse("bureau:inspection_activities")
    assert "还没有定次数" in office.get(page).text
    given = {"name": "走访家长", "at_least": "2", "period": "month", "source": "县里的文件"}
    assert "做什么还没写" in office.post(page, given | {"name": ""}).text
    office.post(page, given)
    rule = ActivityRule.objects.get()
    counting.note_activity(by=county.people["inspector"], rule=rule)
    assert "1 次" in leader.get(page).text
    assert "由教育督导室来办" in leader.post(page, given | {"name": "听课"}).text
    places = leader.get(reverse("bureau:inspection_activity", args=[rule.pk])).text
    assert "走访家长：全县 1 次" in places
    assert "没写哪所学校" in places
    assert county.people["inspector"].name not in places
    office.post(reverse("bureau:inspection_activity_end", args=[rule.pk]))
    assert "还没有定次数" in office.get(page).text


PAGES = ("inspection_remarks", "inspection_checks", "inspection_activities", "posting_plates", "inspections")


def test_nobody_is_ranked(office, county, version):
    """Two inspectors, one of whom did much more: no page of the office sets them side by side by what they did. Names
    stand only in the order of schools, whoever did more."""
    busy, quiet = county.people["inspector"], make_user("quiet", "清静督学")
    seat = appoint(quiet, county.areas[0], "inspector")
    Posting.objects.create(position=seat, unit=county.schools[2], from_on="2024-09-01")
    rule = counting.set_activity_rule(
        by=county.people["office"], county_code=county.county_code, name="走访家长", at_least=2, period="month"
    )

    def order() -> dict[str, list[str]]:
        shown = {}
        for name in PAGES:
            text = office.get(reverse(f"bureau:{name}")).text
            shown[name] = re.findall(f"{busy.name}|{quiet.name}", text)
        return shown

    before = order()
    for _ in range(5):
        counting.note_activity(by=quiet, rule=rule)
    for unit in county.schools[3:]:
        told(county, version, unit=unit)
    after = order()

    assert before["posting_plates"] == [busy.name, quiet.name]
    assert after == before
    assert after["inspection_activities"] == after["inspection_checks"] == []
