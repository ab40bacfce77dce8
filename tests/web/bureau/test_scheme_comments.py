"""Words to a colleague about an entry: written, told, answered, settled, readable afterwards."""

import pytest
from django.test import Client
from django.urls import reverse

from dudao.audit.models import AuditEntry
from dudao.notices.models import Notice
from dudao.schemes import services
from dudao.schemes.models import EntryComment
from tests.factories.county import make_county, sign_in
from tests.factories.schemes import FROM_ON, make_draft
from tests.web.bureau.reviewing import review_url, said

pytestmark = [pytest.mark.django_db, pytest.mark.req("A02")]


@pytest.fixture
def section(county):
    return sign_in(Client(), county.people["section"])


def url_of(version, name="tasks", entry_id="t1") -> str:
    return reverse("bureau:scheme_comment", args=[version.pk, name, entry_id])


def write(client, version, to, text="这件由你们科办吗？", **target):
    return client.post(url_of(version, **target), {"act": "write", "w-to": to.pk, "w-text": text}, follow=True)


def test_a_colleague_gets_a_message_with_a_door_to_the_entry(office, section, version, county):
    page = write(office, version, county.people["section"])
    assert said(page) == [f"写给{county.people['section'].name}了，他会收到一条消息。"]
    notice = Notice.objects.get(user=county.people["section"])
    assert notice.subject.endswith("就方案里的“任务 1 印出时间表和任务书。”写给你")
    door = reverse("bureau:scheme_talk", args=[EntryComment.objects.get().pk])
    assert door in section.get(reverse("desk:messages")).content.decode()
    html = section.get(door).content.decode()
    assert "这件由你们科办吗？" in html
    assert "印出时间表和任务书。" in html


def test_the_colleague_answers_and_the_thread_is_settled(office, section, version, county):
    write(office, version, county.people["section"])
    page = write(section, version, county.people["office"], text="由我们办，十月办完。")
    assert [comment.text for comment in page.context["thread"]] == ["这件由你们科办吗？", "由我们办，十月办完。"]
    page = office.post(url_of(version), {"act": "settle"}, follow=True)
    assert said(page) == ["记下了：谈妥了。写过的话还看得到。"]
    assert not EntryComment.objects.open().exists()
    assert "由我们办，十月办完。" in page.content.decode()


def test_open_words_are_counted_in_the_list_and_before_putting_in_force(office, version, county):
    write(office, version, county.people["section"])
    page = office.get(review_url(version, "?tab=tasks&open=t2")).content.decode()
    assert "同事的话 1 句没谈妥" in page
    assert "还有 1 句写给同事的话没谈妥。" in page
    force = reverse("bureau:scheme_force", args=[version.pk])
    assert "写给同事的话还没谈妥" in office.get(force).content.decode()
    office.post(url_of(version), {"act": "settle"})
    assert "写给同事的话还没谈妥" not in office.get(force).content.decode()


def test_words_stay_readable_when_the_scheme_is_in_force(office, section, version, county):
    write(office, version, county.people["section"])
    services.put_in_force(by=county.people["office"], version=version, revision=0, from_on=FROM_ON)
    talk = reverse("bureau:scheme_talk", args=[EntryComment.objects.get().pk])
    page = office.get(talk)
    assert "这件由你们科办吗？" in page.content.decode()
    assert page.context["review_url"] == ""
    write(section, version, county.people["office"], text="办完了。")
    assert EntryComment.objects.count() == 2


def test_words_are_no_edit_of_the_draft(office, version, county):
    write(office, version, county.people["section"])
    version.refresh_from_db()
    assert version.revision == 0
    assert "这件由你们科办吗" not in str(version.draft)
    entry = AuditEntry.objects.select_related("payload").get(act="scheme.comment")
    assert "这件由你们科办吗" not in str(entry.payload.body)


@pytest.mark.parametrize(
    ("who", "text", "sentence"),
    [
        ("section", "", "请写上要说的话。"),
        ("section", "长" * 501, "最多写 500 个字，请删短一些。"),
        ("head", "您好", "请在名单里选一位同事。"),
        ("office", "自己", "请在名单里选一位同事。"),
    ],
)
def test_what_cannot_be_written_is_said(office, version, county, who, text, sentence):
    assert said(write(office, version, county.people[who], text)) == [sentence]
    assert not EntryComment.objects.exists()


def test_an_entry_that_is_gone_takes_no_words(office, version, county):
    page = write(office, version, county.people["section"], entry_id="t99")
    assert said(page) == ["这一条已经不在了，请刷新后再写。"]


