"""Two versions in the database: what the reviewer sees, confirms and puts right, and what then comes into force."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dudao.lib.statetable import NotAllowed
from dudao.schemes import services
from dudao.schemes.comparing import Kind, Status
from dudao.schemes.models import SchemeVersion
from dudao.schemes.predecessors import called_off_predecessor, comparison_in_force, comparison_of, predecessor_of
from tests.factories.county import make_county
from tests.factories.schemes import FROM_ON, make_draft, make_version_in_force, points, reading, reviewed

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def first(county):
    return make_version_in_force(county)


def following(county, **changes) -> SchemeVersion:
    """Next year's paper, read anew: another text in C2, C4 gone, C6 new, the first task a month later."""
    asked = points()
    asked[1] |= {"point": "作业每天在校内公示，质量由教务处查。"}
    asked[3] |= {"point_code": "C6", "point": "家长投诉三天内答复。", "unit_kinds": ["school"], "polarity": "duty"}
    tasks = [entry | {"due": "2026-12" if entry["no"] == 1 else entry["due"]} for entry in reading()["tasks"]]
    limits = [reading()["quantities"][0] | {"value": 50}]
    return make_draft(county, **{"indicators": asked, "tasks": tasks, "quantities": limits} | changes)


def force(county, version, from_on=FROM_ON + DAY):
    return services.put_in_force(
        by=county.people["office"], version=version, revision=version.revision, from_on=from_on
    )  # fmt: skip


def statuses(version) -> dict[str, str]:
    return {(pair.new or pair.old).text[:6]: str(pair.status) for pair in comparison_of(version).pairs}


@pytest.mark.req("A02")
def test_the_reviewer_sees_what_is_the_same_changed_new_and_gone(county, first):
    version = following(county)
    assert predecessor_of(version) == first
    assert statuses(version) == {
        "把减负列入学": "same", "作业每天在校": "changed", "是否给一、二": "same", "家长投诉三天": "new",
        "是否建立校外": "same", "收费项目是否": "gone", "印出时间表和": "changed", "摸清培训机构": "same",
        "问题台账": "same", "管作业和考试": "same", "书面作业平均": "changed",
    }  # fmt: skip


def test_the_first_version_is_not_bothered(county):
    version = make_draft(county)
    assert comparison_of(version).pairs == []
    assert force(county, version, FROM_ON).follows is None


def test_what_changed_or_went_is_confirmed_before_it_comes_into_force(county, first):
    version = following(county)
    with pytest.raises(NotAllowed, match="还不能生效：和上一版比，3 条改了的、1 条去掉的还没有确认"):
        force(county, version)
    assert force(county, reviewed(county, version)).follows == first


def test_what_was_confirmed_is_what_comes_into_force(county, first):
    version = force(county, reviewed(county, following(county)))
    before, after = (dict(one.checkpoints.values_list("code", "lineage")) for one in (first, version))
    assert {code for code in after if after[code] in before.values()} == {"C1", "C2", "C3", "C5"}
    old, new = (dict(one.duties.values_list("text", "lineage")) for one in (first, version))
    assert old == new


def test_a_wrong_proposal_is_put_right(county, first):
    """The new C6 is the old C4 in quite other words, and C2 is another point under the old code."""
    by, version = county.people["office"], following(county)
    pairs = {(pair.new or pair.old).code: pair for pair in comparison_of(version).pairs if pair.kind == Kind.POINT}
    version = services.correct_pair(
        by=by, version=version, revision=version.revision, key=pairs["C6"].key, lineage=pairs["C4"].key
    )
    version = services.correct_pair(
        by=by, version=version, revision=version.revision, key=pairs["C2"].key, lineage=""
    )  # fmt: skip
    version = force(county, reviewed(county, version))
    before, after = (dict(one.checkpoints.values_list("code", "lineage")) for one in (first, version))
    assert after["C6"] == before["C4"]
    assert after["C2"] not in before.values()


def test_only_what_is_there_can_be_joined(county, first):
    by, version = county.people["office"], following(county)
    task = next(pair for pair in comparison_of(version).pairs if pair.kind == Kind.TASK)
    point = next(pair for pair in comparison_of(version).pairs if pair.kind == Kind.POINT)
    for key, lineage in ((point.key, task.old.key), ("c99", point.old.key), (point.key, "not-there")):
        with pytest.raises(NotAllowed, match="上一版里没有这一条"):
            services.correct_pair(by=by, version=version, revision=version.revision, key=key, lineage=lineage)


