"""The paper road: a checklist that is typed in late, its notices, and a receipt that was signed with a pen."""

from datetime import timedelta

import pytest

from dudao.audit.models import AuditEntry
from dudao.ledger.models import Problem
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.law import Rules
from dudao.visits.models import OffListFinding, Visit
from dudao.visits.paper_codes import paper_code, spaced
from dudao.visits.services import visiting
from dudao.visits.sheets import sheet_of
from tests.factories.inspections import make_version
from tests.factories.visiting import closed, look, opened, planned, today, told
from tests.layers import layer

pytestmark = pytest.mark.django_db


@layer
def version(county):
    """Three points asked of every school, nothing else owed."""
    return make_version(county)


@layer
def visit(county, version):
    return opened(county, version)


@pytest.fixture
def inspector(county):
    return county.people["inspector"]


def refused(act, sentence: str, **arguments) -> None:
    with pytest.raises(NotAllowed) as said:
        act(**arguments)
    assert str(said.value) == sentence


def test_a_paper_is_entered_by_a_clerk_under_the_day_that_stands_on_it(county, version):
    visit = planned(county, version, hidden=True, from_on=today() - timedelta(days=5))
    office, day = county.people["office"], today() - timedelta(days=2)
    take = {"by": office, "county_code": county.county_code, "on": day, "certificate_shown": True}
    code = spaced(paper_code(visit.pk)).lower()
    row_ = visiting.take_paper(**take, code=code)

    assert (row_, row_.typed_by, row_.visited_on, row_.state) == (visit, office, day, "opened")
    assert visiting.take_paper(**take, code=code) == visit
    assert not AuditEntry.objects.filter(act="visit.take_over_paper").exists()
    assert visiting.take_paper(**take | {"by": county.people["office_head"]}, code=code) == visit
    assert AuditEntry.objects.get(act="visit.take_over_paper").subject_ref == str(visit.pk)
    visiting.take_paper(**take, code=code)
    look(county, visit, ["notice"], by=office)
    visiting.close_record(by=office, visit=visit)
    visiting.feed_back(by=office, visit=visit, words="公示补上。", on=day)
    assert Problem.objects.get().due_on == day + timedelta(days=7)


def typed_late(county, version, days_ago: int, ways=("notice",)) -> Visit:
    """A visit so many days ago whose paper the office types in today."""
    visit = planned(county, version, from_on=today() - timedelta(days=days_ago))
    office, on = county.people["office"], today() - timedelta(days=days_ago)
    take = {"by": office, "county_code": county.county_code, "on": on, "certificate_shown": True}
    visit = visiting.take_paper(**take, code=paper_code(visit.pk))
    return visiting.close_record(by=office, visit=look(county, visit, ways, by=office))


@pytest.mark.req("D07")
def test_nobody_is_overdue_only_because_a_paper_was_typed_late(county, version):
    visit, office = typed_late(county, version, 12), county.people["office"]
    owed = Obligation.objects.get(kind="visit")
    assert owed.due_on == Rules(county.county_code, today()).due("report_days", "routine", today())
    tell = {"by": office, "visit": visit, "words": "公示补上。"}
    with pytest.raises(NotAllowed, match=r"^有 1 条的期限，照纸上的日子已经过了。请在“过了期的，改到哪天”里定一个日子"):
        visiting.feed_back(**tell, on=visit.visited_on)
    with pytest.raises(NotAllowed, match=r"^收到反馈的日子要在到校那天（.+）和今天（.+）之间"):
        visiting.feed_back(**tell, on=visit.visited_on - timedelta(days=1))
    with pytest.raises(NotAllowed, match=r"期限要在今天（.+）或以后"):
        visiting.feed_back(**tell, on=visit.visited_on, late_until=today() - timedelta(days=1))
    assert (Problem.objects.count(), Visit.objects.get().state) == (0, "recorded")

    told_ = visiting.feed_back(**tell, on=visit.visited_on, late_until=today() + timedelta(days=2))
    assert told_.told_on == visit.visited_on
    assert Problem.objects.get().due_on == today() + timedelta(days=2)


