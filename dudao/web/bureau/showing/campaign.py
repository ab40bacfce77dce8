"""What is known of points and places, laid out for whoever arranges a check-up of weak spots."""

from dataclasses import dataclass

from dudao.schemes.models import Checkpoint
from dudao.visits import weak_spots
from dudao.web.ui import wording

from .inspections import grouped, point_rows


@dataclass(frozen=True)
class WeakRow:
    """A point with what is known of it; ``ticked``: it was chosen, by itself or with its group."""

    point: Checkpoint
    ticked: bool
    weakness: weak_spots.Weakness


def weak_rows(scope, today, found, given) -> list[WeakRow]:
    """Every point that may be put on the list, in the order of the documents, never by how bad it is."""
    chosen, groups = set(given.getlist("point")), set(given.getlist("group"))
    known = weak_spots.by_point(found)
    return [
        WeakRow(
            row.point, str(row.point.pk) in chosen or group_key(row.point) in groups,
            known.get(row.point.lineage, weak_spots.Weakness()),
        )
        for row in point_rows(scope, "campaign", today, given)
    ]  # fmt: skip


def group_key(point: Checkpoint) -> str:
    return f"{point.version_id}-{point.group}"


def groups_of(rows: list[WeakRow]) -> list[dict]:
    """Rows under scheme and group; a group that has something known lies open where something is chosen in it."""
    shown = []
    for part in grouped(rows):
        hit = sum(bool(row.weakness.units) for row in part["rows"])
        whole = all(row.ticked for row in part["rows"])
        shown.append(part | {
            "key": group_key(part["rows"][0].point), "whole": whole, "opened": any(row.ticked for row in part["rows"]),
            "note": f"{hit}/{len(part['rows'])} 条出过问题" if hit else "没有出过问题",
        })  # fmt: skip
    return shown


def place_words(place: weak_spots.FaultyUnit, codes: dict, today) -> list[str]:
    """What is known of one unit, a line a point: ``3.2 没销号 1 个，最早 10月12日发现``."""
    lines = []
    for lineage in dict.fromkeys(fault.lineage for fault in place.faults):
        rows = [fault for fault in place.faults if fault.lineage == lineage]
        standing = [fault for fault in rows if fault.stands]
        if standing:
            first, words = standing[0], "请科室解决，还没答复" if standing[0].passed_on else "没销号"
            lines.append(f"{codes[lineage]} {words}，{wording.day(first.on, today)}发现")
        else:
            last = max(rows, key=lambda fault: fault.on)
            words = "科室答复了" if last.passed_on else "已改"
            lines.append(f"{codes[lineage]} {wording.day(last.on, today)}发现过，{words}")
    return lines


def proposal(reader, rows: list[WeakRow], found, today, chosen: dict) -> dict:
    """The places where the ticked points failed, with what is known there."""
    codes = {row.point.lineage: row.point.code for row in rows if row.ticked}
    hits = [fault for fault in found if fault.lineage in codes]
    areas = weak_spots.places(reader, hits, today, kinds=chosen["kinds"], areas=chosen["areas"])
    return {
        "areas": [
            {"label": area.label or "不在责任区的",
             "places": [(place.unit, place_words(place, codes, today)) for place in area.places]}
            for area in areas
        ],
        "total": sum(len(area.places) for area in areas), "points": [row for row in rows if row.ticked],
    }  # fmt: skip


# Which list → what it is called, how it is counted.
LISTS = {
    "before": ("以前就有的", "开始那天还没销号、要点在清单里、学校在这次范围里的"),
    "anew": ("这次新发现的", "这段时间里在这些学校、这些要点上新入账的，不管谁发现的"),
    "put_right": ("改好的", "上面两样里已经复查销号的"),
    "still_open": ("还没改好的", "上面两样里还没销号的"),
    "clean": ("以前有、这次看没有的", "最后一次到校看过那一条，没有问题；销号还要第二个人复查"),
    "again": ("以前有、这次又看到的", "到校看到还是那个问题"),
    "on_the_spot": ("当场改好的", "到校时当场改了，不入账"),
}


def numbers(found) -> list[dict]:
    """Every number with the list that it counts."""
    return [
        {"key": key, "label": label, "how": how, "number": len(getattr(found, key))}
        for key, (label, how) in LISTS.items()
    ]  # fmt: skip
