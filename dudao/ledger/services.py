"""Every act on a problem: lock, access, rules, change, step, obligations, audit, notice. All or nothing."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.accounts.enums import ANSWERING_KINDS
from dudao.audit import services as audit
from dudao.files import services as files
from dudao.lib.day_words import day_words
from dudao.lib.statetable import OVERTAKEN, NotAllowed
from dudao.notices.services import notify
from dudao.obligations import services as obligations
from dudao.obligations.enums import ObligationKind
from dudao.obligations.queries import members_of

from . import access, rules
from .enums import SETTLED, ProblemState
from .models import Problem, Step
from .opening import open_problem, register_problem
from .queries import judges_of, judging_body
from .workflow import PROBLEM

__all__ = [
    "act", "add_note", "change_due", "close_problem", "open_problem", "plan_measures", "register_problem", "send_back",
    "submit", "take_verification", "void",
]  # fmt: skip

FILE_KIND = "problem_step"


@dataclass
class _Act:
    """One act under way: who, on which row, and the day it is."""

    by: object
    position: object
    name: str
    problem: Problem
    today: date
    reason: str = ""
    facts: dict = field(default_factory=dict)


def _begin(name: str, by, position, problem: Problem, revision: int | None) -> _Act:
    """Lock the row, then ask who, then ask whether now."""
    row = Problem.objects.select_for_update(of=("self",)).select_related("unit").get(pk=problem.pk)
    today = timezone.localdate()
    access.check_can_act(name, access.standing_of(by, position, row, today))
    if revision is not None and int(revision) != row.revision:
        raise NotAllowed(OVERTAKEN)
    PROBLEM.check(name, row.state)
    return _Act(by, position, name, row, today)


def _finish(act: _Act, change: dict, attachments=()) -> Step:
    """Write the change where nobody was faster, one step, its files, and the trail."""
    row, target = act.problem, PROBLEM.act(act.name).target_from(act.problem.state)
    before = row.state
    done = Problem.objects.filter(pk=row.pk, revision=row.revision, state=before).update(
        state=target, revision=row.revision + 1, **change
    )
    if not done:
        raise NotAllowed(OVERTAKEN)
    for name, value in {"state": target, "revision": row.revision + 1, **change}.items():
        setattr(row, name, value)
    step = Step.objects.create(
        problem=row, act=act.name, from_state=before, to_state=target, by=act.by, position_label=str(act.position),
        reason=act.reason, facts=act.facts,
    )  # fmt: skip
    for name, content, media_type in attachments:
        files.keep_file(
            by=act.by, county_code=row.county_code, unit=row.unit, kind=FILE_KIND, reference=str(step.pk), name=name,
            content=content, media_type=media_type,
        )  # fmt: skip
    return step


def _record(act: _Act) -> None:
    audit.record(
        county_code=act.problem.county_code, by=act.by, act=PROBLEM.act(act.name).event, subject=act.problem,
        payload={"number": act.problem.number, "state": act.problem.state, "reason": act.reason} | act.facts,
    )  # fmt: skip


@transaction.atomic
def plan_measures(
    *, by, position, problem, revision, measures: str, owner_name: str, due_on: date | None = None, attachments=()
) -> Problem:
    """The unit says what it will do, who answers for it and by when. The day, once set, only the office moves.

    :raises NotAllowed: who, state, an empty field or a day that has passed.
    """
    act = _begin("plan", by, position, problem, revision)
    change = {
        "measures": rules.check_words(measures, "整改措施"),
        "owner_name": rules.check_words(owner_name, "责任人", limit=40),
        "due_on": rules.check_planned_due(due_on, set_before=act.problem.due_on, today=act.today),
    }
    act.reason, act.facts = change["measures"], change | {"due_on": change["due_on"].isoformat()}
    _finish(act, change, attachments)
    obligations.reschedule(
        by=by, kind=ObligationKind.RECTIFY, reference=act.problem.pk, due_on=change["due_on"],
        county_code=act.problem.county_code,
    )  # fmt: skip
    _record(act)
    return act.problem


@transaction.atomic
def submit(*, by, position, problem, revision, result: str, attachments=()) -> Problem:
    """The unit reports what it did. Its obligation is done; the recheck is owed by the area, or the office.

    Tells those who may recheck. ``attachments`` are (name, bytes, media type), never demanded.
    """
    act = _begin("submit", by, position, problem, revision)
    act.reason = rules.check_words(result, "整改结果")
    step = _finish(act, {"result": act.reason, "submitted_at": timezone.now(), "submitted_by": by}, attachments)
    row = act.problem
    obligations.settle(by=by, kind=ObligationKind.RECTIFY, reference=row.pk, debtor=row.unit, result="已报整改")
    body = judging_body(row.unit, act.today)
    if body is not None:
        obligations.owe(
            by=by, debtor=body, kind=ObligationKind.RECHECK, reference=row.pk, period=str(step.pk), title=row.title,
            creditor=row.unit,
        )  # fmt: skip
    _tell(act, judges_of(row.unit, body, act.today), f"{row.unit.label}报来整改结果：{row.title}")
    _record(act)
    return row


@transaction.atomic
def close_problem(*, by, position, problem, revision, result: str, attachments=()) -> Problem:
    """A second person saw that it is put right: the problem leaves the ledger. Tells the unit.

    :raises NotAllowed: the rectifier, a colleague or a tied person; no word on what was seen.
    """
    act = _begin("close", by, position, problem, revision)
    act.reason = rules.check_words(result, "复查结论")
    _finish(act, {"closed_at": timezone.now(), "closed_by": by}, attachments)
    obligations.settle(
        by=by, kind=ObligationKind.RECHECK, reference=act.problem.pk, result="通过",
        county_code=act.problem.county_code,
    )  # fmt: skip
    _tell(act, _unit_people(act), f"已销号：{act.problem.title}")
    _record(act)
    return act.problem


@transaction.atomic
def send_back(*, by, position, problem, revision, reason: str, attachments=()) -> Problem:
    """Not put right: the unit owes the rectification again, with the reason before its eyes. Tells the unit."""
    act = _begin("send_back", by, position, problem, revision)
    act.reason = rules.check_words(reason, "退回的理由")
    return _sent_back(act, attachments)


def _sent_back(act: _Act, attachments=()) -> Problem:
    step, row = _finish(act, {}, attachments), act.problem
    obligations.settle(
        by=act.by, kind=ObligationKind.RECHECK, reference=row.pk, result="退回", county_code=row.county_code
    )
    obligations.owe(
        by=act.by, debtor=row.unit, kind=ObligationKind.RECTIFY, reference=row.pk, period=str(step.pk),
        title=row.title, due_on=row.due_on, creditor=judging_body(row.unit, act.today),
    )  # fmt: skip
    _tell(act, _unit_people(act), f"没通过复查，请再改：{row.title}")
    _record(act)
    return row


@transaction.atomic
def take_verification(
    *, by, problem, reference, seen_on: date, put_right: bool | None, words: str
) -> Problem:  # fmt: skip
    """A verification told the unit what it found: ``put_right``, still not (False), or nobody could say (None).

    What is still not right and waits for the recheck goes back to the unit; what is put right waits for the second pair
    of eyes, who are told. Nobody is asked who ``by`` is: those who went were weighed when they were sent. The same
    ``reference`` twice, or a problem that was settled meanwhile, changes nothing.
    """
    row = Problem.objects.select_for_update(of=("self",)).select_related("unit").get(pk=problem.pk)
    reference = str(reference)
    if row.state in SETTLED or row.steps.filter(facts__verification=reference).exists():
        return row
    facts = {"verification": reference, "put_right": put_right, "on": seen_on.isoformat()}
    act = _Act(by, "核查", "send_back", row, timezone.localdate(), words.strip(), facts)
    if put_right is False and row.state == ProblemState.SUBMITTED:
        act.reason = act.reason or "到校核查，还没有改好。"
        return _sent_back(act)
    Step.objects.create(
        problem=row, act="verified", from_state=row.state, to_state=row.state, by=by, position_label="核查",
        reason=act.reason, facts=facts,
    )  # fmt: skip
    if put_right:
        _tell_put_right(act)
    audit.record(
        county_code=row.county_code, by=by, act="problem.verify", subject=row,
        payload={"number": row.number, "state": row.state} | facts,
    )  # fmt: skip
    return row


def _tell_put_right(act: _Act) -> None:
    """Whoever has the next word: the second pair of eyes, or the unit that has not reported it yet."""
    row = act.problem
    if row.state == ProblemState.SUBMITTED:
        judges = judges_of(row.unit, judging_body(row.unit, act.today), act.today)
        _tell(act, judges, f"核查看到已经改好，可以复查销号：{row.title}")
    else:
        _tell(act, _unit_people(act), f"核查看到已经改好，请报整改结果：{row.title}")


@transaction.atomic
def change_due(*, by, position, problem, revision, due_on: date | None, reason: str) -> Problem:
    """The office moves the day, with a reason. Tells the unit."""
    act = _begin("change_due", by, position, problem, revision)
    act.reason = rules.check_words(reason, "改期限的理由")
    old = act.problem.due_on
    day = rules.check_new_due(due_on, old=old, today=act.today)
    act.facts = {"due_on": day.isoformat(), "old_due_on": old.isoformat() if old else None}
    _finish(act, {"due_on": day})
    obligations.reschedule(
        by=by, kind=ObligationKind.RECTIFY, reference=act.problem.pk, due_on=day, county_code=act.problem.county_code
    )
    _tell(act, _unit_people(act), f"期限改为 {day_words(day, act.today)}：{act.problem.title}")
    _record(act)
    return act.problem


@transaction.atomic
def add_note(*, by, position, problem, revision, words: str, as_remark: bool = False, attachments=()) -> Problem:
    """A line for the record. With ``as_remark`` it also stands in the remark of the month-end form."""
    act = _begin("note", by, position, problem, revision)
    act.reason = rules.check_words(words, "要记的话", limit=300 if as_remark else rules.LONGEST)
    act.facts = {"as_remark": True} if as_remark else {}
    _finish(act, {"remark": act.reason} if as_remark else {}, attachments)
    _record(act)
    return act.problem


@transaction.atomic
def void(*, by, position, problem, revision, reason: str) -> Problem:
    """It was recorded by mistake: nobody owes anything for it any more. The row and its reason stay. Tells the unit."""
    act = _begin("void", by, position, problem, revision)
    act.reason = rules.check_words(reason, "撤销的理由")
    _finish(act, {})
    for kind in (ObligationKind.RECTIFY, ObligationKind.RECHECK):
        obligations.withdraw(by=by, kind=kind, reference=act.problem.pk, county_code=act.problem.county_code)
    _tell(act, _unit_people(act), f"已撤销，不用办了：{act.problem.title}")
    _record(act)
    return act.problem


ACTS = {
    "plan": plan_measures, "submit": submit, "close": close_problem, "send_back": send_back,
    "change_due": change_due, "note": add_note, "void": void,
}  # fmt: skip


def act(*, by, position, problem, act: str, revision, **facts) -> Problem:
    """One door for pages and bulk handling: ``facts`` are the names that the act's own function takes."""
    if act not in ACTS:
        raise NotAllowed("没有这个办法，请刷新后再看。")
    return ACTS[act](by=by, position=position, problem=problem, revision=revision, **facts)


def _unit_people(act: _Act):
    return members_of([act.problem.unit_id], act.today, ANSWERING_KINDS)


def _tell(act: _Act, people, subject: str) -> None:
    row = act.problem
    notify(
        users=people.exclude(pk=act.by.pk), county_code=row.county_code, kind="problem", subject=subject,
        body=act.reason, reference=row.pk,
    )  # fmt: skip
