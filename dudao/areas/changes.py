"""What a school year changes on a unit: its name, where it belongs, that it ends. Each goes into a journal.

Who may is asked above, in accounts; here only whether it is possible. Days may lie in the past or in the future;
``on`` is always the first day on which the new state holds.
"""

from datetime import date

from dudao.lib.statetable import NotAllowed

from .enums import Relation
from .models import Unit, UnitLink, UnitName
from .registers.book import UPPER_KINDS
from .registers.journal import Journal
from .rules import check_name


def rename(journal: Journal, unit: Unit, name: str, on: date, today: date) -> None:
    """:raises NotAllowed: the same name, a day before the last renaming, another renaming already waiting."""
    name = check_name(name, "新名称", longest=80)
    check_open(unit, on)
    if unit.next_name:
        raise NotAllowed(f"已定于 {unit.next_name_on} 改名“{unit.next_name}”，请先撤回那一次。")
    if name == unit.name:
        raise NotAllowed("新名称和现在的一样。")
    if Unit.objects.filter(county_code=unit.county_code, kind=unit.kind, name=name, closed_on=None).exists():
        raise NotAllowed(f"已经有一个{unit.get_kind_display()}叫“{name}”，请核对。")
    last = unit.former_names.order_by("-until_on").first()
    if last and on <= last.until_on:
        raise NotAllowed(f"上一次改名是 {last.until_on}，这次要在那以后。")
    if on > today:
        journal.change(unit, next_name=name, next_name_on=on)
        return
    journal.make(UnitName(unit=unit, name=unit.name, until_on=on))
    journal.change(unit, name=name)


def move(journal: Journal, unit: Unit, relation: str, upper: Unit | None, on: date) -> None:
    """End the link of this relation and begin one to ``upper`` (None: begin none). Never two open links.

    :raises NotAllowed: the upper unit is of the wrong kind or closed, nothing changes, a day that is too early.
    """
    check_open(unit, on)
    label = Relation(relation).label
    if upper and (upper.kind not in UPPER_KINDS[relation] or upper.county_code != unit.county_code):
        raise NotAllowed(f"“{upper.name}”不能做{label}。")
    if upper:
        check_open(upper, on)
    link = UnitLink.objects.filter(lower=unit, relation=relation, until_on=None).select_related("upper").first()
    if (link.upper_id if link else None) == (upper.pk if upper else None):
        raise NotAllowed(f"{label}现在就是{upper.name if upper else '空着的'}，没有变化。")
    if link and on <= link.from_on:
        raise NotAllowed(f"现在的{label}从 {link.from_on} 起，调整要在那以后。")
    last = UnitLink.objects.filter(lower=unit, relation=relation).exclude(until_on=None).order_by("-until_on").first()
    if last and on < last.until_on:
        raise NotAllowed(f"{label}到 {last.until_on} 止还是“{last.upper.name}”，调整不能更早。")
    if link:
        journal.change(link, until_on=on)
    if upper:
        journal.make(UnitLink(lower=unit, upper=upper, relation=relation, from_on=on))


def close(journal: Journal, unit: Unit, on: date, successor: Unit | None = None) -> None:
    """The unit exists no longer from ``on``; ``successor`` takes it over. Its links end; its past stays.

    :raises NotAllowed: closed already, units still under it, a successor that cannot be, a link that begins later.
    """
    check_open(unit, on)
    if unit.closed_on:
        raise NotAllowed(f"“{unit.name}”已定于 {unit.closed_on} 撤销，请先撤回那一次。")
    if successor:
        _check_successor(unit, successor, on)
    under = UnitLink.objects.filter(upper=unit, until_on=None).count()
    if under:
        raise NotAllowed(f"“{unit.name}”下面还有 {under} 个单位，请先把它们调走。")
    links = list(UnitLink.objects.filter(lower=unit, until_on=None).select_related("upper"))
    later = next((link for link in links if link.from_on > on), None)
    if later:
        raise NotAllowed(f"已定于 {later.from_on} 调到“{later.upper.name}”，请先撤回那一次。")
    for link in links:
        journal.change(link, until_on=on)
    journal.change(unit, closed_on=on)
    if successor:
        journal.change(unit, successor_id=successor.pk)


def _check_successor(unit: Unit, successor: Unit, on: date) -> None:
    check_open(successor, on)
    if successor.pk == unit.pk:
        raise NotAllowed("不能并入自己，请选另一所。")
    if successor.kind != unit.kind or successor.county_code != unit.county_code:
        raise NotAllowed(f"{unit.get_kind_display()}只能并入本县的{unit.get_kind_display()}。")


def check_open(unit: Unit, on: date) -> None:
    """:raises NotAllowed: the unit does not exist on that day."""
    if unit.closed_on and unit.closed_on <= on:
        raise NotAllowed(f"“{unit.name}”从 {unit.closed_on} 起已撤销。")
    if unit.opened_on and unit.opened_on > on:
        raise NotAllowed(f"“{unit.name}”{unit.opened_on} 才设立，日期要在那以后。")


def due_names(today: date):
    """The units whose next name was decided for a day that has come."""
    return Unit.objects.filter(next_name_on__lte=today).order_by("county_code", "pk")


def apply_name(journal: Journal, unit: Unit) -> date:
    """Give a unit its next name. Returns the day from which it holds."""
    day = unit.next_name_on
    journal.make(UnitName(unit=unit, name=unit.name, until_on=day))
    journal.change(unit, name=unit.next_name, next_name="", next_name_on=None)
    return day