def test_the_day_that_was_given_stays_when_the_problem_is_settled(county, version):
    visit, office = typed_late(county, version, 12), county.people["office"]
    given = today() + timedelta(days=2)
    visit = visiting.feed_back(by=office, visit=visit, words="补上。", on=visit.visited_on, late_until=given)
    Problem.objects.update(state="void")
    (line,) = sheet_of(visit, today()).of("notice")
    assert (line.until, line.became.state, line.problem) == (given, "void", None)


def test_a_known_problem_keeps_its_own_day_however_late_a_paper_comes(county, version):
    told(county, version, ["notice"])
    visit = typed_late(county, version, 12)
    visiting.feed_back(by=county.people["office"], visit=visit, words="还是没补。", on=visit.visited_on)
    problem = Problem.objects.get()
    assert (problem.due_on, problem.occurrences.count()) == (today() + timedelta(days=7), 2)


def test_what_stands_beside_the_list_is_not_overdue_by_typing_either(county, version):
    visit, office = typed_late(county, version, 12, ()), county.people["office"]
    OffListFinding.objects.create(visit=visit, words="后门没有锁", days=3, by=office)
    tell = {"by": office, "visit": visit, "words": "锁上。", "on": visit.visited_on}
    with pytest.raises(NotAllowed, match=r"^有 1 条的期限，照纸上的日子已经过了"):
        visiting.feed_back(**tell)
    visiting.feed_back(**tell, late_until=today() + timedelta(days=1))
    assert Problem.objects.get().due_on == today() + timedelta(days=1)


def test_notice_runs_from_the_day_on_which_the_school_got_the_paper(county, version):
    visit = typed_late(county, version, 12)
    on = today() - timedelta(days=5)
    visiting.feed_back(by=county.people["office"], visit=visit, words="公示补上。", on=on)
    assert Problem.objects.get().due_on == on + timedelta(days=7)


def redated(county, visit, days_ago: int, **more):
    office = {"by": county.people["office"], "position": county.position("office")}
    facts = {"visit": visit, "on": today() - timedelta(days=days_ago), "why": "看错了签名旁边的日子"}
    return visiting.amend_told_on(**office | facts | more)


@pytest.mark.req("D07")
def test_a_day_of_receiving_that_was_typed_wrongly_moves_what_hangs_on_it(county, version):
    visit = typed_late(county, version, 12, ["notice", "notice"])
    visit = visiting.feed_back(by=county.people["office"], visit=visit, words="补上。", on=today() - timedelta(days=5))
    other, problem = Problem.objects.order_by("pk")
    Problem.objects.filter(pk=other.pk).update(due_on=today() + timedelta(days=30))  # the office gave it more time
    made = redated(county, visit, 3)
    assert redated(county, visit, 3) == made
    days = list(Problem.objects.order_by("pk").values_list("due_on", flat=True))
    assert days == [today() + timedelta(days=30), today() + timedelta(days=4)]
    assert Obligation.objects.get(kind="rectify", reference=str(problem.pk)).due_on == days[1]
    visit.refresh_from_db()
    assert (visit.told_on, visit.amendments.get().why) == (today() - timedelta(days=3), "看错了签名旁边的日子")
    assert AuditEntry.objects.filter(act="visit.amend").count() == 1


def test_a_day_of_receiving_is_not_corrected_under_what_was_done_meanwhile(county, version):
    visit = typed_late(county, version, 12)
    office = county.people["office"]
    visit = visiting.feed_back(by=office, visit=visit, words="补上。", on=today() - timedelta(days=5))
    wrong = {5: "没有改动", 13: "要在到校那天", -1: "要在到校那天", 9: "的期限已经过了"}
    for days_ago, sentence in wrong.items():
        with pytest.raises(NotAllowed, match=sentence):
            redated(county, visit, days_ago)
    inspector = {"by": county.people["inspector"], "position": county.position("inspector")}
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        redated(county, visit, 3, **inspector)
    Problem.objects.update(state="void")
    with pytest.raises(NotAllowed, match="现在不能再改期限。等复查的请先复查"):
        redated(county, visit, 3)
    visiting.receive_on_paper(by=office, visit=visit, on=today() - timedelta(days=4))
    with pytest.raises(NotAllowed, match="签收的，收到反馈不会比那天晚"):
        redated(county, visit, 3)
    visit.refresh_from_db()
    assert (visit.told_on, visit.amendments.count()) == (today() - timedelta(days=5), 0)


