"""All five documents through the pages of one office: uploaded, looked at, settled, in force side by side."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dudao.audit.queries import verify
from dudao.jobs.services import run_next
from dudao.obligations.models import Obligation
from dudao.schemes.drafts import all_entries, entries, find, is_doubtful
from dudao.schemes.enums import DutyKind
from dudao.schemes.models import SchemeVersion
from tests.factories.county import make_county
from tests.journeys.road import Road

pytestmark = [pytest.mark.django_db, pytest.mark.once]

FIVE = ("rongchang", "xifeng", "gaoping", "dazu", "echeng")
SHOWN = ("bureau:scheme", "bureau:scheme_text", "bureau:timeline_one", "bureau:scheme_compare_paper")
TOGETHER = (
    "bureau:schemes", "bureau:timeline", "bureau:references", "bureau:terms", "bureau:targets",
    "bureau:scheme_contacts", "desk:workbench",
)  # fmt: skip


@pytest.fixture
def road(client):
    return Road(client, make_county())


@pytest.mark.req("A02", "A06", "A08", "A10")
def test_five_documents_end_as_five_schemes_in_force(road, read_document):
    road.sign_in("office")
    held = [through_the_pages(road, read_document(name)) for name in FIVE]
    assert set(SchemeVersion.objects.in_force(road.today)) == set(held)
    for version in held:
        it_is_there_as_it_was_reviewed(road, version)
    assert [name for name in TOGETHER if road.get(name).status_code != 200] == []
    assert {pk for pk, _ in road.get("bureau:timeline").context["others"]} == {version.pk for version in held}
    assert Obligation.objects.filter(kind="key_task").exists()
    verdict = verify(road.county.county_code)
    assert (verdict.faults, verdict.holds) == ([], True)


def through_the_pages(road, path) -> SchemeVersion:
    """What the office does with one document, from the drop zone to the button."""
    waiting = road.post("bureau:scheme_upload", file=SimpleUploadedFile(path.name, path.read_bytes()))
    assert waiting.context["failed"] is False
    assert run_next() is True
    version = road.client.get(waiting.redirect_chain[-1][0], follow=True).context["version"]
    doubtful = sum(is_doubtful(entry) for _, entry in all_entries(version.draft))
    assert (road.look_at_doubtful(version), doubtful > 0) == (doubtful, True)
    settle_what_is_left(road, version)
    decide_what_stands_in_two(road, version)
    road.put_in_force(version)
    return version


def settle_what_is_left(road, version) -> None:
    """A limit whose paper names no day: the page leads to it, the reviewer writes from when it counts."""
    for block in road.get("bureau:scheme_force", version.pk).context["blocking"]:
        assert block["sentence"].endswith("没有写从哪天起算。")
        entry_id = block["url"].split("#")[1]
        form = road.client.get(block["url"]).context["form"]
        typed = {f"e-{name}": value for name, value in form.initial.items()} | {"e-from_on": f"{road.today}"}
        road.edit(version, f"?tab=limits&open={entry_id}", act="save", **typed)
        version.refresh_from_db()
        assert find(version.draft, "quantities", entry_id)["from_on"] == f"{road.today}"


def decide_what_stands_in_two(road, version) -> None:
    """The first that another scheme has too is the same thing, whatever else is proposed is not."""
    for place, line in enumerate(road.get("bureau:scheme_compare", version.pk).context["twins"]):
        version.refresh_from_db()
        said = {"act": "no_twin" if place else "twin", "key": line.twin.new.key, "revision": version.revision}
        road.post("bureau:scheme_compare", version.pk, **said)
    assert road.get("bureau:scheme_force", version.pk).context["twins_open"] == 0


def it_is_there_as_it_was_reviewed(road, version) -> None:
    """Every kept entry is a row, and its pages open."""
    rows = {
        "indicators": version.checkpoints.count(), "quantities": version.thresholds.count(),
        "phases": version.phases.count(), "targets": version.targets.count(),
        "tasks": version.duties.filter(kind=DutyKind.KEY_TASK).count(),
        "duties": version.duties.filter(kind=DutyKind.DEPARTMENT_DUTY).count(),
    }  # fmt: skip
    assert rows == {name: len(entries(version.draft, name)) for name in rows}
    assert [name for name in SHOWN if road.get(name, version.pk).status_code != 200] == []
