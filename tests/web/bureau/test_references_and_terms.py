"""What the schemes cite and the words that they use, with what the office writes beside them."""

import pytest
from django.urls import reverse

from dudao.audit.models import AuditEntry
from dudao.schemes.models import GlossaryTerm, Reference
from tests.factories.county import make_county, sign_in
from tests.factories.schemes import make_version_in_force
from tests.layers import layer

pytestmark = pytest.mark.django_db
WORD = "一校一案"


@layer
def county():
    made = make_county()
    make_version_in_force(made)
    return made


def cited(client):
    (row,) = client.get(reverse("bureau:references")).context["rows"]
    return row


def write(client, key: str, **facts):
    said = {"title": "教育督导条例", "doc_number": "", "kind": "law", "url": ""} | facts
    return client.post(reverse("bureau:reference_edit", args=[key]), said)


@pytest.mark.req("A03")
def test_a_cited_paper_stands_once_with_the_scheme_that_cites_it(client, county):
    sign_in(client, county.people["leader"])
    row = cited(client)
    assert row.title == "教育督导条例"
    assert "教育督导条例" in client.get(reverse("bureau:reference", args=[row.key])).content.decode()


@pytest.mark.req("A03")
def test_the_office_writes_the_right_number_and_everybody_sees_it(client, county):
    sign_in(client, county.people["office"])
    answer = write(client, cited(client).key, doc_number="国务院令第624号")
    assert answer.status_code == 302
    assert cited(client).doc_number == "国务院令第624号"
    assert AuditEntry.objects.filter(act="reference.write").count() == 1


def test_a_paper_without_a_name_is_refused_and_nothing_is_written(client, county):
    sign_in(client, county.people["office"])
    assert write(client, cited(client).key, title=" ").status_code == 200
    assert not Reference.objects.exists()


@pytest.mark.parametrize("position", ["leader", "section"])
def test_others_may_read_but_not_write(client, county, position):
    sign_in(client, county.people[position])
    pages = [
        reverse("bureau:references"),
        reverse("bureau:reference", args=[cited(client).key]),
        reverse("bureau:terms"),
    ]
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    assert write(client, cited(client).key).status_code == 403
    assert client.post(reverse("bureau:term_edit"), {"word": WORD, "explanation": "x"}).status_code == 403
    assert not Reference.objects.exists()
    assert not GlossaryTerm.objects.exists()


def test_another_county_sees_none_of_it(client, county):
    other = make_county(county_code="990102", prefix="远山")
    sign_in(client, county.people["office"])
    write(client, cited(client).key, doc_number="国务院令第624号")
    client.post(reverse("bureau:term_edit"), {"word": WORD, "explanation": "本县的说法。"})
    sign_in(client, other.people["office"])
    assert client.get(reverse("bureau:references")).context["rows"] == []
    assert "本县的说法" not in client.get(reverse("bureau:terms")).content.decode()


@pytest.mark.req("A03")
def test_a_word_is_explained_in_the_offices_own_way_and_taken_back(client, county):
    sign_in(client, county.people["office"])
    client.post(reverse("bureau:term_edit"), {"word": f"“{WORD}”", "explanation": "每所学校自己定一份办法。"})
    assert "每所学校自己定一份办法。" in client.get(reverse("bureau:terms")).content.decode()
    there = f"{reverse('bureau:term_edit')}?word={WORD}"
    assert client.post(there, {"act": "drop"}).status_code == 302
    assert not GlossaryTerm.objects.exists()
    page = client.post(there, {"act": "drop"}, follow=True)
    assert "本局没有写过这个词的解释" in page.content.decode()


def test_a_word_without_an_explanation_is_refused(client, county):
    sign_in(client, county.people["office"])
    assert client.post(reverse("bureau:term_edit"), {"word": WORD, "explanation": " "}).status_code == 200
    assert not GlossaryTerm.objects.exists()
