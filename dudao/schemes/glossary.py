"""The words of the schemes explained: what the office wrote, what comes with the product, what a document itself
calls by a short name, and what it only puts in quotation marks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from dudao.areas.scope import Scope

from .citations import texts
from .drafts import entries
from .models import GlossaryTerm, SchemeVersion
from .queries import current_versions
from .standard_terms import STANDARD

CALLED = re.compile(
    r"(?P<before>[^，。；：（(“”]{4,60})[（(]以下(?:统)?(?:简)?称(?:为)?[：:]?[“\"]?(?P<word>[^”\"）)]{2,20})"
)
QUOTED = re.compile(r"“(?P<word>[^“”，。；：！？\s]{2,10})”")
COINED = re.compile(r"[一二三四五六七八九十两\d]|制$|工程$|行动$|计划$|[+＋]")
CASUAL = ("马甲", "地下", "擦边球")


@dataclass(frozen=True)
class Use:
    """Where a word stands in a scheme: how often, and the first place in its source ("" where none is kept)."""

    version: SchemeVersion
    count: int
    at: str


@dataclass
class ExplainedTerm:
    """One word of the glossary; ``origin`` is office, document or product."""

    word: str
    explanation: str
    origin: str
    aliases: tuple[str, ...] = ()
    uses: list[Use] = field(default_factory=list)


@dataclass(frozen=True)
class Glossary:
    """``terms`` are explained; ``unexplained`` wait for the office, the commonest first."""

    terms: list[ExplainedTerm]
    unexplained: list[tuple[str, Use]]


def glossary_of(scope: Scope, today: date) -> Glossary:
    """All words, longest known first matched; a word of the product that no scheme uses is left out."""
    sources = [(version, list(_texts(version))) for version in current_versions(scope, today)]
    written = GlossaryTerm.objects.visible_to(scope).order_by("word")
    terms = {term.word: ExplainedTerm(term.word, term.explanation, "office", _aliases(term.word)) for term in written}
    for word, explanation in _called(sources):
        terms.setdefault(word, ExplainedTerm(word, explanation, "document"))
    taken = {name for term in terms.values() for name in (term.word, *term.aliases) if term.origin == "office"}
    for one in STANDARD:
        if one.word not in taken:
            terms[one.word] = ExplainedTerm(one.word, one.explanation, "product", one.aliases)
    for term in terms.values():
        term.uses = list(_uses((term.word, *term.aliases), sources))
    shown = [term for term in terms.values() if term.uses or term.origin == "office"]
    return Glossary(sorted(shown, key=lambda term: (-len(term.uses), term.word)), _unexplained(sources, terms.values()))


def narrowed(terms: list[ExplainedTerm], words: str) -> list[ExplainedTerm]:
    """Those whose word, other ways of writing it or explanation hold ``words``."""
    wanted = words.strip()
    return [term for term in terms if any(wanted in text for text in (term.word, *term.aliases, term.explanation))]


def find(scope: Scope, today: date, word: str) -> ExplainedTerm | None:
    """What is said of a word today, by whichever of its ways of writing."""
    terms = glossary_of(scope, today).terms
    return next((term for term in terms if word in (term.word, *term.aliases)), None)


def _aliases(word: str) -> tuple[str, ...]:
    return next((one.aliases for one in STANDARD if one.word == word), ())


def _texts(version: SchemeVersion) -> Iterator[tuple[str, str]]:
    """(place, text) of the source; of a scheme without one, the wording of its points, tasks, duties and aims."""
    blocks = version.draft.get("blocks") or []
    if blocks:
        yield from ((at, text) for at, _, text in texts(blocks))
        return
    for name, key in (("aims", "text"), ("indicators", "point"), ("tasks", "text"), ("duties", "text")):
        yield from (("", str(entry.get(key) or "")) for entry in entries(version.draft, name))


def _uses(names: Iterable[str], sources) -> Iterator[Use]:
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    for version, rows in sources:
        hits = [(at, len(pattern.findall(text))) for at, text in rows]
        count = sum(number for _, number in hits)
        if count:
            yield Use(version, count, next(at for at, number in hits if number))


def _called(sources) -> Iterator[tuple[str, str]]:
    """Short names that a document gives itself: …（以下简称“领导小组”）."""
    for version, rows in sources:
        for _, text in rows:
            for one in CALLED.finditer(text):
                yield one["word"].strip("《》"), f"《{version.title}》里指{one['before'].strip('《》')}。"


def _unexplained(sources, terms: Iterable[ExplainedTerm]) -> list[tuple[str, Use]]:
    """Coinages in quotation marks: with a number in them, or a system, a project; not names of persons or offices."""
    known = {name for term in terms for name in (term.word, *term.aliases)}
    counted: Counter = Counter()
    for _, rows in sources:
        counted.update(one["word"] for _, text in rows for one in QUOTED.finditer(text) if COINED.search(one["word"]))
    words = [word for word, _ in counted.most_common() if word not in known and word not in CASUAL]
    return [(word, next(_uses([word], sources))) for word in words[:40]]
