from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.officialdocs.readers import read_document as read
from dudao.schemes import services
from dudao.schemes.models import SchemeVersion
from tests.factories.county import make_county, sign_in
from tests.factories.schemes import make_draft, point
from tests.web.bureau.reviewing import entry, review_url

pytestmark = pytest.mark.django_db


def post(client, version, query: str = "", follow=False, **data):
    version.refresh_from_db()
    return client.post(review_url(version, query), {"revision": version.revision} | data, follow=follow)


def point_fields(**changes) -> dict:
    fields = {
        "e-point": "作业每天公示。", "e-polarity": "duty", "e-unit_kinds": ["school"], "e-stages": ["primary"],
        "e-minutes": "1", "e-point_code": "C2", "e-group_code": "A2", "e-group": "作业管理", "e-item_code": "B2",
        "e-item": "作业制度",
    }  # fmt: skip
    return fields | changes


@pytest.mark.req("A02")
def test_the_whole_document_is_shown_quickly(office, county, read_document, django_assert_max_num_queries):
    version = services.open_draft(
        by=county.people["office"], county_code=county.county_code, read=read(read_document("rongchang")), source=None
    )
    with django_assert_max_num_queries(20):
        page = office.get(review_url(version))
    html = page.content.decode()
    links = page.context["source"].links
    assert len(links) == 61
    for link in links.values():
        assert html.count(f'data-dudao-link="{link}"') == 2


def test_doubtful_entries_stand_first_with_their_reason(office, county):
    points = [point("C1", "甲。"), point("C2", "乙没写完", confidence=0.4, reasons=["句子在原文中断"])]
    page = office.get(reverse("bureau:scheme_review", args=[make_draft(county, indicators=points).pk]))
    assert [(heap["title"], [line.code for line in heap["lines"]]) for heap in page.context["heaps"]] == [
        ("要你看的", ["C2"]), ("看过的和读得准的", ["C1"]),
    ]  # fmt: skip
    assert "句子在原文中断" in page.content.decode()
    assert page.context["open_id"] == "c2"


@pytest.mark.parametrize(
    "tab", ["points", "tasks", "limits", "phases", "reports", "forms", "bodies", "sources", "aims", "head"]
)
def test_every_tab_opens_its_entries_and_adds_one(office, version, tab):
    here = review_url(version)
    page = office.get(f"{here}?tab={tab}")
    assert page.status_code == 200
    for heap in page.context["heaps"]:
        for line in heap["lines"]:
            assert office.get(f"{here}?tab={tab}&open={line.id}").context["form"] is not None
    for add in page.context["adds"]:
        assert office.get(here + add["url"]).status_code == 200


def test_a_point_is_corrected_and_the_next_one_opens(office, version):
    answer = post(office, version, "?tab=points&open=c2", act="save", **point_fields())
    assert answer.status_code == 302
    saved = entry(version, "indicators", "c2")
    assert (saved["point"], saved["stages"], saved["minutes"], saved["checked"]) == (
        "作业每天公示。",
        ["primary"],
        1.0,
        True,
    )


def test_after_a_settled_entry_the_next_of_the_list_opens(office, version):
    assert post(office, version, "?tab=points&open=c2", act="save", **point_fields()).url.endswith(
        "?tab=points&open=c3#c3"
    )
    last = point_fields(**{"e-point_code": "C5"})
    assert post(office, version, "?tab=points&open=c5", act="save", **last).url.endswith("?tab=points")


def test_the_page_opens_where_something_is_doubtful_and_goes_on_there(office, county):
    doubt = {"confidence": 0.3, "reasons": ["没有写完成时限"]}
    tasks = [{"no": n, "text": f"任务{n}。", "due": None, "departments": ["基础教育科"]} | doubt for n in (1, 2)]
    version = make_draft(county, tasks=tasks)
    page = office.get(review_url(version))
    assert (page.context["tab"].key, page.context["open_id"]) == ("tasks", "t1")
    assert post(office, version, "?tab=points&open=c2", act="save", **point_fields()).url.endswith(
        "?tab=tasks&open=t1#t1"
    )
    assert post(office, version, "?tab=tasks&open=t1", act="drop").url.endswith("?tab=tasks&open=t2#t2")


