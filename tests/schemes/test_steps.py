import pytest

from dudao.audit.models import AuditEntry
from dudao.lib.statetable import NotAllowed
from dudao.schemes import services
from dudao.schemes.drafts import entries, find
from dudao.schemes.models import DraftStep
from tests.at_once import at_once
from tests.factories.county import make_county
from tests.factories.schemes import FROM_ON, make_draft

pytestmark = pytest.mark.django_db

NONE_LEFT = "没有能撤销的了：你在这一稿里还没有改过，或者都撤销了。"


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def version(county):
    return make_draft(county)


def due(day: str, task: str = "t1", **more) -> dict:
    return {"op": "correct", "list": "tasks", "id": task, "fields": {"due": day}} | more


def drop(task: str) -> dict:
    return {"op": "drop", "list": "tasks", "id": task}


def save(county, version, *ops, who="office", revision=None):
    version.refresh_from_db()
    seen = version.revision if revision is None else revision
    return services.save_edit(by=county.people[who], version=version, revision=seen, ops=list(ops))


def undo(county, version, who="office"):
    step = services.undo_step(by=county.people[who], version=version)
    version.refresh_from_db()
    return step


def dues(version) -> list:
    version.refresh_from_db()
    return [entry["due"] for entry in version.draft["tasks"]]


def test_steps_are_taken_back_one_after_the_other(county, version):
    save(county, version, due("2026-11"))
    save(county, version, drop("t2"))
    save(county, version, due("2026-12"))
    undo(county, version)
    assert (dues(version)[0], len(entries(version.draft, "tasks"))) == ("2026-11", 1)
    undo(county, version)
    assert (dues(version)[0], len(entries(version.draft, "tasks"))) == ("2026-11", 2)
    undo(county, version)
    assert dues(version)[0] == "2026-10"
    with pytest.raises(NotAllowed, match=NONE_LEFT):
        undo(county, version)


def test_what_was_typed_into_one_entry_goes_in_one_step(county, version):
    save(county, version, drop("t2"))
    for day in ("2026-11", "2026-12"):
        save(county, version, due(day, typed=True, checked=False))
    save(county, version, due("2026-12"))
    undo(county, version)
    assert dues(version)[0] == "2026-10"
    assert [entry["id"] for entry in entries(version.draft, "tasks")] == ["t1"]


def test_two_settled_corrections_are_two_steps(county, version):
    save(county, version, due("2026-11"))
    save(county, version, due("2026-12"))
    undo(county, version)
    assert dues(version)[0] == "2026-11"


def test_everybody_takes_back_his_own(county, version):
    save(county, version, due("2026-11"))
    save(county, version, drop("t2"), who="office_head")
    undo(county, version)
    assert dues(version)[0] == "2026-10"
    assert find(version.draft, "tasks", "t2")["dropped"] is True


def test_an_entry_that_somebody_changed_since_is_not_taken_back(county, version):
    save(county, version, due("2026-11"))
    save(county, version, due("2026-12"), who="office_head")
    with pytest.raises(NotAllowed) as refusal:
        undo(county, version)
    assert str(refusal.value).startswith("这一条督导室负责人甲 ")
    assert str(refusal.value).endswith("又改过，撤销会把那次改动也丢掉，请直接打开来改。")
    assert dues(version)[0] == "2026-12"


def test_a_step_can_be_taken_back_after_the_other_took_his_back(county, version):
    save(county, version, due("2026-11"))
    save(county, version, due("2026-12"), who="office_head")
    undo(county, version, who="office_head")
    undo(county, version)
    assert dues(version)[0] == "2026-10"


def test_a_split_is_taken_back(county, version):
    save(county, version, {"op": "split", "list": "tasks", "id": "t1", "parts": ["甲。", "乙。"]})
    undo(county, version)
    assert [(entry["id"], entry["dropped"]) for entry in version.draft["tasks"]] == [("t1", False), ("t2", False)]


def test_the_head_of_the_paper_is_a_column_again_after_taking_back(county, version):
    title = version.title
    save(county, version, {"op": "head", "fields": {"title": "新标题"}})
    undo(county, version)
    assert version.title == title


def test_taking_back_stands_in_the_trail(county, version):
    save(county, version, due("2026-11"))
    undo(county, version)
    entry = AuditEntry.objects.select_related("payload").get(act="scheme.undo")
    assert entry.payload.body == {"revision": 2, "undone": [1], "keys": ["tasks:t1"]}


def test_what_changes_nothing_is_no_step(county, version):
    save(county, version, drop("t1"))
    saved = save(county, version, drop("t1"))
    assert (saved.revision, version.steps.count()) == (1, 1)


@pytest.mark.parametrize("who", ["leader", "section", "head"])
def test_nobody_else_takes_anything_back(county, version, who):
    with pytest.raises(NotAllowed, match="方案由督导室上传、校核和生效"):
        undo(county, version, who=who)


# ── two reviewers ────────────────────────────────────────────────────────
def test_a_save_on_an_old_page_goes_through_beside_another_entry(county, version):
    save(county, version, due("2026-11"), who="office_head")
    saved = save(county, version, drop("t2"), revision=0)
    assert (saved.revision, dues(saved)[0], find(saved.draft, "tasks", "t2")["dropped"]) == (2, "2026-11", True)


def test_who_met_is_told_by_name_and_entry(county, version):
    save(county, version, due("2026-11"), who="office_head")
    with pytest.raises(services.Stale) as stale:
        save(county, version, due("2026-12"), revision=0)
    assert (stale.value.keys, stale.value.names) == (["tasks:t1"], ["督导室负责人甲"])
    assert dues(version)[0] == "2026-11"


def test_a_page_older_than_the_steps_is_refused(county, version):
    save(county, version, due("2026-11"), who="office_head")
    version.steps.all().delete()
    with pytest.raises(services.Stale):
        save(county, version, drop("t2"), revision=0)


@pytest.mark.django_db(transaction=True)
def test_two_saves_in_the_same_moment_both_arrive(county, version):
    results = at_once(
        lambda: services.save_edit(by=county.people["office"], version=version, revision=0, ops=[due("2026-11")]),
        lambda: services.save_edit(by=county.people["office_head"], version=version, revision=0, ops=[drop("t2")]),
    )
    assert not [one for one in results if isinstance(one, Exception)]
    assert (dues(version)[0], find(version.draft, "tasks", "t2")["dropped"], version.revision) == ("2026-11", True, 2)


# ── steps end with the review ────────────────────────────────────────────
def test_no_step_outlives_the_review(county, version):
    save(county, version, {"op": "confirm", "list": "tasks", "id": "t1"}, drop("t2"))
    save(county, version, due("2026-11"))
    undo(county, version)
    services.put_in_force(by=county.people["office"], version=version, revision=version.revision, from_on=FROM_ON)
    assert not DraftStep.objects.exists()


def test_no_step_outlives_a_discarded_draft(county, version):
    save(county, version, due("2026-11"))
    undo(county, version)
    services.discard_draft(by=county.people["office"], version=version, revision=2)
    assert not DraftStep.objects.exists()
