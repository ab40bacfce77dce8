"""What ends a round, what stays on record, and what becomes of a form that comes late."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.inspections import progress, services
from dudao.inspections.enums import RoundState
from dudao.inspections.jobs import finished_rounds
from dudao.inspections.models import Round
from dudao.ledger.models import Problem
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.enums import ObligationKind
from dudao.obligations.models import Obligation
from tests.factories.faults import writes_fail
from tests.factories.inspections import assessment_of, confirm, fill, make_round


def days_ago(sent, days: int):
    """The round as it stands when its last day was ``days`` ago."""
    day = timezone.localdate() - timedelta(days=days)
    Round.objects.filter(pk=sent.pk).update(opens_on=day - timedelta(days=10), due_on=day)
    sent.refresh_from_db()
    return sent


def end(county, sent, kind="office"):
    return services.end_round(by=county.people[kind], position=county.position(kind), round=sent)


def test_office_ends_a_round_and_who_is_missing_stays_on_record(county, sent):
    confirm(county, sent)
    ended = end(county, days_ago(sent, 1))
    missing = county.schools[1:]
    assert (ended.state, ended.ended_by) == (RoundState.ENDED, county.people["office"])
    assert sorted(form.unit_id for form in progress.missed_of(sent)) == sorted(unit.pk for unit in missing)
    entry = AuditEntry.objects.select_related("payload").get(act="round.end")
    assert entry.payload.body == {"missing": sorted(unit.pk for unit in missing)}
    assert not Obligation.objects.open().filter(kind=ObligationKind.SELF_CHECK).exists()


def test_one_round_that_fails_to_end_keeps_no_other_waiting(county, version, caplog):
    rounds = [make_round(county, version, units=county.schools[:1], title=title) for title in ("头一轮", "第二轮")]
    for sent in rounds:
        confirm(county, sent)
        days_ago(sent, 30)
    Obligation.objects.open().filter(kind=ObligationKind.CONSOLIDATION).delete()
    with writes_fail("inspections_round", str(rounds[0].pk)):
        assert services.end_finished_rounds(today=timezone.localdate()) == 1
    assert list(Round.objects.filter(state=RoundState.SENT)) == rounds[:1]
    assert "failed for" in caplog.text


def test_missing_head_is_told_that_it_is_on_record(county, sent):
    end(county, days_ago(sent, 1))
    assert Notice.objects.filter(user=county.people["head"], subject="自查已结束：10月自查").count() == 1


def test_late_form_is_taken_and_stands_as_late(county, version):
    sent = make_round(county, version, units=county.schools[:1])
    end(county, days_ago(sent, 3))
    late = confirm(county, sent, ["not_met"])
    assert (late.state, late.missed) == ("confirmed", True)
    assert Problem.objects.get().unit == county.schools[0]
    assert [form.confirmed_at for form in progress.missed_of(sent)] == [late.confirmed_at]
    assert not Obligation.objects.filter(kind=ObligationKind.CONSOLIDATION).exists()


def test_nothing_is_sent_back_or_reported_after_the_end(county, version):
    sent = make_round(county, version, units=county.schools[:1])
    form, office, district = confirm(county, sent), county.position("office"), county.position("district")
    end(county, sent)
    assert progress.unreported(sent) == [county.districts[0]]
    with pytest.raises(NotAllowed, match="已经结束，不能再退回；有问题请登记进台账。"):
        services.reopen(by=office.user, position=office, assessment=form, reason="再看")
    with pytest.raises(NotAllowed, match=r"^这一轮已经结束，不用再汇总。$"):
        services.save_consolidation(by=district.user, position=district, sent=sent, plan="", report="写")
    with pytest.raises(NotAllowed, match="这一轮已结束，不用再结束。"):
        end(county, sent)


def test_round_is_not_ended_while_units_have_time(county, sent):
    with pytest.raises(NotAllowed, match=r"^还有 6 个单位没交，期限（.+）还没过；过了期限再结束。$"):
        end(county, sent)
    assert not sent.assessments.filter(missed=True).exists()


@pytest.mark.parametrize("kind", ["leader", "head", "district", "area_lead"])
def test_only_the_office_ends(county, sent, kind):
    with pytest.raises(NotAllowed, match="只有督导室能办这件事"):
        end(county, days_ago(sent, 1), kind)


def test_round_ends_by_itself_a_week_after_nothing_is_owed(county, version):
    sent = make_round(county, version, units=county.schools[:1])
    confirm(county, sent)
    days_ago(sent, 8)
    assert finished_rounds() == "办完的轮次，0 轮自己结束了"  # its district has not reported yet
    district = county.position("district")
    services.submit_consolidation(by=district.user, position=district, sent=sent, plan="", report="都好")
    days_ago(sent, 7)
    assert finished_rounds() == "办完的轮次，0 轮自己结束了"
    days_ago(sent, 8)
    assert finished_rounds() == "办完的轮次，1 轮自己结束了"
    assert finished_rounds() == "办完的轮次，0 轮自己结束了"
    sent.refresh_from_db()
    assert (sent.state, sent.ended_by) == (RoundState.ENDED, None)


def test_round_does_not_end_by_itself_while_a_unit_is_missing(county, sent):
    fill(county.people["head"], assessment_of(sent, county.schools[0]))
    days_ago(sent, 99)
    assert finished_rounds() == "办完的轮次，0 轮自己结束了"


def test_ended_and_its_time_belong_together(county, sent):
    with pytest.raises(IntegrityError, match="ended_has_time"), transaction.atomic():
        Round.objects.filter(pk=sent.pk).update(state=RoundState.ENDED)
