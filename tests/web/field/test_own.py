"""The inspector's own pages: his month with its file, counts, studies, the office's answers, his plate."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dudao.accounts.models import Posting
from dudao.audit.models import AuditEntry
from dudao.visits.models import Activity, Plate, StudyRecord
from dudao.visits.services import checking, counting, remarking, visiting
from tests.factories.county import make_county, sign_in
from tests.factories.inspections import make_version
from tests.factories.plates import photo
from tests.factories.visiting import closed, opened, today, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def version(county):
    return make_version(county)


@pytest.fixture
def inspector(client, county):
    return sign_in(client, county.people["inspector"])


def a_rule(county, name="走访家长"):
    return counting.set_activity_rule(
        by=county.people["office"], county_code=county.county_code, name=name, at_least=2, period="month"
    )  # fmt: skip


@pytest.mark.req("D10")
def test_month_on_the_page_and_in_the_file(inspector, county, version):
    closed(county, version)
    month = f"{today():%Y-%m}"
    shown = inspector.get(reverse("field:own_month"), {"month": month}).text
    assert "1 次，1 天，1.5 小时" in shown
    assert "青禾1小学" in shown
    assert "没有办完的到校督导" in inspector.get(reverse("field:own_month"), {"month": "2020-01"}).text
    assert inspector.get(reverse("field:own_month"), {"month": "昨天"}).status_code == 200

    file = inspector.get(reverse("field:own_month_file"), {"month": month})
    rows = list(openpyxl.load_workbook(io.BytesIO(file.content)).active.values)
    assert rows[1][1] == "青禾1小学"
    assert rows[1][5] == "90"
    assert "合计 1 次，1 天" in rows[2][1]
    assert AuditEntry.objects.filter(act="visit.export").count() == 1


@pytest.mark.req("D06")
def test_one_tap_counts_and_one_takes_it_back(inspector, county):
    rule = a_rule(county)
    counts = reverse("field:counts")
    assert "0 次" in inspector.get(counts).text
    said = inspector.post(counts, {"rule": rule.pk, "unit": county.schools[0].pk}, follow=True).text
    assert "记了一次" in said
    assert Activity.objects.get().unit == county.schools[0]
    assert inspector.post(counts, {"rule": rule.pk, "unit": county.schools[1].pk}).status_code == 404
    inspector.post(counts, {"rule": rule.pk, "unit": ""})
    assert list(Activity.objects.order_by("pk").values_list("unit", flat=True)) == [county.schools[0].pk, None]
    inspector.post(counts, {"rule": rule.pk, "back": "1"})
    assert Activity.objects.count() == 1
    tap = {"rule": rule.pk, "unit": "", "shown": "1"}
    assert "记了一次" in inspector.post(counts, tap, follow=True).text
    assert "刚才已经记下了" in inspector.post(counts, tap, follow=True).text, "tapped twice"
    assert Activity.objects.count() == 2
    for _ in range(2):
        inspector.post(counts, {"rule": rule.pk, "back": "1", "shown": "2"})
    assert Activity.objects.count() == 1
    assert inspector.post(counts, {"rule": "0"}).status_code == 404
    assert inspector.post(counts, {"rule": "x"}).status_code == 404


@pytest.mark.req("D09")
def test_study_in_one_line_and_out_again(inspector, county):
    page = reverse("field:study")
    assert "学了什么还没写" in inspector.post(page, {"material": ""}).text
    inspector.post(page, {"material": "实地督导工作指引", "read_on": today().isoformat()})
    assert "实地督导工作指引" in inspector.get(page).text
    other = sign_in(Client(), county.people["area_lead"])
    assert "实地督导工作指引" not in other.get(page).text
    assert other.post(page, {"drop": StudyRecord.objects.get().pk}).status_code == 404
    inspector.post(page, {"drop": StudyRecord.objects.get().pk})
    assert not StudyRecord.objects.exists()


@pytest.mark.req("D08", "D10")
def test_answers_and_looks_through_records_are_read_here(inspector, county, version):
    visit = opened(county, version)
    remark = visiting.write_remark(by=county.people["inspector"], visit=visit, kind="difficulty", words="操场塌了一角")
    assert "还没答复" in inspector.get(reverse("field:own")).text
    remarking.answer_remark(by=county.people["office"], remark=remark, words="十二月修")
    done = told(county, version, unit=county.schools[2])
    checking.check_record(by=county.people["office"], visit=done, verdict="thin", words="再细些")
    shown = inspector.get(reverse("field:own")).text
    assert "十二月修" in shown
    assert "记录太简：再细些" in shown
    other = sign_in(Client(), county.people["area_lead"]).get(reverse("field:own")).text
    assert "十二月修" not in other
    assert "再细些" not in other


@pytest.mark.req("B10")
def test_his_own_plate(inspector, county):
    row = Posting.objects.get(unit=county.schools[0])
    page = reverse("field:plate", args=[row.pk])
    wrong = SimpleUploadedFile("我.jpg", b"GIF89a", "image/jpeg")
    assert "jpg 或 png" in inspector.post(page, {"matters": "课后服务", "photo": wrong}).text
    right = SimpleUploadedFile("我.jpg", photo(), "image/jpeg")
    inspector.post(page, {"phone": "000-7654321", "matters": "课后服务\r\n作业管理", "photo": right})
    plate = Plate.objects.get()
    assert (plate.phone, plate.matters) == ("000-7654321", ["课后服务", "作业管理"])
    assert "公示电话 000-7654321" in inspector.get(reverse("field:own")).text
    assert inspector.get(page).status_code == 200
    Posting.objects.update(until_on=today() - timedelta(days=1))
    assert inspector.get(page).status_code == 404
