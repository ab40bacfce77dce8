"""The list of problems: views, search, filters, pages, export, and who sees which rows."""

import io
import uuid
from datetime import timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dudao.accounts.enums import ADMIN_KINDS, PositionKind
from dudao.audit.models import AuditEntry
from dudao.ledger.models import Problem
from tests.factories.ledger import make_problem, today

LIST, EXPORT = "/desk/ledger/", "/desk/ledger/export/"


def shown(response) -> list[str]:
    return [row.what for row in response.context["rows"]]


def counts(response) -> dict[str, int]:
    return {tab["label"]: tab["count"] for tab in response.context["tab_items"]}


@pytest.mark.req("F01")
def test_views_hold_and_count_what_they_say(county, enter):
    lineage = uuid.uuid4()
    make_problem(county, title="新的")
    make_problem(county, title="逾期的", state="rectifying")
    Problem.objects.filter(title="逾期的").update(due_on=today() - timedelta(days=10))
    make_problem(county, title="等复查的", state="submitted")
    make_problem(county, title="退回的", state="returned")
    make_problem(county, title="销号的", state="closed", lineage=lineage)
    make_problem(county, title="反弹的", lineage=lineage)
    make_problem(county, title="撤销的", state="void")
    client = enter("office")
    assert counts(client.get(LIST)) == {
        "在办": 5, "逾期": 1, "等复查": 1, "没定期限": 2, "反弹": 1, "已销号": 1, "已撤销": 1,
    }  # fmt: skip
    assert shown(client.get(LIST, {"view": "overdue"})) == ["逾期的"]
    assert shown(client.get(LIST, {"view": "rebound"})) == ["反弹的"]
    assert shown(client.get(LIST, {"view": "closed"})) == ["销号的"]
    assert shown(client.get(LIST))[0] == "逾期的"


def test_a_printed_list_says_what_it_shows(county, enter):
    make_problem(county, title="公示缺两周", state="rectifying")
    page = enter("office").get(LIST, {"view": "active", "q": "公示", "area": county.areas[0].pk}).text
    line = page[page.index("print-only") :]
    assert line.startswith(f'print-only">在办，1 条，{county.areas[0].label}，搜“公示”；按期限排，逾期在前。</p>')


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("公示", ["公示缺两周"]), ("青禾2", ["体育课被占"]), ("周砚", ["公示缺两周"]), ("青禾 公示", ["公示缺两周"]),
        ("没有的词", []), ("0002", ["体育课被占"]),
    ],
)  # fmt: skip
def test_search_by_unit_text_number_and_person(county, enter, words, found):
    make_problem(county, title="公示缺两周", state="rectifying")
    make_problem(county, title="体育课被占", unit=county.schools[1])
    assert shown(enter("office").get(LIST, {"q": words})) == found


def test_filters_narrow_and_can_be_taken_off(county, enter):
    make_problem(county, title="一区", severity="urgent")
    make_problem(county, title="二区", unit=county.schools[1], source="visit")
    client = enter("leader")
    response = client.get(LIST, {"area": county.areas[1].pk})
    assert shown(response) == ["二区"]
    assert response.context["chips"][0] == {"label": "第二督导责任区", "remove_url": f"{LIST}?"}
    assert shown(client.get(LIST, {"severity": "urgent"})) == ["一区"]
    assert shown(client.get(LIST, {"source": "visit"})) == ["二区"]
    assert shown(client.get(LIST, {"sort": "new"})) == ["二区", "一区"]


@pytest.mark.parametrize("query", [{"view": "x"}, {"sort": "x"}, {"area": "x"}, {"page": "x"}, {"severity": "'"}])
def test_nonsense_in_the_address_narrows_nothing(county, enter, query):
    make_problem(county, title="还在")
    assert shown(enter("office").get(LIST, query)) == ["还在"]


ALL = {"首校", "二校", "机构"}
SEEN = {
    "office": ALL, "office_head": ALL, "leader": ALL, "area_lead": {"首校", "机构"}, "inspector": {"首校"},
    "district": {"首校"}, "head": {"首校"}, "deputy": {"首校"}, "section": set(), "institution_head": {"机构"},
}  # fmt: skip


@pytest.mark.parametrize("kind", SEEN)
def test_each_position_sees_its_own_rows_on_page_and_in_file(county, enter, kind):
    make_problem(county, title="首校")
    make_problem(county, title="二校", unit=county.schools[1])
    make_problem(county, title="机构", unit=county.institutions[0])
    client = enter(kind)
    assert set(shown(client.get(LIST))) == SEEN[kind]
    book = openpyxl.load_workbook(io.BytesIO(client.get(EXPORT).content))
    assert {row[2] for row in book.active.iter_rows(min_row=2, values_only=True)} == SEEN[kind]


@pytest.mark.parametrize("kind", [kind.value for kind in PositionKind if kind in ADMIN_KINDS])
def test_administrators_see_no_ledger(enter, kind):
    client = enter(kind)
    assert (client.get(LIST).status_code, client.get(EXPORT).status_code) == (403, 403)


