import pytest

from dudao.audit.models import AuditEntry
from dudao.files.models import FileUse, StoredFile
from dudao.jobs.models import Job, JobState
from dudao.jobs.services import run_next
from dudao.lib.statetable import NotAllowed
from dudao.schemes import services
from dudao.schemes.models import Scheme, SchemeVersion
from tests.factories.county import make_county
from tests.factories.schemes import make_draft, make_version_in_force, reading

pytestmark = pytest.mark.django_db

TEXT = "青禾县2026年督导方案\n\n一、工作安排\n（一）学校自查（9月）。各学校对照要点自查。\n".encode()
SECRET = "秘密★3年\n\n青禾县督导方案\n一、内容若干。\n".encode()
NOT_OFFICE = "方案由督导室上传、校核和生效，请联系督导室。"


@pytest.fixture
def county():
    return make_county()


def receive(county, content=TEXT, name="方案.txt", by="office"):
    return services.receive_document(
        by=county.people[by], county_code=county.county_code, unit=county.office, name=name, content=content
    )


def read(county, content=TEXT) -> SchemeVersion:
    job = receive(county, content)
    run_next()
    job.refresh_from_db()
    assert job.state == JobState.DONE, job.message
    return SchemeVersion.objects.get(pk=job.result["version"])


def acts(subject) -> list[str]:
    return list(
        AuditEntry.objects.filter(subject_kind="schemeversion", subject_ref=str(subject)).values_list("act", flat=True)
    )


def test_a_received_document_is_kept_and_read_into_a_draft(county):
    version = read(county)
    assert (version.title, version.number, version.state) == ("青禾县2026年督导方案", 1, "draft")
    assert version.scheme.name == "青禾县督导方案"
    assert [phase["name"] for phase in version.draft["phases"]] == ["学校自查"]
    assert version.source.stored.size == len(TEXT)
    assert acts(version.pk) == ["scheme.open_draft"]


def test_the_job_says_how_far_it_is(county):
    read(county)
    job = Job.objects.get()
    assert (job.done, job.total, job.message) == (100, 100, "读完了")


def test_the_same_file_again_opens_the_same_draft_and_is_kept_once(county):
    version = read(county)
    assert read(county) == version
    assert FileUse.objects.count() == 1


def test_the_same_file_sent_twice_before_it_was_read_opens_one_draft(county):
    """An impatient second click: both jobs end at the same draft."""
    jobs = [receive(county) for _ in range(2)]
    while run_next():
        pass
    version = SchemeVersion.objects.get()
    assert [Job.objects.get(pk=job.pk).result for job in jobs] == [{"version": version.pk}] * 2


def test_reading_twice_after_a_crash_makes_one_draft(county):
    version = read(county)
    Job.objects.update(state=JobState.QUEUED)
    run_next()
    assert list(SchemeVersion.objects.all()) == [version]


def test_a_secret_document_leaves_nothing_behind(county, settings):
    with pytest.raises(NotAllowed) as refusal:
        receive(county, SECRET)
    assert str(refusal.value).startswith("这份文件标有密级，不能传到本系统")
    assert not StoredFile.objects.exists()
    assert not FileUse.objects.exists()
    assert not Job.objects.exists()
    assert not AuditEntry.objects.exists()
    kept = [path.read_bytes() for path in settings.FILES_DIR.rglob("*") if path.is_file()]
    assert SECRET not in kept


def test_what_cannot_be_read_is_refused_at_once(county):
    with pytest.raises(NotAllowed) as refusal:
        receive(county, b"%PDF-1.7 ...", "方案.pdf")
    assert str(refusal.value).startswith("这份 PDF 打不开")
    assert not Job.objects.exists()


def test_only_the_office_may_bring_a_document(county):
    with pytest.raises(NotAllowed, match=NOT_OFFICE):
        receive(county, by="head")


def test_a_scheme_has_one_open_draft(county):
    held = make_draft(county)
    with pytest.raises(NotAllowed) as refusal:
        make_draft(county, issued_on="2026-09-02")
    assert str(refusal.value) == (f"《{held.title}》还有一稿没校核完，请先让它生效，或在校核页作废那一稿，再传新的。")


def test_a_file_in_force_is_not_read_again(county):
    version = read(county)
    ops = [
        {
            "op": "add",
            "list": "indicators",
            "fields": {"point": "自查一条。", "polarity": "duty", "unit_kinds": ["school"]},
        }
    ]
    ops += [{"op": "confirm", "list": "phases", "id": "p1"}]
    version = services.save_edit(by=county.people["office"], version=version, revision=0, ops=ops)
    services.put_in_force(by=county.people["office"], version=version, revision=1, from_on=version.created_at.date())
    with pytest.raises(NotAllowed, match="要改，请打开它，点“出新一稿”"):
        receive(county)


