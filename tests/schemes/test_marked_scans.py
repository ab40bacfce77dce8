"""A scan whose secrecy marking is found only when its characters are recognised: by then it is kept, and must go."""

import io

import pypdfium2
import pytest

from dudao.audit.models import AuditEntry
from dudao.files.models import FileUse, StoredFile
from dudao.jobs.models import JobState
from dudao.jobs.services import run_next
from dudao.officialdocs.readers import opening
from dudao.schemes import services
from dudao.schemes.models import SchemeVersion
from tests.factories.county import make_county
from tests.officialdocs.made import convert, scheme

pytestmark = [
    pytest.mark.once,
    pytest.mark.django_db,
    pytest.mark.libreoffice,
    pytest.mark.slow,
    pytest.mark.skipif(not opening.has_engine(), reason="the extra dudao[ocr] is not installed"),
]


@pytest.fixture
def marked(soffice, tmp_path) -> bytes:
    """The head of the first page of a marked paper as nothing but a picture."""
    paper = scheme(tmp_path / "secret.docx", marking="机密★5年")
    pdf = convert(soffice, [paper], "pdf", tmp_path)["secret"]
    held = io.BytesIO()
    image = pypdfium2.PdfDocument(str(pdf))[0].render(scale=150 / 72).to_pil().convert("RGB")
    image.crop((0, 0, image.width, image.height // 5)).save(held, "PNG")
    return held.getvalue()


def test_a_marked_scan_found_by_the_job_leaves_nothing_behind(marked, settings, django_capture_on_commit_callbacks):
    county = make_county(schools=1, institutions=0)
    office = county.people["office"]
    job = services.receive_document(
        by=office, county_code=county.county_code, unit=county.office, name="扫描.png", content=marked
    )
    assert StoredFile.objects.count() == 1  # the quick look takes a picture; its reading has to judge
    with django_capture_on_commit_callbacks(execute=True):
        assert run_next() is True
    job.refresh_from_db()
    assert (job.state, job.result) == (JobState.FAILED, {})
    assert job.message.startswith("这份文件标有密级，不能传到本系统")
    assert not SchemeVersion.objects.exists()
    assert not StoredFile.objects.exists()
    assert not FileUse.objects.exists()
    left = [path for path in settings.FILES_DIR.rglob("*") if path.is_file() and path.read_bytes() == marked]
    assert left == []
    assert "扫描" not in str(list(AuditEntry.objects.order_by("pk").values_list("payload__body", flat=True)))
