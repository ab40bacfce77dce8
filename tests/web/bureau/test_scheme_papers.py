"""Two papers in one file: the reviewer takes the one that holds; Traditional characters beside the converted ones."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from dudao.jobs.services import run_next
from dudao.schemes.drafts import entries
from dudao.schemes.models import SchemeVersion
from tests.factories.passed_on import PASSED_ON
from tests.factories.schemes import make_draft
from tests.web.bureau.reviewing import review_url

pytestmark = [pytest.mark.django_db, pytest.mark.req("A01")]


def candidate(field, value, paper, block, **more) -> dict:
    return {"field": field, "value": value, "paper": paper, "place": {"block": block, "words": f"第{block}段"}} | more


def report(what, block) -> dict:
    return {"what": what, "who": "各学校", "cadence": "once", "place": {"block": block, "words": f"第{block}段"}}


CANDIDATES = [
    candidate("title", "转发的通知", 1, 0), candidate("title", "上级的方案", 2, 5),
    candidate("doc_number", "云教督〔2026〕8号", 1, 1),
    candidate("deadline", "9月10日前", 1, 0, blocks=[0, 5]), candidate("deadline", "9月30日前", 2, 5, blocks=[5, 99]),
]  # fmt: skip


def test_each_paper_s_title_and_days_are_offered_and_taken(office, county):
    version = make_draft(county, candidates=CANDIDATES, reporting=[report("甲表", 2), report("乙表", 7)])
    here = review_url(version, "?tab=head")
    questions = office.get(here).context["papers"]
    assert [(one.label, [choice.value for choice in one.choices]) for one in questions] == [
        ("标题", ["转发的通知", "上级的方案"]), ("按哪一份报送", ["9月10日前", "9月30日前"]),
    ]  # fmt: skip
    office.post(here, {"revision": 0, "act": "papers", "paper-title": "1", "paper-deadline": "1"})
    version.refresh_from_db()
    assert version.title == "上级的方案"
    assert [one["what"] for one in entries(version.draft, "reporting")] == ["乙表"]
    chosen = [[choice.on for choice in one.choices] for one in office.get(here).context["papers"]]
    assert chosen == [[False, True], [False, True]]


def test_nothing_chosen_changes_nothing(office, county):
    version = make_draft(county, candidates=CANDIDATES)
    here = review_url(version, "?tab=head")
    assert office.post(here, {"revision": 0, "act": "papers"}).status_code == 302
    version.refresh_from_db()
    assert version.revision == 0


def test_the_characters_of_the_paper_stand_beside_the_converted_ones(office, county):
    blocks = [
        {"i": 0, "kind": "paragraph", "text": "印出时间表和任务书。", "part": "", "original": "印出時間表和任務書。"},
        {"i": 1, "kind": "table", "text": "", "part": "", "rows": [["序号", "任务"]], "original": "序號\n任務"},
    ]
    tasks = [{"text": "印出时间表和任务书。", "place": {"block": 0, "words": "第1段"}}]
    version = make_draft(county, blocks=blocks, tasks=tasks)
    here = review_url(version, "?tab=tasks&open=t1")
    page = office.get(here)
    assert page.context["original"] == "印出時間表和任務書。"
    assert "序號" not in page.content.decode()
    own = office.get(here + "&letters=original").content.decode()
    assert ("序號" in own, "印出時間表和任務書。</span>" in own) == (True, True)


def test_the_chosen_characters_stay_on_other_tabs_and_after_saving(office, county):
    blocks = [{"i": 0, "kind": "paragraph", "text": "印出时间表。", "part": "", "original": "印出時間表。"}]
    version = make_draft(county, blocks=blocks)
    own = office.get(review_url(version, "?tab=tasks&letters=original"))
    assert "印出時間表。" in own.content.decode()
    assert "印出時間表。" in office.get(review_url(version, "?tab=points")).content.decode()
    saved = office.post(review_url(version, "?tab=tasks&open=t1"), {"revision": 0, "act": "confirm"}, follow=True)
    assert "印出時間表。" in saved.content.decode()
    back = review_url(version) + saved.context["letters_url"]
    assert "印出時間表。" not in office.get(back).content.decode()
    assert "印出時間表。" not in office.get(review_url(version, "?tab=points")).content.decode()


# ── a real file, from the upload to the choice ───────────────────────────
def uploaded(office) -> SchemeVersion:
    """The notice with the scheme inside, as a Word file, through the page and read."""
    paper, content = Document(), io.BytesIO()
    for line in PASSED_ON.splitlines():
        paper.add_paragraph(line)
    paper.save(content)
    office.post(reverse("bureau:scheme_upload"), {"file": SimpleUploadedFile("转发.docx", content.getvalue())})
    assert run_next()
    return SchemeVersion.objects.get()


def test_a_notice_passed_on_with_its_scheme_is_uploaded_and_chosen_from(office):
    version = uploaded(office)
    here = review_url(version, "?tab=head")
    questions = {one.label: [choice.shown for choice in one.choices] for one in office.get(here).context["papers"]}
    assert list(questions) == ["标题", "文号", "印发日期", "按哪一份报送"]
    assert questions["文号"] == ["云教督〔2026〕12号", "岚教督〔2026〕5号"]
    assert questions["印发日期"] == ["2026年3月20日", "2026年3月6日"]
    scheme = questions["标题"].index("岚州市“双减”督导方案")
    chosen = {"paper-title": scheme, "paper-doc_number": 0, "paper-issued_on": 0, "paper-deadline": 0}
    office.post(here, {"revision": version.revision, "act": "papers"} | chosen)
    version.refresh_from_db()
    head = [version.draft[name] for name in ("title", "doc_number", "issued_on")]
    assert head == ["岚州市“双减”督导方案", "云教督〔2026〕12号", "2026-03-20"]
    assert [one["due_or_period"] for one in entries(version.draft, "reporting")] == ["2026年4月20日前"]
