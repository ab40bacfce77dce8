"""The tabs of the review: which lists of the draft each shows, and under which words."""

from dataclasses import dataclass

from dudao.schemes.drafts import entries, is_doubtful


@dataclass(frozen=True)
class Tab:
    key: str
    label: str
    lists: tuple[str, ...]


TABS = (
    Tab("points", "要点", ("indicators",)),
    Tab("tasks", "任务", ("tasks",)),
    Tab("limits", "限额", ("quantities",)),
    Tab("phases", "阶段", ("phases",)),
    Tab("reports", "报送", ("reporting",)),
    Tab("forms", "表样", ("forms",)),
    Tab("bodies", "组织", ("groups", "duties")),
    Tab("sources", "依据", ("references", "contacts")),
    Tab("aims", "目标", ("targets", "aims")),
    Tab("head", "文头", ()),
)
BY_KEY = {tab.key: tab for tab in TABS}
OF_LIST = {name: tab for tab in TABS for name in tab.lists}


def tab_of(key: str | None) -> Tab:
    return BY_KEY.get(key or "", TABS[0])


def tab_links(draft: dict, current: Tab) -> list[dict]:
    """Items for the tabs component: what was kept is counted."""
    return [
        {
            "label": tab.label, "url": f"?tab={tab.key}", "current": tab is current,
            "count": sum(len(entries(draft, name)) for name in tab.lists) if tab.lists else None,
        }
        for tab in TABS
    ]  # fmt: skip


def first_doubtful(draft: dict, tab: Tab) -> str:
    """The id of the first entry of a tab that a person has to look at; empty when there is none."""
    found = (entry["id"] for name in tab.lists for entry in entries(draft, name) if is_doubtful(entry))
    return next(found, "")


def next_doubtful(draft: dict, tab: Tab, entry_id: str) -> str:
    """The id of the first entry to look at behind one of a tab, going round; empty when there is none."""
    kept = [entry for name in tab.lists for entry in draft.get(name) or []]
    at = next((n for n, entry in enumerate(kept) if entry["id"] == entry_id), -1)
    return next((entry["id"] for entry in [*kept[at + 1 :], *kept[: at + 1]] if is_doubtful(entry)), "")


def doubtful_tab(draft: dict) -> str:
    """The key of the first tab with an entry to look at; empty when all is settled."""
    return next((tab.key for tab in TABS if first_doubtful(draft, tab)), "")


def doubtful_around(draft: dict, entry_id: str) -> tuple[str, str]:
    """The addresses of the doubtful entries before and behind one, through all tabs and round; empty without any."""
    every = [(tab.key, entry) for tab in TABS for name in tab.lists for entry in draft.get(name) or []]
    at = next((n for n, (_, entry) in enumerate(every) if entry["id"] == entry_id), -1)
    behind = every[at + 1 :] + every[: max(at, 0)]
    found = [(key, entry["id"]) for key, entry in behind if is_doubtful(entry)]
    return (address(*found[-1]), address(*found[0])) if found else ("", "")


def address(key: str, entry_id: str) -> str:
    """One entry opened in its tab, the page standing at it."""
    return f"?tab={key}&open={entry_id}#{entry_id}"
