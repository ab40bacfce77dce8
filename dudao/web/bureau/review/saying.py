"""Steps of a review in plain words: 改了要点 C3（问谁、学段）. Pure; one line for what one person did to one entry."""

from dataclasses import dataclass
from datetime import datetime

from dudao.schemes.comparing import STATE
from dudao.schemes.drafts import TITLES, code_of
from dudao.schemes.stepping import changed_fields, key_of, parts_of

from ..forms.scheme_entries import FORM_OF
from .tabs import OF_LIST

VERBS = {
    "correct": "改了", "add": "补了", "drop": "去掉了", "restore": "捡回了", "confirm": "看过了",
    "bind": "对了表样的列：", "apply_to_group": "整组改了", "take": "从段落收了", "split": "拆开了",
    "merge": "合并了", "head": "改了文头：",
    "hold": "定了按哪份公文报送：",
}  # fmt: skip
# What is said beside the entries, on the page of the comparison: the key that it touches names none of them.
BESIDE = {
    "carry": "确认了和上一版的对照", "let_go": "确认了和上一版的对照", "reconsider": "把对照退回了没看过",
    "follow": "定了接续哪一份方案", "same_thing": "定了和别的方案是不是同一件事",
}  # fmt: skip
COMPARED = "和上一版的对照"
NAMED = 3  # as many entries of one step are named


@dataclass(frozen=True)
class Said:
    """``who`` did ``what`` at ``at``; ``url`` opens the first entry of it, empty where it is gone."""

    who: str
    at: datetime
    what: str
    url: str


def said(draft: dict, steps) -> list[Said]:
    """One line for each step, typing into one entry that goes on said once; the order of ``steps`` stays."""
    lines, seen = [], set()
    for step in steps:
        mark = (step.by_id, what_of(draft, step))
        if step.touched and mark not in seen:
            seen.add(mark)
            lines.append(Said(step.by.name if step.by else "系统", step.at, mark[1], url_of(draft, step)))
    return lines


def what_of(draft: dict, step) -> str:
    """What one step did, without who and when."""
    if not step.is_undo and _op(step) in BESIDE:
        return BESIDE[_op(step)]
    verb = "撤销了对" if step.is_undo else _verb(step)
    names = [name for name in (name_of(draft, key) for key in step.touched) if name]
    named = "、".join(names[:NAMED]) + (f"等 {len(names)} 条" if len(names) > NAMED else "")
    fields = _fields(step) if verb == "改了" else ""
    return f"{verb}{named}{fields}{'的改动' if step.is_undo else ''}"


def _verb(step) -> str:
    values = any(_is_changed(touched) for touched in step.touched.values())
    if _op(step) == "correct" and not values:
        return VERBS["confirm"]
    return VERBS.get(_op(step), "改了")


def _op(step) -> str:
    """The act with which the step begins."""
    return step.outline[0].get("op", "") if step.outline else ""


def _is_changed(touched: dict) -> bool:
    before, after = touched["before"], touched["after"]
    if isinstance(before, dict) and isinstance(after, dict):
        return bool(changed_fields(before, after))
    return before != after


def name_of(draft: dict, key: str) -> str:
    """要点 C3, or the value of the head: 标题. Empty for what is no longer there."""
    name, entry_id = parts_of(key)
    if key == key_of("head", STATE):
        return COMPARED
    if name == "head":
        field = FORM_OF["head"].base_fields.get(entry_id)
        return str(field.label) if field else "别的设置"
    at = next((n for n, entry in enumerate(draft.get(name) or [], start=1) if entry["id"] == entry_id), None)
    return f"{TITLES[name]} {code_of(draft[name][at - 1], at)}" if at else ""


def _fields(step) -> str:
    """（问谁、学段）for a step that changed one entry."""
    if len(step.touched) != 1:
        return ""
    ((key, touched),) = step.touched.items()
    name, _ = parts_of(key)
    if name not in FORM_OF or not isinstance(touched["before"], dict) or not isinstance(touched["after"], dict):
        return ""
    changed = changed_fields(touched["before"], touched["after"])
    labels = [str(field.label) for key, field in FORM_OF[name].base_fields.items() if key in changed]
    return f"（{'、'.join(labels)}）" if labels else ""


def url_of(draft: dict, step) -> str:
    """The review with the step's first entry opened."""
    for key in step.touched:
        name, entry_id = parts_of(key)
        if key == key_of("head", STATE):
            continue
        if name == "head":
            return "?tab=head"
        if name in OF_LIST and any(entry["id"] == entry_id for entry in draft.get(name) or []):
            return f"?tab={OF_LIST[name].key}&open={entry_id}#{entry_id}"
    return ""
