"""Every error of a reading against its gold, and whether the reading itself makes a person look there.

An error is an entry missed, an entry invented, or a field wrong in an entry that was read. It is silent when neither a
doubt (confidence below 0.8, or a reason) nor a notice stands at its place.
"""

from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import ModuleType

from flags import Flags, tight
from scores import scorer

from tests.gold.score_own import align, number, op_right, own_of, same_measure, scope_right, score_polarity, units

LISTS = (
    "references", "indicators", "tasks", "phases", "reporting", "groups", "groups.members", "duties", "contacts",
    "quantities", "forms", "issuer",
)  # fmt: skip
KEYS = {
    "references": ("title",), "indicators": ("point",), "tasks": ("text",), "phases": ("name", "text"),
    "reporting": ("what",), "groups": ("name",), "groups.members": ("name",), "duties": ("text", "unit"),
    "contacts": ("value",), "quantities": ("source_sentence", "what"), "forms": ("title",), "issuer": ("x",),
}  # fmt: skip
FIELDS = {
    "references": ("title", "doc_number"), "indicators": ("group", "item", "point"),
    "tasks": ("text", "due", "departments"), "phases": ("name", "start", "end"),
    "reporting": ("who", "due_or_period", "what"),
    "duties": ("unit", "text"), "quantities": ("value", "unit"), "forms": ("title", "columns"),
    "groups.members": ("role", "name"), "contacts": ("value",), "groups": ("name",), "issuer": ("x",),
}  # fmt: skip
SAME = 0.62  # how alike a missed entry and an invented one must be to be one entry with a wrong field


@dataclass(frozen=True)
class Wrong:
    """One error; `flagged` is why a person looks there, "" when it is silent."""

    document: str
    list: str
    error: str
    field: str
    gold: str
    read: str
    where: str
    flagged: str


@dataclass
class Judged:
    """The errors of some documents, and how many of the entries were right, flagged though right, noticed."""

    wrong: list[Wrong] = field(default_factory=list)
    right: Counter = field(default_factory=Counter)
    flagged_right: Counter = field(default_factory=Counter)
    notices: Counter = field(default_factory=Counter)
    documents: int = 0

    def rows(self) -> list[dict]:
        return [asdict(wrong) for wrong in self.wrong]


def judge(folder: Path, gold: dict[str, dict], found: dict[str, dict], own: dict[str, dict] | None = None) -> Judged:
    """All documents of a set by name; `own` is the gold of polarity and limits where the gold itself lacks it."""
    result, score = Judged(), scorer(folder)
    for name in gold:
        paper = _Paper(score, name, gold[name], found[name], result)
        paper.judge(own[name]["thresholds"] if own else own_of(gold[name])["thresholds"])
        if own:
            paper.polarity(own[name])
    return result


