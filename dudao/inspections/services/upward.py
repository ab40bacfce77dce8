"""What districts and directly managed schools send upward once the forms are in (C02-C04)."""

from datetime import date

from dudao.areas.enums import Relation, UnitKind
from dudao.areas.models import Unit, UnitLink
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind

from ..enums import AssessmentState
from ..models import Assessment, Round
from .rounds import office_of


def owe_consolidations(*, by, assessment: Assessment, on: date) -> int:
    """When a unit's form came in: it owes its own report if the bureau manages it, else its district once all are in.

    Returns how many obligations are new or stand already.
    """
    unit, sent = assessment.unit, assessment.round
    if unit.kind != UnitKind.SCHOOL:
        return 0
    if unit.directly_managed:
        return owe_report(by=by, sent=sent, unit=unit, on=on)
    district = district_of(unit, on)
    if district is None or missing_in(sent, district, on):
        return 0
    return owe_report(by=by, sent=sent, unit=district, on=on)


def owe_report(*, by, sent: Round, unit: Unit, on: date) -> int:
    obligations.owe(
        by=by, debtor=unit, kind=ObligationKind.CONSOLIDATION, reference=str(sent.pk),
        title=f"{sent.title}：问题清单、整改方案和情况报告", due_on=sent.report_due_on or max(sent.due_on, on),
        creditor=office_of(sent.sent_by, on),
    )  # fmt: skip
    return 1


def district_of(unit: Unit, on: date) -> Unit | None:
    link = UnitLink.objects.on(on).filter(lower=unit, relation=Relation.SCHOOL_DISTRICT).select_related("upper").first()
    return link.upper if link else None


def schools_under(district: Unit, on: date):
    """The schools whose forms a district gathers: its own, without those that the bureau manages itself."""
    return Unit.objects.under(district, Relation.SCHOOL_DISTRICT, on).filter(directly_managed=False)


def missing_in(sent: Round, district: Unit, on: date) -> int:
    """How many schools of the district have not handed the round in yet."""
    asked = Assessment.objects.filter(round=sent, unit__in=schools_under(district, on))
    return asked.exclude(state=AssessmentState.CONFIRMED).count()