def test_who_is_asked_is_set_for_the_whole_group(office, version):
    post(office, version, "?tab=points&open=c2", act="group", **point_fields(**{"e-stages": ["junior"]}))
    assert [entry(version, "indicators", key)["stages"] for key in ("c1", "c2", "c3", "c4")] == [
        [],
        ["junior"],
        ["junior"],
        [],
    ]
    assert entry(version, "indicators", "c3")["polarity"] == "bad_yes"


def test_an_entry_is_dropped_and_picked_up_again(office, version):
    post(office, version, "?tab=tasks&open=t1", act="drop")
    assert entry(version, "tasks", "t1")["dropped"] is True
    post(office, version, "?tab=tasks&open=t1", act="restore")
    assert entry(version, "tasks", "t1")["dropped"] is False


@pytest.mark.req("A08")
def test_a_task_gets_its_offices_and_units(office, version, county):
    post(office, version, "?tab=tasks&open=t1", act="save", **{
        "e-text": "印任务书。", "e-no": "1", "e-due": "2026-12", "e-departments": "基础教育科、财务科",
        "e-lead": "财务科", "e-unit_ids": [county.office.pk],
    })  # fmt: skip
    task = entry(version, "tasks", "t1")
    assert (task["due"], task["departments"], task["lead"], task["unit_ids"]) == (
        "2026-12", ["基础教育科", "财务科"], "财务科", [county.office.pk],
    )  # fmt: skip


def test_an_entry_that_was_missed_is_added(office, version):
    post(office, version, "?tab=limits&add=quantities", act="add", **{
        "e-what": "晚间托管", "e-op": "<=", "e-value": "20:30", "e-unit": "点", "e-from_on": "2026-09-01",
    })  # fmt: skip
    added = entry(version, "quantities", "q2")
    assert (added["what"], added["op"], added["value"], added["origin"]) == ("晚间托管", "<=", "20:30", "added")


@pytest.mark.req("B01")
def test_members_of_a_group_are_written_one_a_line(office, version):
    post(
        office,
        version,
        "?tab=bodies&add=groups",
        act="add",
        **{"e-name": "减负专班", "e-members": "组长|甲某｜副局长\n成员｜乙某"},
    )
    assert entry(version, "groups", "g2")["members"] == [
        {"role": "组长", "name": "甲某", "post": "副局长"}, {"role": "成员", "name": "乙某", "post": ""},
    ]  # fmt: skip


@pytest.mark.req("A14")
def test_columns_of_a_form_are_bound_and_unbound_ones_say_so(office, version):
    post(
        office,
        version,
        "?tab=forms&open=b1",
        act="bind",
        **{"bind-0": "school", "bind-1": "problem", "bind-2": "", "bind-3": "due"},
    )
    assert entry(version, "forms", "b1")["bindings"] == {"学校": "school", "存在的主要问题": "problem", "备注": "due"}
    page = office.get(review_url(version, "?tab=forms&open=b1")).content.decode()
    assert page.count("打出来是空的，手写") == 1


@pytest.mark.req("A01")
def test_the_head_of_the_paper_is_corrected(office, version):
    post(office, version, "?tab=head", act="save", **{
        "e-title": "新标题", "e-doc_number": "云教督〔2026〕9号", "e-issuer": "甲局、乙室", "e-issued_on": "2026-08-26",
        "e-addressees": "各学区、各中小学校",
    })  # fmt: skip
    version.refresh_from_db()
    assert (version.title, version.doc_number, version.issued_on) == ("新标题", "云教督〔2026〕9号", date(2026, 8, 26))
    assert (version.draft["issuer"], version.draft["addressees"]) == (["甲局", "乙室"], ["各学区", "各中小学校"])


def test_a_wrong_value_is_said_on_the_form_and_nothing_is_saved(office, version):
    page = post(office, version, "?tab=tasks&open=t1", act="save", **{"e-text": "印任务书。", "e-due": "明年"})
    assert page.status_code == 200
    assert page.context["form"].non_field_errors() == ["“明年”不是日期，请按 2026-09 或 2026-09-30 的样子写。"]
    assert entry(version, "tasks", "t1")["text"] == "印出时间表和任务书。"


def test_an_empty_point_is_refused_by_its_field(office, version):
    page = post(office, version, "?tab=points&open=c2", act="save", **point_fields(**{"e-point": ""}))
    assert "point" in page.context["form"].errors


DROP = [{"op": "drop", "list": "tasks", "id": "t1"}]
BY_HEAD = [{"op": "correct", "list": "indicators", "id": "c2", "fields": {"point": "作业每周公示。"}}]


