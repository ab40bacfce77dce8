"""Whether the wish itself is whole: its name and time, what its kind needs, its checklist."""

from collections.abc import Iterator
from datetime import timedelta

from dudao.areas.enums import INSPECTED_KINDS, UnitKind

from ..enums import OF_AN_AREA, OF_BODIES, InspectionKind, Level, Trait, has_trait
from ..weighing import Facts, Finding
from .saying import kind_label, places_of, stop

LONGEST = timedelta(days=366)
FARTHEST = 2 * LONGEST
OLDEST = timedelta(days=31)  # a month's round may be entered after it began
BODIES = (UnitKind.SECTION, UnitKind.DEPARTMENT, UnitKind.TOWN)


def whole(facts: Facts) -> Iterator[Finding]:
    """What must be there at all."""
    wanted, today = facts.wanted, facts.today
    if wanted.kind not in InspectionKind.values:
        yield stop("请选是哪一种督导。")
    if not wanted.title.strip():
        yield stop("请给这次督导起个名字。")
    if not facts.places:
        yield stop("还没有选单位，请至少选一个。")
    if wanted.until_on < wanted.from_on:
        yield stop("结束的日子要在开始那天或以后。")
    elif wanted.until_on - wanted.from_on > LONGEST:
        yield stop("一次督导最长安排一年，请核对开始和结束的日子。")
    if wanted.from_on - today > FARTHEST:
        yield stop(f"开始的日子写成了 {wanted.from_on.year} 年，最多提前两年安排，请核对年份。")
    if wanted.until_on < today or today - wanted.from_on > OLDEST:
        yield stop("这段时间已经过去，请改成今天以后能去的日子。")
    if len({place.pk for place in facts.places}) < len(facts.places):
        yield stop("有单位选了两遍，请去掉一个。")


def kinds_of_units(facts: Facts) -> Iterator[Finding]:
    fitting = BODIES if facts.wanted.kind in OF_BODIES else INSPECTED_KINDS
    names, units = places_of(place for place in facts.places if place.kind not in fitting)
    if units:
        whom = "科室、部门和乡镇街道" if fitting is BODIES else "学校和校外培训机构"
        yield stop(f"这种督导只去{whom}，请去掉{names}。", units=units)


def what_the_kind_needs(facts: Facts) -> Iterator[Finding]:
    wanted = facts.wanted
    if wanted.kind == InspectionKind.JOINT and not wanted.partners:
        yield stop("联合检查请选和哪些部门一起去。")
    if wanted.kind == InspectionKind.VERIFICATION and not wanted.cause.strip():
        yield stop("核查请写明由哪件事引起，例如线索编号或问题编号。")
    elif wanted.kind == InspectionKind.VERIFICATION and not wanted.cause_kind:
        yield stop("核查请选由什么引起；选“线索”的，编号和内容哪一页都不写。")
    if wanted.kind == InspectionKind.FOLLOW_UP and wanted.looks_back_at is None:
        yield stop("回头看请选回头看哪一次督导。")
    if wanted.kind == InspectionKind.RECEPTION and not wanted.from_whom.strip():
        yield stop("迎接上级督导请写明上级是哪个单位。")
    if wanted.kind == InspectionKind.RECEPTION and wanted.level != Level.HIGHER:
        yield stop("迎接上级督导的层级是“上级”。")
    if wanted.kind == InspectionKind.UNANNOUNCED and not wanted.hidden:
        yield stop("四不两直不事先告知，请勾上“不事先告知”。")


def of_an_area(facts: Facts) -> Iterator[Finding]:
    """An area's own inspection goes to its own schools; who may come unseen is the office's to decide."""
    wanted = facts.wanted
    if wanted.level != Level.AREA:
        return
    if wanted.kind not in OF_AN_AREA:
        yield stop(f"{kind_label(wanted)}由督导室按县级安排，片区不单独做；请把层级改成县级。")
    if wanted.area is None:
        yield stop("片区督导请选是哪个责任区。")
        return
    names, units = places_of(place for place in facts.places if place.area != wanted.area.pk)
    if units:
        yield stop(f"片区督导只去{wanted.area.label}的学校，请去掉{names}。", units=units)
    if wanted.hidden:
        yield stop("不事先告知的督导由督导室安排，请去掉“不事先告知”。")


def checklist(facts: Facts) -> Iterator[Finding]:
    if facts.stale_points:
        yield stop(f"清单里有 {facts.stale_points} 条要点的方案已停用，请去掉或换成现行的。")
    if has_trait(facts.wanted.kind, Trait.NO_POINTS):
        return
    names, units = places_of(place for place in facts.places if not place.points)
    if units:
        yield stop(f"清单里没有一条适用于{names}，请添上要点或去掉这些单位。", units=units)
