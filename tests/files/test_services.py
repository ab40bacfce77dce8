import pytest

from dudao.accounts.access import scope_of
from dudao.audit.models import AuditPayload
from dudao.files import services
from dudao.files.models import FileUse, StoredFile
from dudao.lib.statetable import NotAllowed
from tests.factories.county import COUNTY_CODE, make_county

pytestmark = pytest.mark.django_db


def keep(unit, content=b"one", name="a.docx"):
    return services.keep_file(
        by=None, county_code=COUNTY_CODE, unit=unit, kind="test", reference="1", name=name, content=content
    )


def test_same_content_is_kept_once_and_each_use_has_its_name():
    county = make_county()
    first, second = keep(county.schools[0]), keep(county.schools[1], name="../../b.docx")

    assert (StoredFile.objects.count(), FileUse.objects.count()) == (1, 2)
    assert (second.name, services.read_content(first), first.stored_id) == ("b.docx", b"one", second.stored_id)
    assert services.path_of(first.stored_id).is_relative_to(services.path_of("0" * 64).parents[2])


@pytest.mark.parametrize(("content", "sentence"), [(b"", "是空文件"), (b"0" * (services.MAX_BYTES + 1), "超过 50 MB")])
def test_refused_file_leaves_nothing(content, sentence):
    county = make_county()
    with pytest.raises(NotAllowed, match=sentence):
        keep(county.schools[0], content)
    assert (StoredFile.objects.count(), FileUse.objects.count()) == (0, 0)


def test_trail_holds_the_digest_and_not_the_content():
    use = keep(make_county().schools[0], b"a sentence that must not be in the trail")

    body = AuditPayload.objects.get(entry__act="file.keep").body
    assert body == {"sha256": use.stored_id, "kind": "test", "reference": "1"}


def test_file_of_another_unit_is_out_of_sight():
    county = make_county()
    use = keep(county.schools[1])
    today = use.uploaded_at.date()
    assert list(FileUse.objects.visible_to(scope_of(county.position("head"), today))) == []
    assert list(FileUse.objects.visible_to(scope_of(county.position("office"), today))) == [use]
