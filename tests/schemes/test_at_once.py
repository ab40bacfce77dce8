"""Two people at one scheme in the same moment, on either database."""

import pytest

from dudao.schemes import services
from dudao.schemes.models import Scheme, SchemeVersion
from tests.at_once import overlapping
from tests.factories.county import make_county
from tests.factories.schemes import make_draft

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_paper_read_while_the_only_draft_of_its_scheme_is_discarded_gets_a_scheme():
    county = make_county()
    draft = make_draft(county)
    _, opened = overlapping(
        lambda: services.discard_draft(by=county.people["office"], version=draft, revision=draft.revision),
        lambda: make_draft(county),
    )
    assert list(SchemeVersion.objects.all()) == [opened]
    assert opened.scheme == Scheme.objects.get()
