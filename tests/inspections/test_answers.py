import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dudao.audit.models import AuditEntry
from dudao.inspections import services
from dudao.inspections.enums import AssessmentState
from dudao.inspections.models import Answer, Handover
from dudao.lib.statetable import NotAllowed
from dudao.notices.models import Notice
from tests.factories.inspections import assessment_of, confirm, fill, make_round, row


def values(form):
    return dict(form.answers.values_list("checkpoint__code", "value"))


def test_answers_are_saved_as_typed_and_may_be_taken_up_again(county, points, form):
    head = county.people["head"]
    services.save_answers(by=head, assessment=form, answers=[row(points[0]), row(points[1], "not_met", note="")])
    form.refresh_from_db()
    assert (form.state, form.revision) == (AssessmentState.IN_PROGRESS, 1)
    services.save_answers(by=head, assessment=form, answers=[row(points[1], "partly", note="少一块栏")])
    assert values(form) == {"1.1": "met", "1.2": "partly"}
    assert form.answers.get(checkpoint=points[1]).note == "少一块栏"


def test_trail_says_once_that_a_unit_began(county, points, form):
    for value in ("met", "partly", "na"):
        services.save_answers(by=county.people["head"], assessment=form, answers=[row(points[0], value)])
    assert AuditEntry.objects.filter(act="assessment.begin").count() == 1


def test_saving_the_same_again_writes_nothing(county, points, form):
    fill(county.people["head"], form)
    again = fill(county.people["head"], form)
    assert again.revision == 1


def test_point_with_words_but_without_a_choice_is_left_open(county, points, form):
    rows = [{"checkpoint": points[0].pk, "value": "", "note": "想一想"}]
    services.save_answers(by=county.people["head"], assessment=form, answers=rows)
    assert not form.answers.exists()


def test_point_changed_elsewhere_is_not_overwritten(county, points, form):
    services.hand_over(by=county.people["head"], assessment=form, group_code="1", user=county.people["deputy"])
    services.save_answers(by=county.people["deputy"], assessment=form, answers=[row(points[0], "partly")])
    services.take_back_group(by=county.people["head"], assessment=form, group_code="1")
    with pytest.raises(services.Conflict, match="有 1 条别处刚改过，没有盖掉"):
        services.save_answers(by=county.people["head"], assessment=form, answers=[row(points[0])], revision=0)
    services.save_answers(by=county.people["head"], assessment=form, answers=[row(points[1])], revision=0)
    assert values(form) == {"1.1": "partly", "1.2": "met"}


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        ([{"checkpoint": 999999, "value": "met"}], "有一条不在这张自查表里"),
        ([{"value": "yes"}], "请从给出的几项里选一项"),
        (
            [{"value": "partly", "owner_name": "林" * 41}],
            r"^第 1.1 条（建立作业统筹办法并照办）的“谁来改”最多写 40 个字，现在有 41 个，请写短些。$",
        ),
        ([{"value": "partly", "note": "差" * 501}], "的“差在哪里”最多写 500 个字，现在有 501 个，请写短些。"),
        ([{"value": "partly", "measures": "改" * 501}], "的“怎么改”最多写 500 个字，现在有 501 个，请写短些。"),
        ([{"value": "", "note": "差" * 501}], "的“差在哪里”最多写 500 个字"),
    ],
)
def test_odd_answers_are_refused_whole(county, points, form, rows, refusal):
    rows = [{"checkpoint": points[0].pk} | given for given in rows]
    with pytest.raises(NotAllowed, match=refusal):
        services.save_answers(by=county.people["head"], assessment=form, answers=[row(points[1]), *rows])
    assert not Answer.objects.exists()


@pytest.mark.parametrize("kind", ["office", "leader", "area_lead", "inspector", "district", "institution_head"])
def test_nobody_else_answers_for_a_school(county, points, form, kind):
    with pytest.raises(NotAllowed, match="这张自查表不是您所在单位的"):
        services.save_answers(by=county.people[kind], assessment=form, answers=[row(points[0])])


