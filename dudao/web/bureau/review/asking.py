"""The operations behind the buttons of the review (see dudao/schemes/edits.py)."""

from dudao.lib.posted import posted_number
from dudao.lib.statetable import NotAllowed
from dudao.schemes.edits import GROUP_FIELDS

from .clash import picked

PLAIN = ("drop", "restore", "confirm")
OF_FORM = ("save", "keep", "add", "group", "revive")
NOT_KNOWN = "这一步看不懂，请刷新页面后再试。"


def ops_of(desk, act: str) -> list[dict]:
    """What a button asks for; empty where the form has errors, which stay on the form.

    :raises NotAllowed: a button or an entry that is not there.
    """
    target = {"list": desk.list, "id": desk.open_id}
    if act in PLAIN and desk.entry is not None:
        return [{"op": act} | target]
    if act == "take":
        return [{"op": "take", "id": desk.posted.get("offer", "")}]
    if act == "split" and desk.entry is not None:
        return [{"op": "split", "parts": desk.posted.get("parts", "").splitlines()} | target]
    if act == "merge" and desk.entry is not None:
        return [{"op": "merge", "list": desk.list, "ids": desk.posted.getlist("merge")}]
    if act == "bind" and desk.list == "forms":
        return _bindings(desk)
    if act == "papers":
        return _papers(desk)
    if act not in OF_FORM or desk.form is None:
        raise NotAllowed(NOT_KNOWN)
    return _of_form(desk, act, target, picked(desk.form.facts(), desk.posted)) if desk.form.is_valid() else []


def _of_form(desk, act: str, target: dict, facts: dict) -> list[dict]:
    if desk.list == "head":
        return [{"op": "head", "fields": facts}]
    if desk.adding:
        return [{"op": "add", "list": desk.list, "fields": facts}]
    saved = {"op": "correct", "fields": facts} | target
    if act == "revive":  # somebody dropped it while this was being typed
        return [{"op": "restore"} | target, saved]
    if act == "keep":  # as typed: not yet looked at because of it
        return [saved | {"checked": desk.entry["checked"], "typed": True}]
    if act == "group":
        shared = {key: facts[key] for key in GROUP_FIELDS if key in facts and key != "polarity"}
        return [saved, {"op": "apply_to_group", "group": list(desk.group()), "fields": shared}]
    return [saved]


def _bindings(desk) -> list[dict]:
    return [
        {"op": "bind", "id": desk.open_id, "column": column["title"], "field": desk.posted.get(f"bind-{n}", "")}
        for n, column in enumerate(desk.columns())
        if f"bind-{n}" in desk.posted
    ]


def _papers(desk) -> list[dict]:
    """Of several papers in one file: which title, number and day hold, and whose reports are asked for."""
    fields: dict = {}
    ops: list[dict] = []
    for question in desk.papers():
        chosen = posted_number(desk.posted.get(f"paper-{question.field}", ""))
        if chosen is None or chosen >= len(question.choices):
            continue
        choice = question.choices[chosen]
        if question.field == "deadline":
            ops.append({"op": "hold", "paper": choice.paper})
        else:
            fields[question.field] = choice.value
    return ([{"op": "head", "fields": fields}] if fields else []) + ops
