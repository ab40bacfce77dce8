"""What the office writes beside the documents: cited papers with a copy, words in its own way."""

import pytest
from django.utils import timezone

from dudao.areas.scope import Scope
from dudao.audit.models import AuditEntry
from dudao.files.models import FileUse
from dudao.files.services import read_content
from dudao.lib.statetable import NotAllowed
from dudao.schemes import glossary, references, services
from dudao.schemes.models import GlossaryTerm, Reference
from tests.factories.county import make_county
from tests.factories.schemes import make_version_in_force

pytestmark = pytest.mark.django_db
CITED = "教育督导条例"
NOT_OFFICE = "方案由督导室上传、校核和生效，请联系督导室。"


@pytest.fixture
def county():
    made = make_county()
    make_version_in_force(made)
    return made


def write(county, *, by="office", **facts) -> Reference:
    said = {"cited": CITED, "title": CITED, "doc_number": "", "kind": "regulation"} | facts
    return services.write_reference(
        by=county.people[by], county_code=county.county_code, unit=county.office, **said
    )  # fmt: skip


def scope_of(county) -> Scope:
    return Scope(county_code=county.county_code)


def row(county) -> references.CitedDocument:
    (found,) = references.register_of(scope_of(county), timezone.localdate())
    return found


def test_a_new_copy_takes_the_place_of_the_one_before(county):
    write(county, copy=("条例.txt", "第一条。".encode()))
    write(county, copy=("条例（修订）.txt", "第一条，修订。".encode()))
    held = row(county).held.copy
    assert (held.name, read_content(held).decode()) == ("条例（修订）.txt", "第一条，修订。")
    assert list(FileUse.objects.filter(kind="reference")) == [held]


def test_the_same_copy_again_is_still_there(county):
    for _ in range(2):
        write(county, copy=("条例.txt", "第一条。".encode()))
    assert read_content(row(county).held.copy).decode() == "第一条。"


def test_facts_without_a_copy_keep_the_copy(county):
    write(county, copy=("条例.txt", "第一条。".encode()))
    write(county, doc_number="国务院令第624号")
    assert (row(county).doc_number, row(county).held.copy.name) == ("国务院令第624号", "条例.txt")


def test_a_marked_copy_is_refused_and_nothing_is_written(county):
    with pytest.raises(NotAllowed):
        write(county, copy=("条例.txt", "机密★5年\n第一条。".encode()))
    assert not Reference.objects.exists()
    assert not FileUse.objects.filter(kind="reference").exists()


def test_a_paper_that_is_named_otherwise_stays_one_row(county):
    write(county, title="教育督导条例（国务院令第624号）")
    write(county, cited="《教育督导条例》", title=CITED, doc_number="国务院令第624号")
    assert Reference.objects.count() == 1
    assert (row(county).title, row(county).doc_number) == (CITED, "国务院令第624号")


@pytest.mark.parametrize("who", ["leader", "section", "head"])
def test_only_the_office_writes(county, who):
    by = county.people[who]
    acts = (
        lambda: write(county, by=who),
        lambda: services.write_term(by=by, county_code=county.county_code, word="双减", explanation="甲"),
        lambda: services.drop_term(by=by, county_code=county.county_code, word="双减"),
    )
    for act in acts:
        with pytest.raises(NotAllowed, match=NOT_OFFICE):
            act()
    assert not AuditEntry.objects.filter(act__startswith="glossary").exists()
    assert not Reference.objects.exists()


def test_a_word_of_the_office_goes_before_that_of_the_product_until_it_is_dropped(county):
    make_version_in_force(county, title="云岭县“双减”专项方案", aims=[{"kind": "goal", "text": "落实“双减”。"}])
    by, today = county.people["office"], timezone.localdate()
    before = glossary.find(scope_of(county), today, "双减")
    services.write_term(by=by, county_code=county.county_code, word=" “双减” ", explanation="本县的说法。")
    own = glossary.find(scope_of(county), today, "双减")
    services.drop_term(by=by, county_code=county.county_code, word="双减")
    assert (before.origin, own.origin, own.explanation) == ("product", "office", "本县的说法。")
    assert glossary.find(scope_of(county), today, "双减") == before
    assert not GlossaryTerm.objects.exists()
