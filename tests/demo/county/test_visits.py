"""The life of inspections in the demo county: one of each kind, lawful, and nothing told too early."""

import pytest
from django.test import Client
from django.utils import timezone

from dudao.accounts.models import Position
from dudao.areas.enums import UnitKind
from dudao.audit.models import AuditEntry
from dudao.demo.accounts import HEAD, INSPECTOR, OFFICE, PASSWORD
from dudao.demo.wording import visits as words
from dudao.ledger.models import Problem
from dudao.visits.campaign_results import results_of
from dudao.visits.enums import (
    DrawState,
    InspectionKind,
    InspectionState,
    OpinionState,
    PlanState,
    RemarkKind,
    VisitState,
)
from dudao.visits.models import (
    Activity,
    Draw,
    Inspection,
    Opinion,
    Plate,
    RecordCheck,
    Remark,
    StudyRecord,
    Visit,
    VisitMember,
    YearPlan,
)  # fmt: skip
from dudao.visits.readers import reader_of
from tests.demo import inventory

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.once, pytest.mark.today(None)]
PAGES = (
    "/school/visits/", "/desk/workbench/", "/desk/messages/", "/desk/ledger/", "/desk/coverage/", "/desk/figures/",
)  # fmt: skip


def account(name: str) -> Position:
    return Position.objects.get(user__username=name)


def test_every_problem_of_a_visit_has_the_visit_behind_it(county):
    seen = Problem.objects.filter(source="visit")
    references = {
        reference.partition(":")[0]
        for reference in seen.values_list("occurrences__reference", flat=True)
        if ":" in reference
    }
    visits = set(map(str, Visit.objects.filter(state=VisitState.FED_BACK).values_list("pk", flat=True)))

    assert len(seen) > 5
    for problem in seen:
        first = problem.occurrences.order_by("pk").first()
        assert first.reference.partition(":")[0] in visits
    assert references


def test_plan_was_filed_and_told_a_month_before_the_special_inspection(county):
    plan = YearPlan.objects.filter(state=PlanState.FILED).order_by("year").first()
    special = Inspection.objects.get(kind=InspectionKind.SPECIAL)

    assert {InspectionKind.SPECIAL, InspectionKind.UNANNOUNCED, InspectionKind.JOINT} <= set(
        plan.items.values_list("kind", flat=True)
    )
    assert special.plan_item.plan == plan
    assert (special.from_on - plan.told_on).days >= 30
    assert special.notice_on < special.from_on
    assert special.published_on
    assert {visit.members.filter(left_at=None).count() for visit in special.visits.all()} == {3}


def test_special_inspection_heard_the_school_before_its_opinion(county):
    mine = Opinion.objects.get(visit__unit=account(HEAD).unit)

    assert set(Opinion.objects.values_list("state", flat=True)) == {OpinionState.ISSUED}
    assert mine.defence == words.DEFENCE
    assert mine.considered == words.CONSIDERED
    assert mine.told_on <= timezone.localdate(mine.defended_at) <= mine.defence_due_on


def test_somebody_looks_back_at_the_special_inspection(county):
    back = Inspection.objects.get(kind=InspectionKind.FOLLOW_UP)

    assert back.looks_back_at.kind == InspectionKind.SPECIAL
    assert back.visits.exists()


def test_a_check_up_of_weak_spots_is_over_and_has_results(county):
    campaign = Inspection.objects.get(kind=InspectionKind.CAMPAIGN)
    found = results_of(campaign, reader_of(account(OFFICE), timezone.localdate()))

    assert (campaign.state, campaign.published_on is not None) == (InspectionState.ENDED, True)
    assert found.before
    assert found.been == found.units


def test_one_draw_is_published_and_one_waits_for_its_number(county):
    waiting, drawn = Draw.objects.order_by("-pk")
    today = timezone.localdate()

    assert (drawn.state, drawn.published_on is not None) == (DrawState.DRAWN, True)
    assert drawn.entered_by != drawn.announced_by
    assert (waiting.state, waiting.inspection) == (DrawState.ANNOUNCED, None)
    assert waiting.source_on > today >= waiting.announced_on


def test_running_month_is_partly_done_and_says_who_will_be_missed(county):
    shown, running = inventory.coverage(), inventory.running_round()
    whole = [month for month in shown.months[:-1] if month not in shown.vacations]

    assert len(shown.months) == 12
    for month in whole:
        cells = [row.cells[shown.months.index(month)].kind for row in shown.rows]
        assert cells.count("done") > len(cells) * 0.6
    assert running.from_on < timezone.localdate() <= running.until_on
    assert 0 < shown.done < len(shown.rows)
    assert shown.ahead


def test_nothing_is_missing_that_every_county_has(county):
    assert inventory.missing() == []


def test_who_could_not_go_stands_there_with_the_reason(county):
    ill = VisitMember.objects.exclude(left_why="").first()

    assert ill.instead
    assert Visit.objects.filter(state=VisitState.MISSED).exists()
    assert not Visit.objects.filter(state=VisitState.MISSED, gone_reason="").exists()


def test_remarks_are_answered_and_records_looked_at(county):
    difficulty = Remark.objects.get(kind=RemarkKind.DIFFICULTY)

    assert difficulty.handling == words.DIFFICULTY[2]
    assert Remark.objects.filter(kind=RemarkKind.HIGHLIGHT).exists()
    assert RecordCheck.objects.count() >= 2


def test_inspector_has_plates_studies_and_counts(county):
    seat = account(INSPECTOR)

    assert Plate.objects.filter(posting__position=seat).count() == seat.postings.count()
    assert StudyRecord.objects.filter(user=seat.user).count() == 3
    assert Activity.objects.filter(user=seat.user).exists()


def test_nobody_went_where_he_is_tied(county):
    went = VisitMember.objects.filter(left_at=None, visit__unit__kind=UnitKind.SCHOOL)

    assert went.exists()
    assert [one for one in went if one.user.ties.filter(unit=one.visit.unit_id).exists()] == []


def test_months_before_the_system_are_typed_in_and_not_in_the_trail(county):
    old = Inspection.objects.filter(title__endswith="（补录）")

    assert old.exists()
    assert not Visit.objects.filter(inspection__in=old, typed_by=None).exists()
    trail = AuditEntry.objects.filter(subject_kind__endswith="nspection", subject_ref__in=[str(one.pk) for one in old])
    assert not trail.exists()


def test_head_reads_nothing_of_what_is_hidden_or_not_told_yet(county):
    head, client = account(HEAD), Client()
    client.post("/sign-in/", {"username": HEAD, "password": PASSWORD})
    shown = set(Visit.objects.visible_to(reader_of(head, timezone.localdate())).values_list("pk", flat=True))
    others = Visit.objects.exclude(pk__in=shown)

    bodies = [client.get(page, follow=True).content.decode() for page in PAGES]

    assert shown
    for visit in others.select_related("unit"):
        assert all(str(visit.pk) not in body for body in bodies)