# ── editing ──────────────────────────────────────────────────────────────
DUE = [{"op": "correct", "list": "tasks", "id": "t1", "fields": {"due": "2026-12"}}]


def test_an_edit_is_saved_with_who_did_it(county):
    version = services.save_edit(by=county.people["office_head"], version=make_draft(county), revision=0, ops=DUE)
    assert (version.revision, version.edited_by) == (1, county.people["office_head"])
    entry = AuditEntry.objects.select_related("payload").get(act="scheme.edit")
    assert entry.actor == f"user:{county.people['office_head'].pk}"
    assert entry.payload.body == {
        "revision": 1,
        "ops": [{"op": "correct", "list": "tasks", "id": "t1", "fields": {"due": "2026-12"}}],
    }


def test_an_edit_on_an_old_revision_is_refused_and_changes_nothing(county):
    version = make_draft(county)
    services.save_edit(by=county.people["office_head"], version=version, revision=0, ops=DUE)
    with pytest.raises(services.Stale, match="督导室负责人甲刚改过，已为你载入新的内容"):
        services.save_edit(
            by=county.people["office"], version=version, revision=0, ops=[{"op": "drop", "list": "tasks", "id": "t1"}]
        )
    version.refresh_from_db()
    assert (version.revision, version.draft["tasks"][0]["dropped"]) == (1, False)


def test_one_wrong_act_leaves_all_undone(county):
    version = make_draft(county)
    with pytest.raises(NotAllowed):
        services.save_edit(by=county.people["office"], version=version, revision=0, ops=[*DUE, {"op": "burn"}])
    version.refresh_from_db()
    assert (version.revision, version.draft["tasks"][0]["due"]) == (0, "2026-10")


def test_the_head_of_the_draft_is_also_the_version_s(county):
    ops = [{"op": "head", "fields": {"title": "新标题", "doc_number": "云教督〔2026〕9号", "issued_on": "2026-08-26"}}]
    version = services.save_edit(by=county.people["office"], version=make_draft(county), revision=0, ops=ops)
    assert (version.title, version.doc_number, version.issued_on.isoformat()) == (
        "新标题",
        "云教督〔2026〕9号",
        "2026-08-26",
    )


@pytest.mark.parametrize("who", ["leader", "section", "head", "system_admin"])
def test_nobody_else_edits(county, who):
    with pytest.raises(NotAllowed, match=NOT_OFFICE):
        services.save_edit(by=county.people[who], version=make_draft(county), revision=0, ops=DUE)


def test_a_version_in_force_is_not_edited(county):
    version = make_version_in_force(county)
    with pytest.raises(NotAllowed, match="这一版已经生效，不能再改"):
        services.save_edit(by=county.people["office"], version=version, revision=0, ops=DUE)


# ── the next draft, and none ─────────────────────────────────────────────
def test_revise_opens_the_next_version_with_the_same_content(county):
    version = make_version_in_force(county)
    draft = services.revise(by=county.people["office"], version=version)
    assert (draft.number, draft.state, draft.scheme) == (2, "draft", version.scheme)
    assert draft.draft == version.draft


def test_only_a_version_in_force_is_revised(county):
    with pytest.raises(NotAllowed, match="只有生效的版本能出新一稿"):
        services.revise(by=county.people["office"], version=make_draft(county))


def test_discard_takes_the_draft_and_an_empty_scheme_away(county):
    version = make_draft(county)
    services.discard_draft(by=county.people["office"], version=version, revision=0)
    assert not SchemeVersion.objects.exists()
    assert not Scheme.objects.exists()
    assert acts(version.pk) == ["scheme.open_draft", "scheme.discard_draft"]


def test_a_draft_that_somebody_changed_is_not_discarded(county):
    version = make_draft(county)
    services.save_edit(by=county.people["office_head"], version=version, revision=0, ops=DUE)
    with pytest.raises(services.Stale):
        services.discard_draft(by=county.people["office"], version=version, revision=0)


def test_discard_leaves_the_version_in_force(county):
    version = make_version_in_force(county)
    draft = services.revise(by=county.people["office"], version=version)
    services.discard_draft(by=county.people["office"], version=draft, revision=0)
    assert list(SchemeVersion.objects.all()) == [version]


def test_next_year_s_edition_is_a_version_of_the_same_scheme(county):
    version = make_version_in_force(county)
    following = services.open_draft(
        by=county.people["office"], county_code=county.county_code, source=None,
        read=reading(title="云岭县2027年“双减”督导工作方案"),
    )  # fmt: skip
    assert (following.scheme, following.number) == (version.scheme, 2)