def test_an_edit_after_the_confirmation_asks_for_it_again(county, first):
    version = reviewed(county, following(county))
    edit = {"op": "correct", "list": "indicators", "id": "c2", "fields": {"point": "作业每周在校内公示。"}}
    version = services.save_edit(by=county.people["office"], version=version, revision=version.revision, ops=[edit])
    with pytest.raises(NotAllowed, match="1 条改了的还没有确认"):
        force(county, version)


def test_what_a_colleague_wrote_since_the_page_was_opened_is_not_confirmed_unseen(county, first):
    version = following(county)
    seen, (point, *_) = version.revision, comparison_of(version).of(Status.CHANGED, kind=Kind.POINT)
    reworded = {
        "op": "correct",
        "list": "indicators",
        "id": point.key,
        "fields": {"point": "作业每周在校内公示，质量由教务处查。"},
    }
    by = county.people
    version = services.save_edit(by=by["office_head"], version=version, revision=seen, ops=[reworded])
    for only in ({point.key}, None):
        with pytest.raises(services.Stale, match=f"{by['office_head'].name}刚改过"):
            services.confirm_pairs(by=by["office"], version=version, revision=seen, only=only)
    others = {pair.key for pair in comparison_of(version).of(Status.CHANGED)} - {point.key}
    version = services.confirm_pairs(by=by["office"], version=version, revision=seen, only=others)
    assert [pair.key for pair in comparison_of(version).of(Status.CHANGED) if not pair.confirmed] == [point.key]


def test_what_a_colleague_dropped_since_is_not_let_go_unseen(county, first):
    version = following(county)
    gone, seen = {pair.key for pair in comparison_of(version).of(Status.GONE)}, version.revision
    drop = {"op": "drop", "list": "indicators", "id": "c1"}
    version = services.save_edit(by=county.people["office_head"], version=version, revision=seen, ops=[drop])
    with pytest.raises(services.Stale):
        services.confirm_pairs(by=county.people["office"], version=version, revision=seen, only=gone)
    services.confirm_pairs(by=county.people["office"], version=version, revision=version.revision, only=gone)


def test_a_confirmation_is_taken_back_like_every_edit(county, first):
    version = reviewed(county, following(county))
    services.undo_step(by=county.people["office"], version=version)
    version.refresh_from_db()
    assert len(comparison_of(version).open) == 4


@pytest.mark.parametrize("who", ["leader", "section", "head"])
def test_only_the_office_confirms(county, first, who):
    version = following(county)
    with pytest.raises(NotAllowed, match="方案由督导室上传、校核和生效"):
        services.confirm_pairs(by=county.people[who], version=version, revision=version.revision)


def test_a_limit_holds_from_the_day_of_its_version_and_the_old_one_until_the_day_before(county, first):
    start = date(2027, 1, 1)
    version = force(county, reviewed(county, following(county)), start)
    old, new = first.thresholds.get(), version.thresholds.get()
    assert (old.value, old.from_on, old.until_on) == ("60", date(2026, 8, 25), date(2026, 12, 31))
    assert (new.value, new.from_on, new.until_on) == ("50", start, None)
    assert old.lineage == new.lineage


def test_a_point_that_comes_back_is_the_point_it_was(county, first):
    second = force(county, reviewed(county, following(county)))
    third = force(county, reviewed(county, make_draft(county)), FROM_ON + 2 * DAY)
    lineage = first.checkpoints.get(code="C4").lineage
    assert not second.checkpoints.filter(lineage=lineage).exists()
    assert third.checkpoints.get(code="C4").lineage == lineage


def test_a_task_and_a_limit_that_come_back_are_what_they_were(county, first):
    without = following(county, tasks=reading()["tasks"][:1], quantities=[])
    second = force(county, reviewed(county, without))
    third = force(county, reviewed(county, make_draft(county)), FROM_ON + 2 * DAY)
    task, limit = first.duties.get(text="摸清培训机构底数。"), first.thresholds.get()
    assert (second.duties.filter(lineage=task.lineage).exists(), second.thresholds.exists()) == (False, False)
    assert third.duties.get(text=task.text).lineage == task.lineage
    assert third.thresholds.get().lineage == limit.lineage


