"""A year of self-checks in an empty database: 150 schools, 61 points, one round a month and one at the year's end."""

import uuid
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from dudao.inspections.enums import AssessmentState
from dudao.inspections.models import Answer, Assessment, Round
from dudao.inspections.services import send_round
from dudao.schemes.answers import Value
from dudao.schemes.enums import Polarity, VersionState
from dudao.schemes.models import Checkpoint, Scheme, SchemeVersion
from tests.factories.county import County, make_county

SCHOOLS, POINTS, ROUNDS = 150, 61, 13


def make_ground() -> tuple[County, SchemeVersion]:
    """The county and a version in force whose 61 points are asked of every school."""
    county = make_county(schools=SCHOOLS)
    scheme = Scheme.objects.create(county_code=county.county_code, name="年度测试方案")
    version = SchemeVersion.objects.create(
        scheme=scheme, county_code=county.county_code, title=scheme.name, state=VersionState.PUT_IN_FORCE,
        in_force_on=date(2026, 1, 1), put_in_force_by=county.people["office"],
    )  # fmt: skip
    Checkpoint.objects.bulk_create(
        Checkpoint(version=version, order=n, code=f"C{n}", text=f"第 {n} 条要点，学校应做到。",
                   group_code=f"A{n // 11}", group=f"第 {n // 11} 组", polarity=Polarity.DUTY, unit_kinds=["school"])
        for n in range(1, POINTS + 1)
    )  # fmt: skip
    return county, version


def open_round(county: County, version: SchemeVersion, number: int) -> Round:
    today = timezone.localdate()
    return send_round(
        by=county.people["office"], version=version, title=f"第 {number} 轮自查", opens_on=today,
        due_on=today + timedelta(days=20), units=county.schools,
    )  # fmt: skip


def answer_all(round_: Round) -> int:
    """All answers of a round at once, below the services: history to stand on, not what is measured."""
    points = list(round_.version.checkpoints.values_list("pk", flat=True))
    seats = list(round_.assessments.values_list("pk", flat=True))
    rows = (Answer(assessment_id=seat, checkpoint_id=point, value=Value.MET) for seat in seats for point in points)
    made = len(Answer.objects.bulk_create(list(rows), batch_size=2000))
    now = timezone.now()
    round_.assessments.update(state=AssessmentState.CONFIRMED, begun_at=now, confirmed_at=now)
    return made


def add_years(county: County, version: SchemeVersion, years: int) -> int:
    """``years`` more years of the same, written as raw rows; returns the number of answers."""
    made = 0
    for number in range(years * ROUNDS):
        round_ = Round.objects.create(
            county_code=county.county_code, version=version, title=f"往年第 {number + 1} 轮", opens_on=date(2016, 1, 1),
            due_on=date(2016, 1, 31), sent_by=county.people["office"],
        )  # fmt: skip
        Assessment.objects.bulk_create(
            [
                Assessment(id=uuid.uuid4(), county_code=county.county_code, round=round_, unit=unit)
                for unit in county.schools
            ]
        )
        made += _raw_answers(round_)
    return made


def _raw_answers(round_: Round) -> int:
    now = timezone.now()
    confirmed = round_.assessments.update(state=AssessmentState.CONFIRMED, begun_at=now, confirmed_at=now)
    quoted = connection.ops.quote_name
    columns = [
        "assessment_id",
        "checkpoint_id",
        "value",
        "unchanged",
        "note",
        "measures",
        "owner_name",
        "answered_at",
        "revision",
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO inspections_answer ({', '.join(map(quoted, columns))}) "
            "SELECT a.id, c.id, 'met', %s, '', '', '', %s, 0 FROM inspections_assessment a, schemes_checkpoint c "
            "WHERE a.round_id = %s AND c.version_id = %s",
            [False, now, round_.pk, round_.version_id],
        )
        return cursor.rowcount if cursor.rowcount > 0 else confirmed * POINTS
