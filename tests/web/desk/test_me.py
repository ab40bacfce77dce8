"""Messages, the account, the box for objections."""

import pytest

from dudao.accounts.enums import ADMIN_KINDS, PositionKind
from dudao.audit.models import AuditEntry, AuditPayload
from dudao.notices.models import Notice
from dudao.web.desk.doors import about
from tests.factories.county import PASSWORD
from tests.factories.ledger import make_problem


def test_messages_are_ones_own_and_can_be_marked_read(county, enter):
    make_problem(county)
    client = enter("head")
    page = client.get("/desk/messages/")
    assert "1 条没读" in page.content.decode()
    client.post("/desk/messages/", {"notice": page.context["unread"]})
    assert "消息都读过了" in client.get("/desk/messages/").content.decode()


def test_message_leads_to_what_it_is_about(county, enter):
    problem = make_problem(county)
    assert f'href="/desk/problems/{problem.pk}/"' in enter("head").get("/desk/messages/").content.decode()


@pytest.mark.parametrize(
    ("kind", "reference", "address"),
    [
        ("problem", "5", "/desk/problems/5/"),
        ("round", "5", "/school/selfcheck/5/"),
        ("handover", "5", "/school/selfcheck/5/"),
        ("consolidation", "5", "/bureau/rounds/5/"),
        ("scheme", "5", "/bureau/schemes/5/"),
        ("obligation", "", "/desk/"),
        ("burden", "", ""),
        ("round", "", ""),
    ],
)
def test_kind_of_message_has_its_door(kind, reference, address):
    assert about(Notice(kind=kind, reference=reference)) == address


def test_somebody_elses_message_stays_unread(county, enter):
    make_problem(county)
    notice = county.people["head"].notices.get()
    enter("office").post("/desk/messages/", {"notice": [notice.pk]})
    notice.refresh_from_db()
    assert notice.read_at is None
    assert "新登记一个问题" not in enter("office").get("/desk/messages/").content.decode()


@pytest.mark.parametrize("kind", [kind.value for kind in PositionKind])
def test_everybody_sees_their_account(county, enter, kind):
    text = enter(kind).get("/desk/me/").content.decode()
    assert county.people[kind].username in text
    assert "现在用的" in text


def test_contact_is_ones_own_to_mend_and_the_trail_says_so(county, enter):
    client, head = enter("head"), county.people["head"]
    client.post("/desk/me/", {"phone": "139 0000 0001", "email": "head@school.example"})

    head.refresh_from_db()
    entry = AuditEntry.objects.last()
    assert (head.phone, head.email) == ("13900000001", "head@school.example")
    assert (entry.act, entry.subject_ref, entry.payload.body) == (
        "account.edit_own", str(head.pk), {"fields": ["phone", "email"]},
    )  # fmt: skip
    people = enter("office").get("/bureau/people/").content.decode()
    assert ("139****0001" in people, "13900000001" in people) == (True, False)


def test_number_typed_in_full_width_is_kept_in_half_width(county, enter):
    client = enter("head")
    client.post("/desk/me/", {"phone": "１３９　００００　０００１", "email": ""})
    county.people["head"].refresh_from_db()
    assert county.people["head"].phone == "13900000001"


def test_who_comes_back_to_a_step_by_its_address_is_told_that_nothing_was_done(county, enter):
    reply = enter("head").get("/desk/me/position/")
    assert (reply.status_code, "没有改动任何内容" in reply.text) == (405, True)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"phone": "电话"}, "手机“电话”不像电话号码"),
        ({"email": "head@school"}, "邮箱"),
        ({"phone": "1" * 21}, "20"),
        ({"email": "a@" + ".".join(["b" * 60] * 4) + ".example.com"}, "最多 254 个字符"),
    ],
)
def test_contact_that_is_none_is_refused_and_nothing_is_written(county, enter, facts, sentence):
    page = enter("head").post("/desk/me/", facts)

    head = county.people["head"]
    head.refresh_from_db()
    assert (page.status_code, sentence in page.content.decode(), head.phone, head.email) == (200, True, "", "")
    assert not AuditEntry.objects.filter(act="account.edit_own").exists()


def test_objection_reaches_the_office_and_not_the_trail(county, enter):
    client = enter("deputy")
    assert "写一句哪张表" in client.post("/desk/burden/", {"words": " "}).content.decode()
    client.post("/desk/burden/", {"words": "这张表上周刚交过"})
    assert county.people["office"].notices.get().body == "这张表上周刚交过"
    assert not [body for body in AuditPayload.objects.values_list("body", flat=True) if "上周" in str(body)]
    assert "最多写 1000 个字" in client.post("/desk/burden/", {"words": "长" * 1001}).content.decode()


@pytest.mark.parametrize("kind", sorted(kind.value for kind in ADMIN_KINDS))
def test_administrators_have_nothing_to_object_to(enter, kind):
    assert enter(kind).get("/desk/burden/").status_code == 403


def test_guessing_the_old_password_locks_like_the_sign_in(county, enter):
    """Somebody at a screen left open may not try old passwords there without end."""
    head, client = county.people["head"], enter("head")
    new = {"new": "Qing-he-2027", "again": "Qing-he-2027"}
    answers = [client.post("/desk/password/", {"old": f"no-{n}"} | new).status_code for n in range(6)]

    assert answers == [200, 200, 200, 200, 429, 429]
    assert client.post("/desk/password/", {"old": PASSWORD} | new).status_code == 429
    head.refresh_from_db()
    assert head.check_password(PASSWORD)
