"""A visit from its opening to the receipt: what it makes of a finding, who is told, and what is refused."""

from datetime import timedelta

import pytest

from dudao.ledger.models import Problem
from dudao.ledger.opening import open_problem
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.obligations.models import Obligation
from dudao.visits.law import Rules
from dudao.visits.models import Inspection, Visit
from dudao.visits.readers import reader_of
from dudao.visits.services import visiting
from tests.factories.county import appoint, make_user, tie
from tests.factories.inspections import make_version
from tests.factories.visiting import FAULT, closed, look, opened, planned, row, today, told
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = pytest.mark.django_db


@layer
def version(county):
    """Three points asked of every school, nothing else owed."""
    return make_version(county)


def owed(kind: str):
    return Obligation.objects.filter(kind=kind)


@pytest.mark.req("D02", "D04")
def test_opening_notes_day_certificate_and_until_when_it_is_reported(county, version):
    visit = opened(county, version)

    assert (visit.state, visit.visited_on, visit.certificate_shown) == ("opened", today(), True)
    assert visit.steps == ["certificate"]
    owes = owed("visit").get()
    assert (owes.reference, owes.person) == (str(visit.pk), county.people["inspector"])
    assert owes.due_on == Rules(county.county_code, today()).due("report_days", "routine", today())


def test_opened_twice_and_by_a_colleague_is_once(county, version):
    inspection = make_inspection(county, version)
    colleague = make_user("colleague", "同组督学")
    appoint(colleague, county.areas[0], "inspector")
    visit = make_visit(inspection, county.schools[0], county.people["inspector"], colleague)
    first = visiting.open_visit(by=county.people["inspector"], visit=visit, certificate_shown=True)
    second = visiting.open_visit(by=colleague, visit=visit, certificate_shown=True)

    assert (first.opened_at, first.revision) == (second.opened_at, second.revision)
    assert owed("visit").count() == 1


def refused(act, sentence: str, **arguments) -> None:
    with pytest.raises(NotAllowed) as said:
        act(**arguments)
    assert str(said.value) == sentence


def test_who_may_not_open(county, version):
    visit, inspector = planned(county, version), county.people["inspector"]
    begin = {"act": visiting.open_visit, "visit": visit, "certificate_shown": True}
    refused(**begin, by=county.people["office"], sentence="这次到校没有派你去；要换人，请督导室改名单。")

    held = inspector.positions.get()
    held.certificate_until = today() - timedelta(days=1)
    held.save()
    with pytest.raises(NotAllowed, match=r"^你的督学证 .+到期了，不能进校督导；请先请督导室换证或换人去。$"):
        visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)

    tie(inspector, county.schools[0])
    refused(**begin, by=inspector, sentence="你与青禾1小学有回避关系，不能去督导；请督导室换人。")
    held.until_on = today()
    held.save()
    refused(**begin, by=inspector, sentence="你现在没有岗位，不能到校督导，请联系督导室。")
    visit.refresh_from_db()
    assert visit.state == "planned"


def test_when_a_visit_does_not_begin(county, version):
    visit, inspector = planned(county, version), county.people["inspector"]
    begin = {"act": visiting.open_visit, "visit": visit, "by": inspector}
    refused(**begin, certificate_shown=False, sentence="进校先出示督学证或工作证，出示了再勾上开始。")
    Visit.objects.update(state="cancelled", gone_reason="全县停课")
    refused(**begin, certificate_shown=True, sentence="这次已经取消，不用去了（全县停课）。")
    Visit.objects.update(state="planned", gone_reason="")
    school = county.schools[0]
    school.closed_on = today() - timedelta(days=7)
    school.save()
    with pytest.raises(NotAllowed, match=r"^青禾1小学已于.+撤销，不用去；请点“这次去不成”，写明原因。$"):
        visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)
    with pytest.raises(NotAllowed, match=r"之后。$"):
        visiting.open_visit(by=inspector, visit=visit, certificate_shown=True, on=today() + timedelta(days=1))
    with pytest.raises(NotAllowed, match=r"到校的日子不能在那之前。$"):
        visiting.open_visit(by=inspector, visit=visit, certificate_shown=True, on=today() - timedelta(days=1))
    Inspection.objects.update(state="withdrawn")
    refused(**begin, certificate_shown=True, sentence="这一轮督导已经撤回，不用再去，也不用再填。")
    assert not Obligation.objects.exists()