class _Paper:
    def __init__(self, score: ModuleType, name: str, gold: dict, read: dict, result: Judged):
        self._score, self._name, self._gold, self._read, self._result = score, name, gold, read, result
        self._flags = Flags(read)

    def judge(self, limits: list[dict]) -> None:
        self._result.documents += 1
        self._result.notices.update(note["kind"] for note in self._flags.notices)
        for key in LISTS:
            self._list(key)
        self._limits(limits)

    def polarity(self, own: dict) -> None:
        """Polarity by the codes of points; a point that was not read is told elsewhere."""
        for miss in score_polarity(self._read, own)["misses"]:
            code, _, said = miss.partition(": ")
            read = next((p for p in self._read["indicators"] if p.get("point_code") == code), None)
            if said != "not read" and read:
                self._tell("indicators", "wrong", "polarity", code, read, self._flags.of_entry(read), "polarity")

    def _list(self, key: str) -> None:
        rule, score = self._score.RULES[key], self._score
        golds, reads = score.entries(self._gold, key), self._entries(key)
        required = [entry for entry in golds if not entry.get("derived")]
        pairs = score.pair(required, reads, rule)
        used = {j for _, j in pairs}
        rest = [entry for j, entry in enumerate(reads) if j not in used]
        optional = score.pair([entry for entry in golds if entry.get("derived")], rest, rule)
        extra = [entry for j, entry in enumerate(rest) if j not in {j for _, j in optional}]
        missed = [entry for i, entry in enumerate(required) if i not in {i for i, _ in pairs}]
        for i, j in pairs:
            self._matched(key, required[i], reads[j])
        for entry in missed:
            self._missed(key, entry, extra)
        for entry in extra:
            self._tell(key, "invented", "", "", entry, self._flags.of_entry(entry), "")

    def _entries(self, key: str) -> list[dict]:
        """A member has the place and the doubts of its group."""
        reads = self._score.entries(self._read, key)
        if key == "groups.members":
            held = [group for group in self._read.get("groups") or [] for _ in group["members"]]
            reads = [
                {part: group.get(part) for part in ("place", "confidence", "reasons")} | entry
                for entry, group in zip(reads, held, strict=True)
            ]
        return reads

    def _matched(self, key: str, gold: dict, read: dict) -> None:
        wrong = wrong_fields(key, gold, read)
        flagged = self._flags.of_entry(read)
        for name in wrong[:1]:
            self._tell(key, "wrong", "、".join(wrong), gold.get(name), read, flagged, name)
        if not wrong:
            self._result.right[key] += 1
            self._result.flagged_right[key] += bool(flagged)

    def _missed(self, key: str, gold: dict, extra: list[dict]) -> None:
        """What was read of the same thing, but wrongly, is one error and not two."""
        near = max(extra, key=lambda entry: self._alike(key, gold, entry), default=None)
        if near is not None and self._alike(key, gold, near) >= SAME:
            extra.remove(near)
            names = [name for name in FIELDS[key] if tight(gold.get(name)) != tight(near.get(name))]
            self._tell(
                key, "wrong", "、".join(names), [gold.get(n) for n in names], near, self._flags.of_entry(near), ""
            )
            return
        words = [str(gold.get(name) or "") for name in KEYS[key]]
        words += [f"{gold['value']}{str(gold['unit']).split('/')[0]}"] if key == "quantities" else []
        spots = self._flags.find(words, self._must(key, gold))
        where = spots[0].kind if spots else "not in the text"
        flagged = self._flags.of_missing(key.split(".")[0], spots)
        told = " ".join(str(gold.get(name) or "") for name in FIELDS[key])
        self._result.wrong.append(Wrong(self._name, key, "missed", "", told[:80], "", where, flagged))

    def _must(self, key: str, gold: dict) -> list[str]:
        if key == "reporting" and gold.get("due_or_period"):
            return [gold["due_or_period"]]
        return [str(gold["value"])] if key == "quantities" and "-" not in str(gold["value"]) else []

    def _alike(self, key: str, gold: dict, read: dict) -> float:
        if key == "groups.members" and tight(gold.get("_group")) != tight(read.get("_group")):
            return 0
        names = ("what", "source_sentence") if key == "quantities" else KEYS[key]
        return (
            max(self._score.sim(gold.get(name), read.get(name)) for name in names if gold.get(name))
            if any(gold.get(name) for name in names)
            else 0
        )

    def _tell(self, key: str, error: str, field: str, gold, read: dict, flagged: str, name: str) -> None:
        said = read.get(name) if name else [read.get(part) for part in FIELDS[key]]
        where = "row" if (read.get("place") or {}).get("row") is not None else "paragraph"
        self._result.wrong.append(Wrong(self._name, key, error, field, str(gold)[:80], str(said)[:80], where, flagged))

    def _limits(self, limits: list[dict]) -> None:
        """Operators and for whom a limit holds, in the pairs that the scorer of our own gold makes."""
        groups: dict = {}
        for entry in sorted(limits, key=lambda entry: entry["nth"]):
            groups.setdefault((number(entry["value"]), tuple(units(entry["unit"]))), []).append(entry)
        reads = self._read.get("quantities") or []
        for golds in groups.values():
            for gold, read in align(golds, [entry for entry in reads if same_measure(golds[0], entry)]):
                if read is None:
                    continue
                flagged = self._flags.of_entry(read)
                if not op_right(gold, read):
                    self._tell("quantities", "wrong", "op", gold["op"], read, flagged, "op")
                elif not scope_right(gold, read):
                    self._tell("scope", "wrong", "applies_to", gold["scope"], read, flagged, "applies_to")


LOOSE = {"mixed": {"mixed", "good_yes", "bad_yes"}, "open": {"open", "duty"}}


def wrong_fields(key: str, gold: dict, read: dict) -> list[str]:
    """The key fields that differ in a pair that the scorer takes for the same."""
    wrong = []
    if key == "indicators":
        answer = gold.get("polarity")
        if answer and read.get("polarity") not in LOOSE.get(answer, {answer}):
            wrong.append("polarity")
    if key in ("indicators", "tasks"):
        name = "point" if key == "indicators" else "text"
        wrong += [name] if _cut(gold.get(name), read.get(name)) else []
    if key == "tasks":
        wrong += ["due"] if _other_day(gold.get("due"), read.get("due")) else []
        wrong += ["lead"] if gold.get("lead") and tight(gold["lead"]) != tight(read.get("lead")) else []
    if key == "reporting":
        wrong += ["due_date"] if _other_day(gold.get("due_date"), read.get("due_date")) else []
    if key == "references" and gold.get("doc_number"):
        wrong += ["doc_number"] if tight(gold["doc_number"]) != tight(read.get("doc_number")) else []
    return wrong


def _cut(gold, read) -> bool:
    return abs(len(tight(gold)) - len(tight(read))) > 2


def _other_day(gold, read) -> bool:
    """Two days that are both told and differ; a month alone agrees with its days."""
    gold, read = str(gold or ""), str(read or "")
    return bool(gold and read) and not (gold.startswith(read) or read.startswith(gold))