def test_a_save_beside_somebody_else_s_entry_goes_through(office, version, county):
    url = review_url(version, "?tab=points&open=c2")
    services.save_edit(by=county.people["office_head"], version=version, revision=0, ops=DROP)
    office.post(url, {"revision": 0, "act": "save"} | point_fields())
    assert entry(version, "indicators", "c2")["point"] == "作业每天公示。"
    assert entry(version, "tasks", "t1")["dropped"] is True


@pytest.mark.parametrize("who", ["leader", "section", "head", "inspector"])
def test_only_the_office_reviews(client, county, version, who):
    client = sign_in(client, county.people[who])
    for name in ("scheme_review", "scheme_force", "scheme_discard"):
        assert client.get(reverse(f"bureau:{name}", args=[version.pk])).status_code == 403


def test_a_draft_of_another_county_is_not_found(office):
    version = make_draft(make_county(county_code="990102", prefix="远山"))
    for name in ("scheme_review", "scheme_force", "scheme_discard"):
        assert office.get(reverse(f"bureau:{name}", args=[version.pk])).status_code == 404


def test_a_button_that_is_not_there_is_refused(office, version):
    page = post(office, version, "?tab=points&open=c2", act="burn", follow=True).content.decode()
    assert "这一步看不懂，请刷新页面后再试。" in page


# ── as it is typed ───────────────────────────────────────────────────────
def autosave(client, version, query: str, **data):
    url = reverse("bureau:scheme_autosave", args=[version.pk]) + query
    return client.post(url, {"revision": 0} | data, headers={"X-Dudao-Autosave": "1"})


def test_what_is_typed_is_saved_but_not_yet_settled(office, county):
    points = [point("C1", "甲。"), point("C2", "乙没写完", confidence=0.4, reasons=["句子断了"])]
    version = make_draft(county, indicators=points)
    answer = autosave(office, version, "?tab=points&open=c2", **point_fields())
    assert answer.json()["hidden"] == {"revision": 1}
    saved = entry(version, "indicators", "c2")
    assert (saved["point"], saved["checked"]) == ("作业每天公示。", False)


def test_what_is_typed_over_somebody_else_s_words_is_refused_in_words(office, version, county):
    services.save_edit(by=county.people["office_head"], version=version, revision=0, ops=BY_HEAD)
    answer = autosave(office, version, "?tab=points&open=c2", **point_fields())
    assert answer.status_code == 400
    assert "refused" in answer.json()
    assert entry(version, "indicators", "c2")["point"] == "作业每周公示。"


def test_a_half_typed_value_is_refused_in_words(office, version):
    answer = autosave(office, version, "?tab=tasks&open=t1", **{"e-text": "印任务书。", "e-due": "20"})
    assert answer.json() == {"refused": "“20”不是日期，请按 2026-09 或 2026-09-30 的样子写。"}
    empty = autosave(office, version, "?tab=tasks&open=t1", **{"e-text": ""})
    assert (empty.status_code, empty.json()) == (400, {"refused": "任务不能空着，不要这一条就点“不要这一条”。"})


# ── putting in force ─────────────────────────────────────────────────────
def force_page(office, version, **data):
    return office.post(reverse("bureau:scheme_force", args=[version.pk]), {"revision": version.revision} | data)


def test_what_will_happen_is_said_before_it_does(office, version):
    page = office.get(reverse("bureau:scheme_force", args=[version.pk]))
    assert page.context["blocking"] == []
    html = page.content.decode()
    assert "给基础教育科、职成教科（2 个单位）派 2 件重点任务" in html
    assert [(row.label, row.points, row.minutes) for row in page.context["burdens"]] == [
        ("每所小学", 3, 2), ("每所初中", 2, 1), ("每家培训机构", 1, 1),
    ]  # fmt: skip
    assert SchemeVersion.objects.get().state == "draft"


def test_what_blocks_is_linked_to_its_entry(office, county):
    version = make_draft(county, indicators=[point("C1", "甲。", unit_kinds=[])])
    page = office.get(reverse("bureau:scheme_force", args=[version.pk]))
    here = review_url(version)
    assert page.context["blocking"] == [
        {"sentence": "要点 C1 没有定问谁，不问任何单位的请选“不要这一条”。", "url": f"{here}?tab=points&open=c1#c1"}
    ]
    refused = force_page(office, version, from_on="2026-09-01")
    assert refused.context["form"].non_field_errors()[0].startswith("还不能生效：要点 C1")


