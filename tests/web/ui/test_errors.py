import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.views import defaults
from django.views.csrf import csrf_failure


@pytest.fixture
def request_of_stranger():
    return RequestFactory().get("/desk/")


def test_a_page_that_is_not_there_leads_back(client):
    answer = client.get("/there-is-no-such-page/")

    assert answer.status_code == 404
    assert "没有这一页" in answer.content.decode()
    assert 'href="/"' in answer.content.decode()


def test_a_refusal_shows_the_sentence_of_the_rule(request_of_stranger):
    answer = defaults.permission_denied(request_of_stranger, PermissionDenied("整改人是你本人，须由另一人销号。"))

    assert answer.status_code == 403
    assert "整改人是你本人，须由另一人销号。" in answer.content.decode()


def test_a_refusal_without_a_sentence_still_says_something(request_of_stranger):
    answer = defaults.permission_denied(request_of_stranger, PermissionDenied())

    assert "没有这项权限" in answer.content.decode()


def test_a_server_error_needs_nothing_from_the_page_that_failed(request_of_stranger):
    answer = defaults.server_error(request_of_stranger)

    assert answer.status_code == 500
    assert "刚才那一步没有存上" in answer.content.decode()


def test_a_request_that_makes_no_sense(request_of_stranger):
    answer = defaults.bad_request(request_of_stranger, SuspiciousOperation())

    assert answer.status_code == 400
    assert "没有改动任何内容" in answer.content.decode()


def test_a_form_without_its_token_says_what_to_do(request_of_stranger):
    answer = csrf_failure(request_of_stranger)

    assert answer.status_code == 403
    assert "回到上一页" in answer.content.decode()


def test_pages_for_strangers_run_no_foreign_script():
    answer = Client().get("/there-is-no-such-page/")

    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
