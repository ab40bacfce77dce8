"""The comparison of two versions as the page and the paper show it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.urls import reverse
from django.utils import timezone

from dudao.ledger.queries import open_problems_at
from dudao.lib.day_words import full_day_words
from dudao.lib.word_diff import Run, runs
from dudao.schemes.comparing import KIND_WORDS, STATUS_WORDS, Comparison, Kind, Pair, Status, state_of
from dudao.schemes.enums import VersionState
from dudao.schemes.models import SchemeVersion
from dudao.schemes.predecessors import (
    choices_for,
    comparison_in_force,
    comparison_of,
    ended_scheme,
    follow_refusal,
    predecessor_of,
)
from dudao.schemes.twins import SHARED_KINDS, Twin, joinable, twins_of

TONES = {Status.SAME: "", Status.CHANGED: "amber", Status.NEW: "blue", Status.GONE: "red"}
NAMED = 6
ENDS = {
    Kind.POINT: "没变和改了的接着原来的回答和问题算，新增的从头算。",
    Kind.LIMIT: "上一版的限额到那天的前一天为止。",
}


@dataclass
class Line:
    """One pair: its wording with what went and came, what else changed, the open problems of what is gone."""

    pair: Pair
    problems: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def kind(self) -> str:
        return KIND_WORDS[self.pair.kind]

    @property
    def status(self) -> str:
        return "原方案接着要" if self.pair.stays else STATUS_WORDS[self.pair.status]

    @property
    def tone(self) -> str:
        return "" if self.pair.stays else TONES[self.pair.status]

    @property
    def code(self) -> str:
        """The code of now; 由…变为… where it moved."""
        item = self.pair.new or self.pair.old
        if self.pair.renumbered and self.pair.kind != Kind.DUTY and self.pair.old.code:
            return f"{self.pair.old.code} → {self.pair.new.code}"
        return item.code

    def words(self) -> list[Run]:
        return self.pair.words()

    def facts(self) -> list[tuple[str, list[Run]]]:
        """What else is not the same; of something new or gone, nothing: its wording says enough."""
        if self.pair.status != Status.CHANGED:
            return []
        return [(label, runs(before, after)) for label, before, after in self.pair.changed_facts()]

    @property
    def near(self) -> str:
        """Where a new one may come from, or a gone one may have gone."""
        near = self.pair.near
        if near is None:
            return ""
        named = f"{near.code} " if near.code and len(near.code) < 10 else ""
        short = near.text if len(near.text) <= 40 else f"{near.text[:40]}…"
        if self.pair.new:
            return f"像是从上一版的“{named}{short}”分出来的"
        return f"像是并进了新版的“{named}{short}”"


@dataclass(frozen=True)
class Heap:
    """Lines under one title; ``together``: the button for all of them."""

    title: str
    ref: str
    lines: list[Line]
    together: str
    folded: bool


class Sheet:
    """Everything on the page of one draft. ``opened``: the key of the pair that is being corrected."""

    def __init__(self, version: SchemeVersion, today: date, opened: str = ""):
        self.version, self.today = version, today
        self.before = predecessor_of(version)
        self.comparison = comparison_of(version)
        self.said = state_of(version.draft)
        self.opened = next((pair for pair in self.comparison.pairs if pair.key == opened), None)
        gone = [pair.old.key for pair in self.comparison.of(Status.GONE, kind=Kind.POINT)]
        self.problems = open_problems_at(version.county_code, gone)

    def line(self, pair: Pair) -> Line:
        choices = self._choices(pair) if pair is self.opened else ()
        return Line(pair, tuple(self.problems.get(pair.key, ())), choices)

    def _choices(self, pair: Pair) -> tuple[tuple[str, str], ...]:
        """What the opened one may be joined with: entries of the other side, the free ones first."""
        pairs = [one for one in self.comparison.pairs if one.kind == pair.kind]
        if pair.new is None:
            return tuple((one.new.key, _named(one.new)) for one in pairs if one.new)
        free = [one.old for one in pairs if one.new is None]
        taken = [one.old for one in pairs if one.new and one.old and one is not pair]
        return tuple((item.key, _named(item)) for item in [*free, *taken])

    def heaps(self) -> list[Heap]:
        """To be looked at, gone, new, seen, the same. Of another scheme much goes, so that has a button for all."""
        pairs = self.comparison.shown
        staying = [pair for pair in self.comparison.pairs if pair.stays]
        must = [pair for pair in pairs if pair.must_be_confirmed and pair.status != Status.GONE]
        gone = [pair for pair in pairs if pair.must_be_confirmed and pair.status == Status.GONE]
        new = [pair for pair in pairs if pair.status == Status.NEW and not pair.confirmed]
        seen = [pair for pair in pairs if pair.confirmed and pair.status != Status.SAME]
        same = [pair for pair in pairs if pair.status == Status.SAME]
        left = sum(not pair.confirmed for pair in same)
        none_wanted = f"看过了，这 {len(gone)} 条都不再要" if len(gone) > 1 else ""
        all_new = f"这 {len(new)} 条都是新的，一起确认" if len(new) > 1 else ""
        all_same = f"没变的 {left} 条一起确认" if left else ""
        heaps = [
            self._heap("要逐条确认的", "must", must),
            self._heap("上一版有、新版没有的", "gone", gone, none_wanted),
            self._heap("新增的", "new", new, all_new),
            self._heap("确认过的", "seen", seen, folded=True),
            self._heap("没变的", "same", same, all_same, folded=True),
            self._heap("原方案接着要、这一份没有的", "staying", staying, folded=True),
        ]
        return [heap for heap in heaps if heap.lines]

    def _heap(self, title: str, ref: str, pairs: list[Pair], together: str = "", *, folded: bool = False) -> Heap:
        return Heap(title, ref, [self.line(pair) for pair in pairs], together, folded)

    def counts(self) -> list[dict]:
        """没变 55 · 改了 3 · 新增 1 · 去掉 1."""
        counted = Counter(pair.status for pair in self.comparison.shown)
        return [{"before": STATUS_WORDS[status], "number": counted[status], "after": "条"} for status in Status]

    def twins(self) -> list["TwinLine"]:
        return [TwinLine(twin) for twin in twins_of(self.version, self.today)]

    def joinable(self) -> dict | None:
        """What may be joined by hand: options by kind for either side; None where one side has nothing."""
        known = joinable(self.version, self.today)
        kinds = [kind for kind in SHARED_KINDS if known.new[kind] and known.others[kind]]
        if not kinds:
            return None
        return {
            "new": [(KIND_WORDS[kind], [(one.key, _named(one)) for one in known.new[kind]]) for kind in kinds],
            "others": [
                (f"{KIND_WORDS[kind]}，《{version.title}》", [(item.key, _named(item)) for _, item in rows])
                for kind in kinds
                for version, rows in groupby(known.others[kind], itemgetter(0))
            ],
        }  # fmt: skip

    def context(self) -> dict:
        return {
            "version": self.version, "before": self.before, "sheet": self, "heaps": self.heaps(),
            "joinable": self.joinable(), "counts": self.counts(), "open": len(self.comparison.open),
            "twins": self.twins(),
            "opened": self.opened.key if self.opened else "", "follows_other": self.said["with"] is not None,
            "lost": follow_refusal(self.version), "retires": self.said["retires"],
            "choices": list(choices_for(self.version)), "today": self.today,
        }  # fmt: skip


@dataclass
class TwinLine:
    twin: Twin

    @property
    def kind(self) -> str:
        return KIND_WORDS[self.twin.kind]

    def words(self) -> list[Run]:
        return runs(self.twin.other.text, self.twin.new.text)


def _named(item) -> str:
    text = item.text if len(item.text) <= 40 else f"{item.text[:40]}…"
    return f"{item.code} {text}".strip()


def differences_said(comparison: Comparison, problems: dict[str, list[str]]) -> list[str]:
    """What the version changes about points and limits, counted, for the page that asks before it is put in force."""
    lines = []
    for kind in (Kind.POINT, Kind.LIMIT):
        counted = Counter(pair.status for pair in comparison.of(*Status, kind=kind))
        if counted:
            parts = "，".join(f"{STATUS_WORDS[status]} {counted[status]} 条" for status in Status if counted[status])
            lines.append(f"{KIND_WORDS[kind]}和上一版比：{parts}。{ENDS[kind]}")
    numbers = [number for held in problems.values() for number in held]
    if numbers:
        named = "、".join(numbers[:NAMED]) + ("等" if len(numbers) > NAMED else "")
        lines.append(f"去掉的要点上还有 {len(numbers)} 个问题没有销号（{named}），留在台账里，改好为止。")
    return lines


def outlook_of(version: SchemeVersion) -> dict:
    """For the page before putting in force: what is left to confirm, and what changes, counted."""
    comparison = comparison_of(version)
    gone = [pair.old.key for pair in comparison.of(Status.GONE, kind=Kind.POINT)]
    here = reverse("bureau:scheme_compare", args=[version.pk])
    left = [(follow_refusal(version), f"{here}#follow"), (comparison.refusal(), here)]
    twins = twins_of(version, timezone.localdate())
    return {
        "left": [{"sentence": sentence, "url": url} for sentence, url in left if sentence],
        "differences": differences_said(comparison, open_problems_at(version.county_code, gone)),
        "has_before": predecessor_of(version) is not None,
        "twins_open": sum(twin.same is None for twin in twins), "ends": ended_by(version),
    }  # fmt: skip


def ended_by(version: SchemeVersion) -> SchemeVersion | None:
    """The version of another scheme that ends where this one begins."""
    return predecessor_of(version) if ended_scheme(version) else None


def paper_of(version: SchemeVersion, before: SchemeVersion) -> dict:
    """The paper for the leader: per kind what changed, came and went; what stayed only as a number."""
    draft = version.state == VersionState.DRAFT
    comparison = comparison_of(version) if draft else comparison_in_force(version)
    parts = []
    for kind in Kind:
        lines = [Line(pair) for pair in comparison.of(Status.CHANGED, Status.NEW, Status.GONE, kind=kind)]
        same = len(comparison.of(Status.SAME, kind=kind))
        if lines or same:
            parts.append({"title": KIND_WORDS[kind], "lines": lines, "same": same})
    counted = Counter(pair.status for pair in comparison.shown)
    return {
        "version": version, "before": before, "parts": parts, "draft": draft,
        "issued": _issued(version), "issued_before": _issued(before),
        "said": "，".join(f"{STATUS_WORDS[status]} {counted[status]} 条" for status in Status if counted[status]),
    }  # fmt: skip


def _issued(version: SchemeVersion) -> str:
    day = full_day_words(version.issued_on) + "印发" if version.issued_on else ""
    return "，".join(filter(None, (version.doc_number, day))) or f"第 {version.number} 版"
