import threading
from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from dudao.accounts.models import Position, User
from dudao.accounts.services import found_county
from dudao.areas.models import Area, Unit
from dudao.audit.queries import verify
from dudao.calendars.queries import WorkCalendar
from dudao.lib.statetable import NotAllowed
from tests.factories.county import make_county

FORM = {
    "county_name": "云岭县", "county_code": "990101", "bureau_name": "云岭县教育局", "name": "林一",
    "username": "Lin01", "password": "qinghe-2026", "again": "qinghe-2026",
}  # fmt: skip


@pytest.mark.django_db
def test_empty_installation_leads_to_the_first_account(client):
    assert client.get("/sign-in/")["Location"] == "/first-account/"
    assert client.get("/first-account/").status_code == 200


@pytest.mark.django_db
def test_first_account_becomes_security_administrator_of_a_county_with_bureau_and_office(client):
    response = client.post("/first-account/", FORM)

    user = User.objects.get()
    position = Position.objects.select_related("unit").get()
    assert (response.status_code, user.username, user.county_code) == (302, "lin01", "990101")
    assert (position.kind, position.unit.kind) == ("security_admin", "bureau")
    assert Area.objects.get().name == "云岭县"
    assert set(Unit.objects.values_list("kind", flat=True)) == {"bureau", "supervision_office"}
    assert client.session["_auth_user_id"] == str(user.pk)
    assert verify("990101").entries == 2
    assert not WorkCalendar("990101").is_workday(date(timezone.localdate().year, 10, 1))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("county_code", "99010", "县级代码是六位数字"),
        ("county_code", "云岭", "县级代码是六位数字"),
        ("username", "林 一", "账号用 2 到 40 个英文字母或数字"),
        ("password", "12345678", "这个密码不行"),
        ("again", "other-2026", "两遍密码不一样"),
        ("name", "", "请写你的姓名。"),
    ],
)
def test_bad_field_is_said_in_one_sentence_and_nothing_is_written(client, field, value, sentence):
    form = FORM | {field: value} | ({"again": value} if field == "password" else {})

    response = client.post("/first-account/", form)

    said = [str(error) for errors in response.context["form"].errors.values() for error in errors]
    assert [line for line in said if sentence in line] != []
    assert (User.objects.count(), Area.objects.count(), Unit.objects.count()) == (0, 0, 0)


@pytest.mark.django_db
def test_first_account_is_offered_once(client):
    make_county()
    before = User.objects.count()

    assert client.get("/first-account/")["Location"] == "/sign-in/"
    assert client.post("/first-account/", FORM)["Location"] == "/sign-in/"
    assert User.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_two_visitors_at_once_make_one_account():
    facts = {name: value for name, value in FORM.items() if name != "again"}
    start, outcomes = threading.Barrier(2), []

    def visit(n: int) -> None:
        start.wait()
        try:
            found_county(by=None, **facts | {"username": f"lin0{n}", "county_code": f"99010{n}"})
            outcomes.append("made")
        except NotAllowed:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=visit, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["made", "refused"]
    assert User.objects.count() == 1