def test_export_is_written_to_the_trail(county, enter):
    make_problem(county)
    enter("office").get(EXPORT, {"q": "公示"})
    entry = AuditEntry.objects.last()
    body = entry.payload.body
    assert (entry.act, body["rows"], body["names"], body["words"]) == ("ledger.export", 1, False, "公示")


NAMES = {"office": "周砚", "office_head": "周砚", "head": "周砚"}


@pytest.mark.parametrize("kind", ["office", "office_head", "leader", "area_lead", "inspector", "section", "head"])
def test_names_leave_only_with_whom_they_concern_and_only_when_asked_for(county, enter, kind):
    make_problem(county, state="rectifying")
    client, column = enter(kind), 9
    short, whole = client.get(EXPORT), client.get(EXPORT, {"names": "1"})

    def owners(answer):
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        return [row[column] for row in sheet.iter_rows(min_row=2, values_only=True)]

    assert set(owners(short)) <= {"周＊"}
    assert ("names=1" in client.get(LIST).content.decode()) == (kind in NAMES)
    if kind in NAMES:
        assert owners(whole) == [NAMES[kind]]
    else:
        assert (whole.status_code, "带姓名的清单" in whole.content.decode()) == (403, True)


def test_fifty_a_page(county, enter):
    for n in range(51):
        make_problem(county, title=f"第{n}条")
    client = enter("office")
    assert len(shown(client.get(LIST))) == 50
    second = client.get(LIST, {"page": 2})
    assert shown(second) == ["第50条"]
    assert "第 51—51 条，共 51 条" in second.content.decode()


def test_queries_stay_few_and_the_same(county, enter):
    def measured(client):
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        return len(queries)

    for n in range(3):
        make_problem(county, unit=county.schools[n])
    few = measured(enter("office"))
    for n in range(57):
        make_problem(county, unit=county.schools[n % 6], state="submitted" if n % 2 else "open")
    assert (measured(enter("office")), few <= 20) == (few, True)


def test_empty_list_says_what_comes_next(enter):
    assert "这里没有问题" in enter("office").get(LIST).content.decode()


# ── many at once ─────────────────────────────────────────────────────────
def bulk(client, act, problems, **facts):
    return client.post("/desk/ledger/bulk/", {"act": act, "problem": [problem.pk for problem in problems], **facts})


def test_bulk_names_the_refusal_of_each_row_before_anything_is_done(county, enter):
    ready, early = make_problem(county, state="submitted"), make_problem(county, state="rectifying")
    response = bulk(enter("office"), "close", [ready, early])
    assert response.context["allowed"] == [ready]
    assert [row.refusal for row in response.context["refused"]] == ["现在是“整改中”，不能复查销号。"]
    assert Problem.objects.get(pk=ready.pk).state == "submitted"


def test_bulk_does_what_it_may_and_lists_the_rest(county, enter):
    ready, early = make_problem(county, state="submitted"), make_problem(county, state="rectifying")
    response = bulk(enter("office"), "close", [ready, early], sure="1", result="都看过")
    assert "办了 1 条，1 条没有办成" in response.content.decode()
    assert list(Problem.objects.order_by("id").values_list("state", flat=True)) == ["closed", "rectifying"]


def test_bulk_without_words_asks_again(county, enter):
    ready = make_problem(county, state="submitted")
    response = bulk(enter("office"), "close", [ready], sure="1", result=" ")
    assert "还没写" in response.content.decode()
    assert Problem.objects.get().state == "submitted"


def test_bulk_moves_days_and_urges(county, enter):
    rows = [make_problem(county, unit=school, state="rectifying") for school in county.schools[:2]]
    client = enter("office")
    day = today() + timedelta(days=50)
    assert bulk(client, "change_due", rows, sure="1", due_on=day.isoformat(), reason="等经费").status_code == 302
    assert set(Problem.objects.values_list("due_on", flat=True)) == {day}
    assert bulk(client, "urge", rows, sure="1", note="").status_code == 302
    assert county.people["head"].notices.filter(subject__startswith="催办").count() == 1


def test_bulk_leaves_rows_outside_the_scope_alone(county, enter):
    outside = make_problem(county, unit=county.schools[1], state="submitted")
    response = bulk(enter("area_lead"), "close", [outside], sure="1", result="看过")
    assert response.status_code == 302
    assert Problem.objects.get().state == "submitted"


def test_bulk_offers_only_what_the_position_may(county, enter):
    rows = [make_problem(county, state="rectifying")]
    response = enter("inspector").post(
        "/desk/ledger/bulk/", {"act": "change_due", "problem": [rows[0].pk]}, follow=True
    )
    assert "你的岗位不能这样批量办" in response.content.decode()
    assert enter("head").post("/desk/ledger/bulk/", {"act": "close"}).status_code == 403
