"""What is owed: written once, settled by its source or finished by hand, urged in one tap."""

from datetime import date, timedelta

import pytest

from dudao.audit.models import AuditEntry
from dudao.files.models import FileUse
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations import services
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from tests.factories.county import make_county
from tests.factories.ledger import today
from tests.layers import layer

pytestmark = pytest.mark.django_db
BY_HAND = ("key_task", "report", "sign_for", "progress", "consultation")


@layer
def county():
    return make_county()


def owe(county, debtor=None, kind=ObligationKind.KEY_TASK, **facts):
    facts = {"reference": "t1", "title": "建立双减专班", "creditor": county.office} | facts
    return services.owe(by=county.people["office"], debtor=debtor or county.sections[0], kind=kind, **facts)


def test_same_thing_owed_twice_is_one_row_with_one_entry(county):
    assert owe(county) == owe(county, title="换了说法")
    assert (Obligation.objects.count(), AuditEntry.objects.count()) == (1, 1)


def test_owed_to_many_at_once_adds_only_what_is_new(county):
    owe(county, county.schools[0], ObligationKind.SELF_CHECK, reference="r1")
    rows = [
        {"debtor": school, "kind": ObligationKind.SELF_CHECK, "reference": "r1", "title": "秋季自查"}
        for school in county.schools
    ]
    assert services.owe_many(by=county.people["office"], rows=rows) == 5
    assert services.owe_many(by=county.people["office"], rows=rows) == 0
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["obligation.owe", "obligation.owe_many"]


def test_source_settles_for_one_or_for_all(county):
    for school in county.schools[:3]:
        owe(county, school, ObligationKind.SELF_CHECK)
    by = county.people["office"]
    first = county.schools[0]
    assert services.settle(by=by, kind=ObligationKind.SELF_CHECK, reference="t1", debtor=first) == 1
    assert services.settle(by=by, kind=ObligationKind.SELF_CHECK, reference="t1", debtor=first) == 0
    assert services.withdraw(by=by, kind=ObligationKind.SELF_CHECK, reference="t1") == 2
    states = Obligation.objects.order_by("id").values_list("state", flat=True)
    assert list(states) == ["done", "withdrawn", "withdrawn"]


def test_what_was_withdrawn_is_owed_again_what_is_done_is_not(county):
    by, rows = county.people["office"], [
        {"debtor": school, "kind": ObligationKind.REPORT, "reference": "t1", "title": "报送台账"}
        for school in county.schools[:3]
    ]  # fmt: skip
    services.owe_many(by=by, rows=rows)
    services.settle(by=by, kind=ObligationKind.REPORT, reference="t1", debtor=county.schools[0])
    services.withdraw(by=by, kind=ObligationKind.REPORT, reference="t1", debtor=county.schools[1])
    assert services.owe_many(by=by, rows=rows) == 1
    states = Obligation.objects.order_by("id").values_list("state", flat=True)
    assert list(states) == ["done", "open", "open"]


@pytest.mark.req("A08")
def test_key_task_is_finished_with_words_and_files(county):
    obligation = owe(county)
    services.finish(
        by=county.people["section"], position=county.position("section"), obligation=obligation,
        result="专班已成立，名单见附件", attachments=[("名单.txt", "甲、乙".encode(), "text/plain")],
    )  # fmt: skip
    obligation.refresh_from_db()
    assert (obligation.state, obligation.done_by) == (ObligationState.DONE, county.people["section"])
    assert FileUse.objects.get().unit == county.sections[0]
    assert set(Notice.objects.values_list("user__username", flat=True)) == {"office", "office_head"}


def test_key_task_without_a_word_stays_open(county):
    obligation = owe(county)
    with pytest.raises(NotAllowed, match="写一句做了什么"):
        services.finish(by=county.people["section"], position=county.position("section"), obligation=obligation)
    obligation.refresh_from_db()
    assert obligation.state == ObligationState.OPEN


@pytest.mark.req("A15")
def test_sign_for_needs_no_word(county):
    obligation = owe(county, county.schools[0], ObligationKind.SIGN_FOR)
    done = services.finish(by=county.people["head"], position=county.position("head"), obligation=obligation)
    assert (done.state, done.result) == (ObligationState.DONE, "已签收")


def test_finishing_twice_is_refused(county):
    obligation = owe(county, county.schools[0], ObligationKind.SIGN_FOR)
    facts = {"by": county.people["head"], "position": county.position("head"), "obligation": obligation}
    services.finish(**facts)
    with pytest.raises(NotAllowed, match="现在是“办完”"):
        services.finish(**facts)


