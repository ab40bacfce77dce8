"""What changes with a school year. Every act is kept as a journal, so it can be taken back like an import."""

from collections import Counter
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from dudao.accounts import handover
from dudao.accounts.access import check_is_office
from dudao.accounts.enums import PositionKind
from dudao.accounts.models import Position, Posting, User
from dudao.accounts.registers.people import PersonBook, make_person
from dudao.accounts.rules import check_username
from dudao.areas import changes
from dudao.areas.enums import Relation, UnitKind
from dudao.areas.holding import hold_county
from dudao.areas.models import ImportState, RegisterImport, Unit
from dudao.areas.registers.cells import phone_of
from dudao.areas.registers.journal import Journal
from dudao.areas.rules import check_name, check_year
from dudao.audit import services as audit
from dudao.lib.day_words import full_day_words
from dudao.lib.one_by_one import one_by_one
from dudao.lib.statetable import NotAllowed

EFFECTS = {
    ("make", "accounts.user"): ("新开账号", "个"),
    ("make", "accounts.position"): ("新任岗位", "个"),
    ("set", "accounts.position"): ("结束岗位", "个"),
    ("set", "accounts.posting"): ("结束挂牌", "处"),
    ("set", "areas.unitlink"): ("结束隶属", "条"),
    ("make", "areas.unitlink"): ("开始隶属", "条"),
    ("make", "areas.unitname"): ("记下曾用名", "个"),
}
UNTOUCHED = "以前的自查、台账和数字都照旧，不改。办错了，可以在“名册变动”里撤回。"
HEAD_OF = {UnitKind.SCHOOL: PositionKind.HEAD, UnitKind.INSTITUTION: PositionKind.INSTITUTION_HEAD}


@transaction.atomic
def rename_unit(*, by, unit: Unit, name: str, on: date) -> RegisterImport:
    """A new name from ``on``; the old one stays as a former name. A coming day waits for the tick."""
    unit, journal = _begin(by, unit, on)
    old = unit.name
    changes.rename(journal, unit, name, on, timezone.localdate())
    return _keep(by, unit, "rename", f"{old} 改名 {name.strip()}", on, journal)


@transaction.atomic
def move_unit(*, by, unit: Unit, relation: str, upper: Unit | None, on: date) -> RegisterImport:
    """To another responsibility area, district, town or section from ``on``; figures of before stay as they were."""
    unit, journal = _begin(by, unit, on)
    changes.move(journal, unit, relation, upper, on)
    words = f"{unit.name} {Relation(relation).label}改为{upper.name if upper else '无'}"
    return _keep(by, unit, "move", words, on, journal)


@transaction.atomic
def close_unit(*, by, unit: Unit, on: date, successor: Unit | None = None) -> RegisterImport:
    """Close a unit, or merge it into ``successor``: links, positions and postings end on ``on``, the past stays.

    The head of the successor sees and handles what the merged unit left open. The people's open work goes back to
    the unit, where its successor or the office finds it: on a coming day, when it has come (tick).
    """
    unit, journal = _begin(by, unit, on)
    changes.close(journal, unit, on, successor)
    for position in unit.positions.filter(until_on=None).select_related("user"):
        _end(journal, position, on)
        if on <= timezone.localdate():
            handover.pass_on(journal, user=position.user, unit=unit, to=None)
    for posting in Posting.objects.filter(unit=unit, until_on=None):
        journal.change(posting, until_on=max(on, posting.from_on))
    words = f"{unit.name} 并入 {successor.name}" if successor else f"{unit.name} 撤销"
    return _keep(by, unit, "merge" if successor else "close", words, on, journal)


@transaction.atomic
def appoint_head(
    *, by, unit: Unit, on: date, user: User | None = None, name: str = "", phone: str = "", username: str = ""
) -> RegisterImport:
    """A new head from ``on``: the predecessor's position ends that day, and the open work in their name passes on.

    Without ``user`` the person is looked for by account, telephone or in the unit, else gets a new account. Where the
    day is still to come, the open work passes on when it has come (tick).

    :raises NotAllowed: no school or institution, head already, a day not after the predecessor's first.
    """
    unit, journal = _begin(by, unit, on)
    changes.check_open(unit, on)
    kind = HEAD_OF.get(unit.kind)
    if kind is None:
        raise NotAllowed("只有学校和机构有负责人。")
    user = user or _person(journal, unit, on, name=name, phone=phone, username=username)
    before = list(Position.objects.filter(unit=unit, kind=kind, until_on=None).select_related("user"))
    if any(position.user_id == user.pk for position in before):
        raise NotAllowed(f"{user.name}已经是{unit.name}的负责人。")
    if user.county_code != unit.county_code or not user.is_active:
        raise NotAllowed(f"{user.name}的账号已停用或不在本县，请另选。")
    for position in before:
        if on <= position.from_on:
            raise NotAllowed(f"现任{position.user.name}从 {position.from_on} 起任职，换人要在那以后。")
        _end(journal, position, on)
    journal.make(Position(user=user, unit=unit, kind=kind, from_on=on))
    if on <= timezone.localdate():
        for position in before:
            handover.pass_on(journal, user=position.user, unit=unit, to=user)
    names = "、".join(position.user.name for position in before)
    return _keep(by, unit, "head", f"{unit.name} 负责人{f'由{names}' if names else ''}换为{user.name}", on, journal)


