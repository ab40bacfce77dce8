"""After a button of the review: where to go on, or what is wrong with the form."""

from dudao.schemes.drafts import entries, find

from .desk import Desk
from .tabs import BY_KEY, address, doubtful_tab, first_doubtful, next_doubtful

STAYING = ("group", "bind", "restore")  # the entry stays opened


def first_error(desk: Desk) -> str:
    """What is wrong with the form that was sent, in one sentence."""
    errors = desk.form.errors if desk.form is not None and desk.form.is_bound else {}
    return next((words for field in errors.values() for words in field), "没有存上，请点下面的按钮再存一次。")


def after(desk: Desk, act: str, draft: dict) -> str:
    """The query of where to go on: what the act made, else the next entry to look at, in this tab or the next that
    has one, else the next of the list. ``draft``: as it is after the act."""
    if act == "take":
        return address("tasks", draft["tasks"][-1]["id"])
    if act == "papers":
        return "?tab=head"
    if act in ("split", "merge"):
        return address(desk.tab.key, _after_cut(desk, draft))
    if act in STAYING and find(draft, desk.list, desk.open_id) is not None:
        return address(desk.tab.key, desk.open_id)
    following = next_doubtful(draft, desk.tab, desk.open_id)
    if following:
        return address(desk.tab.key, following)
    other = doubtful_tab(draft)
    if other:
        return address(other, first_doubtful(draft, BY_KEY[other]))
    following = _next_in_list(desk, draft)
    return address(desk.tab.key, following) if following else f"?tab={desk.tab.key}"


def _after_cut(desk: Desk, draft: dict) -> str:
    """The first of the halves, or the entry that took the others."""
    entry = find(draft, desk.list, desk.open_id) or {}
    return entry.get("merged_into") or next(iter(entry.get("split_into") or []), desk.open_id)


def _next_in_list(desk: Desk, draft: dict) -> str:
    ids = [entry["id"] for name in desk.tab.lists for entry in entries(draft, name)]
    at = ids.index(desk.open_id) + 1 if desk.open_id in ids else len(ids)
    return ids[at] if at < len(ids) else ""
