from datetime import date

from django.db import transaction
from django.utils import timezone

from dudao.accounts.access import check_is_office
from dudao.accounts.registers import REGISTERS
from dudao.areas.holding import hold_county
from dudao.areas.models import ImportState, RegisterImport
from dudao.areas.registers.columns import Line, lines_of
from dudao.areas.registers.journal import Journal, take_back
from dudao.areas.registers.outcome import CHANGE, NEW, WRONG, Outcome
from dudao.areas.rules import check_year
from dudao.audit import services as audit
from dudao.lib.statetable import NotAllowed
from dudao.lib.tabular import read_table

PREVIEW_GONE = "这份预览已经不在了：后来又传过一份，或者已经扔掉；名册没有动，请看新的那份，或再传一次。"


@transaction.atomic
def prepare_import(*, by, county_code: str, kind: str, file_name: str, content: bytes, on: date) -> RegisterImport:
    """Read a register and keep what it would do. The register itself is not touched.

    An earlier preview of the same person and kind is dropped.

    :raises NotAllowed: not the office, a day in the future, a file that is no such register.
    """
    check_is_office(by, county_code)
    if on > timezone.localdate():
        raise NotAllowed("导入从今天或以前的日子起算；以后才变的，请在单位页用“学年调整”办。")
    check_year(on, timezone.localdate())
    lines = lines_of(read_table(content), REGISTERS[kind].columns)
    outcomes = REGISTERS[kind].plan(county_code, lines, on)
    actor = audit.actor_of(by)
    RegisterImport.objects.filter(made_by=actor, kind=kind, state=ImportState.PREVIEW).delete()
    batch = RegisterImport.objects.create(
        county_code=county_code, kind=kind, file_name=file_name[:200], on=on, made_by=actor,
        lines=[[line.number, line.cells, line.torn] for line in lines],
        outcomes=[outcome.as_json() for outcome in outcomes],
    )  # fmt: skip
    audit.record(county_code=county_code, by=by, act="register.prepare", subject=batch, payload={"kind": kind})
    return batch


@transaction.atomic
def confirm_import(*, by, batch: RegisterImport) -> RegisterImport:
    """Write what the preview showed, all or nothing; judged again, since the register may have changed meanwhile.

    :raises NotAllowed: done already, an error in some line, nothing to change.
    """
    batch = _locked(by, batch, ImportState.PREVIEW)
    lines = [Line(number, cells, torn) for number, cells, torn in batch.lines]
    outcomes = REGISTERS[batch.kind].plan(batch.county_code, lines, batch.on)
    _check(outcomes)
    journal = Journal()
    for outcome in outcomes:
        if outcome.do:
            outcome.do(journal)
    batch.state, batch.done_at = ImportState.DONE, timezone.now()
    batch.changes, batch.lines, batch.outcomes = journal.rows, [], [outcome.as_json() for outcome in outcomes]
    batch.save()
    audit.record(
        county_code=batch.county_code, by=by, act="register.import", subject=batch,
        payload={"kind": batch.kind, "on": batch.on.isoformat(), "counts": counts(outcomes)},
    )  # fmt: skip
    return batch


def _check(outcomes: list[Outcome]) -> None:
    wrong = [outcome for outcome in outcomes if outcome.verdict == WRONG]
    if wrong:
        raise NotAllowed(f"还有 {len(wrong)} 行有错，一行也没有写进去；请在表里改好再传一次。")
    if not any(outcome.do for outcome in outcomes):
        raise NotAllowed("和名册一样，没有变化，不用导入。")


def counts(outcomes: list[Outcome]) -> dict[str, int]:
    """How many lines are new, changed, the same, wrong."""
    found = [outcome.verdict for outcome in outcomes]
    return {verdict: found.count(verdict) for verdict in sorted(set(found))} | {
        "touched": sum(verdict in (NEW, CHANGE) for verdict in found)
    }


@transaction.atomic
def undo_import(*, by, batch: RegisterImport) -> RegisterImport:
    """Take an import back, all of it.

    :raises NotAllowed: not done, or something leans on it by now (an answer, a problem, a sign-in, a later change).
    """
    batch = _locked(by, batch, ImportState.DONE)
    rows = take_back(batch.changes)
    batch.state = ImportState.UNDONE
    batch.save(update_fields=["state"])
    audit.record(county_code=batch.county_code, by=by, act="register.undo", subject=batch, payload={"rows": rows})
    return batch


@transaction.atomic
def drop_preview(*, by, batch: RegisterImport) -> None:
    """Throw a preview away, with the names in it."""
    batch = _locked(by, batch, ImportState.PREVIEW)
    audit.record(county_code=batch.county_code, by=by, act="register.drop", subject=batch)
    batch.delete()


def _locked(by, batch: RegisterImport | None, state: str) -> RegisterImport:
    """The batch, with the county's registers to ourselves: two files that name the same school go one after the other.

    :raises NotAllowed: gone, not the office, or in another state.
    """
    hold_county(batch.county_code)
    batch = RegisterImport.objects.select_for_update().filter(pk=batch.pk).first()
    if batch is None:
        raise NotAllowed(PREVIEW_GONE)
    check_is_office(by, batch.county_code)
    if batch.state != state:
        raise NotAllowed(f"这份名册现在是“{batch.get_state_display()}”，不能这样办；请刷新后再看。")
    return batch
