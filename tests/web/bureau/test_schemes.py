import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dudao.jobs.models import Job
from dudao.jobs.services import run_next
from tests.factories.county import make_county, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


@pytest.fixture
def office(client, county):
    return sign_in(client, county.people["office"])


def upload(client, name: str, content: bytes):
    return client.post(reverse("bureau:scheme_upload"), {"file": SimpleUploadedFile(name, content)}, follow=True)


@pytest.mark.req("A02")
def test_a_document_is_uploaded_read_and_reviewed(office, read_document):
    path = read_document("rongchang")
    page = upload(office, path.name, path.read_bytes())
    assert "正在读" in page.content.decode()

    run_next()
    job = Job.objects.get()
    page = office.get(reverse("bureau:scheme_reading", args=[job.pk]), follow=True)
    assert page.redirect_chain[-1][0] == reverse("bureau:scheme_review", args=[job.result["version"]])
    assert page.status_code == 200