def test_a_round_taken_back_under_an_open_visit_takes_no_more_answers(county, version):
    visit = opened(county, version)
    Inspection.objects.update(state="withdrawn")
    rows = [row(county, version.checkpoints.first())]
    refused(visiting.save_seen, "这一轮督导已经撤回，不用再去，也不用再填。",
            by=county.people["inspector"], visit=visit, rows=rows)  # fmt: skip
    refused(visiting.close_record, "这一轮督导已经撤回，不用再去，也不用再填。",
            by=county.people["inspector"], visit=visit)  # fmt: skip
    assert not visit.seen.exists()


def test_a_hidden_visit_shows_from_its_opening_and_owes_only_then(county, version):
    visit = planned(county, version, hidden=True)
    leader = reader_of(county.position("leader"), today())
    assert (Visit.objects.visible_to(leader).count(), Obligation.objects.count()) == (0, 0)

    visiting.open_visit(by=county.people["inspector"], visit=visit, certificate_shown=True)
    assert Visit.objects.visible_to(leader).get() == visit
    assert owed("visit").get().person == county.people["inspector"]


@pytest.mark.req("D02", "A07")
def test_each_finding_goes_its_way_when_the_record_is_closed_and_told(county, version):
    visit = closed(county, version, ["on_the_spot", "notice", "consultation"])

    assert (visit.state, visit.minutes, visit.methods) == ("recorded", 90, ["patrol"])
    assert not Problem.objects.exists()
    visiting.feed_back(by=county.people["inspector"], visit=visit, words="公示补上。")
    problem = Problem.objects.get()
    second = version.checkpoints.all()[1]
    assert (problem.title, problem.source, problem.due_on) == (FAULT, "visit", today() + timedelta(days=7))
    assert (problem.lineage, problem.unit) == (second.lineage, county.schools[0])
    asked = owed("consultation").get()
    assert (asked.debtor, asked.title) == (county.sections[0], f"青禾1小学：{FAULT}")
    assert owed("rectify").get().reference == str(problem.pk)


def test_a_point_whose_problem_is_open_gets_one_more_sighting(county, version):
    told(county, version, ["notice"])
    told(county, version, ["notice"], title="第二次")

    assert Problem.objects.get().occurrences.count() == 2


def test_a_notice_sets_the_day_where_the_ledger_has_none(county, version):
    """The school found it itself and set no day yet; it is told one, which it then owes."""
    unit, point = county.schools[0], version.checkpoints.first()
    known = open_problem(
        by=county.people["head"], unit=unit, title="自查", source="self_check", reference="1", seen_on=today(),
        lineage=point.lineage,
    )  # fmt: skip
    told(county, version, ["notice"])
    known.refresh_from_db()
    assert (Problem.objects.get(), known.due_on) == (known, today() + timedelta(days=7))
    assert owed("rectify").get().due_on == known.due_on


def test_closed_again_with_the_same_content_changes_nothing_and_with_other_is_refused(county, version):
    visit = closed(county, version, ["notice"])
    inspector, before = county.people["inspector"], visit.closed_record_at
    again = visiting.close_record(by=inspector, visit=visit, methods=["patrol"], minutes=90)

    assert (again.closed_record_at, again.revision) == (before, visit.revision)
    refused(visiting.close_record, "现在是“待反馈”，不能收好记录。", by=inspector, visit=visit, summary="另一句")
    refused(visiting.save_seen, "现在是“待反馈”，不能记录。", by=inspector, visit=visit, rows=[])


def test_record_is_closed_whole_and_by_the_lead(county, version):
    visit, inspector = opened(county, version), county.people["inspector"]
    points = list(version.checkpoints.all())
    rows = [row(county, points[0], "notice", days=None), row(county, points[1], "notice", note=" ")]
    visiting.save_seen(by=inspector, visit=visit, rows=rows)
    with pytest.raises(visiting.Incomplete) as said:
        visiting.close_record(by=inspector, visit=visit)
    assert str(said.value) == "还有 3 条没看完（1.1、1.2、2.3），补上再收好记录。"
    assert list(said.value.faults.values()) == [
        "限期整改，请选几天内改好。", "差在哪里，请写一句。", "还没有看。",
    ]  # fmt: skip
    visit.members.update(is_lead=False)
    refused(
        visiting.close_record, "记录由牵头的人收好和反馈；牵头的人去不了，请督导室改名单。", by=inspector, visit=visit
    )
    assert not Problem.objects.exists()


