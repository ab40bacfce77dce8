"""What the review page shows and what its forms ask for: one tab, one opened entry."""

import re

from dudao.officialdocs.form_fields import LEDGER_FIELDS
from dudao.schemes import debtors, queries
from dudao.schemes.cutting import TEXT_FIELDS
from dudao.schemes.drafts import HEAD, OFFERED, TITLES, entries, find, offers
from dudao.schemes.enums import Asked
from dudao.schemes.rules import blocks

from ..forms.scheme_entries import FORM_OF, MATERIALS, MaterialForm, UnitsForm
from .lines import Line, became, line_of
from .originals import original_words
from .papers import Question, questions
from .shortcuts import SHORTCUTS
from .source import SourceView
from .tabs import (
    OF_LIST,
    address,
    doubtful_around,
    doubtful_tab,
    first_doubtful,
    next_doubtful,
    tab_links,
    tab_of,
)

LEFT_OVER = "left_over"  # the reader's word for a warning about what it read into no entry
# a table taken for another kind, a promised count, a signature that is no issuer
SECOND_LOOK = ("table_doubt", "count_differs", "issuer_differs")
WHO = {
    "tasks": lambda entry: entry.get("departments") or [], "reporting": lambda entry: [entry.get("who") or ""],
    "duties": lambda entry: [entry.get("unit") or ""],
}  # fmt: skip


ORIGINAL = "original"  # the characters of the paper, where it was converted
AROUND = 8  # entries before and after one that are offered for merging at first


