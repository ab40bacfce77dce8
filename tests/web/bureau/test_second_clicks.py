"""Impatient people: a button pressed twice, a window left open while the draft was put in force."""

import pytest
from django.urls import reverse
from django.utils import timezone

from dudao.schemes import services
from dudao.schemes.models import SchemeVersion
from tests.factories.county import sign_in
from tests.factories.schemes import make_draft, make_version_in_force, reviewed
from tests.layers import layer
from tests.web.bureau.reviewing import review_url, said

pytestmark = pytest.mark.django_db


@layer
def draft(county) -> SchemeVersion:
    return reviewed(county, make_draft(county))


def url(name: str, version) -> str:
    return reverse(f"bureau:{name}", args=[version.pk])


def test_putting_in_force_twice_ends_at_the_version(office, draft):
    asked = {"revision": draft.revision, "from_on": timezone.localdate().isoformat()}
    pages = [office.post(url("scheme_force", draft), asked, follow=True) for _ in range(2)]
    assert [(page.status_code, page.context["version"].pk) for page in pages] == [(200, draft.pk)] * 2
    (told,) = said(pages[1])
    assert told.startswith("这一稿校核完了，不能再改：")
    assert SchemeVersion.objects.get().state == "in_force"


@pytest.mark.parametrize("name", ["scheme_review", "scheme_compare", "scheme_undo", "scheme_force"])
def test_a_window_left_open_leads_to_what_came_of_the_draft(client, office, county, draft, name):
    services.put_in_force(
        by=county.people["office_head"], version=draft, revision=draft.revision, from_on=timezone.localdate()
    )
    page = office.post(url(name, draft), {"revision": draft.revision, "act": "confirm"}, follow=True)
    assert page.redirect_chain[-1] == (url("scheme", draft), 302)
    sign_in(client, county.people["section"])
    assert client.get(url(name, draft)).status_code == 403


def test_asking_for_the_next_draft_twice_opens_the_same(office, county):
    version = make_version_in_force(county)
    pages = [office.post(url("scheme_revise", version), follow=True) for _ in range(2)]
    draft = SchemeVersion.objects.get(state="draft")
    assert [page.redirect_chain[-1][0] for page in pages] == [review_url(draft)] * 2
    assert said(pages[1]) == ["这份方案已经有一稿在校核，就是这一稿。"]