@pytest.mark.req("D07")
def test_feedback_tells_school_and_office_and_the_head_signs_for_it(county, version):
    visit = told(county, version, ["notice", "on_the_spot"])
    receipt = owed("receipt").get()

    assert (receipt.debtor, receipt.minutes, receipt.reference) == (county.schools[0], 5, str(visit.pk))
    assert owed("visit").get().state == "done"
    told_to = set(Notice.objects.filter(reference=str(visit.pk)).values_list("user__username", "kind"))
    assert told_to == {("head", "visit_told"), ("office", "visit"), ("office_head", "visit")}
    assert (
        Notice.objects.filter(kind="visit_told").get().body == "看了 3 条，没有问题 1 条，当场改了 1 条，限期整改 1 条"
    )

    signs = {"by": county.people["head"], "position": county.position("head"), "visit": visit}
    signed = visiting.receive(**signs, words="知道了")
    again = visiting.receive(**signs, words="又点了一次")
    assert (again.receipt_at, again.receipt_words) == (signed.receipt_at, "知道了")
    assert (owed("receipt").get().state, owed("receipt").get().result) == ("done", "知道了")


def test_what_is_refused_around_the_feedback(county, version):
    inspector = county.people["inspector"]
    visit = look(county, opened(county, version))
    refused(visiting.feed_back, "现在是“正在督导”，不能反馈。", by=inspector, visit=visit, words="好")
    visiting.close_record(by=inspector, visit=visit)
    refused(visiting.feed_back, "反馈的话还没写。", by=inspector, visit=visit, words=" ")
    deputy = {"by": county.people["deputy"], "position": county.position("deputy")}
    refused(visiting.receive, "反馈由青禾1小学的负责人签收。", visit=visit, **deputy)
    head = {"by": county.people["head"], "position": county.position("head")}
    refused(visiting.receive, "现在是“待反馈”，不能签收。", visit=visit, **head)
    visiting.feed_back(by=inspector, visit=visit, words="好")
    assert visiting.feed_back(by=inspector, visit=visit, words="好").revision == Visit.objects.get().revision
    refused(visiting.feed_back, "现在是“已反馈”，不能反馈。", by=inspector, visit=visit, words="另一句")
    refused(
        visiting.receive,
        "最多写 300 个字，现在有 301 个；还有话请直接告诉督导室。",
        visit=visit,
        words="长" * 301,
        **head,
    )


def test_a_visit_that_did_not_take_place_has_its_reason_and_may_still_be_made_up(county, version):
    visit, inspector = planned(county, version), county.people["inspector"]
    refused(visiting.miss_visit, "没去成的原因还没写。", by=inspector, visit=visit, reason="")
    missed = visiting.miss_visit(by=inspector, visit=visit, reason="学校停课消毒")

    assert (missed.state, missed.gone_reason) == ("missed", "学校停课消毒")
    assert Notice.objects.filter(kind="visit", user=county.people["office"]).get().body == "学校停课消毒"
    made_up = visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)
    assert (made_up.state, made_up.gone_reason) == ("opened", "")


def test_who_makes_up_for_a_visit_owes_its_report_again(county, version):
    visit, inspector = opened(county, version), county.people["inspector"]
    Visit.objects.update(state="planned", opened_at=None)
    visiting.miss_visit(by=inspector, visit=visit, reason="下雪")
    assert owed("visit").get().state == "done"

    visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)
    assert owed("visit").open().get().due_on == Rules(county.county_code, today()).due(
        "report_days", "routine", today()
    )
    visiting.feed_back(by=inspector, visit=_closed(county, visit), words="都好。")
    assert not owed("visit").open().exists()


def _closed(county, visit):
    return visiting.close_record(by=county.people["inspector"], visit=look(county, visit))


def test_of_a_hidden_visit_that_was_missed_nobody_is_told(county, version):
    visit = planned(county, version, hidden=True)
    visiting.miss_visit(by=county.people["inspector"], visit=visit, reason="路断了")
    assert not Notice.objects.exists()
