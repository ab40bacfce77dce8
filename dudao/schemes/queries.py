"""Reads of schemes for pages and the apps above."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Prefetch, Q
from django.utils import timezone

from dudao.areas.enums import SchoolStage, UnitKind
from dudao.areas.scope import Scope
from dudao.jobs.models import Job, JobState

from .asking import applies, minutes_of
from .drafts import all_entries, entries, is_doubtful
from .enums import VersionState
from .models import Duty, Scheme, SchemeVersion

HEAVY = ("draft",)
FAILURE_SHOWN = timedelta(days=1)


def schemes_for(scope: Scope):
    """The schemes of a county with their versions, newest first; the drafts' JSON is left in the database."""
    known = SchemeVersion.objects.defer(*HEAVY).select_related("put_in_force_by", "edited_by")
    versions = known.annotate(points=Count("checkpoints")).order_by("-number")
    return Scheme.objects.visible_to(scope).prefetch_related(Prefetch("versions", versions)).order_by("-id")


def drafts_for(scope: Scope):
    """Open drafts, with everything that was read."""
    return SchemeVersion.objects.visible_to(scope).filter(state=VersionState.DRAFT).select_related("scheme", "source")


def made_of_content(county_code: str, digest: str):
    """The versions that were made of exactly this content (SHA-256, hex)."""
    return SchemeVersion.objects.filter(county_code=county_code, source__stored_id=digest)


def draft_of_content(county_code: str, digest: str) -> SchemeVersion | None:
    """The open draft among them."""
    return made_of_content(county_code, digest).filter(state=VersionState.DRAFT).first()


def published_for(scope: Scope):
    """Versions that were decided on: in force, over, to come, or called off."""
    known = SchemeVersion.objects.visible_to(scope).exclude(state=VersionState.DRAFT)
    return known.select_related("scheme", "source", "put_in_force_by")


def comparable_for(scope: Scope):
    """Drafts and versions, to be read beside the one before."""
    return SchemeVersion.objects.visible_to(scope).select_related("scheme", "follows")


def current_versions(scope: Scope, today: date) -> list[SchemeVersion]:
    """One version of each scheme, the earliest begun first: the one in force today, else the one to come, else the
    last that was, so that what it cited is still found."""
    order = ("in_force_on", "pk")
    known = published_for(scope).put_in_force().order_by(*order)
    gone = {version.scheme_id: version for version in known}
    lasting = {version.scheme_id: version for version in known.lasting(today).reverse()}
    return sorted((gone | lasting).values(), key=lambda version: (version.in_force_on, version.pk))


def planned_versions(scope: Scope, day: date | None = None):
    """Versions with their phases and duties, those that hold on ``day`` or are to come; without a day all that were put
    in force. The drafts' JSON is left in the database."""
    known = published_for(scope).put_in_force().defer(*HEAVY)
    wanted = known.lasting(day) if day else known
    return wanted.prefetch_related("phases", "duties").order_by("in_force_on", "pk")


def duties_of(version: SchemeVersion) -> list[Duty]:
    """Every duty of a version with its units, in three queries whatever their number."""
    return list(version.duties.prefetch_related("units"))


def reading_jobs_for(scope: Scope, user):
    """Readings of scheme documents that ``user`` started in this county."""
    return Job.objects.filter(county_code=scope.county_code, kind="read_scheme", by=user)


def unfinished_readings(scope: Scope, user):
    """Readings that still run or that failed within a day, newest first; a draft that was opened needs no line."""
    old = Q(state=JobState.FAILED, finished_at__lt=timezone.now() - FAILURE_SHOWN)
    return reading_jobs_for(scope, user).exclude(state=JobState.DONE).exclude(old).order_by("-id")[:3]


@dataclass(frozen=True)
class Outcome:
    """How a reading stands: ended or not, and the version that it opened; ended without one is a failure."""

    ended: bool
    version_id: int | None


def outcome_of(job: Job) -> Outcome:
    return Outcome(job.state in (JobState.DONE, JobState.FAILED), job.result.get("version"))


@dataclass(frozen=True)
class Burden:
    """What a self-check by this scheme costs one unit of a kind and stage."""

    label: str
    points: int
    minutes: int


def burden_of(points: list[dict]) -> list[Burden]:
    """Points and minutes for a primary school, a junior school and an institution; kinds without points left out."""
    audiences = [
        ("每所小学", UnitKind.SCHOOL, SchoolStage.PRIMARY), ("每所初中", UnitKind.SCHOOL, SchoolStage.JUNIOR),
        ("每家培训机构", UnitKind.INSTITUTION, None),
    ]  # fmt: skip
    rows = []
    for label, kind, stage in audiences:
        asked = [point for point in points if _asks(point, kind, stage)]
        if asked:
            minutes = minutes_of(Decimal(str(point.get("minutes") or 0)) for point in asked)
            rows.append(Burden(label, len(asked), minutes))
    return rows


def _asks(point: dict, kind: str, stage: str | None) -> bool:
    stages = [stage] if stage else []
    return applies(point.get("unit_kinds") or [], point.get("stages") or [], unit_kind=kind, unit_stages=stages)


@dataclass(frozen=True)
class Progress:
    done: int
    total: int

    @property
    def left(self) -> int:
        return self.total - self.done


def progress_of(draft: dict) -> Progress:
    """How many of the entries that were kept need no more looking at."""
    kept = [entry for _, entry in all_entries(draft) if not entry["dropped"]]
    return Progress(sum(not is_doubtful(entry) for entry in kept), len(kept))


def other_in_force(version: SchemeVersion, day: date) -> SchemeVersion | None:
    """The version of the same scheme that holds on ``day`` instead of this one."""
    return _siblings(version).in_force(day).first()


def others_coming(version: SchemeVersion, day: date) -> list[SchemeVersion]:
    """Versions of the same scheme whose day is still to come."""
    return list(_siblings(version).lasting(day).filter(in_force_on__gt=day).order_by("in_force_on"))


def _siblings(version: SchemeVersion):
    return SchemeVersion.objects.defer(*HEAVY).filter(scheme=version.scheme_id).exclude(pk=version.pk)


def open_draft_of(version: SchemeVersion) -> SchemeVersion | None:
    """The draft that will follow this version, if one is being reviewed."""
    return SchemeVersion.objects.filter(scheme=version.scheme_id, state=VersionState.DRAFT).defer(*HEAVY).first()


def unbound_columns(draft: dict) -> list[str]:
    """Columns of blank forms that the ledger does not fill: they print empty."""
    return [
        f"{form['title']}：{column}"
        for form in entries(draft, "forms")
        for column in form.get("columns") or []
        if not (form.get("bindings") or {}).get(column)
    ]


def lists_of(draft: dict) -> dict[str, list[dict]]:
    """What stays JSON when a scheme is in force: aims, groups, contacts, references, blank forms."""
    return {name: entries(draft, name) for name in ("aims", "groups", "contacts", "references", "forms")}
