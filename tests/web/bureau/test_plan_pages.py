"""Timeline and contacts of the schemes in force, with nothing and with something to show."""

import pytest
from django.urls import reverse

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


def test_an_address_of_a_place_is_no_link():
    assert ring({"kind": "address", "value": "云岭县青溪路1号"}) == ""
    assert ring({"kind": "email", "value": "dudao@yunling.example"}) == "mailto:dudao@yunling.example"
