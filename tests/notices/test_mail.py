import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from dudao.jobs.registry import ticks
from dudao.notices.models import Notice
from dudao.notices.services import mark_read, notify, send_due_mail
from tests.factories.county import make_county, make_user

pytestmark = pytest.mark.django_db


class Unreachable(EmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError


@pytest.fixture
def people():
    make_county()
    return [make_user("with", "有邮箱", email="with@example.org"), make_user("without", "没邮箱")]


def tell(people):
    return notify(users=people, county_code="990101", kind="test", subject="请交自查表", body="11月20日前")


def test_notice_is_a_row_for_each_and_mail_goes_to_whoever_has_an_address(people):
    assert tell(people) == 2
    assert ticks()["邮件"]() == "发出 1 封"

    assert [(message.to, message.subject) for message in mail.outbox] == [(["with@example.org"], "请交自查表")]
    assert Notice.objects.filter(read_at=None).count() == 2


def test_tick_twice_sends_once(people):
    tell(people)

    assert (send_due_mail(), send_due_mail(), len(mail.outbox)) == (1, 0, 1)


def test_without_a_mail_server_messages_stay_inside(people, settings):
    settings.SENDS_MAIL = False

    assert tell(people) == 2
    assert (Notice.objects.filter(mail_due=True).count(), send_due_mail()) == (0, 0)


def test_mail_that_could_not_go_stays_due(people, settings):
    tell(people)
    settings.EMAIL_BACKEND = "tests.notices.test_mail.Unreachable"
    assert send_due_mail() == 0

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_due_mail() == 1


def test_nobody_marks_the_messages_of_others(people):
    tell(people)
    theirs = Notice.objects.get(user=people[0])

    assert mark_read(by=people[1], notice_ids=[theirs.pk]) == 0
    assert mark_read(by=people[0], notice_ids=[theirs.pk]) == 1