def test_deputy_answers_only_what_was_handed_over(county, points, form):
    head, deputy = county.people["head"], county.people["deputy"]
    with pytest.raises(NotAllowed, match="这一组没有交给您填"):
        services.save_answers(by=deputy, assessment=form, answers=[row(points[0])])
    services.hand_over(by=head, assessment=form, group_code="1", user=deputy)
    services.save_answers(by=deputy, assessment=form, answers=[row(points[0])])
    with pytest.raises(NotAllowed, match="这一组没有交给您填"):
        services.save_answers(by=deputy, assessment=form, answers=[row(points[2])])
    with pytest.raises(NotAllowed, match="这一组已经交给别人填"):
        services.save_answers(by=head, assessment=form, answers=[row(points[0], "partly")])
    assert values(form) == {"1.1": "met"}


def test_handed_group_is_told_and_taken_back(county, form):
    head, deputy = county.people["head"], county.people["deputy"]
    services.hand_over(by=head, assessment=form, group_code="1", user=deputy)
    assert Notice.objects.filter(user=deputy, kind="handover").count() == 1
    assert services.take_back_group(by=head, assessment=form, group_code="1")
    assert not Handover.objects.exists()
    assert not services.take_back_group(by=head, assessment=form, group_code="1")


def test_group_goes_only_to_somebody_of_the_unit(county, form):
    with pytest.raises(NotAllowed, match="只能交给本单位的人填"):
        services.hand_over(
            by=county.people["head"], assessment=form, group_code="1", user=county.people["institution_head"]
        )
    with pytest.raises(NotAllowed, match="没有这一组"):
        services.hand_over(by=county.people["head"], assessment=form, group_code="9", user=county.people["deputy"])
    with pytest.raises(NotAllowed, match="要由本单位负责人来办"):
        services.hand_over(by=county.people["deputy"], assessment=form, group_code="1", user=county.people["deputy"])


def test_first_round_has_nothing_to_repeat(county, form):
    with pytest.raises(NotAllowed, match="这是第一次自查，没有上次可以照用"):
        services.repeat_group(by=county.people["head"], assessment=form, group_code="1")


def test_group_is_confirmed_as_unchanged_in_one_act_but_not_what_failed(county, version, points, sent):
    confirm(county, sent, ["met", "partly", "na"])
    second = assessment_of(make_round(county, version, title="11月自查"), county.schools[0])
    assert services.repeat_group(by=county.people["head"], assessment=second, group_code="1") == 1
    assert values(second) == {"1.1": "met"}
    assert second.answers.get().unchanged
    assert services.repeat_group(by=county.people["head"], assessment=second, group_code="2") == 1
    assert values(second) == {"1.1": "met", "2.3": "na"}


def test_repeating_does_not_overwrite_what_was_typed(county, version, points, sent):
    confirm(county, sent)
    second = assessment_of(make_round(county, version, title="11月自查"), county.schools[0])
    services.save_answers(by=county.people["head"], assessment=second, answers=[row(points[0], "not_met")])
    assert services.repeat_group(by=county.people["head"], assessment=second, group_code="1") == 1
    assert values(second) == {"1.1": "not_met", "1.2": "met"}


def test_answers_of_another_unit_are_not_repeated(county, version, sent):
    confirm(county, sent)
    second = make_round(county, version, title="11月自查", units=county.institutions)
    form = assessment_of(second, county.institutions[0])
    with pytest.raises(NotAllowed, match="这是第一次自查"):
        services.repeat_group(by=county.people["institution_head"], assessment=form, group_code="1")


def test_saving_many_points_costs_as_many_queries_as_few(county, points, form):
    head = county.people["head"]
    services.save_answers(by=head, assessment=form, answers=[row(points[0], "na")])
    counts = []
    for rows in ([row(points[0])], [row(point, "partly") for point in points]):
        with CaptureQueriesContext(connection) as queries:
            services.save_answers(by=head, assessment=form, answers=rows)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 10
