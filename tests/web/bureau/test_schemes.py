from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.files import services as files
from dudao.files.models import FileUse, StoredFile
from dudao.files.services import path_of
from dudao.jobs import services as jobs
from dudao.jobs.models import Job
from dudao.jobs.services import run_next
from dudao.obligations.models import Obligation
from dudao.schemes import services
from dudao.schemes.models import SchemeVersion
from tests.factories.county import make_county, sign_in
from tests.factories.schemes import make_draft, make_version_in_force, reading

pytestmark = pytest.mark.django_db

TEXT = "青禾县2026年督导方案\n\n一、工作安排\n（一）学校自查（9月）。各学校对照要点自查。\n".encode()


def upload(client, content: bytes = TEXT, name: str = "方案.txt"):
    return client.post(reverse("bureau:scheme_upload"), {"file": SimpleUploadedFile(name, content)}, follow=True)


# ── the way in ───────────────────────────────────────────────────────────
@pytest.mark.req("A02")
def test_a_document_is_uploaded_read_and_reviewed(office, read_document):
    path = read_document("rongchang")
    assert "正在读" in upload(office, path.read_bytes(), path.name).content.decode()

    run_next()
    job = Job.objects.get()
    page = office.get(reverse("bureau:scheme_reading", args=[job.pk]), follow=True)
    assert page.redirect_chain[-1][0] == reverse("bureau:scheme_review", args=[job.result["version"]])
    assert page.status_code == 200


def test_the_progress_is_told_to_the_page(office):
    upload(office)
    job = Job.objects.get()
    status = reverse("bureau:scheme_reading_status", args=[job.pk])
    assert office.get(status).json() == {"done": 0, "total": 100, "words": "排队等着读"}
    run_next()
    assert office.get(status).json() == {"next": reverse("bureau:scheme_reading", args=[job.pk])}


def test_a_secret_document_is_refused_on_the_form(office):
    page = upload(office, "机密★5年\n\n方案\n".encode())
    assert page.context["form"].errors["file"][0].startswith("这份文件标有密级")
    assert not FileUse.objects.exists()


@pytest.mark.req("A01")
def test_text_pasted_from_a_web_page_is_read_like_a_file(office):
    pasted = "首页 > 政务公开 > 通知公告\n【打印】【关闭】\n\n" + TEXT.decode() + "\n\n版权所有 云岭县教育局\n"
    office.post(reverse("bureau:scheme_upload"), {"pasted": pasted})
    run_next()
    version = SchemeVersion.objects.get()
    assert version.source.name == "粘贴的文字.txt"
    read = [block["text"] for block in version.draft["blocks"]]
    assert read == [line for line in TEXT.decode().split("\n") if line]


def test_nothing_sent_is_asked_for(office):
    page = office.post(reverse("bureau:scheme_upload"), {"pasted": "  "})
    assert page.context["form"].errors["file"] == ["请选方案文件，或者把正文贴进来。"]


def test_a_marking_that_only_the_reading_finds_leaves_nothing(county, django_capture_on_commit_callbacks):
    content = "机密★5年\n\n方案\n".encode()
    use = files.keep_file(
        by=county.people["office"], county_code=county.county_code, unit=county.office, kind="scheme", reference="",
        name="方案.txt", content=content,
    )  # fmt: skip
    job = jobs.enqueue(
        by=county.people["office"], county_code=county.county_code, kind="read_scheme", params={"file": use.pk}
    )
    place = path_of(use.stored_id)
    assert place.exists()
    with django_capture_on_commit_callbacks(execute=True):
        run_next()
    job.refresh_from_db()
    assert job.message.startswith("这份文件标有密级")
    assert not FileUse.objects.exists()
    assert not StoredFile.objects.exists()
    assert not place.exists()


def test_a_failed_reading_says_why_and_offers_another_try(office, county):
    make_draft(county, title="青禾县2025年督导方案")
    upload(office)
    run_next()
    page = office.get(reverse("bureau:scheme_reading", args=[Job.objects.get().pk])).content.decode()
    assert "《青禾县2025年督导方案》还有一稿没校核完" in page
    assert "重新传" in page


