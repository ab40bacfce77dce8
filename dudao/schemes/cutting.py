"""One entry made into several, several made into one. Pure; both are acts of edits.py and stay undoable.

{"op": "split", "list": "indicators", "id": "c7", "parts": ["…", "…"]}      {"op": "merge", "list": ..., "ids": [...]}
What was split or merged stays among the dropped entries and says what became of it: ``split_into``, ``merged_into``.
"""

from dudao.lib.statetable import NotAllowed

from .drafts import LISTS, entries, find, next_number
from .fields import FIELDS, NEEDED, POINT_KINDS, STAGES

# The words that are cut; groups and blank forms are tables and have none.
TEXT_FIELDS = {name: NEEDED[name] for name in LISTS if name not in ("groups", "forms")}
MOST_PARTS = 20
SPLIT_REASON = "拆出来的一条：看看各项对不对，再确认。"
MERGED_REASON = "由 {count} 条并成的：把合起来的话读一遍，再确认。"
DIFFERENT = "几条的“{what}”不一样，现在用的是第一条的。"
NOT_HERE = "这一条已经不在了，请刷新后再改。"
ENDS = "。；！？!?;…”"
UNIONS = ("departments", "unit_kinds", "stages", "unit_ids")
FIRST_OF = {"polarity": "怎么判", "due": "完成时限", "due_date": "一次的期限", "cadence": "多久一次", "unit": "单位"}
OF_HALVES = ("was", "split_into", "merged_into")


def split(draft: dict, op: dict) -> None:
    """Make ``parts`` of one entry; each keeps its place, audience, polarity and due, and is to be looked at."""
    name, entry = _kept(draft, op.get("list"), op.get("id"))
    field = TEXT_FIELDS[name]
    parts = [str(part).strip() for part in op.get("parts") or [] if str(part).strip()]
    if not 2 <= len(parts) <= MOST_PARTS:
        raise NotAllowed(f"一行一条，至少写成两行，最多 {MOST_PARTS} 行。")
    clean = FIELDS[name][field]
    halves = [_half(draft, name, entry, n) | {field: clean(part)} for n, part in enumerate(parts)]
    at = draft[name].index(entry) + 1
    draft[name][at:at] = halves
    entry.update(dropped=True, checked=True, split_into=[half["id"] for half in halves])


def _half(draft: dict, name: str, entry: dict, order: int) -> dict:
    half = {key: value for key, value in entry.items() if key not in OF_HALVES}
    half |= {"id": next_number(draft, name), "checked": False, "reasons": [SPLIT_REASON]}
    if order and entry.get("point_code"):
        half["point_code"] = _free_code(draft, f"{entry['point_code']}-{order + 1}")
    return half


def _free_code(draft: dict, wanted: str) -> str:
    """``wanted``, or with a number that no point has yet; two points of one code may not be put in force."""
    taken = {entry.get("point_code") for entry in draft["indicators"]}
    code, n = wanted[:20], 2
    while code in taken:
        code, n = f"{wanted[:17]}-{n}", n + 1
    return code


def merge(draft: dict, op: dict) -> None:
    """Make one of several: the first takes the words of all in order, the others are dropped and say where."""
    wanted = {str(item) for item in op.get("ids") or []}
    name = op.get("list")
    if name not in TEXT_FIELDS:
        raise NotAllowed("这一类不能合并，请直接改内容。")
    chosen = [entry for entry in entries(draft, name) if entry["id"] in wanted]
    if len(chosen) < len(wanted):
        raise NotAllowed(NOT_HERE)
    if len(chosen) < 2:
        raise NotAllowed("至少勾两条才能并成一条。")
    first, others = chosen[0], chosen[1:]
    field = TEXT_FIELDS[name]
    values = {field: FIELDS[name][field](joined([str(entry.get(field) or "") for entry in chosen]))}
    values |= _unions(chosen) | _places(chosen)
    if first["origin"] == "read":
        first["was"] = {field: first.get(field)} | (first.get("was") or {})
    first.update(values, checked=False, reasons=_reasons(chosen))
    for other in others:
        other.update(dropped=True, checked=True, merged_into=first["id"])


def joined(texts: list[str]) -> str:
    """Texts one after the other, with a semicolon where the one before has no end of its own."""
    whole = ""
    for text in (text.strip() for text in texts):
        whole += f"；{text}" if whole and text and whole[-1] not in ENDS else text
    return whole


def _unions(chosen: list[dict]) -> dict:
    """Departments, units, kinds and stages of all; a point asked of every stage stays asked of every stage."""
    values: dict = {}
    for key in UNIONS:
        lists = [entry.get(key) or [] for entry in chosen]
        if any(lists):
            values[key] = list(dict.fromkeys(item for held in lists for item in held))
    if "stages" in values and not all(entry.get("stages") for entry in chosen):
        values["stages"] = []
    for key, order in (("unit_kinds", POINT_KINDS), ("stages", STAGES)):
        if key in values:
            values[key] = [str(item) for item in order if item in values[key]]
    if any("minutes" in entry for entry in chosen):
        values["minutes"] = min(60, round(sum(float(entry.get("minutes") or 0) for entry in chosen), 1)) or 0.5
    for key in FIRST_OF:
        filled = [entry[key] for entry in chosen if entry.get(key)]
        if filled and not chosen[0].get(key):
            values[key] = filled[0]
    return values


def _places(chosen: list[dict]) -> dict:
    """The place that stands first in the document."""
    places = [entry["place"] for entry in chosen if entry.get("place")]
    if not places:
        return {}
    return {"place": min(places, key=lambda place: (place.get("block") or 0, place.get("row") or 0))}


def _reasons(chosen: list[dict]) -> list[str]:
    found = [MERGED_REASON.format(count=len(chosen))]
    for key, what in FIRST_OF.items():
        if len({entry[key] for entry in chosen if entry.get(key)}) > 1:
            found.append(DIFFERENT.format(what=what))
    return found


def _kept(draft: dict, name: object, entry_id: object) -> tuple[str, dict]:
    if name not in TEXT_FIELDS:
        raise NotAllowed("这一类不能拆，请直接改内容。")
    entry = find(draft, str(name), str(entry_id))
    if entry is None or entry["dropped"]:
        raise NotAllowed(NOT_HERE)
    return str(name), entry
