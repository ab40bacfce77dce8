"""What the review page shows and what its forms ask for: one tab, one opened entry, the acts as operations."""

from dudao.lib.statetable import NotAllowed
from dudao.officialdocs.form_fields import LEDGER_FIELDS
from dudao.schemes import debtors, queries
from dudao.schemes.drafts import HEAD, OFFERED, TITLES, entries, find, offers
from dudao.schemes.edits import GROUP_FIELDS
from dudao.schemes.enums import Asked
from dudao.schemes.rules import blocks

from ..forms.scheme_entries import FORM_OF, MATERIALS, MaterialForm, UnitsForm
from .lines import Line, line_of
from .source import SourceView
from .tabs import doubtful_tab, first_doubtful, tab_links, tab_of

WHO = {
    "tasks": lambda entry: entry.get("departments") or [], "reporting": lambda entry: [entry.get("who") or ""],
    "duties": lambda entry: [entry.get("unit") or ""],
}  # fmt: skip


class Desk:
    """``asked``: the address's tab, open, add and side; ``posted``: the form that was sent, or None."""

    def __init__(self, version, units, asked, posted=None):
        self.version, self.draft, self.units = version, version.draft, units
        self.tab = tab_of(asked.get("tab") or doubtful_tab(self.draft))
        self.adding = asked.get("add") if asked.get("add") in self.tab.lists else ""
        self.preset = asked.get("preset") if self.adding == "reporting" and asked.get("preset") in MATERIALS else ""
        self.open_id = "" if self.adding else asked.get("open") or first_doubtful(self.draft, self.tab)
        self.side = "source" if asked.get("side") == "source" else "read"
        self.posted = posted
        self.list, self.entry = self._opened()
        self.form = self._form()
        listed = [(name, entry) for name in self.tab.lists for entry in self.draft.get(name) or []]
        self.offered = offers(self.draft) if "tasks" in self.tab.lists else []
        listed += [(OFFERED, entry) for entry in self.offered]
        self.source = SourceView(self.draft["blocks"], listed, self.open_id)

    def _opened(self) -> tuple[str, dict | None]:
        if self.adding:
            return self.adding, None
        if self.tab.key == "head":
            return "head", {key: self.draft.get(key) for key in HEAD}
        found = ((name, find(self.draft, name, self.open_id)) for name in self.tab.lists)
        return next(((name, entry) for name, entry in found if entry), ("", None))

    def _form(self):
        if not self.list:
            return None
        if self.preset:
            return MaterialForm(self.posted, entry={"what": MATERIALS[self.preset]})
        units = [unit for unit in self.units if unit.kind not in ("school", "institution")]
        return FORM_OF[self.list](self.posted, entry=self.entry, draft=self.draft, units=units)

    # ── what is shown ────────────────────────────────────────────────────
    def lines(self) -> list[Line]:
        links = self.source.links
        return [
            line_of(name, number, entry, links.get(entry["id"], entry["id"]))
            for name in self.tab.lists
            for number, entry in enumerate(self.draft.get(name) or [], start=1)
        ]

    def sides(self) -> list[dict]:
        """The lines in three heaps: to be looked at, seen, dropped."""
        lines = self.lines()
        heaps = [
            ("要你看的", [line for line in lines if line.doubtful]),
            ("看过的和读得准的", [line for line in lines if not line.doubtful and not line.dropped]),
            ("不要的", [line for line in lines if line.dropped]),
        ]
        return [{"title": title, "lines": held} for title, held in heaps if held]

    def offers(self) -> list[Line]:
        """Paragraphs that may hold a task and were not taken over."""
        links, asked = self.source.links, asked_blocks(self.draft)
        lines = [
            line_of(OFFERED, number, entry, links.get(entry["id"], entry["id"]))
            for number, entry in enumerate(self.offered, start=1)
        ]
        for line, entry in zip(lines, self.offered, strict=True):
            if (entry["place"] or {}).get("block") in asked:
                line.meta = "这一段“报送”里已有，再收就派了两遍。"
        return lines

    def adds(self) -> list[dict]:
        return [{"url": f"?tab={self.tab.key}&add={name}", "label": f"加一条{TITLES[name]}"} for name in self.tab.lists]

    def materials(self) -> list[dict]:
        """What every unit may be asked to hand in once, each with the address of its short form."""
        if "reporting" not in self.tab.lists:
            return []
        return [
            {"url": f"?tab={self.tab.key}&add=reporting&preset={key}", "label": what or "别的材料"}
            for key, what in MATERIALS.items()
        ]

    def quote(self) -> str:
        place = (self.entry or {}).get("place") or {}
        return str(place.get("words") or "")

    def matched(self) -> debtors.Matched | None:
        """The units that the register gives for the words of the opened entry."""
        if self.entry is None or not isinstance(self.form, UnitsForm):
            return None
        return debtors.match(WHO[self.list](self.entry), self.units, self.draft.get("bodies"))

    def columns(self) -> list[dict]:
        """Columns of the opened blank form with what the ledger would fill in."""
        if self.list != "forms" or self.entry is None:
            return []
        bindings = self.entry.get("bindings") or {}
        columns = self.entry.get("columns") or []
        return [{"title": title, "field": bindings.get(title, ""), "n": n} for n, title in enumerate(columns)]

    def group_size(self) -> int:
        if self.list != "indicators" or self.entry is None:
            return 0
        return sum(_group(entry) == _group(self.entry) for entry in entries(self.draft, "indicators"))

    def context(self) -> dict:
        blocking = blocks(self.draft)
        return {
            "desk": self, "version": self.version, "tab": self.tab, "form": self.form, "entry": self.entry,
            "opened_list": self.list, "adding": self.adding, "open_id": self.open_id, "source": self.source,
            "tabs": tab_links(self.draft, self.tab), "heaps": self.sides(), "adds": self.adds(),
            "offers": self.offers(), "materials": self.materials(), "preset": self.preset,
            "progress": queries.progress_of(self.draft), "warnings": self.draft.get("warnings") or [],
            "blocking": len(blocking), "columns": self.columns(), "ledger_fields": LEDGER_FIELDS.items(),
            "matched": self.matched(), "group_size": self.group_size(), "quote": self.quote(),
            "nouns": TITLES, "side": self.side,
            "read_url": f"?tab={self.tab.key}&open={self.open_id}",
            "source_url": f"?tab={self.tab.key}&open={self.open_id}&side=source",
        }  # fmt: skip

    # ── what is asked for ────────────────────────────────────────────────
    def ops(self, act: str) -> list[dict]:
        """The operations behind a button.

        :raises NotAllowed: a button or an entry that is not there; the form's own errors stay on the form.
        """
        target = {"list": self.list, "id": self.open_id}
        if act in ("drop", "restore", "confirm") and self.entry is not None:
            return [{"op": act} | target]
        if act == "take":
            return [{"op": "take", "id": self.posted.get("offer", "")}]
        if act == "bind" and self.list == "forms":
            return self._bindings()
        if act not in ("save", "keep", "add", "group", "split") or self.form is None:
            raise NotAllowed("这一步看不懂，请刷新页面后再试。")
        if not self.form.is_valid():
            return []
        return self._of_form(act, target, self.form.facts())

    def first_error(self) -> str:
        """What is wrong with the form that was sent, in one sentence."""
        errors = self.form.errors if self.form is not None and self.form.is_bound else {}
        return next((words for field in errors.values() for words in field), "没有存上，请点下面的按钮再存一次。")

    def _of_form(self, act: str, target: dict, facts: dict) -> list[dict]:
        if self.list == "head":
            return [{"op": "head", "fields": facts}]
        if self.adding:
            return [{"op": "add", "list": self.list, "fields": facts}]
        saved = {"op": "correct", "fields": facts} | target
        if act == "keep":  # as typed: not yet looked at because of it
            return [saved | {"checked": self.entry["checked"]}]
        if act == "group":
            shared = {key: facts[key] for key in GROUP_FIELDS if key in facts and key != "polarity"}
            return [saved, {"op": "apply_to_group", "group": list(_group(self.entry)), "fields": shared}]
        if act == "split":
            code = facts.get("point_code") or ""
            twin = facts | ({"point_code": f"{code}+" if code else ""} if "point_code" in facts else {})
            return [saved, {"op": "add", "list": self.list, "after": self.open_id, "fields": twin}]
        return [saved]

    def _bindings(self) -> list[dict]:
        return [
            {"op": "bind", "id": self.open_id, "column": column["title"], "field": self.posted.get(f"bind-{n}", "")}
            for n, column in enumerate(self.columns())
            if f"bind-{n}" in self.posted
        ]

    def after(self, act: str, draft: dict) -> str:
        """Where to go on: the next entry to look at, in this tab or the next that has one."""
        if act == "take":
            taken = draft["tasks"][-1]["id"]
            return f"?tab=tasks&open={taken}#{taken}"
        stay = self.open_id if act in ("group", "split", "bind", "restore") else ""
        entry = find(draft, self.list, stay) if stay else None
        if entry is not None:
            return f"?tab={self.tab.key}&open={stay}#{stay}"
        following = first_doubtful(draft, self.tab)
        if following:
            return f"?tab={self.tab.key}&open={following}#{following}"
        other = doubtful_tab(draft)
        if other:
            return f"?tab={other}"
        following = self._next_in_list(draft)
        return f"?tab={self.tab.key}&open={following}#{following}" if following else f"?tab={self.tab.key}"

    def _next_in_list(self, draft: dict) -> str:
        ids = [entry["id"] for name in self.tab.lists for entry in entries(draft, name)]
        at = ids.index(self.open_id) + 1 if self.open_id in ids else len(ids)
        return ids[at] if at < len(ids) else ""


def asked_blocks(draft: dict) -> set[int]:
    """Paragraphs out of which a report is already asked of units."""
    asked = [entry for entry in entries(draft, "reporting") if entry.get("asked") == Asked.REPORT]
    return {entry["place"]["block"] for entry in asked if entry.get("place")}


def _group(entry: dict) -> tuple[str, str]:
    return entry.get("group_code") or "", entry.get("group") or ""
