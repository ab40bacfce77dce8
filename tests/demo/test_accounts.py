import pytest
from django.contrib.auth.hashers import make_password

from dudao.accounts.models import User
from dudao.demo.accounts import AREA_LEAD, DISTRICT, OFFICE, PASSWORD, account_lines

pytestmark = pytest.mark.django_db


def make(username: str, password: str) -> None:
    User.objects.create(username=username, name=f"{username}某", county_code="990101", password=password)


def test_no_accounts_are_told_where_no_demo_was_made():
    assert account_lines() == []


def test_accounts_of_one_password_are_told_and_changed_ones_left_out():
    shared = make_password(PASSWORD)
    make(OFFICE, shared)
    make(AREA_LEAD, shared)
    make(DISTRICT, make_password("something-else-2026"))
    text = "\n".join(account_lines())
    assert f"密码都是 {PASSWORD}" in text
    assert OFFICE in text
    assert AREA_LEAD in text
    assert DISTRICT not in text