def test_a_failure_is_listed_for_a_day(office, county):
    make_draft(county, title="青禾县2025年督导方案")
    upload(office)
    run_next()
    listed = [list(office.get(reverse("bureau:schemes")).context["readings"])]
    Job.objects.update(finished_at=timezone.now() - timedelta(hours=25))
    listed.append(list(office.get(reverse("bureau:schemes")).context["readings"]))
    assert listed == [[Job.objects.get()], []]


def test_a_pack_is_installed(office):
    page = office.post(reverse("bureau:scheme_pack"), {"name": "rongchang_2022"})
    assert page.url == reverse("bureau:scheme_review", args=[SchemeVersion.objects.get().pk])


def test_another_person_s_reading_is_not_found(office, client, county):
    upload(office)
    sign_in(client, county.people["office_head"])
    assert client.get(reverse("bureau:scheme_reading", args=[Job.objects.get().pk])).status_code == 404


# ── what is there ────────────────────────────────────────────────────────
def test_the_list_shows_states_and_costs_the_same_for_many(office, county, django_assert_max_num_queries):
    make_version_in_force(county)
    make_draft(county, title="手机管理督导方案")
    with django_assert_max_num_queries(20) as few:
        page = office.get(reverse("bureau:schemes")).content.decode()
    assert "校核中" in page
    assert "生效" in page
    for n in range(4):
        make_version_in_force(county, title=f"第{n}号方案")
    with django_assert_max_num_queries(20) as many:
        office.get(reverse("bureau:schemes"))
    assert len(many) == len(few)


@pytest.mark.req("A03", "A06", "A08", "A10", "B01", "B04", "B11")
def test_a_version_in_force_is_shown_whole(office, county, django_assert_max_num_queries):
    groups = [{"name": "减负专班", "seat": "督导室", "members": [{"role": "组长", "name": "甲某", "post": "副局长"}]}]
    contacts = [{"kind": "phone", "value": "000-5550101", "owner": "材料报送"}]
    version = make_version_in_force(county, groups=groups, contacts=contacts)
    with django_assert_max_num_queries(20):
        page = office.get(reverse("bureau:scheme", args=[version.pk])).content.decode()
    for words in ("作业每天在校内公示。", "学校（小学）", "印出时间表和任务书。", "10月31日", "责任区督导",
                  "不超过 60 分钟", "教育督导条例", "减负专班", "甲某", "管作业和考试。",
                  "000-5550101", "答“有”为坏"):  # fmt: skip
        assert words in page


@pytest.mark.parametrize("who", ["head", "section", "area_lead", "leader", "institution_head"])
def test_everybody_with_business_reads_a_scheme_in_force(client, county, who):
    version = make_version_in_force(county)
    page = sign_in(client, county.people[who]).get(reverse("bureau:scheme", args=[version.pk]))
    assert page.status_code == 200
    assert "出新一稿" not in page.content.decode()


def test_a_scheme_of_another_county_is_not_found(client, county):
    other = make_county(county_code="990102", prefix="远山")
    version = make_version_in_force(other)
    assert sign_in(client, county.people["office"]).get(reverse("bureau:scheme", args=[version.pk])).status_code == 404


def test_a_draft_is_not_shown_as_a_scheme_in_force(office, county):
    assert office.get(reverse("bureau:scheme", args=[make_draft(county).pk])).status_code == 404


@pytest.mark.parametrize("who", ["system_admin", "security_admin", "audit_admin"])
def test_administrators_see_no_scheme(client, county, who):
    version = make_version_in_force(county)
    assert sign_in(client, county.people[who]).get(reverse("bureau:scheme", args=[version.pk])).status_code == 403


def test_the_source_is_handed_out_and_that_is_written_down(office, county):
    upload(office)
    run_next()
    version = SchemeVersion.objects.get()
    draft = office.get(reverse("bureau:scheme_source", args=[version.pk]))
    assert draft.status_code == 404
    SchemeVersion.objects.filter(pk=version.pk).update(
        state="in_force", in_force_on="2026-09-01", put_in_force_by=county.people["office"]
    )
    answer = office.get(reverse("bureau:scheme_source", args=[version.pk]))
    assert answer.content == TEXT
    assert answer["Content-Disposition"].startswith("attachment")
    assert AuditEntry.objects.filter(act="file.hand_out", subject_ref=str(version.source_id)).count() == 1


