"""The same content dropped by one and kept by another in the same moment."""

import pytest

from dudao.files import services
from dudao.files.models import FileUse
from tests.at_once import overlapping
from tests.factories.county import COUNTY_CODE, make_county

pytestmark = pytest.mark.django_db(transaction=True)


def keep(unit, reference: str):
    return services.keep_file(
        by=None, county_code=COUNTY_CODE, unit=unit, kind="test", reference=reference, name="a.docx", content=b"one"
    )


def test_content_that_is_kept_while_it_is_dropped_stays():
    county = make_county()
    use = keep(county.schools[0], "1")
    overlapping(
        lambda: services.forget_file(by=None, use=use), lambda: keep(county.schools[1], "2").pk,
    )  # fmt: skip
    assert services.read_content(FileUse.objects.get(reference="2")) == b"one"


def test_content_that_is_dropped_while_it_is_kept_stays():
    county = make_county()
    use = keep(county.schools[0], "1")
    overlapping(
        lambda: keep(county.schools[1], "2").pk, lambda: services.forget_file(by=None, use=use),
    )  # fmt: skip
    assert services.read_content(FileUse.objects.get(reference="2")) == b"one"
