from datetime import date

import pytest

from dudao.audit.models import AuditEntry
from dudao.lib.statetable import NotAllowed
from dudao.schemes import services
from dudao.schemes.models import Checkpoint, SchemeVersion
from tests.factories.county import make_county
from tests.factories.schemes import FROM_ON, make_draft, make_version_in_force, point, reviewed

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


def force(county, version, *, by="office", revision=None, from_on=FROM_ON):
    return services.put_in_force(
        by=county.people[by], version=version, from_on=from_on,
        revision=version.revision if revision is None else revision,
    )  # fmt: skip


@pytest.mark.req("A06", "A10")
def test_put_in_force_writes_every_kind_of_row(county):
    version = make_version_in_force(county)

    assert list(version.checkpoints.values_list("code", "group_code", "item_code", "polarity", "unit_kinds")) == [
        ("C1", "A1", "B1", "duty", ["school"]),
        ("C2", "A2", "B2", "duty", ["school"]),
        ("C3", "A2", "B3", "bad_yes", ["school"]),
        ("C4", "A4", "B4", "good_yes", ["institution"]),
        ("C5", "A4", "B5", "good_yes", ["bureau"]),
    ]
    limit = version.thresholds.get()
    assert (limit.operator, limit.value, limit.unit, limit.from_on) == ("<=", "60", "分钟", date(2026, 8, 25))
    assert list(version.phases.values_list("name", "starts_on", "ends_on")) == [
        ("学校自查", date(2026, 9, 1), date(2026, 9, 30)), ("责任区督导", date(2026, 10, 1), date(2026, 12, 31)),
    ]  # fmt: skip
    assert [(duty.kind, duty.order, list(duty.units.order_by("id"))) for duty in version.duties.all()] == [
        ("department_duty", 1, county.sections[:1]),
        ("key_task", 1, county.sections),
        ("key_task", 2, county.sections[1:]),
        ("reporting", 1, county.areas),
    ]


def test_who_put_it_in_force_stands_on_it_and_in_the_trail(county):
    version = make_version_in_force(county)
    assert (version.put_in_force_by, version.in_force_on) == (county.people["office_head"], FROM_ON)
    entry = AuditEntry.objects.get(act="scheme.put_in_force")
    assert (entry.actor, entry.subject_ref) == (f"user:{county.people['office_head'].pk}", str(version.pk))


def test_what_blocks_is_said_and_nothing_is_written(county):
    version = make_draft(county, indicators=[point("C1", "甲。", unit_kinds=[])])
    with pytest.raises(NotAllowed, match="还不能生效：要点 C1 没有定问谁"):
        force(county, version)
    version.refresh_from_db()
    assert (version.state, Checkpoint.objects.count()) == ("draft", 0)


@pytest.mark.parametrize("from_on", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_mistyped_year_is_refused_before_anything_is_written(county, from_on):
    version = make_draft(county)
    with pytest.raises(NotAllowed, match=f"写成了 {from_on.year} 年"):
        force(county, version, from_on=from_on)
    assert not Checkpoint.objects.exists()


def test_what_was_dropped_does_not_come_into_force(county):
    version = services.save_edit(
        by=county.people["office"], version=make_draft(county), revision=0,
        ops=[{"op": "drop", "list": "indicators", "id": "c2"}, {"op": "drop", "list": "tasks", "id": "t1"}],
    )  # fmt: skip
    version = force(county, version)
    assert list(version.checkpoints.values_list("code", flat=True)) == ["C1", "C3", "C4", "C5"]
    assert version.duties.filter(kind="key_task").count() == 1


def test_an_old_revision_is_refused(county):
    with pytest.raises(services.Stale):
        force(county, make_draft(county), revision=5)


@pytest.mark.parametrize("who", ["leader", "section", "inspector", "head", "security_admin"])
def test_only_the_office_puts_a_scheme_in_force(county, who):
    with pytest.raises(NotAllowed, match="方案由督导室上传、校核和生效"):
        force(county, make_draft(county), by=who)


def test_a_version_comes_into_force_once(county):
    with pytest.raises(NotAllowed, match="这一版已经生效"):
        force(county, make_version_in_force(county))


def test_the_next_version_keeps_lineage_and_retires_the_earlier_one(county):
    first = make_version_in_force(county)
    draft = services.revise(by=county.people["office"], version=first)
    ops = [
        {"op": "correct", "list": "indicators", "id": "c2", "fields": {"point": "作业每天都在校内公示。"}},
        {"op": "correct", "list": "indicators", "id": "c4", "fields": {"point": "消防设施是否齐全有效。"}},
    ]
    draft = services.save_edit(by=county.people["office"], version=draft, revision=0, ops=ops)
    second = force(county, reviewed(county, draft), from_on=date(2026, 11, 1))

    first.refresh_from_db()
    assert (first.retired_on, first.standing_on(date(2026, 11, 1))) == (date(2026, 11, 1), "retired")
    before = dict(first.checkpoints.values_list("code", "lineage"))
    after = dict(second.checkpoints.values_list("code", "lineage"))
    assert {code for code in after if after[code] == before[code]} == {"C1", "C2", "C3", "C5"}


def test_two_schemes_may_be_in_force_at_once(county):
    make_version_in_force(county)
    make_version_in_force(county, title="云岭县2026年手机管理督导方案")
    assert SchemeVersion.objects.in_force(FROM_ON).count() == 2


def test_units_registered_later_are_dispatched_to(county):
    version = make_version_in_force(
        county, tasks=[{"no": 1, "text": "核定经费。", "due": "2026-12", "departments": ["财务科"]}]
    )
    assert not version.duties.get(kind="key_task").units.exists()
    section = county.sections[0]
    section.name = "财务科"
    section.save()

    missing = services.dispatch_again(by=county.people["office"], version=version)
    # "财务科" is found now; the department whose name it took over is the one that is missing.
    assert (missing, list(version.duties.get(kind="key_task").units.all())) == (1, [section])
    assert list(section.owed.filter(kind="key_task").values_list("title", flat=True)) == ["核定经费。"]


def test_a_draft_is_not_dispatched(county):
    with pytest.raises(NotAllowed, match="只有生效的版本能补派"):
        services.dispatch_again(by=county.people["office"], version=make_draft(county))


def test_a_document_that_cannot_be_read_is_not_put_in_force(county):
    with pytest.raises(NotAllowed, match="这份 PDF 打不开"):
        services.put_document_in_force(
            by=county.people["office"], county_code=county.county_code, unit=county.office, content=b"%PDF-1.7",
            name="方案.pdf", from_on=FROM_ON,
        )  # fmt: skip
    assert not SchemeVersion.objects.exists()


@pytest.mark.req("A02", "A06", "A08", "A10")
def test_a_real_document_comes_into_force_whole(county, read_document):
    path = read_document("rongchang")
    version = services.put_document_in_force(
        by=county.people["office"], county_code=county.county_code, unit=county.office, content=path.read_bytes(),
        name=path.name, from_on=date(2022, 5, 1),
    )  # fmt: skip
    assert (version.checkpoints.count(), version.phases.count()) == (61, 3)
    assert version.duties.filter(kind="key_task").count() == 17
    ledger = version.duties.get(kind="reporting", cadence="monthly", due_words="每月底")
    assert list(ledger.units.order_by("id")) == county.areas
    months = county.areas[0].owed.filter(reference=ledger.reference).values_list("period", flat=True)
    assert sorted(months) == [f"2022-{month:02d}" for month in range(5, 12)]
