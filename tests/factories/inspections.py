"""Rounds and answers, reached through the services; the version they ask about is written directly."""

from datetime import date, timedelta

from django.utils import timezone

from dudao.areas.enums import UnitKind
from dudao.inspections import services
from dudao.inspections.models import Assessment
from dudao.inspections.points import Points
from dudao.schemes.enums import Polarity, VersionState
from dudao.schemes.models import Checkpoint, Scheme, SchemeVersion
from tests.factories.county import County

ISSUED = date(2026, 3, 2)
TEXTS = (
    ("1", "作业管理", "建立作业统筹办法并照办", Polarity.DUTY),
    ("1", "作业管理", "有作业校内公示栏", Polarity.GOOD_YES),
    ("2", "课后服务", "存在强制学生参加课后服务的情况", Polarity.BAD_YES),
)


def make_version(county: County, *, points: int = 3, name: str = "云岭县减负督导方案", kinds=None) -> SchemeVersion:
    """A version in force with ``points`` points, in groups of the three texts, asked of schools and institutions."""
    scheme, _ = Scheme.objects.get_or_create(county_code=county.county_code, name=name)
    version = SchemeVersion.objects.create(
        scheme=scheme, county_code=county.county_code, number=scheme.versions.count() + 1, title=name,
        state=VersionState.PUT_IN_FORCE, in_force_on=ISSUED, put_in_force_by=county.people["office_head"],
    )  # fmt: skip
    Checkpoint.objects.bulk_create(
        [make_point(version, number, kinds or [UnitKind.SCHOOL, UnitKind.INSTITUTION]) for number in range(points)]
    )
    return version


def make_point(version: SchemeVersion, number: int, kinds, **fields) -> Checkpoint:
    """An unsaved point; ``number`` from 0 picks text, group and polarity in turn."""
    group_code, group, text, polarity = TEXTS[number % len(TEXTS)]
    turn = number // len(TEXTS)
    return Checkpoint(**{
        "version": version, "order": number, "code": f"{group_code}.{number + 1}",
        "text": text + (f"（{turn}）" if turn else ""), "group_code": group_code, "group": group,
        "polarity": polarity, "unit_kinds": list(kinds), "stages": [], "minutes": "0.5", **fields,
    })  # fmt: skip


def make_round(county: County, version: SchemeVersion, *, units=None, title="10月自查", days=10, **fields):
    """A round sent today by the office, due in ``days``."""
    today = timezone.localdate()
    return services.send_round(
        by=county.people["office"], version=version, title=title, opens_on=today, due_on=today + timedelta(days=days),
        units=county.schools if units is None else units, **fields,
    )  # fmt: skip


def assessment_of(sent, unit) -> Assessment:
    return Assessment.objects.select_related("round", "unit").get(round=sent, unit=unit)


def row(point: Checkpoint, value: str = "met", **words) -> dict:
    """One answer as save_answers takes it; a failed one gets its sentence."""
    note = "" if value in ("met", "na") else f"第 {point.code} 条差一点"
    return {"checkpoint": point.pk, "value": value, "note": note} | words


def fill(by, assessment: Assessment, values=()) -> Assessment:
    """Answer every point that is asked; ``values`` stand for the first ones, the rest is met."""
    points = Points(assessment.round.version_id).of(assessment.unit)
    given = list(values) + ["met"] * (len(points) - len(values))
    rows = [row(point, value) for point, value in zip(points, given, strict=True)]
    return services.save_answers(by=by, assessment=assessment, answers=rows)


def confirm(county: County, sent, values=()) -> Assessment:
    """The head of the first school fills everything in and confirms."""
    assessment = assessment_of(sent, county.schools[0])
    fill(county.people["head"], assessment, values)
    return services.confirm(by=county.people["head"], position=county.position("head"), assessment=assessment)
