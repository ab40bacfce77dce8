"""What an inspector notes and reads for himself: studies, counts, his month, answers and looks through his records."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dudao.audit.models import AuditEntry
from dudao.calendars.models import Term
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from dudao.visits import activities, activity_places, own_work
from dudao.visits.models import Activity, ActivityRule, RecordCheck, Remark, StudyRecord, Visit
from dudao.visits.months import first_of
from dudao.visits.readers import reader_of
from dudao.visits.record_checks import by_lot
from dudao.visits.remarks import remarks_for
from dudao.visits.services import checking, counting, remarking, studying, visiting
from tests.factories.inspections import make_version
from tests.factories.visiting import closed, opened, planned, today, told
from tests.factories.visits import make_inspection, make_visit
from tests.layers import layer

pytestmark = pytest.mark.django_db


@layer
def version(county):
    return make_version(county)


def reader(county, kind="inspector"):
    return reader_of(county.position(kind), today())


def rule(county, name="随机听课", at_least=2, period="month") -> ActivityRule:
    return counting.set_activity_rule(
        by=county.people["office"], county_code=county.county_code, name=name, at_least=at_least, period=period,
        source="县里的文件",
    )  # fmt: skip


def meter(county):
    (found,) = activities.meters(reader(county), today())
    return found


# ── D08 ──
@pytest.mark.req("D08")
def test_difficulty_is_answered_and_its_author_reads_it(county, version):
    visit = opened(county, version)
    remark = visiting.write_remark(
        by=county.people["inspector"], visit=visit, kind="difficulty", words="操场塌了一角", suggestion="列入修缮"
    )

    answered = remarking.answer_remark(by=county.people["office"], remark=remark, words="已列入十二月修缮")

    assert (answered.handled_by, answered.handling) == (county.people["office"], "已列入十二月修缮")
    assert own_work.remarks_of(county.people["inspector"]).get().handling == "已列入十二月修缮"
    notice = Notice.objects.get(user=county.people["inspector"], subject__contains="难处")
    assert (notice.kind, notice.reference) == ("visit", str(visit.pk))
    remarking.answer_remark(by=county.people["office"], remark=remark, words="已列入十二月修缮")
    assert Notice.objects.filter(subject__contains="难处").count() == 1
    assert not remarks_for(reader(county, "office").scope, waiting=True).exists()


def test_answer_is_the_offices_and_needs_words(county, version):
    remark = visiting.write_remark(
        by=county.people["inspector"], visit=opened(county, version), kind="highlight", words="作业分层做得好"
    )
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        remarking.answer_remark(by=county.people["leader"], remark=remark, words="好")
    with pytest.raises(NotAllowed, match="怎么办的还没写"):
        remarking.answer_remark(by=county.people["office"], remark=remark, words=" ")
    assert Remark.objects.get().handled_at is None


# ── D09 ──
@pytest.mark.req("D09")
def test_study_is_one_line_his_own_and_told_to_nobody(county):
    own = county.people["inspector"]
    line = studying.add_study(by=own, material="实地督导工作指引")
    assert studying.add_study(by=own, material="实地督导工作指引") == line
    assert line.read_on == today()
    assert not Notice.objects.exists()

    studying.drop_study(by=county.people["area_lead"], study=line)
    assert StudyRecord.objects.count() == 1
    studying.drop_study(by=own, study=line)
    assert not own_work.studies_of(own).exists()


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"material": " "}, "学了什么还没写"),
        ({"material": "学" * 121}, "最多写 120 个字"),
        ({"material": "指引", "read_on": date(2099, 1, 1)}, "这一天还没到"),
        ({"material": "指引", "note": "记" * 1001}, "最多写 1000 个字"),
    ],
)
def test_study_that_cannot_be(county, facts, sentence):
    with pytest.raises(NotAllowed, match=sentence):
        studying.add_study(by=county.people["inspector"], **facts)


# ── D06 ──
@pytest.mark.req("D06")
def test_visits_count_by_their_ways_and_taps_beside_them(county, version):
    rule(county)
    visit = closed(county, version)
    Visit.objects.filter(pk=visit.pk).update(methods=["patrol", "lesson"])
    assert (meter(county).done, meter(county).wanted, meter(county).enough) == (1, 2, False)

    counting.note_activity(by=county.people["inspector"], rule=ActivityRule.objects.get())
    assert (meter(county).done, meter(county).today, meter(county).enough) == (2, 1, True)
    assert counting.take_back_activity(by=county.people["inspector"], rule=ActivityRule.objects.get())
    assert not counting.take_back_activity(by=county.people["inspector"], rule=ActivityRule.objects.get())
    assert meter(county).done == 1


def test_what_was_noted_at_a_visited_school_is_not_counted_twice(county, version):
    rule(county)
    visit = closed(county, version)
    Visit.objects.filter(pk=visit.pk).update(methods=["lesson"])
    for _ in range(3):
        counting.note_activity(by=county.people["inspector"], rule=ActivityRule.objects.get(), unit=visit.unit)
    assert meter(county).done == 3


def test_what_was_done_is_noted_only_where_he_inspects(county):
    found, inspector = rule(county), county.people["inspector"]
    strange = county.schools[3]
    with pytest.raises(NotAllowed, match=f"^{strange.label}不归你督导，这次也没有派你去，不能记在那里。$"):
        counting.note_activity(by=inspector, rule=found, unit=strange)
    make_visit(make_inspection(county), strange, inspector)
    assert counting.note_activity(by=inspector, rule=found, unit=strange).unit == strange


@pytest.mark.req("E02")
def test_nothing_is_noted_at_a_hidden_place_before_its_door_opens(county, version):
    found, inspector, strange = rule(county), county.people["inspector"], county.schools[3]
    visit = planned(county, version, unit=strange, kind="unannounced", hidden=True)
    with pytest.raises(NotAllowed, match="不能记在那里"):
        counting.note_activity(by=inspector, rule=found, unit=strange)
    visiting.open_visit(by=inspector, visit=visit, certificate_shown=True)
    assert counting.note_activity(by=inspector, rule=found, unit=strange).unit == strange


def test_rule_for_every_visit_tells_at_how_many_it_was_kept(county, version):
    rule(county, name="走访家长", at_least=1, period="visit")
    visit = closed(county, version)
    assert (meter(county).done, meter(county).wanted) == (0, 1)
    counting.note_activity(by=county.people["inspector"], rule=ActivityRule.objects.get(), unit=visit.unit)
    assert (meter(county).done, meter(county).wanted, meter(county).enough) == (1, 1, True)


def test_rule_of_a_term_counts_over_the_term_and_not_in_a_vacation(county):
    found = rule(county, name="家长会", period="term")
    assert meter(county).since is None
    Term.objects.create(
        region_code=county.county_code, school_year=2026, name="第一学期", starts_on=today() - timedelta(days=70),
        ends_on=today() + timedelta(days=40),
    )  # fmt: skip
    Activity.objects.create(rule=found, user=county.people["inspector"], on=today() - timedelta(days=60))
    Activity.objects.create(rule=found, user=county.people["inspector"], on=today() - timedelta(days=90))
    assert meter(county).done == 1


def test_nobody_elses_taps_count(county):
    found = rule(county)
    counting.note_activity(by=county.people["area_lead"], rule=found)
    assert meter(county).done == 0
    assert activity_places.times_of(reader_of(county.position("office"), today()), found, today()) == 1


@pytest.mark.req("D06")
def test_the_office_sees_at_which_schools_and_each_time_once(county):
    listening, office = rule(county, name="随机听课"), reader_of(county.position("office"), today())
    user, moment = county.people["inspector"], timezone.now()
    for unit in county.schools[:2]:
        make_visit(
            make_inspection(county), unit, user, state="recorded", visited_on=today(), opened_at=moment,
            closed_record_at=moment, methods=["lesson", "patrol"],
        )  # fmt: skip
    Activity.objects.create(rule=listening, user=user, on=today(), unit=county.schools[0])
    Activity.objects.create(rule=listening, user=county.people["area_lead"], on=today(), times=2)

    places = activity_places.places_of(office, listening, today())
    assert [(place.unit, place.noted, place.recorded) for place in places] == [
        (county.schools[0], 1, 0), (county.schools[1], 0, 1), *((unit, 0, 0) for unit in county.schools[2:]),
        (None, 2, 0),
    ]  # fmt: skip
    assert activity_places.times_of(office, listening, today()) == sum(place.times for place in places) == 4


@pytest.mark.parametrize(
    ("name", "method"), [("随机听课", "lesson"), ("听课", "lesson"), ("走访家长", ""), ("查阅资料和问卷调查", "")]
)
def test_which_way_of_looking_a_rule_means(name, method):
    assert activities.method_of(name) == method


def test_rules_are_the_offices_and_another_number_carries_the_count_on(county):
    first = rule(county)
    counting.note_activity(by=county.people["inspector"], rule=first)
    assert rule(county) == first
    second = rule(county, at_least=3)
    assert [row.pk for row in activities.rules_of(county.county_code, today())] == [second.pk]
    assert (meter(county).done, meter(county).wanted) == (1, 3)

    counting.end_activity_rule(by=county.people["office"], rule=second)
    assert activities.meters(reader(county), today()) == []
    with pytest.raises(NotAllowed, match="已经不要求记了"):
        counting.note_activity(by=county.people["inspector"], rule=second)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": " "}, "做什么还没写"),
        ({"at_least": 0}, "写成 1 到 99 的整数"),
        ({"period": "year"}, "请选多长时间里"),
        ({"by": "leader"}, "由教育督导室来办"),
    ],
)
def test_rule_that_cannot_be(county, facts, sentence):
    given = {"by": "office", "name": "听课", "at_least": 1, "period": "month"} | facts
    with pytest.raises(NotAllowed, match=sentence):
        counting.set_activity_rule(
            by=county.people[given.pop("by")], county_code=county.county_code, **given
        )  # fmt: skip
    assert not ActivityRule.objects.exists()


def test_what_counts_by_visit_says_where_it_was_done(county):
    with pytest.raises(NotAllowed, match="按每次到校算，请先选是在哪里做的"):
        counting.note_activity(by=county.people["inspector"], rule=rule(county, period="visit"))
    assert not Activity.objects.exists()


def test_only_inspectors_note_what_they_did(county):
    with pytest.raises(NotAllowed, match="次数由督学自己记"):
        counting.note_activity(by=county.people["office"], rule=rule(county))


# ── D10 ──
@pytest.mark.req("D10")
def test_record_is_looked_through_and_the_team_reads_what_was_found(county, version):
    visit = told(county, version)
    check = checking.check_record(by=county.people["office"], visit=visit, verdict="thin", words="只写了一句")

    assert RecordCheck.objects.get() == check
    assert own_work.checks_for(reader(county)).get().words == "只写了一句"
    assert Notice.objects.filter(user=county.people["inspector"], subject__contains="记录太简").exists()
    again = checking.check_record(by=county.people["office"], visit=visit, verdict="thin", words="只写了一句")
    assert again == check
    assert AuditEntry.objects.filter(act="visit.check_record").count() == 1


def test_what_may_not_be_looked_through(county, version):
    by, visit = county.people["office"], opened(county, version)
    with pytest.raises(NotAllowed, match="记录还没有收好"):
        checking.check_record(by=by, visit=visit, verdict="sound")
    done = told(county, version, unit=county.schools[2])
    with pytest.raises(NotAllowed, match="由教育督导室来办"):
        checking.check_record(by=county.people["leader"], visit=done, verdict="sound")
    with pytest.raises(NotAllowed, match="哪里不够还没写"):
        checking.check_record(by=by, visit=done, verdict="wrong")
    with pytest.raises(NotAllowed, match="请选一个结论"):
        checking.check_record(by=by, visit=done, verdict="bad")
    Visit.objects.filter(pk=done.pk).update(typed_by=by)
    with pytest.raises(NotAllowed, match="这份记录是你自己写的"):
        checking.check_record(by=by, visit=done, verdict="sound")


def test_who_wrote_a_record_and_left_the_team_does_not_look_through_it(county, version):
    office = county.people["office"]
    visit = closed(county, version)
    visit.seen.update(answered_by=office)
    with pytest.raises(NotAllowed, match="这份记录是你自己写的"):
        checking.check_record(by=office, visit=visit, verdict="sound")


@pytest.mark.req("D10")
def test_lot_gives_the_same_records_again_and_another_lot_others(county, version):
    for unit in county.schools:
        told(county, version, unit=unit)
    who, first = reader(county, "office"), first_of(today())

    drawn = [row.pk for row in by_lot(who, first, 2, "abc")]

    assert len(drawn) == 2
    assert [row.pk for row in by_lot(who, first, 2, "abc")] == drawn
    assert len({tuple(row.pk for row in by_lot(who, first, 2, f"lot{n}")) for n in range(20)}) > 3
    assert by_lot(reader(county), first, 9, "abc") == []


# ── the month ──
@pytest.mark.req("D10")
def test_month_adds_up_what_he_wrote_and_nothing_else(county, version):
    closed(county, version)
    second = closed(county, version, unit=county.schools[2])
    Visit.objects.filter(pk=second.pk).update(minutes=None)
    make_visit(make_inspection(county, version), county.schools[4], county.people["inspector"])

    month = own_work.month_of(reader(county), first_of(today()))

    assert (len(month.visits), month.days, month.minutes, month.hours, month.unwritten) == (2, 1, 90, "1.5", 1)
    assert own_work.month_of(reader(county, "area_lead"), first_of(today())).visits == []
    assert own_work.month_of(reader(county), month.before).visits == []
    assert month.after > month.first > month.before