@pytest.mark.parametrize("kind", [kind for kind in ObligationKind if kind not in BY_HAND])
def test_what_has_a_page_of_its_own_is_not_finished_by_hand(county, kind):
    obligation = owe(county, county.schools[0], kind)
    with pytest.raises(NotAllowed, match="在它自己的页面上办"):
        services.finish(
            by=county.people["head"], position=county.position("head"), obligation=obligation, result="好了"
        )


EVERYONE = [
    "office_head", "office", "leader", "section", "area_lead", "inspector", "district", "head", "deputy",
    "institution_head", "system_admin", "security_admin", "audit_admin",
]  # fmt: skip


@pytest.mark.parametrize("kind", EVERYONE)
def test_only_the_debtor_finishes(county, kind):
    obligation = owe(county, county.schools[0], ObligationKind.SIGN_FOR)
    facts = {"by": county.people[kind], "position": county.position(kind), "obligation": obligation}
    if kind in ("head", "deputy"):
        assert services.finish(**facts).state == ObligationState.DONE
    else:
        with pytest.raises(NotAllowed, match="你现在的岗位不在那里"):
            services.finish(**facts)


def test_nobody_acts_in_the_position_of_another(county):
    obligation = owe(county, county.schools[0], ObligationKind.SIGN_FOR)
    facts = {"by": county.people["leader"], "obligation": obligation}
    with pytest.raises(NotAllowed, match="你现在没有这个岗位"):
        services.finish(**facts, position=county.position("head"))
    with pytest.raises(NotAllowed, match="你现在没有这个岗位"):
        services.urge(**facts, position=county.position("office"), channel="phone")
    obligation.refresh_from_db()
    assert (obligation.state, obligation.urgings.count()) == (ObligationState.OPEN, 0)


@pytest.mark.parametrize("kind", EVERYONE)
def test_office_and_creditor_urge(county, kind):
    obligation = owe(county, county.schools[0], creditor=county.areas[0])
    facts = {"by": county.people[kind], "obligation": obligation, "channel": "phone"}
    if kind in ("office", "office_head", "area_lead", "inspector"):
        assert services.urge(**facts).channel == "phone"
        assert set(Notice.objects.values_list("user__username", flat=True)) == {"head", "deputy"}
    else:
        with pytest.raises(NotAllowed, match="由督导室或收件的一方"):
            services.urge(**facts)
        assert not obligation.urgings.exists()


def test_urging_needs_a_channel_and_something_open(county):
    obligation = owe(county, county.schools[0], ObligationKind.SIGN_FOR)
    facts = {"by": county.people["office"], "obligation": obligation}
    with pytest.raises(NotAllowed, match="请选电话"):
        services.urge(**facts, channel="pigeon")
    services.finish(by=county.people["head"], position=county.position("head"), obligation=obligation)
    with pytest.raises(NotAllowed, match="现在是“办完”，不能催办"):
        services.urge(**facts, channel="phone")


def test_paper_copy_is_noted_but_not_from_the_future(county):
    obligation = owe(county, county.schools[0], due_on=date(2026, 6, 30))
    facts = {"by": county.people["office"], "obligation": obligation}
    with pytest.raises(NotAllowed, match="不能在今天"):
        services.receive_paper(**facts, on=today() + timedelta(days=1))
    with pytest.raises(NotAllowed, match="收到的日子写成了 1 年，太早了，请核对年份。"):
        services.receive_paper(**facts, on=date(1, 1, 1))
    assert services.receive_paper(**facts, on=today()).paper_received_on == today()


def test_reschedule_moves_open_rows_only(county):
    by = county.people["office"]
    for school in county.schools[:2]:
        owe(county, school, ObligationKind.RECTIFY)
    services.settle(by=by, kind=ObligationKind.RECTIFY, reference="t1", debtor=county.schools[0])
    assert services.reschedule(by=by, kind=ObligationKind.RECTIFY, reference="t1", due_on=today()) == 1
    days = Obligation.objects.order_by("id").values_list("due_on", flat=True)
    assert list(days) == [None, today()]


def test_result_that_is_a_whole_paper_belongs_into_a_file(county):
    obligation = owe(county)
    with pytest.raises(NotAllowed, match="最多写 2000 个字，现在有 2001 个"):
        services.finish(
            by=county.people["section"], position=county.position("section"), obligation=obligation, result="长" * 2001
        )
