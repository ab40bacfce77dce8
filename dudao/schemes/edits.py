"""What a reviewer may do to a draft. Every act is one small JSON object; pure, and refused with a sentence.

{"op": "correct", "list": "indicators", "id": "c7", "fields": {"polarity": "bad_yes"}}
{"op": "add", "list": "tasks", "fields": {...}}         {"op": "drop" | "restore" | "confirm", "list": ..., "id": ...}
{"op": "apply_to_group", "group": ["A1", "组织实施"], "fields": {"unit_kinds": ["school"]}}
{"op": "bind", "id": "b1", "column": "存在的主要问题", "field": "problem"}     {"op": "head", "fields": {"title": ...}}
{"op": "take", "id": "m3"}: what a paragraph offers becomes a task
{"op": "hold", "paper": 1}: of several papers in one file, whose reports are asked for      split, merge: cutting.py
"""

import copy
from collections.abc import Callable

from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.form_fields import LEDGER_FIELDS

from .comparing import ACTS as COMPARING
from .cutting import merge, split
from .drafts import HEAD, LISTS, OFFERED, PREFIX, entries, find, new_entry, next_number, offers
from .fields import clean_fields

LONGEST_TASK = 1000  # as many characters as a task may have when somebody writes it
GONE = "这一条已经不在了，请刷新后再改。"
TAKEN = "从段落里收来的：写上由谁办、什么时候办完，再确认。"
GROUP_FIELDS = ("unit_kinds", "stages", "polarity", "minutes")


def apply_ops(draft: dict, ops: list[dict]) -> dict:
    """A new draft with ``ops`` done in order; the old one stays as it was.

    :raises NotAllowed: an act or a value that is not understood; then none of them is done.
    """
    changed = copy.copy(draft)
    for name in (*LISTS, OFFERED):
        changed[name] = [dict(entry) for entry in draft.get(name) or []]
    for op in ops:
        act = ACTS.get(op.get("op", ""))
        if act is None:
            raise NotAllowed("这一步看不懂，请刷新页面后再试。")
        act(changed, op)
    return changed


def _target(draft: dict, op: dict) -> dict:
    name = op.get("list")
    entry = find(draft, name, str(op.get("id"))) if name in LISTS else None
    if entry is None:
        raise NotAllowed(GONE)
    return entry


def _change(entry: dict, values: dict) -> None:
    was = {key: entry.get(key) for key, value in values.items() if entry.get(key) != value}
    if was and entry["origin"] == "read":
        entry["was"] = was | (entry.get("was") or {})
    entry.update(values)


def _correct(draft: dict, op: dict) -> None:
    entry = _target(draft, op)
    _change(entry, clean_fields(op["list"], op.get("fields") or {}))
    entry["checked"] = bool(op.get("checked", True))


def _add(draft: dict, op: dict) -> None:
    name = op.get("list")
    if name not in LISTS:
        raise NotAllowed("这一步看不懂，请刷新页面后再试。")
    values = clean_fields(name, op.get("fields") or {}, whole=True)
    entry = new_entry(next_number(draft, name), values, "added") | {"checked": True}
    after = next((n for n, other in enumerate(draft[name]) if other["id"] == op.get("after")), len(draft[name]) - 1)
    draft[name].insert(after + 1, entry)


def _take(draft: dict, op: dict) -> None:
    offer = next((entry for entry in offers(draft) if entry["id"] == op.get("id")), None)
    if offer is None:
        raise NotAllowed("这一段已经收成任务了，在“任务”里改。")
    read = {key: offer.get(key) for key in ("text", "due", "due_text", "departments", "lead")}
    values = read | {
        "no": str(offer.get("no") or "")[:20],
        "text": offer["text"][:LONGEST_TASK],
        "place": offer["place"],
    }
    entry = new_entry(next_number(draft, "tasks"), values | {"reasons": [TAKEN]}, "read")
    draft["tasks"].append(entry | {"taken_from": offer["id"]})


def _drop(draft: dict, op: dict) -> None:
    _target(draft, op).update(dropped=True, checked=True)


def _restore(draft: dict, op: dict) -> None:
    entry = _target(draft, op)
    entry.update(dropped=False)
    for became in ("split_into", "merged_into"):
        entry.pop(became, None)


def _confirm(draft: dict, op: dict) -> None:
    _target(draft, op).update(checked=True)


def _apply_to_group(draft: dict, op: dict) -> None:
    group_code, group = op.get("group") or ["", ""]
    values = clean_fields("indicators", op.get("fields") or {})
    values = {key: value for key, value in values.items() if key in GROUP_FIELDS}
    for entry in entries(draft, "indicators"):
        if (entry.get("group_code") or "", entry.get("group") or "") == (group_code or "", group or ""):
            _change(entry, values)


def _bind(draft: dict, op: dict) -> None:
    entry = find(draft, "forms", str(op.get("id")))
    column, field = op.get("column"), str(op.get("field") or "")
    if entry is None or column not in (entry.get("columns") or []):
        raise NotAllowed(GONE)
    if field and field not in LEDGER_FIELDS:
        raise NotAllowed("台账里没有这一项，请从列出的里面选。")
    bindings = {title: key for title, key in (entry.get("bindings") or {}).items() if title != column}
    entry.update(bindings=bindings | ({column: field} if field else {}), checked=True)


def _head(draft: dict, op: dict) -> None:
    values = clean_fields("head", op.get("fields") or {})
    draft.update({key: value for key, value in values.items() if key in HEAD})


def _hold(draft: dict, op: dict) -> None:
    """The reports of one paper are kept, those that another paper of the file asks for are dropped."""
    papers = {
        paper["paper"]: paper["blocks"] for paper in draft.get("candidates") or [] if paper["field"] == "deadline"
    }
    if op.get("paper") not in papers:
        raise NotAllowed("这个文件里没有这一份，请刷新后再选。")
    for entry in draft["reporting"]:
        block = (entry.get("place") or {}).get("block")
        paper = next((n for n, (start, end) in papers.items() if block is not None and start <= block < end), None)
        if paper is not None:
            entry.update(dropped=paper != op["paper"], checked=entry["checked"] or paper != op["paper"])


ACTS: dict[str, Callable[[dict, dict], None]] = {
    "correct": _correct, "add": _add, "drop": _drop, "restore": _restore, "confirm": _confirm,
    "apply_to_group": _apply_to_group, "bind": _bind, "head": _head, "take": _take, "hold": _hold, "split": split,
    "merge": merge, **COMPARING,
}  # fmt: skip


SHOWN = ("op", "list", "id", "ids", "group", "column", "field", "paper", "typed",
         "lineage", "version", "retires")  # fmt: skip


def outline_of(ops: list[dict]) -> list[dict]:
    """What of the edits stands in the trail: which act on which entry and which fields, never names or numbers."""
    personal = (PREFIX["contacts"], PREFIX["groups"])
    lines = []
    for op in ops:
        line = {key: op[key] for key in SHOWN if key in op}
        hidden = op.get("list") in ("contacts", "groups") or str(op.get("id", "")).startswith(personal)
        line["fields"] = sorted(op.get("fields") or {}) if hidden else op.get("fields") or {}
        lines.append(line)
    return lines
