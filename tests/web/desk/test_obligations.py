"""Finishing by hand, watching who still owes, paper copies, the document behind a receipt."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dudao.files.services import keep_file
from dudao.obligations import services
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from tests.factories.ledger import today
from tests.factories.schemes import make_version_in_force


def owe(county, debtor, kind=ObligationKind.KEY_TASK, **facts):
    facts = {"reference": "t1", "title": "印出时间表", "creditor": county.office} | facts
    return services.owe(by=county.people["office"], debtor=debtor, kind=kind, **facts)


def page(obligation, name="obligation") -> str:
    return reverse(f"desk:{name}", args=[obligation.pk])


@pytest.mark.req("A08")
def test_section_finishes_its_key_task_with_words_and_a_file(county, enter):
    obligation = owe(county, county.sections[0])
    client = enter("section")
    refused = client.post(page(obligation), {"result": ""})
    assert "写一句做了什么、结果怎样。" in refused.content.decode()
    file = SimpleUploadedFile("任务书.txt", "任务".encode())
    client.post(page(obligation), {"result": "已印发", "attachments": [file]}, follow=True)
    shown = client.get(page(obligation)).content.decode()
    assert "已印发" in shown
    assert "任务书.txt" in shown


def test_creditor_reads_but_does_not_finish(county, enter):
    obligation = owe(county, county.sections[0])
    client = enter("office")
    assert client.get(page(obligation)).context["can_finish"] is False
    assert "由基础教育科办" in client.post(page(obligation), {"result": "替他办"}).content.decode()
    obligation.refresh_from_db()
    assert obligation.state == ObligationState.OPEN


@pytest.mark.parametrize("kind", ["head", "area_lead", "district", "institution_head"])
def test_somebody_elses_duty_is_not_there(county, enter, kind):
    obligation = owe(county, county.sections[0])
    client = enter(kind)
    assert [client.get(page(obligation)).status_code, client.post(page(obligation, "sign")).status_code] == [404, 404]


def test_what_has_its_own_page_is_not_here(county, enter):
    obligation = owe(county, county.schools[0], ObligationKind.SELF_CHECK)
    client = enter("head")
    assert client.get(page(obligation)).status_code == 404
    assert client.post(page(obligation, "sign")).status_code == 404


@pytest.mark.req("A11", "A15")
def test_office_sees_who_signed_and_who_was_reminded(county, enter):
    rows = [owe(county, school, ObligationKind.SIGN_FOR) for school in county.schools]
    services.finish(by=county.people["head"], position=county.position("head"), obligation=rows[0])
    client = enter("office")
    text = client.get(page(rows[1], "owed")).content.decode()
    assert "1/6 办完" in text
    assert "还差 5 个单位" in text
    assert "请还没办的单位抓紧办：青禾2初级中学、青禾3小学、" in text
    client.post(page(rows[1], "urge"), {"channel": "phone", "back": "1"})
    assert "催过 1 次" in client.get(page(rows[1], "owed")).content.decode()


def test_office_notes_that_the_paper_copy_came(county, enter):
    obligation = owe(county, county.sections[0])
    response = enter("office").post(page(obligation, "paper"), {"on": today().isoformat()}, follow=True)
    assert f"{today().month}月{today().day}日收到" in response.content.decode()


def test_paper_from_the_future_is_refused(county, enter):
    obligation = owe(county, county.schools[0])
    later = (today() + timedelta(days=1)).isoformat()
    response = enter("office").post(page(obligation, "paper"), {"on": later}, follow=True)
    assert "不能在今天" in response.content.decode()
    assert "请选一个日子" in enter("office").post(page(obligation, "paper"), {"on": "x"}, follow=True).content.decode()
    assert Obligation.objects.get().paper_received_on is None


def test_school_does_not_watch_others(county, enter):
    obligation = owe(county, county.schools[0])
    assert enter("head").get(page(obligation, "owed")).status_code == 403


@pytest.mark.req("A15")
def test_addressee_reads_the_document_that_it_signs_for(county, enter):
    version = make_version_in_force(county, from_on=today())
    source = keep_file(
        by=county.people["office"], county_code=county.county_code, unit=county.office, kind="scheme", reference="1",
        name="方案.docx", content=b"scheme",
    )  # fmt: skip
    type(version).objects.filter(pk=version.pk).update(source=source)
    obligation = owe(county, county.schools[0], ObligationKind.SIGN_FOR, reference=f"version:{version.pk}")
    client = enter("head")
    assert version.title in client.get(page(obligation)).content.decode()
    assert client.get(page(obligation, "document")).content == b"scheme"
    assert client.get(reverse("desk:file", args=[source.pk])).status_code == 404
    assert enter("institution_head").get(page(obligation, "document")).status_code == 404
