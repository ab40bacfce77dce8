"""A problem's life as steps of a timeline, and its acts as buttons or refusals."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from dudao.ledger.access import source_for
from dudao.ledger.enums import ProblemState, SourceKind
from dudao.ledger.workflow import PROBLEM, TO_RECTIFY
from dudao.web.ui import wording

TITLES = {
    "open": "发现", "plan": "整改措施", "submit": "报整改结果", "close": "复查通过，销号", "send_back": "退回重改",
    "void": "撤销",
}  # fmt: skip
TONES = {"send_back": "bad", "close": "good", "void": ""}
VERIFIED = {True: ("核查：已经改好", "good"), False: ("核查：还没改好", "bad"), None: ("核查：这次没看出来", "")}
SMALL = {"change_due", "note", "seen_again"}
NEXT = {
    ProblemState.OPEN: ["定措施", "报整改结果", "复查销号"],
    ProblemState.RECTIFYING: ["报整改结果", "复查销号"],
    ProblemState.RETURNED: ["再报整改结果", "复查销号"],
    ProblemState.SUBMITTED: ["复查销号"],
}


@dataclass(frozen=True)
class Moment:
    """One step: ``small`` stands in one line; ``lines`` are paragraphs; ``files`` as the component wants them; ``url``
    leads to the visit that it tells of."""

    title: str
    by: str
    state: str
    lines: list[str]
    files: list[dict] = field(default_factory=list)
    url: str = ""

    @property
    def pictures(self) -> list[dict]:
        return [item for item in self.files if item["picture"]]


@dataclass(frozen=True)
class Sighting:
    seen_on: date
    source: str
    by: str
    note: str


def moments(
    problem, steps, files_of: dict[str, list[dict]], today: date, kind: str, verifying: dict | None = None
) -> list[Moment]:  # fmt: skip
    """Everything that happened as a position of ``kind`` reads it, then what is waited for and what comes after it.

    ``verifying``: ``links``, a visit's key → its page, and ``waiting``, moments of those still to come."""
    verifying = verifying or {"links": {}, "waiting": []}
    told = [_moment(step, files_of.get(str(step.pk), []), today, kind, verifying["links"]) for step in steps]
    told += verifying["waiting"]
    if problem.state in TO_RECTIFY and problem.due_on and problem.due_on < today:
        told.append(Moment("到期还没有报整改结果", wording.day(problem.due_on, today), "bad", []))
    coming = NEXT.get(ProblemState(problem.state), [])
    for place, title in enumerate(coming):
        told.append(Moment(title, _waiting(problem, today) if place == 0 else "", "next" if place else "now", []))
    return told


def source_label(source: str, kind: str) -> str:
    return SourceKind(source_for(kind, source)).label


def sightings(problem, kind: str) -> list[Sighting]:
    """Every time that it was seen, the earliest first."""
    rows = problem.occurrences.select_related("by").order_by("seen_on", "id")
    return [
        Sighting(row.seen_on, source_label(row.kind, kind), row.by.name if row.by else "", row.note) for row in rows
    ]


def _moment(step, files: list[dict], today: date, kind: str, links: dict[str, str]) -> Moment:
    on = wording.day(timezone.localdate(step.at), today)
    who = "，".join(filter(None, [step.by.name if step.by else "", step.position_label]))
    source = source_label(step.facts["source"], kind) if "source" in step.facts else ""
    if step.act in SMALL:
        return Moment("", on, "sub", [f"{who}：{_small_words(step, today, source)}"], files)
    seen = f"（{source}）" if step.act == "open" and source else ""
    title, tone = TITLES.get(step.act, step.act), TONES.get(step.act, "")
    if step.act == "verified":
        title, tone = VERIFIED[step.facts["put_right"]]
    by = "，".join(filter(None, [on, who]))
    return Moment(f"{title}{seen}", by, tone, _lines(step, today), files, links.get(step.facts.get("verification"), ""))


def _small_words(step, today: date, source: str) -> str:
    if step.act == "change_due":
        return f"期限改为 {_day(step.facts['due_on'], today)}。{step.reason}"
    if step.act == "seen_again":
        return f"又看到一次（{source}）。{step.reason}"
    return step.reason + ("（写入月底统计表备注）" if step.facts.get("as_remark") else "")


def _lines(step, today: date) -> list[str]:
    lines = [step.reason] if step.reason else []
    facts = step.facts
    if step.act == "open" and facts.get("measures"):
        lines.append(f"措施：{facts['measures']}")
    if facts.get("owner_name"):
        due = f"，期限 {_day(facts['due_on'], today)}" if facts.get("due_on") else ""
        lines.append(f"责任人 {facts['owner_name']}{due}")
    return lines


def _day(iso: str, today: date) -> str:
    return wording.day(date.fromisoformat(iso), today)


def _waiting(problem, today: date) -> str:
    if problem.submitted_at and problem.state not in TO_RECTIFY:
        days = (today - timezone.localdate(problem.submitted_at)).days
        return f"已等 {days} 天" if days else "今天报来"
    return f"期限 {wording.day(problem.due_on, today)}" if problem.due_on else "还没定期限"


@dataclass(frozen=True)
class Act:
    """One act of the page: its form when it may be done, else the reason; ``opened`` after a mistake in it."""

    name: str
    label: str
    form: object
    refusal: str
    primary: bool
    opened: bool


def acts(offers, forms: dict, *, state: str, mistaken: str = "") -> list[Act]:
    """What may be done before what may not; the first that moves the problem on is the main one and leads."""
    allowed = [offer for offer in offers if not offer.refusal]
    refused = [offer for offer in offers if offer.refusal]
    main = next((offer for offer in allowed if PROBLEM.act(offer.act).target not in ("", state)), None)
    allowed.sort(key=lambda offer: offer is not main)
    return [
        Act(offer.act, offer.label, forms.get(offer.act), offer.refusal, offer is main, offer.act == mistaken)
        for offer in allowed + refused
    ]  # fmt: skip