def test_without_a_paper_the_school_is_told_today(county, version, inspector):
    visit = closed(county, version, ["notice"])
    yesterday = today() - timedelta(days=1)
    sentence = "不是按纸质表录的，反馈的日子就是今天。"
    refused(visiting.feed_back, sentence, by=inspector, visit=visit, words="补上。", on=yesterday)
    Visit.objects.update(visited_on=yesterday)
    visiting.feed_back(by=inspector, visit=visit, words="补上。")
    assert Problem.objects.get().due_on == today() + timedelta(days=7)


@pytest.mark.req("D04")
def test_an_expired_certificate_on_paper_is_entered_with_a_word_on_it(county, version, inspector):
    visit, seat = planned(county, version), inspector.positions.get()
    seat.certificate_until = today() - timedelta(days=1)
    seat.save()
    take = {"by": county.people["office"], "county_code": county.county_code, "on": today(), "certificate_shown": True,
            "code": paper_code(visit.pk)}  # fmt: skip
    with pytest.raises(visiting.CertificateExpired, match=f"^{inspector.name}的督学证到校那天"):
        visiting.take_paper(**take)
    visit.refresh_from_db()
    assert visit.state == "planned"
    taken = visiting.take_paper(**take, certificate_note="新证已批，还没发")
    assert (taken.state, taken.certificate_note) == ("opened", "新证已批，还没发")
    assert AuditEntry.objects.get(act="visit.take_paper").payload.body == {"certificate": "新证已批，还没发"}


@pytest.mark.req("D07")
def test_head_without_network_signs_on_paper_and_may_say_that_he_did_not(county, version, inspector):
    visit, head = told(county, version), {"by": county.people["head"], "position": county.position("head")}
    enter = {"by": county.people["office"], "visit": visit, "on": today()}
    refused(
        visiting.object_to_receipt,
        "这次没有记纸质签收，不用说明；看过了请点“签收”。",
        visit=visit,
        words="没有",
        **head,
    )
    with pytest.raises(NotAllowed, match=r"签收的日子只能是今天（[^）]+）。"):
        visiting.receive_on_paper(**enter | {"on": today() - timedelta(days=1)})
    with pytest.raises(NotAllowed, match="没有派你去"):
        visiting.receive_on_paper(**enter | {"by": county.people["area_lead"]})
    signed = visiting.receive_on_paper(**enter | {"by": inspector})
    assert visiting.receive_on_paper(**enter).revision == signed.revision
    assert (signed.receipt_by, signed.receipt_paper_on) == (inspector, today())
    assert Obligation.objects.get(kind="receipt").state == "done"
    assert Notice.objects.filter(user=county.people["head"], subject__startswith="记了纸质签收").exists()

    void = visiting.object_to_receipt(visit=visit, words="那天我在外地", **head)
    assert visiting.object_to_receipt(visit=visit, words="那天我在外地", **head).revision == void.revision
    assert (void.receipt_at, void.receipt_by, void.receipt_paper_on) == (None, None, None)
    assert Obligation.objects.open().get(kind="receipt").debtor == county.schools[0]
    told_ = Notice.objects.filter(subject="青禾1小学说没有在纸上签收过", body="那天我在外地")
    assert {"office", "inspector"} <= set(told_.values_list("user__username", flat=True))
    sentence = "学校说没有在纸上签过（那天我在外地）。请学校负责人登录后自己签收。"
    refused(visiting.receive_on_paper, sentence, **enter)
    visiting.receive(visit=visit, **head)
    assert not Obligation.objects.open().filter(kind="receipt").exists()


def test_papers_that_cannot_be_entered(county, version, visit):
    office = county.people["office"]
    take = {"by": office, "county_code": county.county_code, "on": today(), "certificate_shown": True}
    wrong = "没有这个编号的检查表；请对着纸上右上角的 12 位编号再看一遍。"
    for code in ("", "ABCD", "AAAA-AAAA-AAAA", "编号编号编号编号编号编号"):
        refused(visiting.take_paper, wrong, **take, code=code)
    refused(visiting.take_paper, "这次到校督学自己在记，不用按纸质表录。", **take, code=paper_code(visit.pk))
    other = planned(county, version, title="另一次")
    mine = take | {"by": county.people["inspector"]}
    refused(visiting.take_paper, "这件事由教育督导室来办。", **mine, code=paper_code(other.pk))
