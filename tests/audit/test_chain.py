import pytest
from django.db import connection, transaction

from dudao.audit import services
from dudao.audit.models import AuditEntry, AuditPayload, ChainHead
from dudao.audit.queries import counties_with_trail, head_of, search, verify
from dudao.lib.hashchain import GENESIS

pytestmark = pytest.mark.django_db
COUNTY = "990101"


@pytest.fixture
def five():
    for n in range(5):
        services.record(county_code=COUNTY, by=None, act="problem.open", subject=("problem", n), payload={"n": n})
    return list(AuditEntry.objects.order_by("seq"))


def execute(sql: str, *values) -> None:
    """What somebody does who owns the database and not the program."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_untouched_chain_holds_and_every_printed_head_is_in_it(five):
    verdict = verify(COUNTY, head=five[2].digest)

    assert (verdict.holds, verdict.entries, verdict.head, verdict.head_found) == (True, 5, head_of(COUNTY), True)


@pytest.mark.parametrize(
    ("sql", "value"),
    [
        ("UPDATE audit_auditentry SET act = 'problem.close' WHERE seq = %s", 3),
        ("UPDATE audit_auditentry SET actor = 'user:9' WHERE seq = %s", 1),
        ("DELETE FROM audit_auditpayload WHERE entry_id = (SELECT id FROM audit_auditentry WHERE seq = %s)", None),
    ],
)
def test_changed_entry_is_found(five, sql, value):
    if value is None:
        execute(sql, 3)
        assert verify(COUNTY).holds  # a payload may be deleted when its time is over
        assert verify(COUNTY).payloads_deleted == 1
        return
    execute(sql, value)
    assert verify(COUNTY).faults == [f"第 {value} 条与前后对不上，被改过。"]


def test_changed_payload_is_found(five):
    AuditPayload.objects.filter(entry=five[1]).update(body={"n": 99})

    assert verify(COUNTY).faults == ["第 2 条的内容被改过。"]


def test_entry_cut_off_the_end_is_found(five):
    execute("DELETE FROM audit_auditpayload WHERE entry_id = %s", five[4].pk)
    execute("DELETE FROM audit_auditentry WHERE id = %s", five[4].pk)

    assert verify(COUNTY).faults == ["链首记着第 5 条，实际到第 4 条，末尾有记录被删或被改。"]


def test_entries_taken_out_of_the_middle_are_named_once(five):
    for entry in five[1:3]:
        execute("DELETE FROM audit_auditpayload WHERE entry_id = %s", entry.pk)
        execute("DELETE FROM audit_auditentry WHERE id = %s", entry.pk)

    assert verify(COUNTY).faults == ["第 2 条到第 3 条缺失。", "第 4 条与前后对不上，被改过。"]


def test_a_chain_whose_head_was_taken_away_does_not_hold(five):
    execute("DELETE FROM audit_chainhead")

    assert counties_with_trail() == [COUNTY]
    assert verify(COUNTY).faults == ["记着末尾一条的链首不见了，末尾可能有记录被删。"]


def test_history_rewritten_from_the_start_is_found_by_a_printed_head(five):
    printed = five[4].digest
    execute("DELETE FROM audit_auditpayload")
    execute("DELETE FROM audit_auditentry")
    ChainHead.objects.update(seq=0, digest=GENESIS)
    for n in range(5):
        services.record(county_code=COUNTY, by=None, act="problem.open", subject=("problem", n), payload={"n": n})

    assert verify(COUNTY).holds
    assert not verify(COUNTY, head=printed).holds


def test_chains_of_two_counties_do_not_touch(five):
    services.record(county_code="990102", by=None, act="unit.add", subject=("unit", 1))
    execute("UPDATE audit_auditentry SET act = 'x.y' WHERE county_code = %s", "990102")

    assert (verify(COUNTY).holds, verify("990102").holds) == (True, False)


@transaction.atomic
def refused_act() -> None:
    services.record(county_code=COUNTY, by=None, act="unit.add", subject=("unit", 1))
    raise RuntimeError


def test_refused_act_leaves_no_entry():
    with pytest.raises(RuntimeError):
        refused_act()

    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize("change", [
    lambda entry: entry.save(), lambda entry: entry.delete(), lambda entry: AuditEntry.objects.update(act="x"),
    lambda entry: AuditEntry.objects.all().delete(),
])  # fmt: skip
def test_program_itself_cannot_change_an_entry(five, change):
    with pytest.raises(TypeError, match="append-only"):
        change(five[0])


def test_search_is_by_act_and_person(five):
    services.record(county_code=COUNTY, by=None, act="unit.add", subject=("unit", 1))

    assert [entry.act for entry in search(COUNTY, acts=["unit."])] == ["unit.add"]
    assert search(COUNTY, actor="user:1").count() == 0
    assert search(COUNTY, actor="system").count() == 6