class Desk:
    """``asked``: the address's tab, open, add, do and side; ``posted``: the form that was sent, or None.

    :param stopped: (list, id) where the reviewer stopped, for an address that asks for nothing.
    :param clash: what somebody else wrote into the same entry meanwhile (clash.py).
    :param letters: "original" shows the source in the characters of the paper.
    """

    def __init__(self, version, units, asked, posted=None, *, stopped=None, clash=None, words=None, letters=""):
        self.version, self.draft, self.units = version, version.draft, units
        self.clash, self.open_words = clash, words or {}
        asked = asked if asked.get("tab") or stopped is None else self._from(stopped)
        self.tab = tab_of(asked.get("tab") or doubtful_tab(self.draft))
        self.adding = asked.get("add") if asked.get("add") in self.tab.lists else ""
        self.preset = asked.get("preset") if self.adding == "reporting" and asked.get("preset") in MATERIALS else ""
        self.open_id = "" if self.adding else asked.get("open") or first_doubtful(self.draft, self.tab)
        self.side = "source" if asked.get("side") == "source" else "read"
        self.letters = letters
        self.posted = posted
        self.list, self.entry = self._opened()
        self.doing = asked.get("do") if asked.get("do") in ("split", "merge") and self.can_cut() else ""
        self.shows_all = bool(asked.get("all"))
        self.form = self._form()
        listed = [(name, entry) for name in self.tab.lists for entry in self.draft.get(name) or []]
        self.offered = offers(self.draft) if "tasks" in self.tab.lists else []
        listed += [(OFFERED, entry) for entry in self.offered]
        held = [one["place"]["block"] for one in self.draft.get("candidates") or [] if one.get("place")]
        left = left_blocks(self.draft)
        self.source = SourceView(
            self.draft["blocks"], listed, self.open_id, anchors=[*held, *left, *told_blocks(self.draft)],
            original=bool(self.letters), left=left,
        )  # fmt: skip

    def _from(self, stopped: tuple[str, str]) -> dict:
        """Where to go on: the next entry to look at behind the one that was done last."""
        name, entry_id = stopped
        tab = OF_LIST.get(name)
        following = next_doubtful(self.draft, tab, entry_id) if tab else ""
        return {"tab": tab.key, "open": following} if following else {}

    def can_cut(self) -> bool:
        """Whether the opened entry may be split or merged."""
        return self.entry is not None and self.list in TEXT_FIELDS and not self.entry.get("dropped", True)

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
        if self.clash:
            merged = (self.entry or {}) | self.clash.values
            return FORM_OF[self.list](None, entry=merged, draft=self.draft, units=units)
        return FORM_OF[self.list](self.posted, entry=self.entry, draft=self.draft, units=units)

    # ── what is shown ────────────────────────────────────────────────────
    def lines(self) -> list[Line]:
        links, lines = self.source.links, []
        for name in self.tab.lists:
            for number, entry in enumerate(self.draft.get(name) or [], start=1):
                line = line_of(name, number, entry, links.get(entry["id"], entry["id"]))
                line.became = became(self.draft, name, entry) if entry["dropped"] else ""
                line.open_words = self.open_words.get((name, entry["id"]), 0)
                lines.append(line)
        return lines

    def sides(self) -> list[dict]:
        """The lines in three heaps: to be looked at, seen, dropped."""
        lines = self.lines()
        heaps = [
            ("要你看的", [line for line in lines if line.doubtful]),
            ("看过的和读得准的", [line for line in lines if not line.doubtful and not line.dropped]),
            (
                "不要的、拆开的、并掉的" if any(line.became for line in lines) else "不要的",
                [line for line in lines if line.dropped],
            ),
        ]
        return [{"title": title, "lines": held} for title, held in heaps if held]

    def around(self, heaps: list[dict]) -> dict:
        """The addresses of the entries before and behind the opened one: those to look at, and as they are listed."""
        before, behind = doubtful_around(self.draft, self.open_id)
        ids = [line.id for heap in heaps for line in heap["lines"]]
        at = ids.index(self.open_id) if self.open_id in ids else -1
        nearby = {"previous": ids[at - 1] if at > 0 else "", "next": ids[at + 1] if at + 1 < len(ids) else ""}
        listed = {name: address(self.tab.key, one) if one else "" for name, one in nearby.items()}
        return {"doubtful_previous": before, "doubtful_next": behind} | listed

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

    def original(self) -> str:
        """The words of the opened entry in the Traditional characters of the paper."""
        place = (self.entry or {}).get("place") or {}
        block = next((one for one in self.draft["blocks"] if one["i"] == place.get("block")), None)
        field = TEXT_FIELDS.get(self.list, "title")
        read = (self.entry or {}).get("was") or {}
        return original_words(block, str(read.get(field) or (self.entry or {}).get(field) or ""))

    def papers(self) -> list[Question]:
        return questions(self.draft)

    def text(self) -> str:
        """The words that a split would cut, a line for each sentence; what was typed, where it was sent back."""
        if self.posted is not None and "parts" in self.posted:
            return self.posted["parts"]
        return proposed_cut(str((self.entry or {}).get(TEXT_FIELDS.get(self.list, "")) or ""))

    def neighbours(self) -> list[Line]:
        """What the opened entry may be merged with: those around it, or all of its list."""
        lines = [line for line in self.lines() if line.list == self.list and not line.dropped]
        at = next((n for n, line in enumerate(lines) if line.id == self.open_id), 0)
        return lines if self.shows_all else lines[max(0, at - AROUND) : at + AROUND + 1]

    def ticked(self) -> list[str]:
        return [self.open_id, *(self.posted.getlist("merge") if self.posted is not None else [])]

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

    def group(self) -> tuple[str, str]:
        return _group(self.entry)

    def context(self) -> dict:
        blocking, heaps = blocks(self.draft), self.sides()
        return {
            "around": self.around(heaps), "shortcuts": SHORTCUTS,
            "desk": self, "version": self.version, "tab": self.tab, "form": self.form, "entry": self.entry,
            "opened_list": self.list, "adding": self.adding, "open_id": self.open_id, "source": self.source,
            "tabs": tab_links(self.draft, self.tab), "heaps": heaps, "adds": self.adds(),
            "offers": self.offers(), "materials": self.materials(), "preset": self.preset,
            "progress": queries.progress_of(self.draft), "warnings": self.draft.get("warnings") or [],
            "left": left_blocks(self.draft) | told_blocks(self.draft),
            "blocking": len(blocking), "columns": self.columns(), "ledger_fields": LEDGER_FIELDS.items(),
            "matched": self.matched(), "group_size": self.group_size(), "quote": self.quote(),
            "nouns": TITLES, "side": self.side, "doing": self.doing, "clash": self.clash, "can_cut": self.can_cut(),
            "papers": self.papers(), "original": self.original(), "letters": self.letters,
            "read_url": f"?tab={self.tab.key}&open={self.open_id}",
            "source_url": f"?tab={self.tab.key}&open={self.open_id}&side=source",
            "letters_url": f"?tab={self.tab.key}&open={self.open_id}&side=source"
                           f"&letters={'converted' if self.letters else ORIGINAL}",
        }  # fmt: skip


def proposed_cut(text: str) -> str:
    """The text with a new line behind each sentence, or behind each clause where it is one sentence."""
    for mark in "。；":
        cut = re.sub(rf"{mark}(?=.)", f"{mark}\n", text)
        if "\n" in cut:
            return cut
    return text


def left_blocks(draft: dict) -> set[int]:
    """Paragraphs and tables in which something was left unread that looks as if it asked for something."""
    rows = draft.get("warnings") or []
    return {row["place"]["block"] for row in rows if row["kind"] == LEFT_OVER and row.get("place")}


def told_blocks(draft: dict) -> set[int]:
    """Paragraphs and tables that a warning on the second look is about: its list leads to them."""
    rows = draft.get("warnings") or []
    return {row["place"]["block"] for row in rows if row["kind"] in SECOND_LOOK and row.get("place")}


def asked_blocks(draft: dict) -> set[int]:
    """Paragraphs out of which a report is already asked of units."""
    asked = [entry for entry in entries(draft, "reporting") if entry.get("asked") == Asked.REPORT]
    return {entry["place"]["block"] for entry in asked if entry.get("place")}


def _group(entry: dict) -> tuple[str, str]:
    return entry.get("group_code") or "", entry.get("group") or ""
