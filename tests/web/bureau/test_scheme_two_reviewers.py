"""Splitting, merging, undoing, two reviewers at one draft, and going on another day, on the review page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from dudao.schemes.drafts import entries
from tests.factories.county import sign_in
from tests.factories.schemes import make_draft, point
from tests.web.bureau.reviewing import entry, review_url, said

pytestmark = [pytest.mark.django_db, pytest.mark.req("A02")]


@pytest.fixture
def head(county):
    return sign_in(Client(), county.people["office_head"])


def post(client, version, query="", revision=None, **data):
    version.refresh_from_db()
    seen = version.revision if revision is None else revision
    return client.post(review_url(version, query), {"revision": seen} | data, follow=True)


def task(**changes) -> dict:
    """The fields of the first task as its form sends them."""
    fields = {
        "e-text": "印出时间表和任务书。", "e-no": "1", "e-due": "2026-10", "e-departments": "基础教育科、职成教科",
        "e-lead": "", "e-unit_ids": [],
    }  # fmt: skip
    return fields | {f"e-{key}": value for key, value in changes.items()}


def undo(client, version):
    return client.post(reverse("bureau:scheme_undo", args=[version.pk]), follow=True)


# ── one into several, several into one ───────────────────────────────────
def test_a_text_is_cut_where_the_reviewer_puts_a_line(office, version):
    page = office.get(review_url(version, "?tab=tasks&open=t1&do=split"))
    assert 'name="parts"' in page.content.decode()
    page = post(office, version, "?tab=tasks&open=t1&do=split", act="split", parts="印出时间表。\r\n印出任务书。")
    assert [one["text"] for one in entries(version.__class__.objects.get().draft, "tasks")] == [
        "印出时间表。", "印出任务书。", "摸清培训机构底数。",
    ]  # fmt: skip
    assert page.context["open_id"] == "t3"
    assert "拆成了 3、4" not in page.content.decode()  # codes are those of the list
    assert "拆成了 " in page.content.decode()


def test_the_cut_is_proposed_at_sentence_ends(office, county):
    version = make_draft(county, tasks=[{"text": "先开会。再发表；后汇总。"}])
    assert (
        office.get(review_url(version, "?tab=tasks&open=t1&do=split")).context["desk"].text()
        == "先开会。\n再发表；后汇总。"
    )


def test_a_cut_into_one_is_refused_and_stays_typed(office, version):
    page = post(office, version, "?tab=tasks&open=t1&do=split", act="split", parts="我写到一半")
    assert said(page) == ["一行一条，至少写成两行，最多 20 行。"]
    assert ">我写到一半</textarea>" in page.content.decode()
    assert not entry(version, "tasks", "t1")["dropped"]
    assert version.revision == 0


def test_ticked_entries_become_one_and_the_others_say_where_they_went(office, version):
    listed = office.get(review_url(version, "?tab=tasks&open=t1&do=merge")).content.decode()
    assert re.findall(r'type="checkbox" name="merge" value="(\w+)"', listed) == ["t2"]
    page = post(office, version, "?tab=tasks&open=t1&do=merge", act="merge", merge=["t1", "t2"])
    assert entry(version, "tasks", "t1")["text"] == "印出时间表和任务书。摸清培训机构底数。"
    assert page.context["open_id"] == "t1"
    assert "并进了 1" in page.content.decode()


def test_merging_from_the_later_one_opens_the_first(office, version):
    page = post(office, version, "?tab=tasks&open=t2&do=merge", act="merge", merge=["t2", "t1"])
    assert page.context["open_id"] == "t1"


def test_nothing_ticked_is_refused(office, version):
    page = post(office, version, "?tab=tasks&open=t1&do=merge", act="merge", merge=["t1"])
    assert said(page) == ["至少勾两条才能并成一条。"]


def test_of_a_long_list_the_near_ones_are_offered_first(office, county):
    version = make_draft(county, indicators=[point(f"C{n}", f"第{n}条。") for n in range(1, 41)])
    near = office.get(review_url(version, "?tab=points&open=c20&do=merge")).context["desk"].neighbours()
    assert [line.id for line in near] == [f"c{n}" for n in range(12, 29)]
    assert (
        len(office.get(review_url(version, "?tab=points&open=c20&do=merge&all=1")).context["desk"].neighbours()) == 40
    )


def test_tables_offer_no_cut(office, version):
    html = office.get(review_url(version, "?tab=forms&open=b1&do=split")).content.decode()
    assert ("do=split" in html, 'name="parts"' in html) == (False, False)


# ── taking back ──────────────────────────────────────────────────────────
def test_the_last_step_is_taken_back_and_then_the_one_before(office, version):
    post(office, version, "?tab=tasks&open=t1", act="drop")
    post(office, version, "?tab=tasks&open=t2", act="drop")
    page = undo(office, version)
    assert said(page) == ["撤销了：去掉了任务 2。"]
    assert page.context["open_id"] == "t2"
    undo(office, version)
    assert [one["dropped"] for one in version.__class__.objects.get().draft["tasks"]] == [False, False]
    assert said(undo(office, version)) == ["没有能撤销的了：你在这一稿里还没有改过，或者都撤销了。"]


def test_the_button_says_what_it_takes_back_and_goes_when_nothing_is_left(office, version):
    assert "data-dudao-undo" not in office.get(review_url(version)).content.decode()
    post(office, version, "?tab=tasks&open=t1", act="save", **task(due="2026-12"))
    page = office.get(review_url(version))
    assert page.context["undoable"] == "改了任务 1（完成时限）"
    assert "data-dudao-undo" in page.content.decode()


def test_a_split_is_taken_back_on_the_page(office, version):
    post(office, version, "?tab=tasks&open=t1&do=split", act="split", parts="甲。\n乙。")
    undo(office, version)
    assert [one["id"] for one in version.__class__.objects.get().draft["tasks"]] == ["t1", "t2"]


def test_one_looks_at_undo_without_doing_anything(office, version):
    post(office, version, "?tab=tasks&open=t1", act="drop")
    office.get(reverse("bureau:scheme_undo", args=[version.pk]))
    assert entry(version, "tasks", "t1")["dropped"] is True


# ── two at one draft ─────────────────────────────────────────────────────
def test_a_save_beside_others_goes_through_and_says_what_they_did(office, head, version):
    post(head, version, "?tab=tasks&open=t2", act="drop")
    page = post(office, version, "?tab=tasks&open=t1", revision=0, act="save", **task(due="2026-12"))
    assert said(page) == ["你打开以后，督导室负责人甲去掉了任务 2。你改的也存上了，互不影响。"]
    assert (entry(version, "tasks", "t1")["due"], entry(version, "tasks", "t2")["dropped"]) == ("2026-12", True)


def test_two_in_one_field_see_both_values_and_choose(office, head, version):
    post(head, version, "?tab=tasks&open=t1", act="save", **task(due="2026-11"))
    page = post(office, version, "?tab=tasks&open=t1", revision=0, act="save", **task(due="2026-12", text="我写的。"))
    clash = page.context["clash"]
    assert [(side.label, side.theirs, side.mine, side.asks) for side in clash.sides] == [
        ("完成时限", "2026-11", "2026-12", True)
    ]
    html = page.content.decode()
    assert "督导室负责人甲刚改过这一条，你的还没有存。" in html
    assert ">\n我写的。</textarea>" in html
    assert entry(version, "tasks", "t1")["due"] == "2026-11"

    picked = task(due="2026-12", text="我写的。") | {"pick-due": "theirs"}
    post(office, version, "?tab=tasks&open=t1", act="save", **picked)
    assert (entry(version, "tasks", "t1")["due"], entry(version, "tasks", "t1")["text"]) == ("2026-11", "我写的。")


def test_the_own_value_may_be_chosen_too(office, head, version):
    post(head, version, "?tab=tasks&open=t1", act="save", **task(due="2026-11"))
    post(office, version, "?tab=tasks&open=t1", revision=0, act="save", **task(due="2026-12"))
    post(office, version, "?tab=tasks&open=t1", act="save", **task(due="2026-12"), **{"pick-due": "mine"})
    assert entry(version, "tasks", "t1")["due"] == "2026-12"


def test_what_only_the_other_changed_is_put_into_the_form(office, head, version):
    post(head, version, "?tab=tasks&open=t1", act="save", **task(departments="财务科"))
    page = post(office, version, "?tab=tasks&open=t1", revision=0, act="save", **task(due="2026-12"))
    (side,) = page.context["clash"].sides
    assert (side.label, side.theirs, side.asks) == ("责任科室", "财务科", False)
    assert page.context["form"]["departments"].value() == "财务科"
    assert page.context["form"]["due"].value() == "2026-12"


@pytest.mark.parametrize(
    ("meanwhile", "sentence"),
    [
        ({"act": "drop"}, "督导室负责人甲刚把这一条放到“不要的”里了，你的还没有存。"),
        ({"act": "split", "parts": "印出时间表。\n印出任务书。"}, "督导室负责人甲刚把这一条拆开了，你的还没有存。"),
    ],
)
def test_what_was_typed_into_an_entry_dropped_meanwhile_is_not_lost(office, head, version, meanwhile, sentence):
    post(head, version, "?tab=tasks&open=t1", **meanwhile)
    page = post(office, version, "?tab=tasks&open=t1", revision=0, act="save", **task(text="我写的。"))
    html = page.content.decode()
    assert sentence in html
    assert "同一组里的别的条" not in html
    assert ">\n我写的。</textarea>" in html
    assert 'value="revive"' in html
    assert entry(version, "tasks", "t1")["dropped"] is True

    post(office, version, "?tab=tasks&open=t1", act="revive", **task(text="我写的。"))
    kept = entry(version, "tasks", "t1")
    assert (kept["text"], kept["dropped"], kept["checked"]) == ("我写的。", False, True)
    undo(office, version)
    assert entry(version, "tasks", "t1")["dropped"] is True


def test_the_same_words_twice_are_no_clash(office, head, version):
    post(head, version, "?tab=tasks&open=t1", act="save", **task(due="2026-12"))
    page = post(office, version, "?tab=tasks&open=t1", revision=0, act="save", **task(due="2026-12"))
    assert page.context["clash"] is None


def test_heads_of_the_paper_clash_too(office, head, version):
    fields = {
        "e-doc_number": "云教督〔2026〕8号",
        "e-issuer": "云岭县教育局",
        "e-issued_on": "2026-08-25",
        "e-addressees": "",
    }
    post(head, version, "?tab=head", act="save", **{"e-title": "甲题"}, **fields)
    page = post(office, version, "?tab=head", revision=0, act="save", **{"e-title": "乙题"}, **fields)
    assert [(side.label, side.theirs, side.mine) for side in page.context["clash"].sides] == [("标题", "甲题", "乙题")]
    post(office, version, "?tab=head", act="save", **{"e-title": "乙题", "pick-title": "mine"}, **fields)
    version.refresh_from_db()
    assert version.title == "乙题"


def test_dropping_what_another_just_wrote_is_held_back(office, head, version):
    post(head, version, "?tab=tasks&open=t1", act="save", **task(due="2026-11"))
    page = post(office, version, "?tab=tasks&open=t1", revision=0, act="drop")
    assert said(page) == ["督导室负责人甲刚改过，已为你载入新的内容，请看一眼再改。"]
    assert entry(version, "tasks", "t1")["dropped"] is False


def test_the_open_page_is_told_what_others_do(office, head, version):
    url = reverse("bureau:scheme_changes", args=[version.pk])
    assert office.get(f"{url}?since=0").json() == {"lines": []}
    post(head, version, "?tab=tasks&open=t2", act="drop")
    post(office, version, "?tab=tasks&open=t1", act="save", **task(due="2026-12"))
    (line,) = office.get(f"{url}?since=0").json()["lines"]
    assert re.fullmatch(r"督导室负责人甲 \d\d:\d\d 去掉了任务 2", line)
    assert office.get(f"{url}?since=2").json() == {"lines": []}
    assert office.get(f"{url}?since=yesterday").json() == {"lines": []}


def test_what_was_taken_back_is_not_told(office, head, version):
    post(head, version, "?tab=tasks&open=t2", act="drop")
    undo(head, version)
    assert office.get(reverse("bureau:scheme_changes", args=[version.pk]) + "?since=0").json() == {"lines": []}


# ── another day ──────────────────────────────────────────────────────────
def test_the_draft_opens_where_one_stopped_and_says_so(office, head, county):
    points = [point(f"C{n}", f"第{n}条", confidence=0.4, reasons=["句子断了"]) for n in range(1, 6)]
    version = make_draft(county, indicators=points)
    fields = {"e-point": "第三条。", "e-polarity": "duty", "e-unit_kinds": ["school"], "e-point_code": "C3"}
    post(office, version, "?tab=points&open=c3", act="save", **fields)
    post(head, version, "?tab=tasks&open=t1", act="drop")
    page = office.get(review_url(version))
    assert page.context["open_id"] == "c4"
    html = page.content.decode()
    assert "你上次做到：" in html
    assert "改了要点 C3（要点" in html
    assert "还有 4 条要看" in html
    assert "督导室负责人甲<a" in html
    assert office.get(review_url(version, "?tab=points&open=c4")).context["resumed"] is None


def test_somebody_new_begins_at_the_first_doubtful(head, office, county):
    points = [point(f"C{n}", f"第{n}条", confidence=0.4, reasons=["句子断了"]) for n in range(1, 4)]
    version = make_draft(county, indicators=points)
    post(office, version, "?tab=points&open=c2", act="drop")
    page = head.get(review_url(version))
    assert (page.context["open_id"], page.context["resumed"]) == ("c1", None)
