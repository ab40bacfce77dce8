"""The scheme: received, read, reviewed, put in force; then who does what of it and when."""

from datetime import time, timedelta

from django.utils import timezone

from dudao.accounts.enums import PositionKind
from dudao.jobs.models import Job
from dudao.jobs.services import run_next
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind, ObligationState
from dudao.obligations.models import Obligation
from dudao.schemes import services as schemes
from dudao.schemes.drafts import LISTS, all_entries, entries
from dudao.schemes.models import SchemeVersion

from . import document
from .agenda import Agenda
from .county import CODE, County
from .registers import dice_for
from .timeline import Timeline, moment
from .wording import offices

SIGNED_SHARE, EARLY_SHARE = 0.94, 0.3
SPEAKS_FOR = (
    PositionKind.HEAD, PositionKind.INSTITUTION_HEAD, PositionKind.AREA_LEAD, PositionKind.DISTRICT,
    PositionKind.SECTION, PositionKind.OFFICE,
)  # fmt: skip


def receive(county: County, days: Timeline) -> SchemeVersion:
    """The office uploads the document; the job runner reads it into a draft."""
    office, (name, content) = county.office, document.paper(days)
    job = schemes.receive_document(by=office.user, county_code=CODE, unit=office.unit, name=name, content=content)
    while run_next():
        pass
    return SchemeVersion.objects.get(pk=Job.objects.get(pk=job.pk).result["version"])


def review(county: County, version: SchemeVersion) -> SchemeVersion:
    """Somebody looks at every entry; a department's task without a lead gets the first one named."""
    ops = [
        {"op": "confirm", "list": name, "id": entry["id"]}
        for name in LISTS
        for entry in entries(version.draft, name)
    ]  # fmt: skip
    done = sum(1 for _ in all_entries(version.draft)) // 2
    version = schemes.save_edit(by=county.office.user, version=version, revision=version.revision, ops=ops[:done])
    return schemes.save_edit(by=county.office.user, version=version, revision=version.revision, ops=ops[done:])


def put_in_force(county: County, version: SchemeVersion) -> SchemeVersion:
    return schemes.put_in_force(
        by=county.office_head.user, version=version, revision=version.revision, from_on=timezone.localdate()
    )


def revise(county: County, version: SchemeVersion) -> None:
    """The office begins to think about the next edition, so that there is a draft to look at."""
    schemes.revise(by=county.office.user, version=version)


def plan_duties(agenda: Agenda, days: Timeline, county: County) -> None:
    """Everybody signs for the scheme, sections do their tasks, areas send their month-end ledger."""
    plans = {
        ObligationKind.SIGN_FOR: _plan_signing, ObligationKind.KEY_TASK: _plan_task,
        ObligationKind.REPORT: _plan_report,
    }  # fmt: skip
    owed = Obligation.objects.open().filter(county_code=CODE, kind__in=plans).select_related("debtor")
    for obligation in owed.order_by("pk"):
        plans[obligation.kind](agenda, days, county, obligation)


def _plan_signing(agenda: Agenda, days: Timeline, county: County, obligation: Obligation) -> None:
    dice = dice_for("sign", obligation.debtor.code)
    if dice.random() < SIGNED_SHARE:
        agenda.at(days.after(dice.expovariate(0.5), dice), finish, county, obligation, "")


def _plan_task(agenda: Agenda, days: Timeline, county: County, obligation: Obligation) -> None:
    dice = dice_for("task", obligation.title, obligation.debtor.code)
    due = obligation.due_on or days.today
    late = dice.random() < 0.15
    words = next(
        (said for key, said in offices.TASK_RESULTS.items() if key in obligation.title), offices.PLAIN_TASK_RESULT
    )
    if due > days.today and dice.random() > EARLY_SHARE:
        return
    day = due + timedelta(days=dice.randint(2, 9)) if late else due - timedelta(days=dice.randint(1, 12))
    if due > days.today:
        day = days.today - timedelta(days=dice.randint(2, 12))
    agenda.at(_later(days, day, dice), finish, county, obligation, words.format(n=dice.randint(2, 8)))
    if late and due < days.today:
        agenda.at(days.office_hours(due + timedelta(days=1), dice), urge, county, obligation, dice)


def _plan_report(agenda: Agenda, days: Timeline, county: County, obligation: Obligation) -> None:
    due = obligation.due_on
    if due is None or due >= days.today:
        return
    dice = dice_for("report", obligation.reference, obligation.period, obligation.debtor.code)
    words = dice.choice(offices.MONTH_REPORTS).format(m=due.month) if obligation.period else offices.DISTRICT_REPORT
    agenda.at(_later(days, due - timedelta(days=dice.randint(0, 3)), dice), finish, county, obligation, words)
    agenda.at(moment(days.workday(due + timedelta(days=3)), time(10, 5)), receive_paper, county, obligation)


def _later(days: Timeline, day, dice):
    """Office hours of ``day``, or soon where that has passed already."""
    wanted = days.office_hours(day, dice)
    return wanted if wanted > timezone.now() else days.after(dice.randint(2, 15), dice)


def finish(county: County, obligation: Obligation, words: str) -> None:
    seat = next(filter(None, (county.one(obligation.debtor, kind) for kind in SPEAKS_FOR)))
    obligations.finish(by=seat.user, position=seat, obligation=obligation, result=words)


def receive_paper(county: County, obligation: Obligation) -> None:
    obligation.refresh_from_db()
    if obligation.state == ObligationState.DONE:
        obligations.receive_paper(by=county.office.user, obligation=obligation, on=timezone.localdate())


def urge(county: County, obligation: Obligation, dice) -> None:
    obligation.refresh_from_db()
    if obligation.state == ObligationState.OPEN:
        channel, notes = dice.choice([("phone", offices.PHONE_NOTES), ("group", offices.GROUP_NOTES)])
        obligations.urge(by=county.office.user, obligation=obligation, channel=channel, note=dice.choice(notes))
