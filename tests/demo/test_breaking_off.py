import pytest
from django.utils import timezone

from dudao.accounts.models import User
from dudao.areas.models import Unit
from dudao.audit.models import AuditEntry
from dudao.calendars.models import Term
from dudao.cli.demo import main
from dudao.demo import document
from dudao.demo.build import NoDemo, build
from dudao.demo.size import SMALL
from dudao.schemes.models import SchemeVersion

pytestmark = pytest.mark.django_db


def test_interrupted_build_leaves_an_empty_database_and_the_right_time():
    real, reached = timezone.now, []

    def stop(share, words):
        reached.append(share)
        if SchemeVersion.objects.put_in_force().exists():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(SMALL, progress=stop)

    assert 0 < reached[-1] < 1
    assert timezone.now is real
    assert [model.objects.count() for model in (User, Unit, AuditEntry, Term, SchemeVersion)] == [0] * 5


def test_without_the_example_it_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(document, "PLACES", (tmp_path / "nothing.docx",))

    with pytest.raises(NoDemo, match="没有找到示范方案"):
        build(SMALL)

    assert not User.objects.exists()


def test_no_accounts_are_listed_where_there_is_no_demo(capsys):
    assert main(["--accounts"]) == 0
    assert capsys.readouterr().out == "这里没有示范县。\n"
