import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from dudao.inspections.enums import RoundState
from dudao.inspections.models import Assessment, ReturnedWorkbook, Round
from dudao.obligations.models import Obligation, Urging
from dudao.visits.models import LocalRule
from dudao.web.bureau.forms.rounds import IntakeForm
from tests.factories.county import make_county, sign_in
from tests.factories.inspections import assessment_of, confirm, fill, make_round, make_version
from tests.factories.schemes import make_version_in_force
from tests.factories.workbooks import filled
from tests.layers import layer

pytestmark = pytest.mark.django_db


@layer
def version(county):
    return make_version(county)


def read_words(content: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read("xl/sharedStrings.xml").decode()


def url(name, *args):
    return reverse(f"bureau:{name}", args=args)


def asked(version, **more):
    today = timezone.localdate()
    return {
        "version": version.pk, "title": "11月自查", "opens_on": today, "due_on": today + timedelta(days=9),
        "kinds": ["school"],
    } | more  # fmt: skip


@pytest.mark.req("C01")
def test_new_round_shows_the_cost_and_sends(office, county, version):
    preview = office.post(url("round_new"), asked(version, look="1"))
    assert "6 个单位" in preview.text
    assert "3 条、2 分钟" in preview.text
    assert not Round.objects.exists()

    chosen = [school.pk for school in county.schools[:2]]
    reply = office.post(url("round_new"), asked(version, send="1", units=chosen))

    sent = Round.objects.get()
    assert reply.url == url("round", sent.pk)
    assert sorted(Assessment.objects.values_list("unit", flat=True)) == sorted(chosen)


@pytest.mark.req("A07")
def test_whom_it_would_cost_too_much_is_left_out_by_one_button(office, county, version):
    LocalRule.objects.create(
        county_code=county.county_code, key="burden_minutes_a_month", value=1, source="督导室决定",
        from_on=timezone.localdate(),
    )  # fmt: skip
    look = office.post(url("round_new"), asked(version, look="1")).text
    assert "一共要花" in look
    assert "超过上限 1 分钟" in look
    assert 'name="send"' not in look

    assert "超过上限" in office.post(url("round_new"), asked(version, send="1", units=[county.schools[0].pk])).text
    assert not Round.objects.exists()
    without = office.post(url("round_new"), asked(version, without="1"))
    assert (without.context["total"], without.context["refusal"]) == (0, "")


def test_new_round_with_a_past_day_says_what_to_do(office, version):
    today = timezone.localdate()
    reply = office.post(url("round_new"), asked(version, due_on=today - timedelta(days=1), look="1"))
    assert f"期限要在今天（{today.month}月{today.day}日）或以后。" in reply.text


def test_new_round_may_ask_one_district_only(office, county, version):
    preview = office.post(url("round_new"), asked(version, upper=county.districts[0].pk, look="1"))
    assert [cost.unit for cost in preview.context["costs"]] == county.schools[::2]


def test_round_page_lists_who_is_missing_and_the_text_for_the_group(office, county, version):
    sent = make_round(county, version)
    confirm(county, sent)
    page = office.get(url("round", sent.pk))
    assert [row.assessment.unit for row in page.context["missing"]] == county.schools[1:]
    assert page.context["text"].startswith("10月自查还差 5 个单位")
    assert county.schools[0].name not in page.context["text"]


def test_urging_is_noted_in_one_tap(office, county, version):
    sent = make_round(county, version)
    owed = Obligation.objects.get(debtor=county.schools[0])
    office.post(url("round_urge", sent.pk, owed.pk), {"channel": "phone"})
    assert list(Urging.objects.values_list("obligation", "channel")) == [(owed.pk, "phone")]


def test_withdrawing_takes_the_round_back(office, county, version):
    sent = make_round(county, version)
    assert "6 个单位的工作台上会去掉" in office.get(url("round_withdraw", sent.pk)).text
    office.post(url("round_withdraw", sent.pk))
    sent.refresh_from_db()
    assert sent.state == RoundState.WITHDRAWN


def test_withdrawing_is_refused_once_somebody_answered(office, county, version):
    sent = make_round(county, version)
    confirm(county, sent)
    page = office.post(url("round_withdraw", sent.pk), follow=True)
    assert "已有 1 个单位动手填了，这一轮不能撤回。" in page.text
    sent.refresh_from_db()
    assert sent.state == RoundState.SENT


def test_ending_shows_who_is_missing_before_and_after(office, county, version):
    sent = make_round(county, version)
    confirm(county, sent)
    assert url("round_end", sent.pk) not in office.get(url("round", sent.pk)).text
    reply = office.post(url("round_end", sent.pk), follow=True)
    assert "还有 5 个单位没交，期限（" in reply.text

    yesterday = timezone.localdate() - timedelta(days=1)
    Round.objects.filter(pk=sent.pk).update(opens_on=yesterday, due_on=yesterday)
    assert url("round_end", sent.pk) in office.get(url("round", sent.pk)).text
    assert county.schools[5].label in office.get(url("round_end", sent.pk)).text
    page = office.post(url("round_end", sent.pk), follow=True).text
    assert "已结束，5 个没按时交" in page
    assert "结束时没交的" in page
    assert url("round_unit", sent.pk, county.schools[5].pk) in page


def test_a_round_that_waits_for_files_to_be_decided_shows_why_it_does_not_end(office, county, version):
    sent = make_round(county, version)
    ReturnedWorkbook.objects.create(
        round=sent, unit=county.schools[0], sha256="0" * 64, name="表.xlsx", outcome="ambiguous"
    )
    sentence = "还有 1 份收回的表要你定，定了再结束。"
    assert sentence not in office.get(url("round", sent.pk)).text
    yesterday = timezone.localdate() - timedelta(days=1)
    Round.objects.filter(pk=sent.pk).update(opens_on=yesterday, due_on=yesterday)
    page = office.get(url("round", sent.pk)).text
    assert ("结束这一轮" in page, sentence in page) == (True, True)
    assert url("round_end", sent.pk) not in page


def test_printed_round_has_no_heading_over_what_is_not_printed(office, county, version):
    page = office.get(url("round", make_round(county, version).pk)).text
    heading = page.index("收回填好的表")
    assert "no-print" in page[page.rindex("<section", 0, heading) : heading]


def test_form_is_shown_as_the_school_sees_it_and_cannot_be_filled(office, county, version):
    sent = make_round(county, version)
    page = office.get(url("round_unit", sent.pk, county.schools[0].pk))
    assert "<fieldset disabled>" in page.text
    assert office.post(url("round_unit", sent.pk, county.schools[0].pk)).status_code in (200, 405)
    assert Assessment.objects.filter(revision__gt=0).count() == 0


def test_sending_back_reopens_the_form_with_its_reason(office, county, version):
    sent = make_round(county, version)
    done = confirm(county, sent)
    reply = office.post(url("round_send_back", sent.pk, done.unit_id), {"reason": "第 1.2 条与实地看到的不一样"})
    assert reply.url == url("round_unit", sent.pk, done.unit_id)
    done.refresh_from_db()
    assert (done.state, done.return_reason) == ("in_progress", "第 1.2 条与实地看到的不一样")


def test_forms_go_out_as_a_zip_and_come_back_through_the_drop_zone(office, county, version):
    sent = make_round(county, version)
    package = zipfile.ZipFile(io.BytesIO(office.get(url("round_forms", sent.pk)).content))
    assert len(package.namelist()) == 6
    files = [SimpleUploadedFile(name, filled(package.read(name))) for name in package.namelist()[:2]]

    page = office.post(url("round_intake", sent.pk), {"files": files}, follow=True)

    assert "收下 2 份" in page.text
    assert sent.assessments.filter(state="confirmed", by_workbook=True).count() == 2


def test_all_forms_are_the_same_as_each_by_itself(office, county, version):
    confirm(county, make_round(county, version, title="9月自查"), ["not_met"])
    sent = make_round(county, version)
    fill(county.people["head"], assessment_of(sent, county.schools[0]), ["met", "not_met"])
    package = zipfile.ZipFile(io.BytesIO(office.get(url("round_forms", sent.pk)).content))
    for unit, name in zip(county.schools, sorted(package.namelist()), strict=True):
        assert package.read(name) == office.get(url("round_form", sent.pk, unit.pk)).content
    assert "上次" in read_words(package.read(sorted(package.namelist())[0]))


def test_all_forms_cost_as_many_queries_for_three_units_as_for_six(office, county, version):
    confirm(county, make_round(county, version, title="9月自查"))
    counts = []
    for units in (county.schools[:3], county.schools):
        sent = make_round(county, version, units=units, title=f"{len(units)} 所")
        with CaptureQueriesContext(connection) as queries:
            assert office.get(url("round_forms", sent.pk)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["rounds", "round"])
def test_query_count_does_not_grow_with_the_rows(client, name):
    county = make_county(schools=300)
    version = make_version(county)
    small = make_round(county, version, units=county.schools[:3], title="小")
    large = make_round(county, version, title="大")
    sign_in(client, county.people["office"])
    counts = []
    for sent in (small, large):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url(name, *([sent.pk] if name == "round" else []))).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


@pytest.mark.parametrize("kind", ["leader", "area_lead", "head", "district", "system_admin"])
def test_only_the_office_sends(client, county, version, kind):
    sign_in(client, county.people[kind])
    assert client.post(url("round_new"), asked(version, send="1")).status_code == 403
    assert not Round.objects.exists()


def test_more_than_a_hundred_megabytes_at_once_are_refused_unread():
    files = [SimpleUploadedFile(name, b"x") for name in ("一.zip", "二.zip")]
    for file in files:
        file.size = 60 * 1024 * 1024
    form = IntakeForm({}, MultiValueDict({"files": files}))
    assert form.errors["files"] == ["这些文件合起来超过 100 MB，请分几次传。"]


def test_a_scheme_of_duties_alone_is_no_choice_for_a_round(county, version, office):
    make_version_in_force(county, title="云岭县部门职责", indicators=[])
    form = office.get(reverse("bureau:round_new")).context["form"]
    assert list(form.fields["version"].queryset) == [version]