def _person(journal: Journal, unit: Unit, on: date, *, name: str, phone: str, username: str) -> User:
    facts = {"name": check_name(name, "姓名", longest=40), "phone": phone_of(phone), "email": ""}
    facts["username"] = check_username(username) if username.strip() else ""
    book = PersonBook(unit.county_code, on)
    found = book.find(name=facts["name"], username=facts["username"], phone=facts["phone"], unit=unit)
    return found or make_person(journal, book, facts, unit.code)


def rehearse(change, **facts) -> list[str]:
    """What a change of the school year would do, in sentences. It is really done and taken back, so it is the truth."""
    with transaction.atomic():
        batch = change(**facts)
        words = _words(batch)
        transaction.set_rollback(True)
    return words


def _words(batch: RegisterImport) -> list[str]:
    found = Counter((row["act"], row["model"]) for row in batch.changes)
    effects = EFFECTS | handover.effects()
    parts = [f"{label} {found[key]} {measure}" for key, (label, measure) in effects.items() if found[key]]
    return [
        f"{full_day_words(batch.on)}起：{batch.file_name}。",
        f"随着{'、'.join(parts)}。" if parts else "",
        UNTOUCHED,
    ]


def _end(journal: Journal, position: Position, on: date) -> None:
    if on < position.from_on:
        raise NotAllowed(f"{position.user.name}从 {position.from_on} 起才任职，请先撤回那一次。")
    journal.change(position, until_on=on)


def _begin(by, unit: Unit, on: date) -> tuple[Unit, Journal]:
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    check_is_office(by, unit.county_code)
    check_year(on, timezone.localdate())
    return unit, Journal()


def _keep(by, unit: Unit, act: str, words: str, on: date, journal: Journal) -> RegisterImport:
    batch = RegisterImport.objects.create(
        county_code=unit.county_code, kind=act, file_name=words[:200], on=on, state=ImportState.DONE,
        changes=journal.rows, made_by=audit.actor_of(by), done_at=timezone.now(),
    )  # fmt: skip
    audit.record(county_code=unit.county_code, by=by, act=f"unit.{act}", subject=unit, payload={"on": on.isoformat()})
    return batch


def apply_due_changes(*, by=None, today: date) -> dict[str, int]:
    """What was decided for a day that has come: names change, open work of people who left is passed on.

    Two queries where nothing is due. Each change is its own transaction. Safe to run twice. Returns how many names and
    how many pieces of work.
    """
    named = one_by_one(changes.due_names(today), lambda unit: _apply_name(by, unit, today))
    passed = one_by_one(_left(today), lambda position: _pass_on_left(by, position, today))
    return {"names": sum(named), "work": sum(passed)}


@transaction.atomic
def _apply_name(by, unit: Unit, today: date) -> bool:
    hold_county(unit.county_code)
    held = changes.due_names(today).select_for_update().filter(pk=unit.pk).first()
    if held is None:
        return False
    journal = Journal()
    day = changes.apply_name(journal, held)
    _belongs_to_change(held, day, journal)
    audit.record(county_code=held.county_code, by=by, act="unit.name_due", subject=held)
    return True


def _belongs_to_change(row, day: date, journal: Journal) -> None:
    """What came of a change on its day is taken back with it. The caller holds the county's registers."""
    changed = ("set", row._meta.label_lower, row.pk)
    county_code = row.county_code if isinstance(row, Unit) else row.unit.county_code
    done = RegisterImport.objects.select_for_update().filter(county_code=county_code, state=ImportState.DONE, on=day)
    for batch in done.order_by("-id"):
        if any((one["act"], one["model"], one["pk"]) == changed for one in batch.changes):
            batch.changes += journal.rows
            batch.save(update_fields=["changes"])
            return


def _left(today: date):
    """Positions that ended within the last month, of people who hold none there any more and have work open there."""
    ended = Position.objects.filter(until_on__lte=today, until_on__gt=today - timedelta(days=31))
    still = Position.objects.on(today).filter(user=OuterRef("user"), unit=OuterRef("unit"))
    return ended.filter(handover.has_open_work()).exclude(Exists(still)).select_related("user", "unit").order_by("pk")


@transaction.atomic
def _pass_on_left(by, position: Position, today: date) -> int:
    hold_county(position.unit.county_code)
    if not _left(today).filter(pk=position.pk).exists():
        return 0
    kind, journal = HEAD_OF.get(position.unit.kind), Journal()
    head = Position.objects.on(today).filter(unit=position.unit, kind=kind).first() if kind else None
    passed = handover.pass_on(journal, user=position.user, unit=position.unit, to=head.user if head else None)
    _belongs_to_change(position, position.until_on, journal)
    audit.record(
        county_code=position.unit.county_code, by=by, act="position.pass_on", subject=position, payload={"work": passed}
    )
    return passed