def test_a_version_in_force_still_says_what_it_changed(county, first):
    version = force(county, reviewed(county, following(county)))
    counted = comparison_in_force(version)
    assert [len(counted.of(status)) for status in Status] == [6, 3, 1, 1]


def test_the_next_edition_is_compared_anew(county, first):
    second = force(county, reviewed(county, following(county)))
    draft = services.revise(by=county.people["office"], version=second)
    assert {pair.status for pair in comparison_of(draft).pairs} == {Status.SAME}
    assert not any(pair.confirmed for pair in comparison_of(draft).pairs)


# ── another scheme is carried on ─────────────────────────────────────────
def other_scheme(county, **changes) -> SchemeVersion:
    return following(county, title="云岭县2027年作业和培训专项督导方案", **changes)


def follow(county, version, chosen, *, retires=False):
    return services.follow_version(
        by=county.people["office"], version=version, revision=version.revision, chosen=chosen, retires=retires
    )


def test_a_different_scheme_carries_on_last_years(county, first):
    draft = follow(county, other_scheme(county), first.pk, retires=True)
    assert predecessor_of(draft) == first
    start = timezone.localdate() + DAY
    version = force(county, reviewed(county, draft), start)

    first.refresh_from_db()
    assert (first.retired_on, version.follows, version.ends_followed) == (start, first, True)
    before, after = (set(one.checkpoints.values_list("lineage", flat=True)) for one in (first, version))
    assert len(before & after) == 4


def test_what_the_other_scheme_goes_on_asking_is_not_gone(county, first):
    draft = follow(county, other_scheme(county), first.pk)
    comparison = comparison_of(draft)
    assert [pair.old.code for pair in comparison.pairs if pair.stays] == ["C4"]
    assert {str(pair.status) for pair in comparison.open} == {"changed"}
    draft = follow(county, reviewed(county, draft), first.pk, retires=True)
    assert [pair.old.code for pair in comparison_of(draft).open] == ["C4"]


def test_the_old_scheme_goes_on_unless_the_reviewer_says_otherwise(county, first):
    version = force(county, reviewed(county, follow(county, other_scheme(county), first.pk)))
    assert set(SchemeVersion.objects.in_force(timezone.localdate())) == {first, version}


def test_a_followed_version_that_is_called_off_is_asked_about(county, first):
    coming = force(county, reviewed(county, following(county)), timezone.localdate() + 9 * DAY)
    draft = reviewed(county, follow(county, other_scheme(county), coming.pk))
    services.call_off(by=county.people["office"], version=coming, reason="上级要求暂缓。")
    assert (predecessor_of(draft), called_off_predecessor(draft)) == (None, coming)
    with pytest.raises(NotAllowed, match=rf"要接续的《{coming.title}》第 2 版取消了，.*重新选接续哪一份"):
        force(county, draft)
    chosen = follow(county, draft, first.pk)
    assert (called_off_predecessor(chosen), predecessor_of(chosen)) == (None, first)
    assert force(county, reviewed(county, chosen)).follows == first
    alone = follow(county, make_draft(county, title="云岭县2028年食堂方案"), None)
    assert called_off_predecessor(alone) is None


def test_limits_end_by_their_own_entry_in_whatever_order_they_stand(county):
    limit = reading()["quantities"][0]
    limits = [limit | {"until_on": "2026-10-31"}, limit | {"what": "校内自习时间", "until_on": None}]
    first = make_version_in_force(county, quantities=limits)
    early = first.thresholds.order_by("pk").first()
    early.delete()
    early.pk = None
    early.save()  # now it stands behind the other
    force(county, reviewed(county, following(county)), date(2027, 1, 1))
    ends = dict(first.thresholds.order_by("pk").values_list("what", "until_on"))
    assert ends == {"书面作业平均完成时间": date(2026, 10, 31), "校内自习时间": date(2026, 12, 31)}


def test_only_a_version_of_the_county_can_be_carried_on(county, first):
    far = make_version_in_force(make_county(county_code="990202", prefix="云溪"))
    draft = other_scheme(county)
    for chosen in (far.pk, draft.pk, 10**9):
        with pytest.raises(NotAllowed, match="接续哪一份"):
            follow(county, draft, chosen)
