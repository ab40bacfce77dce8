"""Timeline and contacts of the schemes in force, with nothing and with something to show."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.schemes.timeline import school_year
from dudao.web.bureau.templatetags.scheme_words import ring
from tests.factories.county import make_county, sign_in
from tests.factories.schemes import make_version_in_force

PAGES = ("timeline", "targets", "references", "terms", "scheme_contacts")


def shown(client, name: str) -> str:
    return client.get(reverse(f"bureau:{name}")).content.decode()


@pytest.mark.django_db
def test_the_pages_say_so_while_no_scheme_is_in_force(client):
    sign_in(client, make_county().people["leader"])
    said = ("还没有生效的方案", "还没有目标", "还没有引用的文件", "没有这个词", "方案里没有写联系方式")
    assert [words for name, words in zip(PAGES, said, strict=True) if words not in shown(client, name)] == []


@pytest.mark.django_db
@pytest.mark.req("A10", "B11")
def test_a_leader_sees_phases_and_whom_to_ring(client):
    county = make_county()
    contact = {"kind": "phone", "value": "000-5550188", "owner": "举报电话"}
    make_version_in_force(county, contacts=[contact])
    sign_in(client, county.people["leader"])
    assert reverse("bureau:timeline") in shown(client, "timeline")
    page = client.get(reverse("bureau:timeline"))
    (picture,) = page.context["pictures"]
    assert [bar.label[:4] for bar in picture.bars] == ["学校自查", "责任区督"]
    assert 'href="tel:0005550188"' in shown(client, "scheme_contacts")


def phase(name: str, start: str, end: str | None) -> dict:
    return {"name": name, "start": start, "end": end, "actor": "", "text": ""}


def labels(page) -> list[list[str]]:
    return [[bar.label.partition("（")[0] for bar in one.bars] for one in page.context["pictures"]]


@pytest.mark.django_db
@pytest.mark.req("A10")
def test_the_schemes_together_are_shown_for_this_school_year_and_on_request_for_all(client):
    county, year = make_county(), school_year(timezone.localdate())[0].year
    plain = {"tasks": [], "reporting": []}
    old = [phase("摸底", "2021-09", "2021-10"), phase("长期坚持", "2021-11", None)]
    make_version_in_force(county, from_on=date(2021, 9, 1), title="云岭县专项方案", phases=old, **plain)
    gone = [phase("收尾", "2021-12", "2021-12")]
    make_version_in_force(county, from_on=date(2021, 9, 2), title="云岭县旧方案", phases=gone, **plain)
    now = [phase("自查", f"{year}-10", f"{year}-10"), phase("督导", f"{year}-11", f"{year + 1}-06")]
    make_version_in_force(county, title="云岭县新方案", phases=now, **plain)
    sign_in(client, county.people["leader"])

    page = client.get(reverse("bureau:timeline"))
    words = page.content.decode()
    assert labels(page) == [["长期坚持"], [], ["自查", "督导"]]
    assert page.context["pictures"][2].bars[0].width > 90
    assert (f"{year}学年" in words, "?years=all" in words, "另有 1 处在别的学年" in words) == (True, True, True)
    assert "写的日子都不在这个学年" in words
    whole = client.get(reverse("bureau:timeline"), {"years": "all"})
    assert labels(whole) == [["摸底", "长期坚持"], ["收尾"], ["自查", "督导"]]
    alone = client.get(reverse("bureau:timeline_one", args=[whole.context["pictures"][0].version.pk]))
    assert labels(alone) == [["摸底", "长期坚持"]]


@pytest.mark.django_db
def test_where_nothing_falls_into_this_school_year_all_years_are_shown(client):
    county = make_county()
    gone = [phase("收尾", "2021-12", "2021-12")]
    make_version_in_force(county, from_on=date(2021, 9, 2), phases=gone, tasks=[], reporting=[])
    sign_in(client, county.people["leader"])
    page = client.get(reverse("bureau:timeline"))
    assert labels(page) == [["收尾"]]
    assert "years=all" not in page.content.decode()


def test_an_address_of_a_place_is_no_link():
    assert ring({"kind": "address", "value": "云岭县青溪路1号"}) == ""
    assert ring({"kind": "email", "value": "dudao@yunling.example"}) == "mailto:dudao@yunling.example"
