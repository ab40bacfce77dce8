"""What districts and directly managed schools send upward once the forms are in (C02-C04)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.areas.enums import Relation, UnitKind
from dudao.areas.models import Unit, UnitLink
from dudao.areas.queries import uppers_on
from dudao.audit import services as audit
from dudao.files import services as files
from dudao.files.models import FileUse
from dudao.lib.one_by_one import one_by_one
from dudao.lib.statetable import NotAllowed
from dudao.notices.services import notify
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from dudao.obligations.queries import members_of

from .. import access, rules
from ..consolidating import digest_of, failed_answers, hold_forms, is_missing_any
from ..enums import AssessmentState, RoundState
from ..models import Assessment, Consolidation, Round
from .rounds import office_of

REPORT_FILES = "consolidation"


@transaction.atomic(savepoint=False)
def owe_consolidations(*, by, sent: Round, units: list[Unit], on: date) -> int:
    """When forms of ``units`` came in: a school owes its own report if the bureau manages it, else its district does
    once all are in. A form that comes late, after the end of the round, makes nobody owe.

    Returns how many obligations are new or stand already.
    """
    schools = [unit for unit in units if unit.kind == UnitKind.SCHOOL]
    inside = [unit for unit in schools if not unit.directly_managed]
    districts = set(uppers_on(inside, Relation.SCHOOL_DISTRICT, on).values()) if inside else set()
    _wait_for_others(districts)
    if not Round.objects.filter(pk=sent.pk, state=RoundState.SENT).exists():
        return 0
    complete = [district for district in districts if not is_missing_any(sent, district, on)]
    owing = [unit for unit in schools if unit.directly_managed] + sorted(complete, key=lambda district: district.pk)
    return owe_reports(by=by, sent=sent, units=owing, on=on)


def _wait_for_others(districts: set[Unit]) -> None:
    """Of the two last schools of a district that hand in at once, the second waits and then sees the first one's form.

    Else each would find the other missing, and the district would owe nothing.
    """
    if districts:
        rows = Unit.objects.select_for_update(no_key=True).filter(pk__in=[district.pk for district in districts])
        list(rows.order_by("pk").values_list("pk"))


def owe_reports(*, by, sent: Round, units, on: date) -> int:
    """Each of ``units`` owes a report about the round to the office. Returns how many they are."""
    office = office_of(sent.sent_by, on) if units else None
    for unit in units:
        obligations.owe(
            by=by, debtor=unit, kind=ObligationKind.CONSOLIDATION, reference=str(sent.pk),
            title=f"{sent.title}：问题清单、整改方案和情况报告", due_on=sent.report_due_on or max(sent.due_on, on),
            creditor=office,
        )  # fmt: skip
    return len(units)


@transaction.atomic
def save_consolidation(*, by, position, sent: Round, plan: str, report: str) -> Consolidation:
    """Keep what a district or directly managed school has written so far; nothing is sent yet.

    :raises NotAllowed: somebody else's paper, or one that was sent already.
    """
    paper = _own_paper(by, position, sent)
    paper.plan, paper.report = plan.strip(), report.strip()
    paper.save(update_fields=["plan", "report"])
    return paper


@transaction.atomic
def attach_file(*, by, position, sent: Round, name: str, content: bytes) -> FileUse:
    """Lay a file beside the report. Never required.

    :raises NotAllowed: as save_consolidation; an empty or too large file.
    """
    paper = _own_paper(by, position, sent)
    return files.keep_file(
        by=by, county_code=sent.county_code, unit=position.unit, kind=REPORT_FILES, reference=str(paper.pk),
        name=name, content=content,
    )  # fmt: skip


@transaction.atomic
def submit_consolidation(*, by, position, sent: Round, plan: str, report: str) -> Consolidation:
    """Send problem list, plan and report upward as one: the obligation is settled, the office is told. The trail holds
    the digest of what was sent; it is not changed afterwards.

    :raises NotAllowed: somebody else's paper, sent already, schools still missing, or no words.
    """
    today = timezone.localdate()
    access.check_can_report(by, position, today)
    forms = hold_forms(sent, position.unit, today)
    paper = _own_paper(by, position, sent)
    failed = failed_answers(sent, position.unit, today).count()
    rules.check_report(plan, report, failed=failed)
    attached = list(FileUse.objects.filter(kind=REPORT_FILES, reference=str(paper.pk)).values_list("stored", flat=True))
    paper.plan, paper.report = plan.strip(), report.strip()
    paper.submitted_at, paper.submitted_by = timezone.now(), by
    paper.payload_hash = digest_of(paper, forms, attached)
    paper.save()
    obligations.settle(
        by=by, kind=ObligationKind.CONSOLIDATION, reference=str(sent.pk), debtor=position.unit,
        result=f"问题 {failed} 个，整改方案和情况报告已报",
    )  # fmt: skip
    audit.record(
        county_code=sent.county_code, by=by, act="consolidation.submit", subject=paper,
        payload={
            "round": sent.pk, "unit": position.unit_id, "problems": failed, "digest": paper.payload_hash,
            "forms": len(forms), "files": len(attached),
        },
    )  # fmt: skip
    office = office_of(sent.sent_by, today)
    notify(
        users=members_of([office.pk] if office else [], today), county_code=sent.county_code, kind="consolidation",
        subject=f"{position.unit.label}报来{sent.title}汇总", reference=sent.pk,
    )  # fmt: skip
    return paper


def _own_paper(by, position, sent: Round) -> Consolidation:
    access.check_can_report(by, position, timezone.localdate())
    owed = Obligation.objects.filter(
        debtor=position.unit, kind=ObligationKind.CONSOLIDATION, reference=str(sent.pk)
    ).exclude(state=ObligationState.WITHDRAWN)
    if not owed.exists():
        over = Round.objects.filter(pk=sent.pk, state=RoundState.ENDED).exists()
        raise NotAllowed("这一轮已经结束，不用再汇总。" if over else "学校还没有交齐，现在还不用汇总。")
    paper, _ = Consolidation.objects.select_for_update().get_or_create(round=sent, unit=position.unit)
    if paper.submitted_at:
        raise NotAllowed("这份汇总已经报上去了，不能再改。")
    return paper


def owe_overdue_reports(*, today: date) -> int:
    """For rounds whose day has passed: districts report with what came in, though schools are missing.

    Safe to run twice. Returns how many districts owe it now.
    """
    late = Round.objects.filter(state=RoundState.SENT, due_on__lt=today).select_related("sent_by").order_by("pk")
    return sum(one_by_one(late, lambda sent: _owe_late(sent, today)))


@transaction.atomic
def _owe_late(sent: Round, today: date) -> int:
    came = Assessment.objects.filter(round=sent, state=AssessmentState.CONFIRMED, unit__directly_managed=False)
    links = UnitLink.objects.on(today).filter(lower__in=came.values("unit"), relation=Relation.SCHOOL_DISTRICT)
    known = Obligation.objects.filter(kind=ObligationKind.CONSOLIDATION, reference=str(sent.pk)).values("debtor")
    districts = Unit.objects.filter(pk__in=links.values("upper")).exclude(pk__in=known).order_by("pk")
    return owe_reports(by=sent.sent_by, sent=sent, units=list(districts), on=today)