def test_who_was_not_asked_neither_reads_nor_writes(office, version, county):
    write(office, version, county.people["section"])
    other = sign_in(Client(), county.people["leader"])
    assert other.get(reverse("bureau:scheme_talk", args=[EntryComment.objects.get().pk])).status_code == 404
    assert "方案由督导室上传、校核和生效，请联系督导室。" in said(write(other, version, county.people["office"]))
    assert EntryComment.objects.count() == 1


def test_who_was_asked_about_one_entry_writes_about_no_other(office, section, version, county):
    write(office, version, county.people["section"])
    write(section, version, county.people["office"], entry_id="t2")
    assert EntryComment.objects.count() == 1


def test_words_of_another_county_are_not_found(office):
    far = make_county(county_code="990102", prefix="远山")
    version = make_draft(far)
    services.write_comment(
        by=far.people["office"], version=version, list_name="tasks", entry_id="t1", to=far.people["section"], text="甲"
    )
    assert office.get(reverse("bureau:scheme_talk", args=[EntryComment.objects.get().pk])).status_code == 404
    assert office.post(url_of(version), {"act": "settle"}).status_code == 404


def test_a_discarded_draft_takes_its_words_along(office, version, county):
    write(office, version, county.people["section"])
    services.discard_draft(by=county.people["office"], version=version, revision=0)
    assert not EntryComment.objects.exists()


@pytest.mark.parametrize("who", ["section", "leader"])
def test_a_message_about_a_discarded_draft_says_so(office, version, county, who):
    asked = county.people[who]
    write(office, version, asked)
    door = reverse("bureau:scheme_talk", args=[EntryComment.objects.get().pk])
    services.discard_draft(by=county.people["office"], version=version, revision=0)
    page = sign_in(Client(), asked).get(door, follow=True)
    assert said(page) == ["那一稿方案作废了，里面写给同事的话也跟着没有了。"]
    assert page.request["PATH_INFO"] == reverse("desk:messages")
    assert office.get(door).status_code == 404  # nobody wrote to him


def test_the_colleague_answers_though_adding_the_entry_was_taken_back(office, section, version, county):
    fields = {"text": "另报一份名单。", "departments": ["基础教育科"]}
    ops = [{"op": "add", "list": "tasks", "fields": fields}]
    services.save_edit(by=county.people["office"], version=version, revision=0, ops=ops)
    write(office, version, county.people["section"], entry_id="t3")
    services.undo_step(by=county.people["office"], version=version)
    page = write(section, version, county.people["office"], text="名单不用另报。", entry_id="t3")
    assert [comment.text for comment in page.context["thread"]] == ["这件由你们科办吗？", "名单不用另报。"]
    assert {comment.about for comment in page.context["thread"]} == {"任务 3 另报一份名单。"}
    office.post(url_of(version, entry_id="t3"), {"act": "settle"})
    assert not EntryComment.objects.open().exists()


def test_numbers_of_people_stay_out_of_what_is_kept_and_sent(office, county):
    contacts = [{"kind": "mobile", "value": "13800002222", "owner": "督导室"}]
    tasks = [{"text": "报到督导室，电话13800003333。", "departments": ["基础教育科"]}]
    version = make_draft(county, contacts=contacts, tasks=tasks)
    for name, entry_id in (("contacts", "k1"), ("tasks", "t1")):
        write(office, version, county.people["section"], name=name, entry_id=entry_id)
    assert list(EntryComment.objects.order_by("pk").values_list("about", flat=True)) == [
        "联系 1 督导室的手机", "任务 1 报到督导室，电话138****3333。",
    ]  # fmt: skip
    subjects = "".join(Notice.objects.values_list("subject", flat=True))
    assert ("13800002222" in subjects, "13800003333" in subjects) == (False, False)


def test_open_words_stand_in_the_list_and_on_the_scheme_in_force(office, version, county):
    write(office, version, county.people["section"])
    schemes = reverse("bureau:schemes")
    assert "同事的话 1 句没谈妥" in office.get(schemes).content.decode()
    services.put_in_force(by=county.people["office_head"], version=version, revision=0, from_on=FROM_ON)
    here = reverse("bureau:scheme", args=[version.pk])
    assert f"{here}#talk" in office.get(schemes).content.decode()
    thread = reverse("bureau:scheme_talk", args=[EntryComment.objects.get().pk])
    assert thread in office.get(here).content.decode()
    office.post(url_of(version), {"act": "settle"})
    assert thread not in office.get(here).content.decode()
    assert "没谈妥" not in office.get(schemes).content.decode()