# ── acts on a version in force ───────────────────────────────────────────
def test_the_next_draft_is_opened_from_the_version_in_force(office, county):
    version = make_version_in_force(county)
    page = office.post(reverse("bureau:scheme_revise", args=[version.pk]))
    assert page.url == reverse("bureau:scheme_review", args=[SchemeVersion.objects.get(state="draft").pk])
    again = office.post(reverse("bureau:scheme_revise", args=[version.pk]), follow=True).content.decode()
    assert "就是这一稿" in again


def test_units_that_were_missing_are_dispatched_to_later(office, county):
    lacking = reading()["tasks"] + [{"no": 3, "text": "核定经费。", "due": "2026-12", "departments": ["财务科"]}]
    version = make_version_in_force(county, tasks=lacking)
    assert "按名册补派" in office.get(reverse("bureau:scheme", args=[version.pk])).content.decode()
    county.institutions[0].__class__.objects.create(
        county_code=county.county_code, kind="section", code="S9", name="财务科"
    )
    page = office.post(reverse("bureau:scheme_dispatch", args=[version.pk]), follow=True).content.decode()
    assert "按现在的名册补派了，都派到了。" in page
    assert Obligation.objects.filter(title="核定经费。", debtor__name="财务科").count() == 1


@pytest.mark.parametrize("name", ["scheme_upload", "scheme_pack"])
def test_only_the_office_brings_schemes(client, county, name):
    client = sign_in(client, county.people["leader"])
    assert client.post(reverse(f"bureau:{name}")).status_code == 403


# ── the people of its bodies ─────────────────────────────────────────────
def test_a_line_without_a_name_is_said_on_the_form(office, county):
    version = make_version_in_force(county)
    url = reverse("bureau:scheme_group", args=[version.pk, "g1"])
    page = office.post(url, {"revision": version.revision, "members": "组长｜甲某\n柳知远"})
    assert page.context["form"].errors["members"] == ["“柳知远”这一行没有姓名，请按“职务｜姓名｜单位和职位”写。"]


def test_an_open_draft_is_pointed_at_where_people_change(office, county):
    version = make_version_in_force(county)
    url = reverse("bureau:scheme_group", args=[version.pk, "g1"])
    assert "正在校核" not in office.get(url).content.decode()
    office.post(reverse("bureau:scheme_revise", args=[version.pk]))
    assert "第 2 版正在校核" in office.get(url).content.decode()


def test_somebody_else_changed_the_people_meanwhile(office, county):
    version = make_version_in_force(county)
    url = reverse("bureau:scheme_group", args=[version.pk, "g1"])
    office.post(url, {"revision": version.revision, "members": "组长｜乙某"})
    page = office.post(url, {"revision": version.revision, "members": "组长｜丙某"}, follow=True)
    assert "他人刚改过" in page.content.decode()
    assert "乙某" in page.context["form"].initial["members"]
    assert office.get(reverse("bureau:scheme_group", args=[version.pk, "g9"])).status_code == 404


def test_a_scheme_without_points_offers_no_round(county, office):
    version = make_version_in_force(county, title="云岭县部门职责", indicators=[])
    shown = office.get(reverse("bureau:scheme", args=[version.pk])).content.decode()
    assert "派发自查" not in shown
    assert "督查要点" not in shown


@pytest.mark.parametrize(("days", "words"), [(0, "当天就"), (7, "没到")])
def test_a_version_replaced_on_its_own_day_is_not_said_to_have_never_begun(office, county, days, words):
    by, version = county.people["office"], make_version_in_force(county)
    for _ in range(2):
        draft = services.revise(by=by, version=version)
        version = services.put_in_force(
            by=by, version=draft, revision=draft.revision, from_on=timezone.localdate() + timedelta(days=days)
        )
    replaced = SchemeVersion.objects.get(number=version.number - 1)
    assert words in office.get(reverse("bureau:scheme", args=[replaced.pk])).text
    assert words in office.get(reverse("bureau:schemes")).text
