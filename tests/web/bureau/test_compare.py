"""The page on which a draft is compared with the version before it, its paper, and calling a version off."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.ledger.services import open_problem
from dudao.schemes import services
from dudao.schemes.edits import ACTS
from dudao.schemes.predecessors import comparison_of
from dudao.web.bureau.review.saying import BESIDE, VERBS
from tests.factories.county import sign_in
from tests.factories.schemes import FROM_ON, make_draft, make_version_in_force, points, reading, reviewed
from tests.layers import layer
from tests.web.bureau.reviewing import review_url, said

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@layer
def first(county):
    return make_version_in_force(county)


@layer
def draft(county, first):
    asked = points()
    asked[1] |= {"point": "作业每周在校内公示。"}
    del asked[3]
    return make_draft(county, indicators=[*asked, points()[0] | {"point_code": "C6", "point": "家长投诉三天内答复。"}])


def page_of(client, version, query: str = ""):
    return client.get(reverse("bureau:scheme_compare", args=[version.pk]) + query)


def tap(client, version, act: str, **data):
    version.refresh_from_db()
    said = {"act": act, "revision": version.revision} | data
    return client.post(reverse("bureau:scheme_compare", args=[version.pk]), said, follow=True)


def key_of(version, code: str) -> str:
    pairs = comparison_of(version).pairs
    return next(pair.key for pair in pairs if (pair.new or pair.old).code == code)


def test_what_changed_is_shown_word_by_word(office, draft):
    page = page_of(office, draft)
    assert [(heap.ref, len(heap.lines)) for heap in page.context["heaps"]] == [
        ("must", 1), ("gone", 1), ("new", 1), ("same", 8),
    ]  # fmt: skip
    words = page.content.decode()
    assert "作业<del>每天</del><ins>每周</ins>在校内公示。" in words
    assert "<del>收费项目是否向社会公示。</del>" in words


def test_taps_lead_to_a_version_that_may_come_into_force(office, draft):
    tap(office, draft, "same")
    tap(office, draft, "new")
    tap(office, draft, "confirm", key=key_of(draft, "C2"))
    page = tap(office, draft, "confirm", key=key_of(draft, "C4"))
    assert (page.context["open"], [heap.ref for heap in page.context["heaps"]]) == (0, ["seen", "same"])
    force = office.get(reverse("bureau:scheme_force", args=[draft.pk]))
    assert force.context["blocking"] == []


def test_the_page_before_putting_in_force_says_what_is_left_and_what_changes(county, office, first, draft):
    gone = first.checkpoints.get(code="C4")
    problem = open_problem(
        by=county.people["office"], unit=county.institutions[0], title="没有公示", source="visit", reference="1",
        seen_on=timezone.localdate(), lineage=gone.lineage, point_code="C4", point_text=gone.text,
    )  # fmt: skip
    page = office.get(reverse("bureau:scheme_force", args=[draft.pk]))
    assert [row["sentence"] for row in page.context["blocking"]] == [
        "和上一版比，1 条改了的、1 条去掉的还没有确认，请到“对照上一版”看一遍。"
    ]
    assert page.context["differences"] == [
        (
            "要点和上一版比：没变 3 条，改了 1 条，新增 1 条，去掉 1 条。"
            "没变和改了的接着原来的回答和问题算，新增的从头算。"
        ),
        "限额和上一版比：没变 1 条。上一版的限额到那天的前一天为止。",
        f"去掉的要点上还有 1 个问题没有销号（{problem.number}），留在台账里，改好为止。",
    ]
    assert problem.number in page_of(office, draft).content.decode()


def test_a_pair_is_put_right_from_either_side(office, first, draft):
    """The new C6 is what C4 was: said on the new one, taken back, said on the gone one."""
    new, gone = key_of(draft, "C6"), str(first.checkpoints.get(code="C4").lineage)
    opened = page_of(office, draft, f"?open={new}")
    assert gone in [key for heap in opened.context["heaps"] for line in heap.lines for key, _ in line.choices]
    tap(office, draft, "correct", key=new, other=gone)
    draft.refresh_from_db()
    assert next(pair for pair in comparison_of(draft).pairs if pair.key == new).old.key == gone
    tap(office, draft, "reconsider", key=new)
    draft.refresh_from_db()
    assert key_of(draft, "C4") == gone
    tap(office, draft, "correct", key=gone, other=new)
    draft.refresh_from_db()
    assert next(pair for pair in comparison_of(draft).pairs if pair.key == new).old.key == gone


def test_what_was_said_on_this_page_is_told_and_taken_back_in_its_own_words(office, draft):
    tap(office, draft, "confirm", key=key_of(draft, "C2"))
    review = office.get(review_url(draft))
    assert review.context["undoable"] == "确认了和上一版的对照"
    page = office.post(reverse("bureau:scheme_undo", args=[draft.pk]), follow=True)
    assert said(page) == ["撤销了：确认了和上一版的对照。"]
    draft.refresh_from_db()
    assert len(comparison_of(draft).open) == 2


def test_every_act_of_the_review_has_words():
    assert set(ACTS) == set(VERBS) | set(BESIDE)


def test_what_is_no_longer_there_is_said(office, draft):
    assert said(tap(office, draft, "confirm", key="c99")) == ["有一条已经不在了，请刷新后再确认。"]
    assert said(tap(office, draft, "nonsense")) == ["这一步看不懂，请刷新页面后再试。"]


def test_the_first_version_has_nothing_to_compare(office, county):
    version = make_draft(county)
    page = page_of(office, version)
    assert "没有上一版可比" in page.content.decode()
    assert office.get(reverse("bureau:scheme_force", args=[version.pk])).context["blocking"] == []
    paper = office.get(reverse("bureau:scheme_compare_paper", args=[version.pk]))
    assert "没有上一版可比" in paper.content.decode()


def test_another_scheme_is_chosen_to_be_carried_on(office, county, first):
    other = make_draft(county, title="云岭县2027年作业专项督导方案")
    page = tap(office, other, "follow", follows=first.pk, retires="on")
    assert (page.context["before"], page.context["retires"]) == (first, True)
    force = office.get(reverse("bureau:scheme_force", args=[other.pk]))
    assert force.context["ends"] == first
    assert tap(office, other, "follow", follows="").context["before"] is None


def test_a_followed_version_that_was_called_off_is_said_and_asked(office, county, first, draft):
    services.confirm_pairs(by=county.people["office"], version=draft, revision=draft.revision)
    draft.refresh_from_db()
    day = timezone.localdate() + timedelta(days=9)
    coming = services.put_in_force(
        by=county.people["office"], version=draft, revision=draft.revision, from_on=day
    )  # fmt: skip
    other = make_draft(county, title="云岭县2027年作业专项督导方案")
    tap(office, other, "follow", follows=coming.pk)
    services.call_off(by=county.people["office"], version=coming, reason="上级要求暂缓。")
    sentence = f"要接续的《{coming.title}》第 2 版取消了，请重新选接续哪一份。"
    page = page_of(office, other)
    assert sentence in page.content.decode()
    assert "没有上一版可比" not in page.content.decode()
    blocking = office.get(reverse("bureau:scheme_force", args=[other.pk])).context["blocking"]
    assert [row["url"] for row in blocking] == [reverse("bureau:scheme_compare", args=[other.pk]) + "#follow"]
    assert sentence not in tap(office, other, "follow", follows="").content.decode()


@pytest.mark.parametrize("who", ["office", "leader"])
def test_the_paper_for_the_leader(client, county, draft, who):
    page = sign_in(client, county.people[who]).get(reverse("bureau:scheme_compare_paper", args=[draft.pk]))
    words = page.content.decode()
    assert page.context["said"] == "没变 8 条，改了 1 条，新增 1 条，去掉 1 条"
    assert "作业<del>每天</del><ins>每周</ins>在校内公示。" in words


def test_the_paper_stays_when_the_version_is_in_force(office, county, draft):
    version = reviewed(county, draft)
    services.put_in_force(
        by=county.people["office"], version=version, revision=version.revision, from_on=FROM_ON + DAY
    )  # fmt: skip
    page = office.get(reverse("bureau:scheme_compare_paper", args=[draft.pk]))
    assert page.context["said"] == "没变 8 条，改了 1 条，新增 1 条，去掉 1 条"
    assert "新旧对照" in office.get(reverse("bureau:scheme", args=[draft.pk])).content.decode()


def test_a_coming_version_is_called_off_with_a_reason(office, county, first):
    version = reviewed(county, make_draft(county))
    services.put_in_force(
        by=county.people["office"], version=version, revision=version.revision, from_on=timezone.localdate() + DAY
    )  # fmt: skip
    url = reverse("bureau:scheme_call_off", args=[version.pk])
    assert "取消这一版" in office.get(reverse("bureau:scheme", args=[version.pk])).content.decode()
    assert office.post(url, {"reason": " "}).context["form"].errors == {"reason": ["写一句为什么取消。"]}
    page = office.post(url, {"reason": "并入下个月的方案"}, follow=True)
    assert "取消了：并入下个月的方案。" in page.context["days"]
    assert "没到日子就取消了" in office.get(reverse("bureau:schemes")).content.decode()
    assert office.post(url, {"reason": "再来一次"}).context["form"].non_field_errors() == [
        "只有还没到生效日的版本能取消。"
    ]


def test_two_schemes_that_ask_the_same_thing(office, county, first):
    other = make_draft(county, title="云岭县手机管理方案", indicators=[], reporting=[], tasks=reading()["tasks"][:1])
    page = page_of(office, other)
    (line,) = page.context["twins"]
    assert line.twin.version == first
    assert tap(office, other, "twin", key=line.twin.new.key).context["twins"][0].twin.same is True
    assert tap(office, other, "no_twin", key=line.twin.new.key).context["twins"][0].twin.same is False


def test_what_has_gone_is_confirmed_together(client, office, county, first):
    fewer = make_draft(county, indicators=points()[:2])
    page = page_of(client, fewer)
    gone = next(heap for heap in page.context["heaps"] if heap.ref == "gone")
    assert len(gone.lines) > 1
    assert gone.together in page.content.decode()
    tap(client, fewer, "gone", back="gone")
    fewer.refresh_from_db()
    assert comparison_of(fewer).open == []
