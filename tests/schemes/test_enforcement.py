from datetime import date

import pytest

from dudao.obligations.models import Obligation
from tests.factories.county import make_county
from tests.factories.schemes import make_version_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


def test_put_in_force_writes_every_kind_of_row(county):
    version = make_version_in_force(county)

    assert [point.code for point in version.checkpoints.all()] == ["C1", "C2", "C3", "C4", "C5"]
    assert version.thresholds.get().from_on == date(2026, 8, 25)
    assert [phase.name for phase in version.phases.all()] == ["学校自查", "责任区督导"]
    assert sorted((duty.kind, duty.order) for duty in version.duties.all()) == [
        ("department_duty", 1), ("key_task", 1), ("key_task", 2), ("reporting", 1),
    ]  # fmt: skip


def test_key_tasks_are_owed_by_each_department_named(county):
    make_version_in_force(county)
    owed = Obligation.objects.filter(kind="key_task").values_list("debtor__name", "due_on")
    assert sorted(owed) == [
        ("基础教育科", date(2026, 10, 31)), ("职成教科", date(2026, 10, 31)), ("职成教科", date(2026, 11, 30)),
    ]  # fmt: skip