def test_columns_without_a_field_are_named(office, county):
    forms = [{"title": "月报表", "header_fields": [], "columns": ["学校", "天气"], "footer": None}]
    page = office.get(reverse("bureau:scheme_force", args=[make_draft(county, forms=forms).pk]))
    assert page.context["unbound"] == ["月报表：天气"]


@pytest.mark.req("A02")
def test_the_scheme_is_put_in_force(office, version, county):
    answer = force_page(office, version, from_on="2026-09-01")
    assert answer.url == reverse("bureau:scheme", args=[version.pk])
    version.refresh_from_db()
    assert (version.state, version.in_force_on, version.put_in_force_by) == (
        "in_force", date(2026, 9, 1), county.people["office"],
    )  # fmt: skip


def test_a_day_to_come_leaves_the_old_version_in_force(office, version, county):
    force_page(office, version, from_on="2025-09-01")
    draft = services.revise(by=county.people["office"], version=version)
    day = timezone.localdate() + timedelta(days=30)
    asked = office.get(reverse("bureau:scheme_force", args=[draft.pk])).content.decode()
    assert "现在生效的第 1 版从那天起停用，在此之前仍按它" in asked

    words = f"{day.year}年{day.month}月{day.day}日起生效，在此之前仍按第 1 版。"
    answer = office.post(
        reverse("bureau:scheme_force", args=[draft.pk]), {"revision": draft.revision, "from_on": f"{day}"}, follow=True
    )
    assert answer.content.decode().count(words) == 2  # what was done, and how it stands
    assert "派发自查" not in answer.content.decode()
    listed = office.get(reverse("bureau:schemes")).content.decode()
    assert [word in listed for word in ("待生效", "已停用")] == [True, False]
    old = office.get(reverse("bureau:scheme", args=[version.pk])).content.decode()
    assert f"{day.year}年{day.month}月{day.day}日由新的一版接替。" in old


def test_a_wrong_day_is_said(office, version):
    page = force_page(office, version, from_on="九月一日")
    assert page.context["form"].errors["from_on"] == ["日期请按 2026-09-01 的样子写。"]


def test_a_draft_is_discarded_after_a_question(office, version):
    url = reverse("bureau:scheme_discard", args=[version.pk])
    assert "校核过的内容会丢掉" in office.get(url).content.decode()
    assert office.post(url, {"revision": version.revision}).url == reverse("bureau:schemes")
    assert not SchemeVersion.objects.exists()


def test_what_was_read_into_no_entry_is_marked_in_the_source(office, county):
    version = make_draft(county)
    version.draft["blocks"] = [
        {"i": n, "kind": "paragraph", "text": text, "part": "正文"} for n, text in enumerate(["甲段。", "乙段。"])
    ]
    version.draft["warnings"] = [
        {"kind": "left_over", "message": "这一段没有读成条目", "place": {"block": 1, "words": "正文第2段"}},
        {"kind": "cut_sentence", "message": "好像没有写完", "place": {"block": 0, "words": "正文第1段"}},
    ]
    version.save(update_fields=["draft"])
    page = office.get(review_url(version)).content.decode()
    assert page.count('class="left-over"') == 1
    assert 'side=source#s1">正文第2段</a>' in page.replace("&amp;", "&")


@pytest.mark.parametrize("kind", ["table_doubt", "count_differs", "issuer_differs"])
def test_a_warning_of_the_second_look_leads_to_its_place(office, county, kind):
    version = make_draft(county)
    version.draft["blocks"] = [{"i": 0, "kind": "paragraph", "text": "共十二项。", "part": "正文"}]
    place = {"block": 0, "words": "正文第1段"}
    version.draft["warnings"] = [{"kind": kind, "message": "请核对是不是漏读了", "place": place}]
    version.save(update_fields=["draft"])
    page = office.get(review_url(version)).content.decode().replace("&amp;", "&")
    assert "请核对是不是漏读了" in page
    assert 'side=source#s0">正文第1段</a>' in page
    assert 'id="s0"' in page
    assert 'class="left-over"' not in page


def test_an_empty_title_says_what_to_do(office, version):
    page = office.post(review_url(version, "?tab=head"), {"revision": 0, "act": "save", "e-title": ""})
    assert page.context["form"].errors["title"] == ["标题不能空着，请写上。"]
