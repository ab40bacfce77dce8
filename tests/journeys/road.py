"""The road from a document to the month-end form, walked through the pages by the people of a small county."""

import io
import zipfile
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from dudao.inspections.models import Assessment, Round
from dudao.inspections.points import Points
from dudao.jobs.services import run_next
from dudao.ledger.models import Problem
from dudao.schemes.drafts import entries
from dudao.schemes.models import SchemeVersion
from tests.factories.county import County, sign_in
from tests.factories.workbooks import filled


class Road:
    """One county and one client; every verb is done by somebody through a page."""

    def __init__(self, client, county: County):
        self.client, self.county = client, county
        self.today = timezone.localdate()

    def sign_in(self, kind: str):
        return sign_in(self.client, self.county.people[kind])

    def post(self, name: str, *args, query: str = "", **data):
        return self.client.post(reverse(name, args=args) + query, data, follow=True)

    def get(self, name: str, *args, query: str = ""):
        return self.client.get(reverse(name, args=args) + query, follow=True)

    # ── the document ─────────────────────────────────────────────────────
    def upload(self, path) -> SchemeVersion:
        """The office uploads, the runner reads, the page leads on to the review."""
        self.sign_in("office")
        waiting = self.post("bureau:scheme_upload", file=SimpleUploadedFile(path.name, path.read_bytes()))
        assert waiting.context["failed"] is False
        assert run_next() is True
        assert self.client.get(waiting.redirect_chain[-1][0], follow=True).status_code == 200
        return SchemeVersion.objects.get()

    def look_at_doubtful(self, version: SchemeVersion) -> int:
        """Confirm what the page opens until nothing is doubtful; how many there were."""
        seen = 0
        while True:
            desk = self.get("bureau:scheme_review", version.pk).context["desk"]
            doubtful = [line for line in desk.lines() if line.doubtful]
            if not doubtful:
                return seen
            assert desk.open_id == doubtful[0].id
            self.edit(version, f"?tab={desk.tab.key}&open={desk.open_id}", act="confirm")
            seen += 1

    def edit(self, version: SchemeVersion, query: str, **data):
        version.refresh_from_db()
        return self.post("bureau:scheme_review", version.pk, query=query, revision=version.revision, **data)

    def give_first_task_to(self, version: SchemeVersion, unit) -> str:
        """Reassign the first task of the document; its text."""
        task = entries(version.draft, "tasks")[0]
        self.edit(
            version, f"?tab=tasks&open={task['id']}", act="save",
            **{"e-text": task["text"], "e-no": task["no"] or "", "e-due": f"{self.today:%Y-%m}",
               "e-departments": "、".join(task["departments"]), "e-lead": "", "e-unit_ids": [unit.pk]},
        )  # fmt: skip
        return task["text"]

    def put_in_force(self, version: SchemeVersion) -> list[str]:
        """Read what will happen, then do it; the sentences of the preview."""
        preview = self.get("bureau:scheme_force", version.pk)
        assert preview.context["blocking"] == []
        version.refresh_from_db()
        assert version.state == "draft"
        self.post("bureau:scheme_force", version.pk, revision=version.revision, from_on=self.today.isoformat())
        version.refresh_from_db()
        assert version.state == "in_force"
        return preview.context["sentences"]

    # ── the self-check ───────────────────────────────────────────────────
    def send_round(self, version: SchemeVersion, units) -> Round:
        asked = {
            "version": version.pk, "title": "第一轮自查", "opens_on": self.today,
            "due_on": self.today + timedelta(days=9), "kinds": ["school"],
        }  # fmt: skip
        look = self.post("bureau:round_new", **asked)
        assert not Round.objects.exists()
        assert {cost.unit for cost in look.context["costs"]} >= set(units)
        self.post("bureau:round_new", **asked, send="1", units=[unit.pk for unit in units])
        return Round.objects.get()

    def answer(self, sent: Round, failed: dict[int, str]) -> Assessment:
        """The head answers on the page; ``failed`` maps the place of a point (from 0) to what is wrong there."""
        self.sign_in("head")
        sheet = self.get("school:selfcheck", sent.pk).context["sheet"]
        posted = {"revision": sheet.assessment.revision}
        for place, line in enumerate(sheet.lines):
            posted[line.name] = "not_met" if place in failed else "met"
            posted[f"{line.name}-note"] = failed.get(place, "")
        review = self.post("school:selfcheck", sent.pk, **posted)
        assert review.context["missing"] == []
        self.post("school:selfcheck_review", sent.pk)
        return Assessment.objects.get(round=sent, unit=self.county.schools[0])

    def answer_by_workbook(self, sent: Round, unit, failed: dict[int, str]) -> list[dict]:
        """The office hands the forms out and takes the one of ``unit`` back; the report of the drop zone."""
        self.sign_in("office")
        package = zipfile.ZipFile(io.BytesIO(self.get("bureau:round_forms", sent.pk).content))
        (name,) = [name for name in package.namelist() if name.startswith(unit.code)]
        points = Points(sent.version_id).of(unit)
        words = {"duty": "没做到", "good_yes": "没有", "bad_yes": "有"}
        cells = {n: {"word": words[points[n].polarity], "note": note} for n, note in failed.items()}
        returned = SimpleUploadedFile(name, filled(package.read(name), cells))
        page = self.post("bureau:round_intake", sent.pk, files=[returned])
        return page.context["took"]["rows"]

    # ── the ledger ───────────────────────────────────────────────────────
    def act(self, problem: Problem, act: str, **facts) -> list[str]:
        """Try an act on the problem's page; what the page said."""
        problem.refresh_from_db()
        page = self.post("desk:problem_act", problem.pk, act, revision=problem.revision, **facts)
        problem.refresh_from_db()
        return said(page)

    def month_form(self, kind: str, body) -> bytes:
        return self.get("desk:monthly_file", kind, query=f"?body={body.pk}&month={self.today:%Y-%m}").content


def said(page) -> list[str]:
    return [str(message) for message in page.context["messages"]]
