"""Changing who belongs to a body of a scheme in force: what is refused, and that nothing of it is lost."""

import pytest
from django.utils import timezone

from dudao.lib.statetable import NotAllowed
from dudao.schemes import services
from dudao.schemes.drafts import find
from tests.factories.county import make_county
from tests.factories.schemes import make_draft, make_version_in_force

pytestmark = pytest.mark.django_db

AFTER = [{"role": "组长", "name": "乙某", "post": "局长"}, {"role": "成员", "name": "甲某", "post": "副局长"}]


@pytest.fixture
def county():
    return make_county()


def change(county, version, *, by="office", **given):
    facts = {"revision": version.revision, "group_id": "g1", "members": AFTER} | given
    return services.change_group(by=county.people[by], version=version, **facts)


@pytest.mark.req("B01", "B02")
def test_the_people_of_today_stand_first_and_the_earlier_ones_stay(county):
    version = change(county, make_version_in_force(county))
    group = find(version.draft, "groups", "g1")
    assert [member["name"] for member in group["members"]] == ["乙某", "甲某"]
    assert [(before["until"], before["members"][0]["name"]) for before in group["earlier"]] == [
        (timezone.localdate().isoformat(), "甲某")
    ]
    again = change(county, version, members=AFTER[:1])
    assert len(find(again.draft, "groups", "g1")["earlier"]) == 2


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"members": [{"role": "组长", "name": "甲某", "post": "副局长"}]}, "人员没有变动，不用存。"),
        ({"members": []}, "至少写一个人，每行写明姓名。"),
        ({"group_id": "g9"}, "这个机构已经不在方案里了，请刷新后再改。"),
        ({"revision": 7}, "他人刚改过，已为你载入新的内容，请看一眼再改。"),
        ({"by": "head"}, "方案由督导室上传、校核和生效，请联系督导室。"),
    ],
)
def test_what_is_refused_changes_nothing(county, given, sentence):
    version = make_version_in_force(county)
    with pytest.raises(NotAllowed, match=sentence):
        change(county, version, **given)
    version.refresh_from_db()
    assert [member["name"] for member in version.draft["groups"][0]["members"]] == ["甲某"]


def test_a_draft_is_changed_in_its_review(county):
    with pytest.raises(NotAllowed, match="只有生效的方案能改人员。"):
        change(county, make_draft(county))
